using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Press;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Press;

/// <summary>What can still be done with a text that is published: in one language or all, while its embargo runs and after.</summary>
public class PublishedFacts(PlenaryApp app) : WebTest(app)
{
    private static readonly DateTimeZone Istanbul = DateTimeZoneProviders.Tzdb["Europe/Istanbul"];

    private static object Text(string headline, Instant? embargo = null, string caption = "", string credit = "", string alt = "") =>
        new { headline, dateline = "ISTANBUL", date = "2027-05-11", body = "The hall was full.\n\nIt stayed so.", embargoUntil = embargo, photoCaption = caption, photoCredit = credit, photoAlt = alt };

    private async Task<(HttpClient Writer, HttpClient Editor)> Desk() => (await App.As(Role.PressOfficer), await App.As(Role.PressOfficer));

    private static async Task<JsonElement> Begin(HttpClient writer, string language, object text, Guid? translationOf = null) =>
        await (await writer.Post(Api("press-releases"), new { language, text, translationOf }, Guid.CreateVersion7().ToString())).Read(HttpStatusCode.Created);

    private static string Address(JsonElement release) => Api($"press-releases/{release.GetProperty("id").GetGuid()}");

    private static async Task Publish(HttpClient editor, string address)
    {
        await (await editor.Post($"{address}/editing")).Read(HttpStatusCode.OK);
        await (await editor.Post($"{address}/publication")).Read(HttpStatusCode.OK);
    }

    /// <summary>One release in English, Arabic and French, all published.</summary>
    private async Task<(int Number, Dictionary<string, Guid> Ids)> InThreeLanguages(HttpClient writer, HttpClient editor, string headline)
    {
        var english = await Begin(writer, "en", Text(headline));
        var (id, ids) = (english.GetProperty("id").GetGuid(), new Dictionary<string, Guid>());
        foreach (var language in new[] { "en", "ar", "fr" })
        {
            var release = language == "en" ? english : await Begin(writer, language, Text($"{headline} {language}"), id);
            await Publish(editor, Address(release));
            ids[language] = release.GetProperty("id").GetGuid();
        }
        return (english.GetProperty("number").GetInt32(), ids);
    }

    [Fact]
    public async Task A_withdrawal_names_its_language_and_says_what_stays_public()
    {
        var (writer, editor) = await Desk();
        var (number, ids) = await InThreeLanguages(writer, editor, "One of three");
        var page = await writer.Page(Desk($"press/{ids["en"]}"));
        Assert.Equal($"Withdraw the English text of press release {number}?", page["#withdrawal h2"]);
        Assert.Contains("Otherwise readers still have it in: Arabic and French.", page["#withdrawal"], StringComparison.Ordinal);
        var after = await (await page.Form("#withdrawal").Fill("reason", "A name was wrong.").Send()).Follow();
        Assert.Contains("Still public in other languages: Arabic and French.", after.Text, StringComparison.Ordinal);
        Assert.Equal("One of three ar", (await App.Anonymous().Page($"/ar/{Sample.Slug}/news/{number}"))["h1"]);

        var answer = await (await writer.Post(Api($"press-releases/{ids["fr"]}/withdrawal"), new { reason = "The same name." })).Read(HttpStatusCode.OK);
        Assert.Equal(["ar"], answer.GetProperty("stillPublic").EnumerateArray().Select(l => l.GetString()));
        // Where nothing else is published, nothing else is offered.
        Assert.Empty((await writer.Page(Desk($"press/{ids["ar"]}"))).All("#withdrawal input[name=all]"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_release_is_withdrawn_in_all_languages_at_once_and_each_has_its_entry_in_the_history(bool byPage)
    {
        var (writer, editor) = await Desk();
        var (number, ids) = await InThreeLanguages(writer, editor, "All of three");
        if (byPage)
        {
            var form = (await writer.Page(Desk($"press/{ids["en"]}"))).Form("#withdrawal").Fill("all", "true");
            var wordless = await form.Send();
            Assert.Equal(HttpStatusCode.Conflict, wordless.Status);
            Assert.True(wordless.One("#withdrawal input[name=all]").HasAttribute("checked"));
            Assert.Equal(HttpStatusCode.OK, (await App.Anonymous().GetAsync($"/fr/{Sample.Slug}/news/{number}")).StatusCode);
            Assert.Equal(HttpStatusCode.Redirect, (await wordless.Form("#withdrawal").Fill("reason", "Somebody is in danger.").Send()).Status);
        }
        else
        {
            var answer = await (await writer.Post(Api($"press-releases/{ids["en"]}/withdrawal"), new { reason = "Somebody is in danger.", all = true })).Read(HttpStatusCode.OK);
            Assert.Empty(answer.GetProperty("stillPublic").EnumerateArray());
        }
        foreach (var (language, id) in ids)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await App.Anonymous().GetAsync($"/{language}/{Sample.Slug}/news/{number}")).StatusCode);
            var entries = await App.InDb(db => db.AuditEntries.Where(e => e.SubjectId == id).Select(e => e.Details).ToListAsync());
            Assert.Single(entries, details => details.Contains("Somebody is in danger.", StringComparison.Ordinal));
        }
        Assert.Equal(HttpStatusCode.NotFound, (await App.Anonymous().GetAsync(Api($"news/{number}"))).StatusCode);
    }

