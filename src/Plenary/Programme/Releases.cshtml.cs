using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Programme;

/// <summary>What publishing would change, publishing, and all releases.</summary>
[Allow(Area.Programme)]
public class ReleasesModel(PlenaryDb db, PublicProgramme published, IClock clock) : PlenaryPage
{
    [BindProperty] public string? Note { get; set; }

    /// <summary>Of the draft that was looked at.</summary>
    [BindProperty] public string? Mark { get; set; }
    public PublishedProgramme? Newest { get; private set; }
    public IReadOnlyList<ProgrammeChange> Changes { get; private set; } = [];

    /// <summary>What cannot be as planned; publishing it is the editors’ to decide.</summary>
    public IReadOnlyList<Conflict> Serious { get; private set; } = [];
    public IReadOnlyList<ProgrammeReleaseView> Releases { get; private set; } = [];
    public Conference Conference => HttpContext.Conference();
    public bool MayWrite => db.Scope.May(Area.Programme, Deed.Change);

    public string At(string rest) => $"/desk/{Conference.Slug}/programme{rest}";

    public IHtmlContent Link(Session session) => SessionWords.Link(session, At($"/{session.Id}"));

    public Task OnGetAsync() => Load();

    public async Task<IActionResult> OnPostAsync()
    {
        var (refusal, release) = await db.Publish(Conference, published, Note ?? "", Mark, clock.GetCurrentInstant());
        if (refusal is not null)
        {
            ModelState.Remove(nameof(Mark));
            await Load();
            return Refused(refusal);
        }
        Toast(T["Release {0} is published.", release!.Number]);
        return Redirect(At("/releases"));
    }

    private async Task Load()
    {
        var draft = await Draft.Of(db, Conference);
        Newest = await published.Newest();
        (Changes, Mark, Serious) = (draft.ChangesSince(Newest), draft.Mark, [.. (await Conflict.In(draft, db)).Where(c => c.IsSerious)]);
        Releases = await db.ProgrammeReleases.OrderByDescending(r => r.Number).Select(r => new ProgrammeReleaseView(r.Number, r.PublishedAt, r.PublishedBy, r.Note)).ToListAsync();
    }
}
