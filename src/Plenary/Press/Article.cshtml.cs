using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Plenary.Access;
using Plenary.Public;
using Plenary.Storage;

namespace Plenary.Press;

/// <summary>One news, in the language of the address or the nearest there is.</summary>
[Allow(Entrance.Public)]
public class ArticleModel(PlenaryDb db, FileStore files, IClock clock, PublicUrl url) : PublicPage(db)
{
    public PressRelease Release { get; private set; } = null!;

    public IReadOnlyList<PressRelease> Others { get; private set; } = [];

    public string AppearedIso => OffsetDateTimePattern.Rfc3339.Format(Release.AppearedAt!.Value.InZone(Conference.TimeZone).ToOffsetDateTime());

    /// <summary>Both sizes with their widths; null where there is one, for a narrow picture is the same file twice.</summary>
    public string? SourceSet => Release.PhotoSmall.Length == 0 || Release.PhotoSmall == Release.Photo ? null
        : Photograph.WidthOf(files.PathOf(Release.Photo)) is > Photograph.SmallWidth and var width
        ? $"{Photos.Address(Conference.Slug, Release.PhotoSmall)} {Photograph.SmallWidth}w, {Photos.Address(Conference.Slug, Release.Photo)} {width}w" : null;

    public IHtmlContent NewsArticle
    {
        get
        {
            var article = new JsonObject
            {
                ["@type"] = "NewsArticle",
                ["headline"] = Release.Headline,
                ["inLanguage"] = Release.Language,
                ["datePublished"] = AppearedIso,
                ["dateModified"] = InstantPattern.General.Format(PublicNews.Item(Release).ChangedAt),
                ["url"] = url.To($"/{Release.Language}/{Conference.Slug}/news/{Release.Number}"),
                ["dateline"] = Release.Dateline,
                ["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = Site.PublicFrame.Of(ViewData)?.Edition.Organisation ?? "" },
                ["contentLocation"] = In(Conference.City),
                ["isAccessibleForFree"] = true,
            };
            if (Release.Photo.Length > 0) article["image"] = url.To(Photos.Address(Conference.Slug, Release.Photo));
            if (Release.Corrections.Count > 0) article["correction"] = new JsonArray([.. Release.Corrections.Select(c => (JsonNode)c.Note)]);
            return JsonLd.Script(article);
        }
    }

    public async Task<IActionResult> OnGetAsync(int number)
    {
        var texts = await Db.PublicReleases(clock.GetCurrentInstant()).Where(r => r.Number == number).ToListAsync();
        if (PublicNews.Best(texts, T.Language) is not { } release) return NotFound();
        (Release, Others) = (release, [.. texts.Where(r => r.Id != release.Id).OrderBy(r => r.Language, StringComparer.Ordinal)]);
        return Page();
    }
}
