using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Press;

/// <summary>One news as the public reads it, in the reader's language or the nearest there is.</summary>
/// <param name="Beginning">The first words of the text, one line.</param>
/// <param name="Photo">Content hash, to be asked for at <see cref="Photos.Address"/>; empty without one.</param>
public sealed record NewsItem(
    int Number, string Language, string Headline, string Dateline, LocalDate Date, string Beginning, Instant AppearedAt, Instant ChangedAt, string Photo, string PhotoAlt)
{
    /// <summary>Of this text: the same through every correction, another for each translation.</summary>
    [JsonIgnore]
    public Guid Id { get; init; }
}

/// <summary>The news of the conference in scope that the public may read now. Pages, feed, API, search and sitemap all ask here.</summary>
public static class PublicNews
{
    /// <summary>Every text that is public now, through the one predicate.</summary>
    public static IQueryable<PressRelease> PublicReleases(this PlenaryDb db, Instant now) => db.PressReleases.AsNoTracking().Where(PressRelease.PublicAt(now));

    /// <summary>The newest first, each release once. <paramref name="before"/>: those with lower numbers.</summary>
    /// <param name="strictly">Only texts in this language: for feeds.</param>
    public static async Task<List<NewsItem>> News(this PlenaryDb db, Instant now, string language, int most, int? before = null, bool strictly = false)
    {
        var readable = db.PublicReleases(now).Where(r => (before == null || r.Number < before) && (!strictly || r.Language == language));
        var numbers = await readable.Select(r => r.Number).Distinct().OrderByDescending(n => n).Take(most).ToListAsync();
        var texts = await readable.Where(r => numbers.Contains(r.Number)).ToListAsync();
        return [.. texts.GroupBy(r => r.Number).OrderByDescending(g => g.Key).Select(g => Item(Best(g, language)!))];
    }

    /// <summary>The text in this language, else in English, else in any.</summary>
    public static PressRelease? Best(IEnumerable<PressRelease> texts, string language) =>
        texts.OrderBy(r => r.Language == language ? 0 : r.Language == "en" ? 1 : 2).ThenBy(r => r.Language, StringComparer.Ordinal).FirstOrDefault();

    public static NewsItem Item(PressRelease r) => new(
        r.Number, r.Language, r.Headline, r.Dateline, r.Date, Prose.Beginning(r.Body), r.AppearedAt!.Value,
        r.Corrections.Count > 0 && r.Corrections[^1].At > r.AppearedAt ? r.Corrections[^1].At : r.AppearedAt.Value,
        r.PhotoSmall.Length > 0 ? r.PhotoSmall : r.Photo, r.PhotoAlt)
    { Id = r.Id };
}
