using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Records;

/// <summary>What putting and deciding a text share: the form and what it offers to choose from.</summary>
public abstract class DecisionPage(PlenaryDb db) : PlenaryPage
{
    protected const int LargestForm = 4 << 20;

    [BindProperty] public DecisionForm Input { get; set; } = new();

    public List<SelectListItem> Sessions { get; private set; } = [];
    public IEnumerable<string> Tags => HttpContext.Conference().Languages;

    /// <summary>What became of it can be corrected, and not be undone.</summary>
    public virtual bool IsDecided => false;

    protected PlenaryDb Db => db;

    public string At(string rest) => $"/desk/{HttpContext.Conference().Slug}/record{rest}";

    protected async Task Offer() => Sessions = await db.SessionChoices(Input.Session);

    /// <summary>The page again, the reason beside the field that it is about.</summary>
    protected async Task<IActionResult> NotSaved(Refusal refusal)
    {
        await Offer();
        return Refused(refusal, DecisionForm.FieldOf(refusal));
    }
}
