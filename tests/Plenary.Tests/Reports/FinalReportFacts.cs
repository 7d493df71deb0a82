using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Records;
using Plenary.Reports;
using Plenary.Tests.Print;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Reports;

public class FinalReportFacts(PlenaryApp app) : WebTest(app)
{
    private static readonly Said Spoken = new("Zqhuda Ain", "ar", Office: "President", For: "River Schools", At: new(2027, 5, 11, 10, 20),
        Text: "البئر النظيفة هي الدرس الأول.", Quotations: ["البئر النظيفة"], Translations: [new("en", "", "A clean well is the **first** lesson."), new("fr", "Un puits est une leçon", "")]);

    [Fact]
    public async Task What_was_rejected_does_not_stand_there_as_if_it_had_been_adopted()
    {
        await Decide("Zqdam on the river", DecisionResult.Rejected, new(2, 41, 3));
        var paper = await Paper();
        Assert.StartsWith("Zqdamontheriver" + "Rejected·Rollcall:2infavour,41against,3abstaining·12May2027,12:00", paper[paper.LastIndexOf("Zqdamontheriver", StringComparison.Ordinal)..], StringComparison.Ordinal);
        var shown = (await Page()).All("section[aria-labelledby=decided] article").Single(a => a.TextContent.Contains("Zqdam", StringComparison.Ordinal));
        Assert.Contains("Rejected", shown.TextContent, StringComparison.Ordinal);
        Assert.Contains("41 against", shown.TextContent, StringComparison.Ordinal);
        Assert.Equal("rejected", (await Content()).GetProperty("decisions").GetProperty("items").EnumerateArray().Single(d => d.GetProperty("title").GetProperty("en").GetString() == "Zqdam on the river").GetProperty("result").GetString());
    }

