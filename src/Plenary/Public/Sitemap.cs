using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Press;
using Plenary.Programme;
using Plenary.Records;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Public;

/// <summary>What search engines may know of: the public pages of conferences whose site is open, each in every language, news and interventions in their own, and nothing else.</summary>
internal static class Sitemap
{
    private static readonly XNamespace Protocol = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static void MapSitemap(this WebApplication app)
    {
        app.MapGet("/robots.txt", Robots).Allow(Entrance.Public).ExcludeFromDescription();
        app.MapGet("/sitemap.xml", Index).Allow(Entrance.Public).ExcludeFromDescription();
        app.MapGet("/sitemap/{conference}.xml", OfConference).Allow(Entrance.Public).ExcludeFromDescription();
    }

    private static ContentHttpResult Robots(PublicUrl url) => TypedResults.Text(
        $"User-agent: *\nDisallow: /desk\nDisallow: /api\nDisallow: /account\nDisallow: /sign-in\nDisallow: /invitation\nDisallow: /language\n\nSitemap: {url.To("/sitemap.xml")}\n", "text/plain", Encoding.UTF8);

    private static async Task<FileContentHttpResult> Index(PlenaryDb db, IClock clock, PublicUrl url)
    {
        var slugs = await db.Conferences.Where(Conference.PublicAt(clock.GetCurrentInstant())).OrderByDescending(c => c.Starts).Select(c => c.Slug).ToListAsync();
        return Xml(new XElement(Protocol + "sitemapindex", slugs.Select(slug => new XElement(Protocol + "sitemap", new XElement(Protocol + "loc", url.To($"/sitemap/{slug}.xml"))))));
    }

    private static async Task<FileContentHttpResult> OfConference(PlenaryDb db, PublicProgramme published, IClock clock, PublicUrl url, HttpContext http)
    {
        var (conference, programme, now) = (http.Conference(), await published.Newest(), clock.GetCurrentInstant());
        var news = await db.PublicReleases(now).Select(r => new { r.Number, r.Language }).ToListAsync();
        var said = await db.Interventions.PublicAt(now).OrderBy(i => i.Order).ThenBy(i => i.Id).Select(i => new { i.Id, i.Language }).ToListAsync();
        var set = new XElement(Protocol + "urlset");
        foreach (var language in Languages.All)
        {
            foreach (var page in new[] { "", "/programme", "/speakers", "/news", "/record", "/documents", "/practical", "/privacy", "/accessibility" }) Add(language.Tag, page, page is "/programme" or "/speakers" ? programme?.At : null);
            foreach (var session in programme?.Sessions ?? []) Add(language.Tag, $"/programme/{session.Number}", programme!.At);
            foreach (var speaker in programme?.BySpeaker.Keys ?? []) Add(language.Tag, $"/speakers/{speaker}", programme!.At);
            foreach (var one in news.Where(n => n.Language == language.Tag)) Add(language.Tag, $"/news/{one.Number}", null);
            // What was said in a language that pages are not in stands on those in English; translations are named on each page.
            foreach (var one in said.Where(i => Languages.Of(i.Language) == language)) Add(language.Tag, $"/record/interventions/{one.Id}", null);
        }
        return Xml(set);

        void Add(string language, string page, Instant? changed)
        {
            var entry = new XElement(Protocol + "url", new XElement(Protocol + "loc", url.To($"/{language}/{conference.Slug}{page}")));
            if (changed is { } at) entry.Add(new XElement(Protocol + "lastmod", InstantPattern.General.Format(at)));
            set.Add(entry);
        }
    }

    private static FileContentHttpResult Xml(XElement root)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(false) })) root.Save(writer);
        return TypedResults.File(bytes.ToArray(), "application/xml; charset=utf-8");
    }
}
