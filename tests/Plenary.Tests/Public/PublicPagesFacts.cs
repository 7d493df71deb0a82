using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Public;

/// <summary>What the public reads of a conference, and what it does not.</summary>
public class PublicPagesFacts(PlenaryApp app) : WebTest(app)
{
    private static string Site(string rest = "", string language = "en") => $"/{language}/{Sample.Slug}{rest}";

    private string[] Pages =>
        ["", "/programme", "/programme/2", "/speakers", $"/speakers/{Sample.PublicSpeaker}", "/news", "/news/1", "/record", $"/record/interventions/{Sample.Intervention}", "/documents", "/practical", "/privacy", "/accessibility"];

    [Fact]
    public async Task The_first_page_says_what_it_is_what_is_on_and_how_to_come()
    {
        var page = await App.Anonymous().Page(Site());
        Assert.Equal("13th General Conference", page["h1"]);
        Assert.Contains("Today is day 2 of 4", page.Text);
        Assert.Contains("Rivers without borders", page.One(".live").TextContent);   // 10:00 to 11:30, and it is 10:30
        Assert.Equal("Tuesday, 11 May", page["#day"]);
        Assert.Contains("Delegates of fifty countries gather", page.One(".news").TextContent);
        Assert.Contains("Harbour Hall", page.One(".facts").TextContent);
        Assert.Equal("Provisional agenda", page["section[aria-labelledby=documents] h3"]);
        Assert.Equal("English (GC13/2)", page["section[aria-labelledby=documents] a[download]"]);
        Assert.Equal("Today", page["nav [aria-current=page]:not([lang])"]);
    }

    [Fact]
    public async Task Before_and_after_its_days_the_first_page_shows_the_first_and_the_last_day()
    {
        App.Clock.Reset(Sample.Now - Duration.FromDays(11));
        var before = await App.Anonymous().Page(Site());
        Assert.Contains("Begins in 10 days", before.Text);
        Assert.Equal("Monday, 10 May", before["#day"]);
        Assert.Empty(before.All(".live"));
        App.Clock.Reset(Sample.Now + Duration.FromDays(30));
        Assert.Equal("Tuesday, 11 May", (await App.Anonymous().Page(Site()))["#day"]);
    }

    [Fact]
    public async Task The_programme_holds_every_published_session_under_its_day_with_the_zone()
    {
        var page = await App.Anonymous().Page(Site("/programme"));
        Assert.Equal(["2027-05-10", "2027-05-11"], page.All("section.sec[id]").Select(s => s.Id));
        Assert.Contains("Opening session", page.One("[id='2027-05-10']").TextContent);
        var panel = page.One("[id='2027-05-11'] li");
        Assert.Equal("2027-05-11T10:00:00+03:00", panel.QuerySelector("time")!.GetAttribute("datetime"));
        Assert.Contains("Dr. Layla El-Bahri", panel.TextContent);
        Assert.Contains("Times in Istanbul (UTC+3)", page.Text);
    }

    [Fact]
    public async Task A_session_shows_who_speaks_with_office_and_organisation()
    {
        var page = await App.Anonymous().Page(Site("/programme/2"));
        Assert.Equal("Rivers without borders", page["h1"]);
        Assert.Contains("Étienne Fontaine Secretary General, Association des Puits Ouverts (Senegal)", page.Text);
        Assert.Contains(Sample.AccreditedName, page.Text);
        Assert.Contains("Great Hall", page.Text);
        var speaker = await App.Anonymous().Page(page.One(".people a").GetAttribute("href")!);
        Assert.Equal("Dr. Layla El-Bahri", speaker["h1"]);
        Assert.Contains("Rivers without borders", speaker.Text);
        var all = await App.Anonymous().Page(Site("/speakers"));
        Assert.Equal(2, all.All(".people > li").Count);
    }

