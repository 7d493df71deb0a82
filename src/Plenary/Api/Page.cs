using System.Buffers.Text;
using System.ComponentModel;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Plenary.Site;

namespace Plenary.Api;

/// <summary>One page of a list.</summary>
/// <param name="Next">What to send as <c>after</c> for the page that follows; null on the last one.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>
/// Which page of a list is asked for. Handlers take it as <c>[AsParameters] Paging paging</c>; a list is read from where the last page
/// ended (keyset), so that the hundredth page costs what the first does and nothing is missed when rows are added meanwhile.
/// </summary>
public readonly record struct Paging(
    [property: Description("How many, 1 to 500; 100 if left out.")] int? Limit,
    [property: Description("The `next` of the page before.")] string? After)
{
    public const int Usual = 100, Most = 500;

    /// <exception cref="NotUnderstood">Answered with 400.</exception>
    public int Take => (Limit ?? Usual) is var limit and >= 1 and <= Most ? limit : throw new NotUnderstood(Wording.Texts["{0}: write a number from {1} to {2}.", "limit", 1, Most]);

    /// <summary>Where the page before ended: the texts that were given to <see cref="Cursor.Of(string[])"/>; null on the first page.</summary>
    /// <exception cref="NotUnderstood">The cursor is not one of this list; answered with 400.</exception>
    public string[]? Start(int parts) => Cursor.Read(After, parts);
}

/// <summary>The end of a page, as a word without meaning for the client.</summary>
public static class Cursor
{
    /// <summary>Answered with 400.</summary>
    public static NotUnderstood NotOfThisList => new(Wording.Texts["{0}: this is not where a page of this list ended. Send the {1} of the page before.", "after", "next"]);

    /// <summary>The sort values of the last row and, at the end, its id.</summary>
    public static string Of(params string[] parts) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(parts));

    /// <summary>Sort value and id, the usual order of a list.</summary>
    public static string Of(string sortKey, Guid id) => Of(sortKey, id.ToString());

    internal static string[]? Read(string? after, int parts)
    {
        if (string.IsNullOrEmpty(after)) return null;
        try
        {
            if (JsonSerializer.Deserialize<string[]>(Base64Url.DecodeFromChars(after)) is { } read && read.Length == parts && read.All(p => p is not null)) return read;
        }
        catch (Exception e) when (e is FormatException or JsonException) { }   // same answer as for a cursor of another list
        throw NotOfThisList;
    }

    /// <summary>Sort value and id of a cursor made by <see cref="Of(string, Guid)"/>; null on the first page.</summary>
    public static (string SortKey, Guid Id)? KeyAndId(this Paging paging) =>
        paging.Start(2) is not { } parts ? null
        : Guid.TryParse(parts[1], out var id) ? (parts[0], id)
        : throw NotOfThisList;
}

public static class Paged
{
    /// <summary>A list that is short by its nature, as the places of one delegation: it comes whole, in the same shape as one that has pages. Its endpoint takes no <see cref="Paging"/>.</summary>
    public static Page<T> Whole<T>(this IEnumerable<T> items) => new([.. items], null);

    /// <summary>Reads one row more than asked for, to know whether there is a next page. The query is ordered and begins where the last page ended.</summary>
    public static async Task<Page<TView>> ToPage<T, TView>(this IQueryable<T> query, Paging paging, Func<T, TView> view, Func<T, string> cursor, CancellationToken cancellationToken = default)
    {
        var take = paging.Take;
        var rows = await query.Take(take + 1).ToListAsync(cancellationToken);
        return new([.. rows.Take(take).Select(view)], rows.Count > take ? cursor(rows[take - 1]) : null);
    }
}
