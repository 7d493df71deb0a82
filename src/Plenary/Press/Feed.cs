using System.Security.Cryptography;
using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Press;

/// <summary>The news as an Atom feed (RFC 4287) and each as plain text, in the language of the address.</summary>
public static class Feed
{
    private const int Entries = 30;
    private const string Lang = "{lang:regex(^(en|ar|fr|tr|id)$)}";

    public static void MapNews(this WebApplication app)
    {
        app.MapGet($"/{Lang}/{{conference}}/news.atom", Atom).Allow(Entrance.Public).ExcludeFromDescription();
        app.MapGet($"/{Lang}/{{conference}}/news/{{number:int}}/text", PlainText).Allow(Entrance.Public).ExcludeFromDescription();
    }

    private static async Task<FileContentHttpResult> Atom(string lang, PlenaryDb db, FileStore files, IClock clock, PublicUrl url, HttpContext http)
    {
        var conference = http.Conference();
        var series = await db.Series.AsNoTracking().SingleAsync(s => s.Id == conference.SeriesId);
        var news = await db.News(clock.GetCurrentInstant(), lang, Entries, strictly: true);
        var home = $"/{lang}/{conference.Slug}/news";
        var feed = new SyndicationFeed(
            Clean(Wording.Texts["{0}: News", conference.Title]), Clean(series.Organiser.In(lang).Text), new Uri(url.To(home)), Urn(IdOf(conference, lang)),
            (news.Count == 0 ? conference.PublicSince ?? Instant.FromUnixTimeTicks(0) : news.Max(n => n.ChangedAt)).ToDateTimeOffset(),
            news.Select(n => Entry(n, url.To($"{home}/{n.Number}"), Enclosure(n, conference, url, files))))
        { Language = lang };
        feed.Authors.Add(new() { Name = Clean(series.Organiser.In(lang).Text) });
        feed.Links.Add(SyndicationLink.CreateSelfLink(new(url.To($"{home}.atom")), "application/atom+xml"));

        using var bytes = new MemoryStream();
        await using (var writer = XmlWriter.Create(bytes, new() { Async = true, Encoding = new UTF8Encoding(false), Indent = true }))
            new Atom10FeedFormatter(feed).WriteTo(writer);
        http.Response.Headers.CacheControl = "no-cache";   // a withdrawal shows at once
        return TypedResults.File(bytes.ToArray(), "application/atom+xml; charset=utf-8");
    }

    private static SyndicationItem Entry(NewsItem news, string address, SyndicationLink? photo)
    {
        var item = new SyndicationItem(Clean(news.Headline), Clean(news.Beginning), new Uri(address), Urn(news.Id), news.ChangedAt.ToDateTimeOffset())
        {
            PublishDate = news.AppearedAt.ToDateTimeOffset(),
            Summary = new(Clean(news.Beginning)),
        };
        item.Content = null;
        if (photo is not null) item.Links.Add(photo);
        return item;
    }

    /// <summary>The photograph with its length in bytes; null without one.</summary>
    private static SyndicationLink? Enclosure(NewsItem news, Conference conference, PublicUrl url, FileStore files) =>
        news.Photo.Length > 0 && new FileInfo(files.PathOf(news.Photo)) is { Exists: true } file
            ? SyndicationLink.CreateMediaEnclosureLink(new(url.To(Photos.Address(conference.Slug, news.Photo))), "image/jpeg", file.Length) : null;

    /// <summary>RFC 9562: nothing may follow the UUID.</summary>
    private static string Urn(Guid id) => $"urn:uuid:{id:D}";

    /// <summary>A feed for each language, so an id for each, always the same: version 8 (RFC 9562), made of the conference's id and the language.</summary>
    private static Guid IdOf(Conference conference, string language)
    {
        var bytes = SHA256.HashData(Encoding.ASCII.GetBytes($"{conference.Id}/news/{language}"))[..16];
        (bytes[6], bytes[8]) = ((byte)(bytes[6] & 0x0F | 0x80), (byte)(bytes[8] & 0x3F | 0x80));
        return new(bytes, bigEndian: true);
    }

    /// <summary>For newsrooms: headline, dateline, text, mark, source.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound>> PlainText(string lang, int number, PlenaryDb db, IClock clock, PublicUrl url, HttpContext http)
    {
        var texts = await db.PublicReleases(clock.GetCurrentInstant()).Where(r => r.Number == number).ToListAsync();
        if (PublicNews.Best(texts, lang) is not { } release) return TypedResults.NotFound();
        var text = new StringBuilder(release.Headline).Append("\n\n").Append(Dateline.Of(release)).Append(' ').Append(Prose.Plain(release.Body)).Append("\n\n");
        foreach (var line in new[] { release.Byline, release.EditorsMark }) if (line.Length > 0) text.Append(line).Append('\n');
        foreach (var correction in release.Corrections) text.Append('\n').Append(Wording.Texts["Correction, {0}: {1}", Say.Instant(correction.At, http.Conference().TimeZone), correction.Note]).Append('\n');
        text.Append('\n').Append(url.To($"/{lang}/{http.Conference().Slug}/news/{number}")).Append('\n');
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.File(Encoding.UTF8.GetBytes(text.ToString()), "text/plain; charset=utf-8", $"{http.Conference().Slug}-{number}-{release.Language}.txt");
    }

    /// <summary>XML 1.0 has no place for most control characters.</summary>
    private static string Clean(string text) => text.All(XmlConvert.IsXmlChar) || !text.Any(c => c < 32 && c is not ('\t' or '\n' or '\r') || c is '\uFFFE' or '\uFFFF')
        ? text : new string([.. text.Where(c => c >= 32 && c is not ('\uFFFE' or '\uFFFF') || c is '\t' or '\n' or '\r')]);
}

/// <summary>How a release opens in print.</summary>
public static class Dateline
{
    /// <summary>"BURSA, 13 May." in the language of the release.</summary>
    public static string Of(PressRelease release)
    {
        using var _ = Languages.Speak(release.Language);
        var day = Say.DayAndMonth(release.Date);
        return release.Dateline.Length == 0 ? $"{day}." : Wording.Texts["{0}, {1}.", release.Dateline, day];
    }
}
