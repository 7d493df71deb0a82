using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Countries;
using Plenary.Site;

namespace Plenary.People;

/// <summary>The orders of the directory's lists beside that of the names.</summary>
internal static class InOrder
{
    /// <summary>So many countries are counted at a time, to see which of them a page holds whole.</summary>
    private const int Together = 40;

    private const string NoCountry = "";

    /// <summary>By the time of the last change.</summary>
    public static IQueryable<T> ByChange<T>(this IQueryable<T> list, (Instant At, Guid Id)? last, bool falling) where T : Entity, IListed
    {
        // The first condition alone is a seek in the index; the second only settles rows of the same moment.
        if (falling)
        {
            if (last is var (before, beforeId)) list = list.Where(x => x.ChangedAt <= before && (x.ChangedAt < before || x.Id < beforeId));
            return list.OrderByDescending(x => x.ChangedAt).ThenByDescending(x => x.Id);
        }
        if (last is var (at, id)) list = list.Where(x => x.ChangedAt >= at && (x.ChangedAt > at || x.Id > id));
        return list.OrderBy(x => x.ChangedAt).ThenBy(x => x.Id);
    }

    /// <summary>
    /// By country, then by name. No index knows what countries are called in five languages, but within a country one knows the names: so the countries
    /// are gone through in the order of their names, and each is read along the index until the page is full.
    /// </summary>
    public static async Task<List<T>> ByCountry<T>(this IQueryable<T> list, int most, (string Country, string SortKey, Guid Id)? last, bool falling, CancellationToken cancellationToken) where T : Entity, IListed
    {
        List<string> countries = [.. Country.CodesInOrder(Wording.Texts.Language), NoCountry];
        if (falling) countries.Reverse();
        var rows = new List<T>();

        // 1. What is left of the country in which the page before ended.
        if (last is var (country, key, id))
        {
            var at = countries.IndexOf(country);
            if (at < 0) throw Api.Cursor.NotOfThisList;
            rows = await list.InCountry(country, (key, id), falling).Take(most).ToListAsync(cancellationToken);
            countries.RemoveRange(0, at + 1);
        }
        foreach (var some in countries.GroupBy(c => c == NoCountry).SelectMany(group => group.Chunk(Together)))
        {
            if (rows.Count == most) break;

            // 2. Of those that follow: the ones that fit whole, at once.
            var counts = some is [NoCountry] ? new() { [NoCountry] = most + 1 } : await list.Of(some).Count(cancellationToken);
            var (whole, room) = (0, most - rows.Count);
            while (whole < some.Length && counts.GetValueOrDefault(some[whole]) is var holds && holds <= room) (whole, room) = (whole + 1, room - holds);
            if (some[..whole].Where(counts.ContainsKey).ToList() is { Count: > 0 } there)
                rows.AddRange((await list.Of(there).Walk(falling).ToListAsync(cancellationToken)).OrderBy(row => there.IndexOf(row.Country!)));

            // 3. The one with which the page is full.
            if (whole < some.Length) rows.AddRange(await list.InCountry(some[whole], null, falling).Take(most - rows.Count).ToListAsync(cancellationToken));
        }
        return rows;
    }

    /// <summary>Those of one country by name, from where the last page ended.</summary>
    internal static IQueryable<T> InCountry<T>(this IQueryable<T> list, string country, (string SortKey, Guid Id)? last, bool falling) where T : Entity, IListed =>
        list.Of([country]).Beyond(last, falling).Walk(falling);

    private static async Task<Dictionary<string, int>> Count<T>(this IQueryable<T> list, CancellationToken cancellationToken) where T : Entity, IListed
    {
        var column = T.CountryColumn;
        return await list.GroupBy(x => EF.Property<string>(x, column)).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
    }

    private static IQueryable<T> Of<T>(this IQueryable<T> list, IReadOnlyCollection<string> countries) where T : Entity, IListed
    {
        var (column, one) = (T.CountryColumn, countries.First());
        if (countries.Count > 1) return list.Where(x => countries.Contains(EF.Property<string>(x, column)));
        return one == NoCountry ? list.Where(x => EF.Property<string?>(x, column) == null) : list.Where(x => EF.Property<string?>(x, column) == one);
    }

    /// <summary>Along the index. The country is named even where there is but one: PostgreSQL does not see that "is null" leaves nothing to order.</summary>
    private static IQueryable<T> Walk<T>(this IQueryable<T> list, bool falling) where T : Entity, IListed
    {
        var column = T.CountryColumn;
        return falling
            ? list.OrderByDescending(x => EF.Property<string?>(x, column)).ThenByDescending(x => x.SortKey).ThenByDescending(x => x.Id)
            : list.OrderBy(x => EF.Property<string?>(x, column)).ThenBy(x => x.SortKey).ThenBy(x => x.Id);
    }
}
