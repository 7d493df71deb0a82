using System.Net;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Records;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Records;

public class DecisionFacts(PlenaryApp app) : WebTest(app)
{
    private object Text(string title, string text = "Each school keeps a log of its well.", Guid? session = null) =>
        new { session = session ?? Sample.Panel, title = new { en = title }, text = new { en = text }, proposer = "River Schools Network" };

    private async Task<(string Address, int Number)> Put(HttpClient client, string title)
    {
        var made = await (await client.Post(Api("decisions"), Text(title), Guid.CreateVersion7().ToString())).Read(HttpStatusCode.Created);
        return (Api($"decisions/{made.GetProperty("id").GetGuid()}"), made.GetProperty("number").GetInt32());
    }

    [Fact]
    public async Task It_is_put_voted_and_published_and_everybody_reads_it()
    {
        var rapporteur = await App.As(Role.Rapporteur);
        var (address, number) = await Put(rapporteur, "Logs of wells zqdecided");
        Assert.Equal("decision.not-decided", await (await rapporteur.Post($"{address}/publication")).Code());
        Assert.Equal("decision.not-carried", await (await rapporteur.Put($"{address}/outcome", new { method = "rollCall", result = "adopted", votes = new { inFavour = 2, against = 41, abstaining = 0 } })).Code());
        Assert.Equal("record.outside-the-days", await (await rapporteur.Put($"{address}/outcome", new { method = "consensus", result = "adopted", at = "2026-05-11T11:40:00" })).Code());
        await (await rapporteur.Put($"{address}/outcome", new { method = "rollCall", result = "adopted", votes = new { inFavour = 41, against = 2, abstaining = 3 }, at = "2027-05-11T11:40:00" })).Read(HttpStatusCode.OK);
        string[] readings = [$"/en/{Sample.Slug}/record", $"/en/{Sample.Slug}/record?q=zqdecided", Api("record/decisions"), Api("record/decisions?q=zqdec")];
        foreach (var reading in readings) Assert.DoesNotContain("zqdecided</bdi>", await App.Anonymous().GetStringAsync(reading), StringComparison.Ordinal);
        await (await rapporteur.Post($"{address}/publication")).Read(HttpStatusCode.OK);
        foreach (var reading in readings) Assert.Contains("zqdecided", await App.Anonymous().GetStringAsync(reading), StringComparison.Ordinal);
        Assert.Contains("41 in favour, 2 against, 3 abstaining", (await App.Anonymous().Page(readings[0]))[$"#decision-{number}"]);
        Assert.Equal("decision.readers-have-it", await (await rapporteur.Put(address, Text("Another title"))).Code());
        await (await rapporteur.DeleteAsync($"{address}/publication")).Read(HttpStatusCode.OK);
        Assert.DoesNotContain("zqdecided", await App.Anonymous().GetStringAsync(readings[2]), StringComparison.Ordinal);
        Assert.Equal("record.was-public", await (await rapporteur.DeleteAsync(address)).Code());
    }

    [Fact]
    public async Task Each_gets_the_next_number()
    {
        var rapporteur = await App.As(Role.Rapporteur);
        var numbers = new List<int>();
        foreach (var put in Enumerable.Range(0, 5).Select(n => Put(rapporteur, $"Text {n}"))) numbers.Add((await put).Number);
        Assert.Equal(5, numbers.Distinct().Count());
        Assert.Equal("record.no-such-session", await (await rapporteur.Post(Api("decisions"), Text("x", session: Sample.ForeignSession))).Code());
    }

    [Fact]
    public async Task The_form_puts_and_decides_at_once_and_saves_nothing_half_done()
    {
        var rapporteur = await App.As(Role.Rapporteur);
        var before = await App.InDb(db => db.Decisions.CountAsync());
        var empty = await (await rapporteur.Page(Desk("record/decisions/new"))).Form("#text").Send();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        foreach (var field in new[] { "Session", "Title", "Text" }) Assert.NotEmpty(empty[$"#Input_{field}-e"]);   // all at once
        var form = empty.Form("#text")
            .Fill("Input.Session", Sample.Panel.ToString()).Fill("Input.Title.en", "Doors for girls").Fill("Input.Text.en", "Doors.").Fill("Input.Result", "Adopted").Fill("Input.Method", "RollCall");
        var refused = await form.Send();
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("are counted", refused["#Input_InFavour-e"]);
        Assert.Equal(before, await App.InDb(db => db.Decisions.CountAsync()));

        var saved = await refused.Form("#text").Fill("Input.InFavour", "41").Fill("Input.Against", "2").Fill("Input.Abstaining", "0").Send();
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var one = await rapporteur.Page(saved.Location!);
        Assert.Equal("Doors for girls", one["h1"]);
        await one.Form("#publication").Send();
        var stale = await one.Form("#text").Fill("Input.Proposer", "x").Send();
        Assert.Contains("Changed while you were writing.", stale.Text);
        Assert.Contains("Doors for girls", (await rapporteur.Page(Desk("record/decisions?q=doors"))).Text);
    }

    [Fact]
    public async Task What_is_of_another_conference_is_not_there()
    {
        var theirs = await App.InDb(async db =>
        {
            var (refusal, decision) = await db.Put(Sample.Foreign, Sample.ForeignSession, LocalText.Of("Theirs"), LocalText.Of("Theirs."), "");
            Assert.Null(refusal);
            return decision!.Id;
        }, Sample.Foreign);
        var secretariat = await App.As(Role.Secretariat);
        Assert.Equal(HttpStatusCode.NotFound, (await secretariat.GetAsync(Api($"decisions/{theirs}"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await secretariat.Put(Api($"decisions/{theirs}"), Text("x"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await secretariat.Post(Api($"decisions/{theirs}/publication"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await secretariat.GetAsync(Desk($"record/decisions/{theirs}"))).StatusCode);
    }
}