    [Fact]
    public async Task Every_page_is_there_in_every_language_in_its_direction_and_without_script()
    {
        foreach (var language in LocalText.InterfaceLanguages)
            foreach (var address in Pages)
            {
                var page = await App.Anonymous().Page(Site(address, language));
                Assert.Equal(HttpStatusCode.OK, page.Status);
                Assert.Equal((language, language == "ar" ? "rtl" : "ltr"), (page.One("html").GetAttribute("lang")!, page.One("html").GetAttribute("dir")!));
                Assert.All(page.All("script:not([type='application/ld+json'])"), s => Assert.StartsWith("/dist/own-time.js", s.GetAttribute("src"), StringComparison.Ordinal));   // adds the own time, takes nothing away
                Assert.All(page.All("link[rel=alternate][hreflang]"), l => Assert.StartsWith("https://plenary.test/", l.GetAttribute("href")));
                Assert.Equal(6, page.All("link[rel=alternate][hreflang]").Count);   // and x-default
                Assert.Equal($"https://plenary.test{Site(address, language)}", page.One("link[rel=canonical]").GetAttribute("href"));
                foreach (var data in page.All("script[type='application/ld+json']")) _ = JsonDocument.Parse(data.TextContent);
            }
    }

    [Fact]
    public async Task A_text_that_is_not_translated_is_shown_in_its_own_language_and_says_so()
    {
        var page = await App.Anonymous().Page(Site("/programme/2", "ar"));
        Assert.Equal(("en", "ltr"), (page.One("h1 bdi").GetAttribute("lang")!, page.One("h1 bdi").GetAttribute("dir")!));
        Assert.NotEmpty(page.All(".note"));
        Assert.Empty((await App.Anonymous().Page(Site("/programme/2"))).All(".note"));
    }

    [Theory]
    [InlineData("", ".news h3"), InlineData("", ".live li"), InlineData("", ".agenda h3"), InlineData("/programme", ".agenda h3"), InlineData("/news", ".news h2"), InlineData("/documents", ".papers h2")]
    public async Task In_a_list_each_text_that_is_not_translated_names_its_language(string address, string where)
    {
        var page = await App.Anonymous().Page(Site(address, "tr"));
        var said = page.All(where).First(e => e.QuerySelector(".tongue") is not null);
        Assert.Equal(("İngilizce", "tr"), (said.QuerySelector(".tongue")!.TextContent, said.QuerySelector(".tongue")!.GetAttribute("lang")));
        Assert.NotEmpty(page.All("bdi[lang=en][dir=ltr], p[lang=en][dir=ltr]"));
        Assert.Empty((await App.Anonymous().Page(Site(address))).All($"{where} .tongue"));
    }

    [Theory]
    [InlineData("/programme/2"), InlineData("/news/1")]
    public async Task A_note_calls_the_language_what_the_page_calls_it(string address) =>
        Assert.Contains("Vous le lisez en : anglais.", (await App.Anonymous().Page(Site(address, "fr")))[".note"], StringComparison.Ordinal);

