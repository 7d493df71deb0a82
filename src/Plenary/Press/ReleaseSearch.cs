using Microsoft.EntityFrameworkCore;
using Plenary.Records;
using Plenary.Storage;

namespace Plenary.Press;

public static class ReleaseSearch
{
    /// <summary>The releases of the conference in scope, as the press desk has them, that hold all words; the newest first. A conference has few, so they are read whole.</summary>
    public static async Task<List<PressRelease>> ReleasesWith(this PlenaryDb db, string? typed, CancellationToken cancellationToken = default)
    {
        var search = WordSearch.For(typed);
        var all = await db.PressReleases.AsNoTracking().OrderByDescending(r => r.Number).ThenBy(r => r.Language).ToListAsync(cancellationToken);
        return search.IsEmpty ? all : [.. all.Where(r => search.Fits([r.Headline, r.Body, r.Dateline, r.Byline]))];
    }

    /// <summary>The same to be narrowed further; unordered. All, when nothing was typed.</summary>
    public static async Task<IQueryable<PressRelease>> ReleasesFound(this PlenaryDb db, string? typed, CancellationToken cancellationToken = default)
    {
        var all = db.PressReleases.AsNoTracking();
        if (string.IsNullOrWhiteSpace(typed)) return all;
        var found = (await db.ReleasesWith(typed, cancellationToken)).ConvertAll(r => r.Id);
        return all.Where(r => EF.Parameter(found).Contains(r.Id));
    }
}
