using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Programme;

/// <summary>One release as it was published, and what it changed.</summary>
[Allow(Area.Programme)]
public class ReleasePageModel(PlenaryDb db, PublicProgramme published) : PlenaryPage
{
    public PublishedProgramme Release { get; private set; } = null!;

    /// <summary>Against the release before; none of the first.</summary>
    public IReadOnlyList<ProgrammeChange> Changes { get; private set; } = [];

    /// <summary>Conflicts when it was published.</summary>
    public int Open { get; private set; }
    public int Accepted { get; private set; }
    public Conference Conference => HttpContext.Conference();

    public string At(string rest) => $"/desk/{Conference.Slug}/programme{rest}";

    public async Task<IActionResult> OnGetAsync(int number)
    {
        if (await published.Numbered(number) is not { } release) return NotFound();
        Release = release;
        var then = await db.ProgrammeReleases.Where(r => r.Number == number).Select(r => new { r.OpenConflicts, r.AcceptedConflicts }).SingleAsync();
        (Open, Accepted) = (then.OpenConflicts, then.AcceptedConflicts);
        if (await published.Numbered(number - 1) is { } before) Changes = ProgrammeChange.Between(before, release);
        return Page();
    }
}