    [Fact]
    public async Task Page_and_paper_hold_the_same()
    {
        await Decide("Zqwells in schools", DecisionResult.Adopted, new(41, 2, 3));
        await Say(Spoken);
        string[] held =
        [
            "13th General Conference", "Harbour Hall", "Who took part", "By gender", "By organisation", "River Schools Network", "Editions side by side", "Opening session", "Étienne Fontaine",
            "Rivers without borders", "Zqhuda Ain", "President", "A clean well is the first lesson.", "Zqwells in schools", "GC13/2", "Provisional agenda", "countries gather", "The conference opened.",
        ];
        var (page, paper) = ((await Page()).Text, await Paper());
        Assert.All(held, words => Assert.Contains(words, page, StringComparison.Ordinal));
        Assert.All(held, words => Assert.Contains(words.Replace(" ", "", StringComparison.Ordinal), paper, StringComparison.Ordinal));
        Assert.All(new[] { page, paper }, text => Assert.DoesNotContain("CANARY", text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_was_said_is_read_in_the_readers_language_and_named_when_it_is_in_another()
    {
        var id = await Say(Spoken with { Speaker = "Zqnour Ain" });
        Assert.Equal("A clean well is the first lesson.", await Read("en"));
        Assert.Equal("Un puits est une leçon", await Read("fr"));
        Assert.Equal("البئر النظيفة هي الدرس الأول.", await Read("ar"));
        Assert.Contains("Fransızca", (await Page("tr")).One($"a[href$='{id}']").Closest("article")!.TextContent, StringComparison.Ordinal);

        async Task<string?> Read(string language) =>
            (await Content(language)).GetProperty("said").GetProperty("items").EnumerateArray().Single(i => i.GetProperty("id").GetGuid() == id).GetProperty("beginning").GetProperty("text").GetString();
    }

    [Fact]
    public async Task A_session_outside_the_programme_is_not_named()
    {
        await Say(Spoken with { Speaker = "Zqhidden Ain" }, Sample.Unscheduled);
        var page = await Page();
        Assert.Contains("Outside the programme Zqhidden Ain", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", page.Text + await Paper() + await Content(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Headings_stand_in_order_and_the_contents_lead_to_each_part()
    {
        var page = await Page();
        var levels = page.All("main :is(h1, h2, h3, h4)").Select(h => h.TagName[1] - '0').ToList();
        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
        var parts = page.All("section[aria-labelledby=h-contents] a").Select(a => (Href: a.GetAttribute("href"), a.TextContent)).ToList();
        Assert.True(parts.Count >= 6);
        Assert.All(parts, part => Assert.Equal(part.TextContent, page["h2" + part.Href]));
    }

    [Fact]
    public async Task Numbers_stand_beside_those_of_the_edition_before()
    {
        await App.InDb(async db =>
        {
            var before = new Conference { SeriesId = Sample.Series, Slug = "general-12", Number = 912, Ordinal = 12, Title = LocalText.Of("12th General Conference") };
            Assert.Null(before.Schedule(new(2023, 5, 10), new(2023, 5, 13), "Europe/Istanbul"));
            db.Conferences.Add(before);
            await db.SaveChangesAsync();
        });
        Assert.Contains("0 at the edition before", (await Page())["dl.figures"], StringComparison.Ordinal);
        Assert.Contains("Attheeditionbefore,12thGeneralConference:0peoplefrom0countriesin0delegations.", await Paper(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Arabic_it_is_Arabic()
    {
        var page = await Page("ar");
        Assert.Equal("rtl", page.Document.DocumentElement.GetAttribute("dir"));
        Assert.Contains("من شارك", page.Text, StringComparison.Ordinal);
        Assert.True(await CoverIsArabic("ar"));
        Assert.False(await CoverIsArabic("en"));

        async Task<bool> CoverIsArabic(string language) =>
            Pdf.Text(Pdf.Pages(await (await Reader(language)).GetByteArrayAsync(Desk("report/final.pdf")))[0]).Any(c => c is >= '\u0600' and <= '\u06ff');
    }

    [Fact]
    public async Task The_paper_is_in_the_language_that_its_address_asks_for()
    {
        var reader = await Reader("en");
        foreach (var address in new[] { Desk("report/final.pdf"), Api("report/final.pdf") })
        {
            Assert.Contains("Rapportfinal", string.Concat(Pdf.Pages(await reader.GetByteArrayAsync($"{address}?language=fr")).Select(Pdf.Text)).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.BadRequest, (await reader.GetAsync($"{address}?language=xx")).StatusCode);
        }
        Assert.Contains("language: write one of en, ar, fr, tr, id.", await (await reader.GetAsync(Api("report/final.pdf?language=xx"))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_film_that_was_shown_stands_in_the_programme()
    {
        await App.InDb(async db =>
        {
            var session = await db.Sessions.SingleAsync(s => s.Id == Sample.Panel);
            session.Film = new("Zqdownstream", "Amal Haddad", 2024, "TR", 48);
            await db.SaveChangesAsync();
        });
        await (await (await App.As(Role.ProgrammeEditor)).Post(Api("programme/releases"), new { note = "" })).Read(HttpStatusCode.Created);
        const string Film = "Film: Zqdownstream, Director: Amal Haddad, 2024, 48 min";
        Assert.Contains(Film, (await Page())["section[aria-labelledby=programme]"], StringComparison.Ordinal);
        Assert.Contains(Film.Replace(" ", "", StringComparison.Ordinal), await Paper(), StringComparison.Ordinal);
        Assert.Contains("الفيلم: Zqdownstream، المخرج: Amal Haddad", (await Page("ar"))["section[aria-labelledby=programme]"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_city_the_title_page_begins_with_the_dates()
    {
        await App.InDb(async db =>
        {
            (await db.Conferences.SingleAsync(c => c.Id == Sample.Conference)).City = LocalText.Empty;
            await db.SaveChangesAsync();
        });
        var cover = Pdf.Text(Pdf.Pages(await (await Reader("en")).GetByteArrayAsync(Desk("report/final.pdf")))[0]);
        Assert.Contains("10–13", cover, StringComparison.Ordinal);
        Assert.DoesNotContain(",10–13", cover.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_out_is_said()
    {
        Assert.Null(new Part<int>([1, 2], 2).Shortened);
        Assert.Equal("2 of 1,203 are shown.", new Part<int>([1, 2], 1203).Shortened);
    }

    private async Task Decide(string title, DecisionResult result, Votes votes) => await App.InDb(async db =>
    {
        var number = 1 + (await db.Decisions.MaxAsync(d => (int?)d.Number) ?? 0);
        Assert.Null(Decision.Put(Sample.Conference, Sample.Panel, number, LocalText.Of(title), LocalText.Of("That it be built."), "", out var decision)
            ?? decision.Decide(DecisionMethod.RollCall, result, new LocalDateTime(2027, 5, 12, 12, 0), votes) ?? decision.Publish(Sample.Now));
        db.Add(decision);
        await db.SaveChangesAsync();
    });

    private Task<Guid> Say(Said said, Guid? session = null) => App.InDb(async db =>
    {
        Assert.Null(Intervention.Record(Sample.Conference, session ?? Sample.Panel, 80, said, out var intervention) ?? intervention.Publish(Sample.Now));
        db.Interventions.Add(intervention);
        await db.SaveChangesAsync();
        return intervention.Id;
    });

    private async Task<HttpClient> Reader(string language)
    {
        var reader = await App.As(Role.Viewer);
        reader.DefaultRequestHeaders.Remove("Accept-Language");
        reader.DefaultRequestHeaders.Add("Accept-Language", language);
        return reader;
    }

    private async Task<WebPage> Page(string language = "en") => await (await Reader(language)).Page(Desk("report/final"));

    private async Task<JsonElement> Content(string language = "en") => await (await Reader(language)).Get(Api("report/final"));

    /// <summary>The words of the PDF without spaces and ligatures: paper knows where letters stand, not where words end.</summary>
    private async Task<string> Paper() =>
        string.Concat(Pdf.Pages(await (await Reader("en")).GetByteArrayAsync(Desk("report/final.pdf"))).Select(Pdf.Text)).Normalize(NormalizationForm.FormKC).Replace(" ", "", StringComparison.Ordinal);
}
