using System.Net;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Tests.Web;
using SkiaSharp;
using Xunit;

namespace Plenary.Tests.Press;

/// <summary>The news as programs read it, and its photographs in the sizes that there are.</summary>
public class FeedFacts(PlenaryApp app) : WebTest(app)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private async Task<XElement> Feed(string language) => XDocument.Parse(await App.Anonymous().GetStringAsync($"/{language}/{Sample.Slug}/news.atom")).Root!;

    private async Task<int> Publish(string headline, byte[] photo)
    {
        var (writer, editor) = (await App.As(Role.PressOfficer), await App.As(Role.PressOfficer));
        var text = new { headline, dateline = "ISTANBUL", date = "2027-05-11", body = "The hall was full.", photoCaption = "At the well", photoCredit = "Press desk", photoAlt = "A well" };
        var made = await (await writer.Post(Api("press-releases"), new { language = "en", text }, Guid.CreateVersion7().ToString())).Read(HttpStatusCode.Created);
        var address = Api($"press-releases/{made.GetProperty("id").GetGuid()}");
        await (await writer.PostAsync($"{address}/photo", new ByteArrayContent(photo))).Read(HttpStatusCode.OK);
        await (await editor.Post($"{address}/editing")).Read(HttpStatusCode.OK);
        await (await editor.Post($"{address}/publication")).Read(HttpStatusCode.OK);
        return made.GetProperty("number").GetInt32();
    }

    [Fact]
    public async Task The_feed_is_Atom_in_the_language_of_its_address()
    {
        var answer = await App.Anonymous().GetAsync($"/en/{Sample.Slug}/news.atom");
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType?.MediaType);
        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
        Assert.Contains(feed.Elements(Atom + "entry"), e => e.Element(Atom + "title")!.Value == "Delegates of fifty countries gather");
        Assert.All(feed.Descendants(Atom + "link"), l => Assert.StartsWith("https://plenary.test/", l.Attribute("href")!.Value, StringComparison.Ordinal));
        Assert.Empty((await Feed("tr")).Elements(Atom + "entry"));
        Assert.Equal("13th General Conference : Actualités", (await Feed("fr")).Element(Atom + "title")!.Value);
    }

    [Fact]
    public async Task Feeds_and_entries_have_ids_that_stay_and_are_UUIDs()
    {
        var ids = new List<string>();
        foreach (var language in new[] { "en", "ar", "fr" }) ids.Add((await Feed(language)).Element(Atom + "id")!.Value);
        Assert.Equal(3, ids.Distinct().Count());
        var english = await Feed("en");
        Assert.Equal(ids[0], english.Element(Atom + "id")!.Value);
        Assert.Contains($"urn:uuid:{Sample.PublishedRelease}", english.Elements(Atom + "entry").Select(e => e.Element(Atom + "id")!.Value));
        ids.AddRange(english.Elements(Atom + "entry").Select(e => e.Element(Atom + "id")!.Value));
        Assert.All(ids, id => Assert.True(id.StartsWith("urn:uuid:", StringComparison.Ordinal) && Guid.TryParseExact(id["urn:uuid:".Length..], "D", out _), id));
    }

    [Fact]
    public async Task An_enclosure_says_how_many_bytes_it_has()
    {
        await Publish("With a photograph", PhotographFacts.FromATelephone());
        var entry = (await Feed("en")).Elements(Atom + "entry").Single(e => e.Element(Atom + "title")!.Value == "With a photograph");
        var enclosure = entry.Elements(Atom + "link").Single(l => l.Attribute("rel")?.Value == "enclosure");
        var photo = await App.Anonymous().GetByteArrayAsync(new Uri(enclosure.Attribute("href")!.Value).AbsolutePath);
        Assert.Equal($"{photo.Length}", enclosure.Attribute("length")!.Value);
    }

    [Theory]
    [InlineData(400, null), InlineData(1200, "800w, 1200w"), InlineData(2400, "800w, 1600w")]
    public async Task A_page_names_only_the_widths_that_a_photograph_has(int width, string? widths)
    {
        using var picture = new SKBitmap(width, width / 2);
        picture.Erase(SKColors.Teal);
        using var png = picture.Encode(SKEncodedImageFormat.Png, 100);
        var page = await App.Anonymous().Page($"/en/{Sample.Slug}/news/{await Publish($"Wide {width}", png.ToArray())}");
        var named = page.One("figure img").GetAttribute("srcset")?.Split(", ").Select(s => s.Split(' ')).ToList();
        Assert.Equal(widths, named is null ? null : string.Join(", ", named.Select(n => n[1])));
        foreach (var one in named ?? [])
        {
            using var drawn = SKBitmap.Decode(await App.Anonymous().GetByteArrayAsync(one[0]));
            Assert.Equal(one[1], $"{drawn.Width}w");
        }
    }
}
