using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Plenary.Access;
using Plenary.Press;
using Plenary.Storage;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Press;

public class PressFacts(PlenaryApp app) : WebTest(app)
{
    private static object Text(string headline, string body = "The hall was full.", Instant? embargo = null, string alt = "") =>
        new { headline, dateline = "ISTANBUL", date = "2027-05-11", body, embargoUntil = embargo, photoCaption = "At the well", photoCredit = "Press desk", photoAlt = alt };

    private async Task<(HttpClient Writer, HttpClient Editor)> Desk() => (await App.As(Role.PressOfficer), await App.As(Role.PressOfficer));

    private static async Task<(string Address, int Number)> Begin(HttpClient writer, string headline, string body = "The hall was full.", Instant? embargo = null, string alt = "")
    {
        var made = await (await writer.Post(Api("press-releases"), new { language = "en", text = Text(headline, body, embargo, alt) }, Guid.CreateVersion7().ToString())).Read(HttpStatusCode.Created);
        return (Api($"press-releases/{made.GetProperty("id").GetString()}"), made.GetProperty("number").GetInt32());
    }

    /// <summary>A form sends CRLF; a text of which the browser thinks that it was changed would be asked for at each leaving of the page.</summary>
    [Fact]
    public void Lines_end_alike_wherever_they_come_from()
    {
        Assert.Equal("One.\n\nTwo.", new LocalText("en", "One.\r\n\r\nTwo.").ToString());
        var release = new PressRelease { ConferenceId = Guid.CreateVersion7(), GroupId = Guid.CreateVersion7(), Number = 1, Language = "en" };
        Assert.Null(release.Write("Headline", "One.\r\n\r\nTwo.\r"));
        Assert.Equal("One.\n\nTwo.", release.Body);
    }

