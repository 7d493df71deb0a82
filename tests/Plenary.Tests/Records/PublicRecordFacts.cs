using System.Net;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Records;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Records;

public class PublicRecordFacts(PlenaryApp app) : WebTest(app)
{
    private Task<Guid> Note(string speaker, Said said, bool publish = true) => App.InDb(async db =>
    {
        Assert.Null(Intervention.Record(Sample.Conference, Sample.Panel, 90, said with { Speaker = speaker }, out var intervention));
        if (publish) Assert.Null(intervention.Publish(Sample.Now));
        db.Interventions.Add(intervention);
        await db.SaveChangesAsync();
        return intervention.Id;
    });

    private static readonly Said Arabic = new("", "ar", For: "River Schools", Summary: "البئر درس", Text: "البئر النظيفة هي الدرس الأول.", Quotations: ["البئر النظيفة"], Translations: [new("fr", "Un puits est une leçon", "")]);

    [Fact]
    public async Task A_note_is_never_public_by_any_way_and_after_publication_by_all()
    {
        var id = await Note("Zqnote Speaker", Arabic with { Text = "zqnoted text" }, publish: false);
        string[] lists = [$"/en/{Sample.Slug}/record", $"/en/{Sample.Slug}/record?q=zqnoted", Api("record/interventions"), Api("record/interventions?q=zqnoted"), Api("record/interventions?speaker=zqnote"), $"/en/{Sample.Slug}"];
        string[] own = [$"/en/{Sample.Slug}/record/interventions/{id}", $"/ar/{Sample.Slug}/record/interventions/{id}", Api($"record/interventions/{id}")];
        foreach (var client in new[] { App.Anonymous(), await App.Delegation(), await App.As(Role.AccreditationOfficer) })
        {
            foreach (var list in lists) Assert.DoesNotContain("Zqnote Speaker", await (await client.GetAsync(list)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
            foreach (var one in own) Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(one)).StatusCode);
        }
        Assert.DoesNotContain((await App.InDb(db => PublicRecord.OfSession(db, Sample.Panel, Sample.Now, ""))).Interventions, i => i.Id == id);
        Assert.Contains("Zqnote", await (await App.As(Role.Rapporteur)).GetStringAsync(Api($"interventions/{id}")), StringComparison.Ordinal);   // the desk does read it

        await App.InDb(async db =>
        {
            Assert.Null((await db.Interventions.SingleAsync(i => i.Id == id)).Publish(Sample.Now));
            await db.SaveChangesAsync();
        });
        foreach (var list in lists[..5]) Assert.Contains("Zqnote Speaker", await App.Anonymous().GetStringAsync(list), StringComparison.Ordinal);
        foreach (var one in own) Assert.Equal(HttpStatusCode.OK, (await App.Anonymous().GetAsync(one)).StatusCode);
        Assert.Single((await App.InDb(db => PublicRecord.OfSession(db, Sample.Panel, Sample.Now, ""))).Interventions, i => i.Id == id);
    }

    [Fact]
    public async Task It_is_read_in_the_language_of_the_page_and_says_when_it_is_not()
    {
        var id = await Note("Huda Ain", Arabic);
        var french = await App.Anonymous().Page($"/fr/{Sample.Slug}/record/interventions/{id}");
        Assert.Equal("Un puits est une leçon", french[".lead"]);
        Assert.Equal("ar", french.One(".prose").GetAttribute("lang"));   // the text was not translated
        Assert.Equal("arabe", french["main .tongue"]);
        Assert.Empty(french.All(".note"));
        var english = await App.Anonymous().Page($"/en/{Sample.Slug}/record/interventions/{id}");
        Assert.Equal("rtl", english.One(".lead").GetAttribute("dir"));
        Assert.Contains("You read it in: Arabic.", english[".note"]);
        Assert.Equal("البئر درس", (await App.Anonymous().Page($"/fr/{Sample.Slug}/record/interventions/{id}?original=true"))[".lead"]);
    }

    [Fact]
    public async Task A_search_shows_the_passage_and_nothing_of_another_conference()
    {
        await Note("Zqfound Speaker", Arabic with { Text = "Half of what we treat comes out of a zqbucket.", Language = "en", Translations = [] });
        var page = await App.Anonymous().Page($"/en/{Sample.Slug}/record?q=zqbuck");
        Assert.Equal("zqbucket", page["mark"]);
        Assert.Single(page.All("article"));
        Assert.Empty((await App.Anonymous().Page($"/en/{Sample.OpenSlug}/record?q=zqbuck")).All("article"));
        Assert.Contains("Nothing holds these words", (await App.Anonymous().Page($"/en/{Sample.Slug}/record?q=zqnever")).Text);
    }

    [Fact]
    public async Task A_session_outside_the_programme_is_not_named()
    {
        await App.InDb(async db =>
        {
            Assert.Null(Intervention.Record(Sample.Conference, Sample.Unscheduled, 1, Arabic with { Speaker = "Zqhidden Session" }, out var said) ?? said.Publish(Sample.Now));
            db.Interventions.Add(said);
            await db.SaveChangesAsync();
        });
        var page = await App.Anonymous().Page($"/en/{Sample.Slug}/record?q=zqhidden");
        Assert.Single(page.All("article"));
        Assert.DoesNotContain("CANARY", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markdown_with_script_is_harmless()
    {
        var id = await Note("<script>alert(1)</script>", Arabic with { Language = "en", Translations = [], Text = "<script>alert(2)</script> [x](javascript:alert(3))", Summary = "<img src=x onerror=alert(4)>" });
        foreach (var address in new[] { $"/en/{Sample.Slug}/record/interventions/{id}", $"/en/{Sample.Slug}/record?q=alert" })
        {
            var page = await App.Anonymous().Page(address);
            Assert.Empty(page.All("main script, main img, a[href^=javascript]"));
        }
    }

    [Fact]
    public async Task The_final_report_holds_what_is_public_and_no_note()
    {
        await Note("Zqreported Speaker", Arabic with { Language = "en", Translations = [], Summary = "Zqsummary stands in the report." });
        await Note("Zqunreported Speaker", Arabic, publish: false);
        var paper = await (await App.As(Role.Secretariat)).GetByteArrayAsync(Api("report/final.pdf"));
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(paper);
        var text = string.Concat(pdf.GetPages().Select(p => p.Text)).Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains("Zqsummarystandsinthereport.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Zqunreported", text, StringComparison.Ordinal);
    }
}
