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

    public IReadOnlyList<Conflict> Conflicts { get; private set; } = [];

    /// <summary>What cannot be as planned and nobody accepted; publishing it is the editors’ to decide.</summary>
    public IReadOnlyList<Conflict> Serious => [.. Conflicts.Where(c => c.IsSerious && c.IsOpen)];
    public IReadOnlyList<ProgrammeReleaseView> Releases { get; private set; } = [];
    public Conference Conference => HttpContext.Conference();
    public bool MayWrite => db.Scope.May(Area.Programme, Deed.Change);

    public string At(string rest) => $"/desk/{Conference.Slug}/programme{rest}";

    /// <summary>A release for other programs, in the language of the page: the public has the same once the site is open.</summary>
    public string File(ProgrammeReleaseView release, string name) => Url.Content($"~{Api.ApiSetup.Root}/conferences/{Conference.Slug}/programme/releases/{release.Number}/{name}?language={T.Language}");

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
        (Changes, Mark, Conflicts) = (draft.ChangesSince(Newest), draft.Mark, await Conflict.In(draft, db));
        Releases = await db.ProgrammeReleases.OrderByDescending(r => r.Number).Select(ProgrammeReleaseView.Of).ToListAsync();
    }
}
