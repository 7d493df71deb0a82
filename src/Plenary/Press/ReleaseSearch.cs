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
}