    [Fact]
    public async Task What_has_no_time_or_came_after_the_release_is_not_there()
    {
        var number = await App.InDb(async db => (await db.Sessions.SingleAsync(s => s.Id == Sample.Unscheduled)).Number);
        Assert.Equal(HttpStatusCode.NotFound, (await App.Anonymous().GetAsync(Site($"/programme/{number}"))).StatusCode);
        await App.InDb(async db =>
        {
            var session = await db.Sessions.SingleAsync(s => s.Id == Sample.Opening);
            Assert.Null(session.Entitle(LocalText.Of("Renamed zqdraft1")));
            await db.SaveChangesAsync();
        });
        foreach (var address in Pages.Append("/programme/1"))
            Assert.DoesNotContain("zqdraft1", await App.Anonymous().GetStringAsync(Site(address)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_for_programs_is_of_schema_org_and_cannot_end_its_element()
    {
        var home = JsonDocument.Parse((await App.Anonymous().Page(Site())).One("script").TextContent).RootElement;
        Assert.Equal(("Event", "2027-05-10T09:30:00+03:00", "2027-05-13"), (home.GetProperty("@type").GetString(), home.GetProperty("startDate").GetString(), home.GetProperty("endDate").GetString()));
        Assert.Equal("Confluence Network", home.GetProperty("organizer").GetProperty("name").GetString());
        Assert.All(home.GetProperty("subEvent").EnumerateArray(), e => Assert.NotNull(e.GetProperty("location").GetProperty("address").GetProperty("addressLocality").GetString()));
        var session = JsonDocument.Parse((await App.Anonymous().Page(Site("/programme/2"))).One("script").TextContent).RootElement;
        Assert.Equal("2027-05-11T10:00:00+03:00", session.GetProperty("startDate").GetString());
        Assert.Equal("Dr.", session.GetProperty("performer")[0].GetProperty("honorificPrefix").GetString());
        Assert.DoesNotContain("<", Plenary.Public.JsonLd.Script(new() { ["name"] = "</script><script>" }).ToString()![36..^9], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_a_conference_without_an_open_site_is_there_and_the_sitemap_knows_none_of_it()
    {
        foreach (var address in Pages) Assert.Equal(HttpStatusCode.NotFound, (await App.Anonymous().GetAsync($"/en/{Sample.ForeignSlug}{address}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await App.Anonymous().GetAsync($"/sitemap/{Sample.ForeignSlug}.xml")).StatusCode);
        var index = await App.Anonymous().GetStringAsync("/sitemap.xml");
        Assert.Contains($"/sitemap/{Sample.Slug}.xml", index, StringComparison.Ordinal);
        Assert.DoesNotContain(Sample.ForeignSlug, index, StringComparison.Ordinal);
        Assert.Contains("Sitemap: https://plenary.test/sitemap.xml", await App.Anonymous().GetStringAsync("/robots.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_sitemap_names_is_there()
    {
        var addresses = XDocument.Parse(await App.Anonymous().GetStringAsync($"/sitemap/{Sample.Slug}.xml")).Descendants().Where(e => e.Name.LocalName == "loc").Select(e => e.Value).ToList();
        Assert.Contains($"https://plenary.test{Site("/programme/2", "tr")}", addresses);
        Assert.Contains($"https://plenary.test{Site("/news/1")}", addresses);
        Assert.DoesNotContain($"https://plenary.test{Site("/news/3")}", addresses);   // under embargo
        Assert.Single(addresses, a => a.EndsWith($"/record/interventions/{Sample.Intervention}", StringComparison.Ordinal));
        Assert.DoesNotContain(addresses, a => a.Contains($"{Sample.HiddenIntervention}", StringComparison.Ordinal));
        foreach (var address in addresses.Where(a => a.Contains("/en/", StringComparison.Ordinal))) Assert.Equal(HttpStatusCode.OK, (await App.Anonymous().GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task The_cover_is_drawn_in_the_colour_of_the_conference()
    {
        var image = (await App.Anonymous().Page(Site())).One(".cover img").GetAttribute("src")!;
        var answer = await App.Anonymous().GetAsync(image);
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("svg", XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!.Name.LocalName);
    }

    [Theory]
    [InlineData("en"), InlineData("ar")]
    public async Task The_picture_beside_a_passed_on_address_is_a_png_of_the_usual_size(string language)
    {
        var image = (await App.Anonymous().Page(Site("/programme/2", language))).One("meta[property='og:image']").GetAttribute("content")!;
        Assert.Equal($"https://plenary.test{Site("/card.png", language)}", image);
        var png = await App.Anonymous().GetByteArrayAsync(Site("/card.png", language));
        using var picture = SkiaSharp.SKBitmap.Decode(png);
        Assert.Equal((1200, 630), (picture.Width, picture.Height));
    }

    [Fact]
    public async Task The_front_page_is_there_in_a_language_too()
    {
        _ = await App.As(Role.Viewer);   // before there is an account, the front page leads to the first start
        Assert.Contains($"/ar/{Sample.Slug}", (await App.Anonymous().Page("/ar")).Html, StringComparison.Ordinal);
    }
}