    [Fact]
    public async Task A_photograph_is_published_with_caption_and_credit()
    {
        var (writer, editor) = await Desk();
        var address = Address(await Begin(writer, "en", Text("Without words", alt: "A crowd")));
        await (await writer.PostAsync($"{address}/photo", new ByteArrayContent(PhotographFacts.FromATelephone()))).Read(HttpStatusCode.OK);
        Assert.Equal("press.caption-missing", await (await editor.Post($"{address}/editing")).Code());
        var asked = await (await editor.Page(Desk($"press/{address[^36..]}"))).Form("#editing").Send();
        Assert.Contains("Write a caption for the photograph.", asked["#Input_PhotoCaption-e"], StringComparison.Ordinal);
        await (await writer.Put(address, Text("Without words", caption: "At the well", alt: "A crowd"))).Read(HttpStatusCode.OK);
        asked = await (await editor.Page(Desk($"press/{address[^36..]}"))).Form("#editing").Send();
        Assert.Contains("Say whose photograph it is.", asked["#Input_PhotoCredit-e"], StringComparison.Ordinal);
        await (await writer.Put(address, Text("Without words", caption: "At the well", credit: "N. Rahmani", alt: "A crowd"))).Read(HttpStatusCode.OK);
        await Publish(editor, address);

        // Nor does a correction take them away.
        var correction = new { headline = "Without words", body = "x", note = "Words.", photoCaption = " ", photoCredit = "" };
        Assert.Equal("press.caption-missing", await (await editor.Post($"{address}/corrections", correction)).Code());
        Assert.Equal("press.credit-missing", await (await editor.Post($"{address}/corrections", correction with { photoCaption = "At the well" })).Code());
    }

    [Fact]
    public async Task Whoever_wrote_a_text_leaves_its_correction_to_others_but_takes_a_photograph_away()
    {
        var (writer, editor) = await Desk();
        var made = await Begin(writer, "en", Text("Mine", caption: "At the well", credit: "N. Rahmani", alt: "A crowd"));
        var address = Address(made);
        await (await writer.PostAsync($"{address}/photo", new ByteArrayContent(PhotographFacts.FromATelephone()))).Read(HttpStatusCode.OK);
        await Publish(editor, address);
        var body = made.GetProperty("text").GetProperty("body").GetString();
        Assert.Equal("press.own-correction", await (await writer.Post($"{address}/corrections", new { headline = "Mine", body = "Other words.", note = "Words." })).Code());
        Assert.Equal("press.own-correction", await (await writer.Post($"{address}/corrections", new { headline = "Ours", body, note = "Words.", withoutPhoto = true })).Code());

        var page = await writer.Page(Desk($"press/{address[^36..]}"));
        Assert.Empty(page.All("#Input_Headline"));
        Assert.Contains("somebody else corrects it", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await page.Form("#correction").Fill("Input.Note", "The photograph was taken away.").Send()).Status);
        var now = await editor.Get(address);
        Assert.Null(now.GetProperty("photo").GetString());
        Assert.Equal(body, now.GetProperty("text").GetProperty("body").GetString());

