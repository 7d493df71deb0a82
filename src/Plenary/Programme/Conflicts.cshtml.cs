using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Programme;

/// <summary>All conflicts of the draft: those that are open, and those that the editors let stand with the reason.</summary>
[Allow(Area.Programme)]
public class ConflictsModel(PlenaryDb db, IClock clock) : PlenaryPage
{
    /// <summary>Of the conflict that a form is about.</summary>
    [BindProperty] public string? Mark { get; set; }
    [BindProperty] public string? Reason { get; set; }
    public IReadOnlyList<Conflict> Conflicts { get; private set; } = [];
    public Conference Conference => HttpContext.Conference();
    public bool MayWrite => db.Scope.May(Area.Programme, Deed.Change);

    public string At(string rest) => $"/desk/{Conference.Slug}/programme{rest}";

    public IHtmlContent Link(Session session) => SessionWords.Link(session, At($"/{session.Id}"));

    public Task OnGetAsync() => Load();

    public async Task<IActionResult> OnPostAcceptAsync()
    {
        var (refusal, conflict) = await db.Accept(Conference, Mark ?? "", Reason ?? "", clock.GetCurrentInstant());
        if (refusal is not null)
        {
            await Load();
            return Refused(refusal, Reasons.IsAbout(refusal) ? nameof(Reason) : "");
        }
        Toast(T["The conflict is accepted."], At($"/conflicts?handler=TakeBack&mark={conflict!.Mark}"));
        return Redirect(At($"/conflicts#c-{conflict.Mark}"));
    }

    public async Task<IActionResult> OnPostTakeBackAsync()
    {
        if (await db.TakeBack(Mark ?? "")) Toast(T["The conflict is open again."]);
        return Redirect(At("/conflicts"));
    }

    private async Task Load() => Conflicts = await Conflict.In(await Draft.Of(db, Conference), db);
}
