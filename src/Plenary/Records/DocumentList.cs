using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Plenary.Api;

namespace Plenary.Records;

/// <summary>Documents with their files, in the order of the list.</summary>
internal static class DocumentList
{
    /// <param name="readable">Those that the visitor may read.</param>
    public static async Task<Page<T>> Page<T>(IQueryable<Document> readable, string? q, Paging paging, Func<Document, T> view)
    {
        var query = WordSearch.For(q).In(readable.AsNoTracking().Include(d => d.Files));
        if (paging.Start(2) is { } start)
        {
            if (!int.TryParse(start[0], out var order)) throw Cursor.NotOfThisList;
            var symbol = start[1];
            query = query.Where(d => d.Order > order || (d.Order == order && d.Symbol.CompareTo(symbol) > 0));
        }
        return await query.OrderBy(d => d.Order).ThenBy(d => d.Symbol).ToPage(paging, view, d => Cursor.Of(d.Order.ToString(CultureInfo.InvariantCulture), d.Symbol));
    }
}