        // The second pair of eyes corrects, and more than once: the page shows who did it.
        await (await editor.Post($"{address}/corrections", new { headline = "Ours", body = "Ten.", note = "A number." })).Read(HttpStatusCode.OK);
        await (await editor.Post($"{address}/corrections", new { headline = "Ours", body = "Eleven.", note = "Again." })).Read(HttpStatusCode.OK);
        Assert.Equal("press.own-correction", await (await writer.Post($"{address}/corrections", new { headline = "Ours", body = "Twelve.", note = "Once more." })).Code());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_embargo_that_runs_is_moved_and_lifted_and_never_ends_by_mistake(bool byPage)
    {
        var (writer, editor) = await Desk();
        var end = App.Clock.GetCurrentInstant() + Duration.FromHours(2);
        var made = await Begin(writer, "en", Text("Held back", end));
        var (address, id, number) = (Address(made), made.GetProperty("id").GetGuid(), made.GetProperty("number").GetInt32());
        Assert.Equal("press.not-now", await (await writer.Put($"{address}/embargo", new { until = end })).Code());   // a draft says it in its text
        await Publish(editor, address);

        Assert.Equal((HttpStatusCode.Conflict, "press.embargo-past"), await Move("2027-05-10T10:00"));   // the year, the month: easily mistaken
        if (byPage) Assert.Equal((HttpStatusCode.Conflict, "press.embargo-missing"), await Move(""));
        Assert.Equal(HttpStatusCode.NotFound, (await App.Anonymous().GetAsync(Api($"news/{number}"))).StatusCode);

        Assert.Equal((HttpStatusCode.OK, ""), await Move("2027-05-20T10:00"));
        Assert.Equal(Istanbul.AtStrictly(new(2027, 5, 20, 10, 0)).ToInstant(), await App.InDb(db => db.PressReleases.Where(r => r.Id == id).Select(r => r.EmbargoUntil).SingleAsync()));
        Assert.Contains("embargo", (await App.InDb(db => db.AuditEntries.Where(e => e.SubjectId == id).OrderByDescending(e => e.Number).FirstAsync())).Details, StringComparison.OrdinalIgnoreCase);
        App.Clock.Advance(end - App.Clock.GetCurrentInstant());
        Assert.Equal(HttpStatusCode.NotFound, (await App.Anonymous().GetAsync(Api($"news/{number}"))).StatusCode);

        if (byPage) Assert.Equal(HttpStatusCode.Redirect, (await (await editor.Page(Desk($"press/{id}"))).Form("#lift").Send()).Status);
        else await (await editor.DeleteAsync($"{address}/embargo")).Read(HttpStatusCode.OK);
        var read = await App.Anonymous().Get(Api($"news/{number}"));
        Assert.Equal(end.ToString(), read.GetProperty("appearedAt").GetString());   // and not when it was published under embargo
        Assert.Equal("press.embargo-over", await (await writer.Put($"{address}/embargo", new { until = end + Duration.FromDays(9) })).Code());
        Assert.Empty((await editor.Page(Desk($"press/{id}"))).All("#embargo, #lift"));

        async Task<(HttpStatusCode, string?)> Move(string local)
        {
            if (!byPage)
            {
                var answer = await editor.Put($"{address}/embargo", new { until = Istanbul.AtStrictly(NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mm").Parse(local).Value).ToInstant() });
                return (answer.StatusCode, answer.IsSuccessStatusCode ? "" : await answer.Code());
            }
            var page = await (await editor.Page(Desk($"press/{id}"))).Form("#embargo").Fill("Input.Embargo", local).Send();
            if (page.Status == HttpStatusCode.Redirect) return (HttpStatusCode.OK, "");
            Assert.Equal(local.Length > 0, page.One("#Input_Embargo").GetAttribute("value")?.StartsWith("10 May 2027", StringComparison.Ordinal) ?? false);   // it stays as typed
            return (page.Status, page["#Input_Embargo-e"].Contains("This time is over", StringComparison.Ordinal) ? "press.embargo-past" : "press.embargo-missing");
        }
    }
}
