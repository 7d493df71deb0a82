using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Api;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.People;

/// <summary>One page of a list of the directory, read from a key in either direction. Pages and API have the same keys.</summary>
/// <param name="After">Key of the page that follows; null on the last.</param>
/// <param name="Before">Key of the page before; null on the first.</param>
public sealed record ListPage<T>(List<T> Rows, string? After, string? Before)
{
    /// <summary>As programs see it.</summary>
    public Page<TView> ToApi<TView>(Func<T, TView> view) => new([.. Rows.Select(view)], After);
}

/// <summary>Each order is one walk along one index; a key of one order is refused in another.</summary>
public static class ListPages
{
    public static async Task<ListPage<T>> PageOf<T>(this PlenaryDb db, FoundByName<T> list, Sorting sorting, int size, string? after = null, string? before = null, CancellationToken cancellationToken = default) where T : Entity, IListed
    {
        var (backwards, key) = (before is not null, new Paging(null, before ?? after));
        var falling = sorting.IsTurned ^ backwards;
        var rows = sorting.By switch
        {
            ListOrder.Country => await list.All.ByCountry(size + 1, CountryKey(key), falling, cancellationToken),
            ListOrder.Changed => await list.All.ByChange(ChangeKey(key), !falling).Take(size + 1).ToListAsync(cancellationToken),
            _ => await list.After(db, size + 1, key.KeyAndId(), falling).ToListAsync(cancellationToken),
        };
        var more = rows.Count > size;
        if (more) rows.RemoveAt(size);
        if (backwards) rows.Reverse();
        return new(rows, rows.Count > 0 && (backwards || more) ? Key(rows[^1]) : null, rows.Count > 0 && (backwards ? more : after is not null) ? Key(rows[0]) : null);

        string Key(T row) => sorting.By switch
        {
            ListOrder.Country => Cursor.Of(nameof(ListOrder.Country), row.Country ?? "", row.SortKey, row.Id.ToString()),
            ListOrder.Changed => Cursor.Of(nameof(ListOrder.Changed), row.ChangedAt.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture), row.Id.ToString()),
            _ => Cursor.Of(row.SortKey, row.Id),
        };
    }

    /// <summary>"25 of 4,210": found by a filter counted to a thousand, without one to ten thousand; nobody needs more, and each costs.</summary>
    public static async Task<string> Said<T>(this ListPage<T> page, FoundByName<T> list, bool isFiltered)
    {
        var most = isFiltered ? 1_000 : 10_000;
        var found = list.Bearers is { } words ? await words.CountBearers(most + 1) : await list.All.Take(most + 1).CountAsync();
        return Wording.Texts["{0} of {1}", page.Rows.Count, found > most ? Wording.Texts["over {0}", most] : Say.Number(found)];
    }

    private static (string Country, string SortKey, Guid Id)? CountryKey(Paging paging) =>
        paging.Start(4) is not { } parts ? null
        : parts[0] == nameof(ListOrder.Country) && Guid.TryParse(parts[3], out var id) ? (parts[1], parts[2], id)
        : throw Cursor.NotOfThisList;

    private static (Instant At, Guid Id)? ChangeKey(Paging paging) =>
        paging.Start(3) is not { } parts ? null
        : parts[0] == nameof(ListOrder.Changed) && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks < Instant.MaxValue.ToUnixTimeTicks()
            && Guid.TryParse(parts[2], out var id) ? (Instant.FromUnixTimeTicks(ticks), id)
        : throw Cursor.NotOfThisList;
}