    [Fact]
    public async Task A_text_goes_from_draft_over_other_eyes_to_the_readers_and_is_corrected_and_withdrawn()
    {
        var (writer, editor) = await Desk();
        var (address, number) = await Begin(writer, "Wells stay open");
        var page = $"/en/{Sample.Slug}/news/{number}";
        Assert.Equal("press.own-text", await (await writer.Post($"{address}/editing")).Code());
        Assert.Equal("press.not-now", await (await editor.Post($"{address}/publication")).Code());
        await (await editor.Post($"{address}/editing")).Read(HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.NotFound, (await App.Anonymous().GetAsync(page)).StatusCode);
        await (await editor.Post($"{address}/publication")).Read(HttpStatusCode.OK);
        Assert.Equal("Wells stay open", (await App.Anonymous().Page(page))["h1"]);

        Assert.Equal("press.note-missing", await (await editor.Post($"{address}/corrections", new { headline = "Wells stay open", body = "x", note = "" })).Code());
        var before = await writer.Get(address);
        var after = await (await editor.Post($"{address}/corrections", new { headline = "Ten wells stay open", body = "Ten.", note = "An earlier version gave another number.", byline = "Nadia Rahmani" })).Read(HttpStatusCode.OK);
        Assert.Equal(before.GetProperty("text").GetProperty("dateline").GetString(), after.GetProperty("text").GetProperty("dateline").GetString());
        var corrected = await App.Anonymous().Page(page);
        Assert.Contains("Nadia Rahmani", corrected.Text);
        Assert.Equal("Ten wells stay open", corrected["h1"]);
        Assert.Contains("An earlier version gave another number.", corrected.Text);

        Assert.Equal("press.reason-missing", await (await writer.Post($"{address}/withdrawal", new { reason = " " })).Code());
        Assert.Equal("Ten wells stay open", (await App.Anonymous().Page(page))["h1"]);
        var withdrawn = await (await writer.Post($"{address}/withdrawal", new { reason = "The wells are not ours." })).Read(HttpStatusCode.OK);
        Assert.Equal("The wells are not ours.", withdrawn.GetProperty("withdrawal").GetProperty("reason").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await App.Anonymous().GetAsync(page)).StatusCode);
        Assert.Equal("press.not-now", await (await writer.Post($"{address}/withdrawal", new { reason = "again" })).Code());
    }

    [Fact]
    public async Task The_desk_sees_who_did_what_when_and_why_and_readers_do_not()
    {
        var (writer, editor) = await Desk();
        var (address, number) = await Begin(writer, "Seen by whom");
        App.Clock.AdvanceMinutes(1);
        await (await editor.Post($"{address}/editing")).Read(HttpStatusCode.OK);
        App.Clock.AdvanceMinutes(1);
        await (await editor.Post($"{address}/publication")).Read(HttpStatusCode.OK);
        App.Clock.AdvanceMinutes(1);
        await (await editor.Post($"{address}/corrections", new { headline = "Seen by whom", body = "y", note = "A number was wrong." })).Read(HttpStatusCode.OK);
        Assert.DoesNotContain("PressOfficer", (await App.Anonymous().GetStringAsync(Api($"news/{number}"))), StringComparison.Ordinal);
        Assert.Contains("A number was wrong.", (await App.Anonymous().GetStringAsync(Api($"news/{number}"))), StringComparison.Ordinal);

        var page = await writer.Page(Desk($"press/{address.Split('/')[^1]}"));
        var without = await page.Form("#withdrawal").Send();
        Assert.Equal(HttpStatusCode.Conflict, without.Status);
        Assert.Contains("Write why the release is withdrawn", without["#withdrawal .err"], StringComparison.Ordinal);
        Assert.Null(without.One("#ask-withdraw")!.GetAttribute("popover"));   // it stands open, with what is wrong beside it
        App.Clock.AdvanceMinutes(1);
        var after = await (await page.Form("#withdrawal").Fill("reason", "The source took it back.").Send()).Follow();

        var steps = after.All("#steps li").Select(step => step.TextContent).ToList();
        Assert.Equal(["Withdrawn", "Corrected", "Published", "Edited"], after.All("#steps strong").Select(deed => deed.TextContent));
        Assert.Contains("The source took it back.", steps[0], StringComparison.Ordinal);
        Assert.Contains("10:34", steps[0], StringComparison.Ordinal);
        Assert.All(steps, step => Assert.Contains("PressOfficer", step, StringComparison.Ordinal));
        // And the history of all changes quotes it.
        var id = Guid.Parse(address.Split('/')[^1]);
        Assert.Contains("The source took it back.", (await App.InDb(db => db.AuditEntries.Where(e => e.SubjectId == id).OrderByDescending(e => e.Number).FirstAsync())).Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_that_was_written_while_somebody_else_changed_the_text_stays()
    {
        var (writer, editor) = await Desk();
        var (address, _) = await Begin(writer, "Changed meanwhile");
        var page = await writer.Page(Desk($"press/{address.Split('/')[^1]}"));
        await (await editor.Post($"{address}/editing")).Read(HttpStatusCode.OK);
        var late = await page.Form("#withdrawal").Fill("reason", "Given up.").Send();
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal("Given up.", late["#withdrawal textarea"]);
    }

    [Fact]
    public async Task The_desk_s_list_is_narrowed_by_words_for_people_and_programs()
    {
        var (writer, _) = await Desk();
        await Begin(writer, "Cisterns under the old town");
        await Begin(writer, "Fountains of the market");
        foreach (var (q, holds, not) in new[] { ("cisterns town", "Cisterns", "Fountains"), ("market", "Fountains", "Cisterns") })
        {
            Assert.Contains(holds, (await writer.Page(Desk($"press?q={q}"))).Text);
            var found = (await writer.Get(Api($"press-releases?q={q}&language=en&state=draft"))).GetProperty("items").EnumerateArray().Select(r => r.GetProperty("text").GetProperty("headline").GetString()!).ToList();
            Assert.Contains(found, h => h.StartsWith(holds, StringComparison.Ordinal));
            Assert.DoesNotContain(found, h => h.StartsWith(not, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Whoever_asked_first_each_is_answered_in_their_own_language()
    {
        var (writer, editor) = await Desk();
        var (english, number) = await Begin(writer, "Wells for everybody");
        var french = await (await writer.Post(Api("press-releases"), new { language = "fr", text = Text("Des puits pour tous"), translationOf = english.Split('/')[^1] }, Guid.CreateVersion7().ToString())).Read(HttpStatusCode.Created);
        foreach (var text in new[] { english, Api($"press-releases/{french.GetProperty("id").GetGuid()}") })
        {
            await (await editor.Post($"{text}/editing")).Read(HttpStatusCode.OK);
            await (await editor.Post($"{text}/publication")).Read(HttpStatusCode.OK);
        }
        foreach (var (language, headline) in new[] { ("en", "Wells for everybody"), ("fr", "Des puits pour tous"), ("tr", "Wells for everybody") })
        {
            var reader = App.Anonymous();
            reader.DefaultRequestHeaders.AcceptLanguage.Clear();
            reader.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
            Assert.Equal(headline, (await reader.Get(Api($"news/{number}"))).GetProperty("headline").GetString());
            Assert.Equal(headline, (await reader.Get(Api("news"))).GetProperty("items").EnumerateArray().Single(n => n.GetProperty("number").GetInt32() == number).GetProperty("headline").GetString());
        }
    }

    [Fact]
    public async Task A_correction_without_words_is_answered_beside_the_question_and_keeps_the_others()
    {
        var page = await (await App.As(Role.PressOfficer)).Page(Desk($"press/{Sample.PublishedRelease}"));
        var wordless = await page.Form("#correction").Fill("Input.Headline", "").Fill("Input.Note", "A number was wrong.").Send();
        Assert.Equal(HttpStatusCode.Conflict, wordless.Status);
        Assert.Contains("Write a headline.", wordless["#Input_Headline-e"]);
        Assert.Equal("A number was wrong.", wordless.One("#Input_Note").GetAttribute("value"));
    }

    [Fact]
    public async Task Whoever_wrote_last_leaves_the_editing_to_the_other_of_a_press_desk_of_two()
    {
        var (writer, editor) = await Desk();
        var (address, _) = await Begin(writer, "First words");
        await (await editor.Put(address, Text("Other words"))).Read(HttpStatusCode.OK);
        Assert.Equal("press.own-text", await (await editor.Post($"{address}/editing")).Code());
        await (await writer.Put(address, Text("Words of the writer again"))).Read(HttpStatusCode.OK);
        Assert.Equal("press.own-text", await (await writer.Post($"{address}/editing")).Code());
        await (await editor.Put(address, Text("Words of the writer again"))).Read(HttpStatusCode.OK);   // saved as it stood: nobody has written
        Assert.Equal("press.own-text", await (await writer.Post($"{address}/editing")).Code());
        await (await editor.Put(address, Text("Last words of the editor"))).Read(HttpStatusCode.OK);
        await (await writer.Post($"{address}/editing")).Read(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Before_its_embargo_ends_nobody_reads_it_in_any_way_and_then_everybody()
    {
        var (writer, editor) = await Desk();
        var end = App.Clock.GetCurrentInstant() + Duration.FromHours(2);
        var (address, number) = await Begin(writer, "Embargoed headline zqkeel7", "Embargoed body zqkeel8.", end, "A well zqkeel9");
        var photo = new ByteArrayContent(PhotographFacts.FromATelephone());
        var with = await (await writer.PostAsync($"{address}/photo", photo)).Read(HttpStatusCode.OK);
        var hash = with.GetProperty("photo").GetString()!;
        await (await editor.Post($"{address}/editing")).Read(HttpStatusCode.OK);
        await (await editor.Post($"{address}/publication")).Read(HttpStatusCode.OK);
        string[] lists = [$"/en/{Sample.Slug}/news", $"/en/{Sample.Slug}/news.atom", Api("news"), $"/en/{Sample.Slug}", "/search?q=embargoed+headline", "/api/v1/search?q=embargoed+headline"];
        string[] own = [$"/en/{Sample.Slug}/news/{number}", $"/en/{Sample.Slug}/news/{number}/text", Api($"news/{number}"), Photos.Address(Sample.Slug, hash)];

        Assert.DoesNotContain($"/{Sample.Slug}/news/{number}", await App.Anonymous().GetStringAsync($"/sitemap/{Sample.Slug}.xml"), StringComparison.Ordinal);
        foreach (var client in new[] { App.Anonymous(), await App.As(Role.ProgrammeEditor), await App.Delegation() })
        {
            foreach (var list in lists) Assert.DoesNotContain("zqkeel", await (await client.GetAsync(list)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
            foreach (var one in own)
            {
                var answer = await client.GetAsync(one);
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
                Assert.DoesNotContain("public", answer.Headers.CacheControl?.ToString() ?? "", StringComparison.Ordinal);
            }
            if (client.DefaultRequestHeaders.Authorization is not null) Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(address)).StatusCode);
        }
        Assert.Contains("zqkeel7", (await writer.Get(address)).ToString(), StringComparison.Ordinal);   // the desk does read it

        App.Clock.Advance(end - App.Clock.GetCurrentInstant());
        var reader = App.Anonymous();
        foreach (var list in lists[..3]) Assert.Contains("zqkeel7", await (await reader.GetAsync(list)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        foreach (var one in own) Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(one)).StatusCode);
        var seen = await reader.GetAsync(own[3]);
        Assert.Equal("image/jpeg", seen.Content.Headers.ContentType?.MediaType);
        Assert.Equal((true, TimeSpan.FromHours(1)), (seen.Headers.CacheControl!.Public, seen.Headers.CacheControl.MaxAge));   // a picture that is withdrawn is gone within the hour
        Assert.Contains("sandbox", seen.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", seen.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(Photos.Address(Sample.OpenSlug, hash))).StatusCode);   // not through another conference
    }

    [Fact]
    public async Task A_photograph_from_a_telephone_leaves_nothing_of_its_metadata_in_the_data_folder()
    {
        var (writer, _) = await Desk();
        var (address, _) = await Begin(writer, "With a picture");
        var answer = await (await writer.PostAsync($"{address}/photo", new ByteArrayContent(PhotographFacts.FromATelephone()))).Read(HttpStatusCode.OK);
        var hash = answer.GetProperty("photo").GetString()!;
        Assert.Equal(2, await App.InDb(async db => (await db.PressReleases.Where(r => r.Photo == hash).Select(r => r.PhotoSmall).Distinct().CountAsync()) + 1));
        var files = Directory.GetFiles(Path.Combine(App.DataFolder, "files"), "*", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (var file in files)
            Assert.DoesNotContain("Exif", System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)), StringComparison.Ordinal);
        Assert.Equal("photograph.not-a-photograph", await (await writer.PostAsync($"{address}/photo", new StringContent("<svg onload=alert(1)>"))).Code());
    }

    [Fact]
    public async Task A_photograph_is_taken_away_from_a_draft_with_what_was_written_about_it()
    {
        var (writer, _) = await Desk();
        var (address, _) = await Begin(writer, "Without a picture after all", alt: "A crowd zqcrowd");
        Assert.Equal("press.no-photo", await (await writer.DeleteAsync($"{address}/photo")).Code());
        await (await writer.PostAsync($"{address}/photo", new ByteArrayContent(PhotographFacts.FromATelephone()))).Read(HttpStatusCode.OK);
        var page = await writer.Page(Desk($"press/{address.Split('/')[^1]}"));
        Assert.NotEmpty(page.All("figure img"));
        Assert.Equal(HttpStatusCode.Redirect, (await page.Form("#photo-away").Send()).Status);

        page = await writer.Page(Desk($"press/{address.Split('/')[^1]}"));
        Assert.Empty(page.All("figure, #photo-away"));
        Assert.DoesNotContain("zqcrowd", page.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await writer.GetAsync($"{address}/photo")).StatusCode);

        await (await writer.PostAsync($"{address}/photo", new ByteArrayContent(PhotographFacts.FromATelephone()))).Read(HttpStatusCode.OK);
        var without = await (await writer.DeleteAsync($"{address}/photo")).Read(HttpStatusCode.OK);
        Assert.Null(without.GetProperty("photo").GetString());
    }

    [Fact]
    public async Task A_published_photograph_goes_by_a_correction_and_nobody_is_sent_it_again()
    {
        var (writer, editor) = await Desk();
        var (address, number) = await Begin(writer, "Somebody at risk", alt: "A woman zqwoman at a well");
        var (news, id) = ($"/en/{Sample.Slug}/news/{number}", address.Split('/')[^1]);
        var with = await (await writer.PostAsync($"{address}/photo", new ByteArrayContent(PhotographFacts.FromATelephone()))).Read(HttpStatusCode.OK);
        var photo = Photos.Address(Sample.Slug, with.GetProperty("photo").GetString()!);
        await (await editor.Post($"{address}/editing")).Read(HttpStatusCode.OK);
        await (await editor.Post($"{address}/publication")).Read(HttpStatusCode.OK);
        Assert.Contains(photo, (await App.Anonymous().Page(news)).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await App.Anonymous().GetAsync(photo)).StatusCode);
        Assert.Equal("press.not-now", await (await writer.DeleteAsync($"{address}/photo")).Code());

        var wordless = await (await writer.Page(Desk($"press/{id}"))).Form("#correction").Fill("Input.WithoutPhoto", "true").Send();
        Assert.Equal(HttpStatusCode.Conflict, wordless.Status);   // readers are told that something changed
        Assert.Equal(HttpStatusCode.Redirect, (await wordless.Form("#correction").Fill("Input.Note", "The photograph was taken away.").Send()).Status);

        var read = await App.Anonymous().Page(news);
        Assert.Contains("The photograph was taken away.", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("zqwoman", read.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/photos/", read.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await App.Anonymous().GetAsync(photo)).StatusCode);
        Assert.Equal("press.no-photo", await (await writer.Post($"{address}/corrections", new { headline = "Somebody at risk", body = "x", note = "Again.", withoutPhoto = true })).Code());
    }

    [Fact]
    public async Task Translations_share_a_number_and_lead_to_each_other()
    {
        var (writer, editor) = await Desk();
        var (address, number) = await Begin(writer, "One table");
        var id = address[^36..];
        var made = await (await writer.Post(Api("press-releases"), new { language = "ar", text = Text("طاولة واحدة"), translationOf = id }, Guid.CreateVersion7().ToString())).Read(HttpStatusCode.Created);
        Assert.Equal(number, made.GetProperty("number").GetInt32());
        Assert.Equal("press.translation-there", await (await writer.Post(Api("press-releases"), new { language = "ar", text = Text("x"), translationOf = id }, Guid.CreateVersion7().ToString())).Code());
        Assert.Equal("press.unknown-language", await (await writer.Post(Api("press-releases"), new { language = "xx", text = Text("x") }, Guid.CreateVersion7().ToString())).Code());
        foreach (var one in new[] { address, Api($"press-releases/{made.GetProperty("id").GetString()}") })
        {
            await (await editor.Post($"{one}/editing")).Read(HttpStatusCode.OK);
            await (await editor.Post($"{one}/publication")).Read(HttpStatusCode.OK);
        }
        var arabic = await App.Anonymous().Page($"/ar/{Sample.Slug}/news/{number}");
        Assert.Equal("طاولة واحدة", arabic["h1"]);
        Assert.Equal($"/en/{Sample.Slug}/news/{number}", arabic.One("aside a[hreflang=en]").GetAttribute("href"));
        Assert.Equal("One table", (await App.Anonymous().Page($"/fr/{Sample.Slug}/news/{number}"))["h1"]);   // no French text: the English one, and it says so
    }

    [Fact]
    public async Task Numbers_are_given_once()
    {
        var (writer, _) = await Desk();
        var numbers = new List<int>();
        foreach (var batch in Enumerable.Range(0, 8).Select(i => Begin(writer, $"Number {i}"))) numbers.Add((await batch).Number);
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.True(numbers.Min() > 3);   // the sample's own go to 3
    }

    [Fact]
    public async Task Markdown_and_headlines_with_script_are_harmless_on_the_page()
    {
        var (writer, editor) = await Desk();
        var (address, number) = await Begin(writer, "</script><script>alert(1)</script>", "<script>alert(2)</script>\n\n[x](javascript:alert(3))");
        await (await editor.Post($"{address}/editing")).Read(HttpStatusCode.OK);
        await (await editor.Post($"{address}/publication")).Read(HttpStatusCode.OK);
        var page = await App.Anonymous().Page($"/en/{Sample.Slug}/news/{number}");
        var script = Assert.Single(page.All("script:not([src])"));
        Assert.Equal("application/ld+json", script.GetAttribute("type"));
        Assert.Equal("</script><script>alert(1)</script>", System.Text.Json.JsonDocument.Parse(script.TextContent).RootElement.GetProperty("headline").GetString());
        Assert.Empty(page.All("a[href^=javascript]"));
    }

    [Fact]
    public async Task What_is_of_another_conference_is_not_there()
    {
        var (writer, _) = await Desk();
        var foreign = Api($"press-releases/{Sample.ForeignRelease}");
        Assert.Equal(HttpStatusCode.NotFound, (await writer.GetAsync(foreign)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await writer.Post($"{foreign}/editing")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await writer.Put(foreign, Text("x"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await writer.PostAsync($"{foreign}/photo", new ByteArrayContent(PhotographFacts.FromATelephone()))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await writer.Post(Api("press-releases"), new { language = "fr", text = Text("x"), translationOf = Sample.ForeignRelease }, Guid.CreateVersion7().ToString())).StatusCode);
    }

    [Fact]
    public async Task An_older_version_is_not_written_over()
    {
        var (writer, editor) = await Desk();
        var (address, _) = await Begin(writer, "Version one");
        Assert.Equal(HttpStatusCode.OK, (await editor.Put(address, Text("Version two"), "\"0\"")).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await writer.Put(address, Text("Version three"), "\"0\"")).StatusCode);
    }
}
