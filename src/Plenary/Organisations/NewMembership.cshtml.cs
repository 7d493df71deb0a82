using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Organisations;

/// <summary>An organisation joins another, or (with ?takes=true) takes a member in.</summary>
[Allow(Area.Directory, ClosedToReaders = true)]
public class NewMembershipModel(PlenaryDb db) : PlenaryPage
{
    [BindProperty] public MembershipForm Input { get; set; } = new();
    [BindProperty(SupportsGet = true, Name = "takes")] public bool Takes { get; set; }
    public Organisation Organisation { get; private set; } = null!;
    public IReadOnlyList<Organisation> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id) => await Find(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        var other = await Chosen.Of(db, Input.Body, Input.BodyId);
        Choices = other.Choices;
        if (!ModelState.IsValid) return Unfinished();
        if (other.One is null) return Refused(other.WhyNot, "Input.Body");
        var (member, of) = Takes ? (other.One.Id, id) : (id, other.One.Id);
        if (await MembershipsApi.Begin(new(member, of, Input.Kind, Input.From, Input.Until), db) is { } refusal)
            return Refused(refusal, MembershipForm.FieldOf(refusal));
        await db.SaveChangesAsync();
        Toast(T["The membership is entered."]);
        return Redirect($"~/directory/organisations/{id}");
    }

    private async Task<bool> Find(Guid id)
    {
        if (await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id && o.MergedIntoId == null) is not { } organisation) return false;
        Organisation = organisation;
        return true;
    }
}
