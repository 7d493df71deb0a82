using Microsoft.EntityFrameworkCore;
using Plenary.Api;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.People;

/// <summary>One page of a list by name, read from a key in either direction. Keys are those of the API.</summary>
/// <param name="After">Key of the page that follows; null on the last.</param>
/// <param name="Before">Key of the page before; null on the first.</param>
public sealed record NamePage<T>(List<T> Rows, string? After, string? Before);

public static class NamePage
{
    public static async Task<NamePage<T>> PageOf<T>(this PlenaryDb db, FoundByName<T> list, int size, bool falling = false, string? after = null, string? before = null) where T : Entity, IListedByName
    {
        var backwards = before is not null;
        var rows = await list.After(db, size + 1, new Paging(null, before ?? after).KeyAndId(), falling ^ backwards).ToListAsync();
        var more = rows.Count > size;
        if (more) rows.RemoveAt(size);
        if (backwards) rows.Reverse();
        return new(rows, rows.Count > 0 && (backwards || more) ? Key(rows[^1]) : null, rows.Count > 0 && (backwards ? more : after is not null) ? Key(rows[0]) : null);

        static string Key(T row) => Cursor.Of(row.SortKey, row.Id);
    }

    /// <summary>"25 of 4,210": found by a filter counted to a thousand, without one to ten thousand; nobody needs more, and each costs.</summary>
    public static async Task<string> Said<T>(this NamePage<T> page, FoundByName<T> list, bool isFiltered)
    {
        var most = isFiltered ? 1_000 : 10_000;
        var found = await list.All.Take(most + 1).CountAsync();
        return Wording.Texts["{0} of {1}", page.Rows.Count, found > most ? Wording.Texts["over {0}", most] : Say.Number(found)];
    }
}
