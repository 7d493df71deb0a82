using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Plenary.Access;
using Plenary.Badges;
using Plenary.CheckIn;
using Plenary.People;
using Plenary.Storage;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.CheckIn;

/// <summary>The pages of badges and of the door, without script.</summary>
public class DoorPageFacts(PlenaryApp app) : WebTest(app)
{
    private string AtTheGate => Desk($"check-in/{Sample.MainGate}");

    [Fact]
    public async Task A_typed_number_is_answered_by_the_whole_screen_and_undone_by_going_out()
    {
        var (badge, _) = await App.InScope(services => Badging.New(services, Sample));
        var door = await Browser(Role.DoorSupervisor);

        var enter = await (await door.Page(AtTheGate)).Form("#show").Fill("Shown", BadgePrint.Number(badge.Serial)).Send();
        Assert.True(enter.Status == HttpStatusCode.OK && enter.Html.Contains("door-ok"), $"{enter.Status} {enter.Text}");
        Assert.Equal("Enter", enter[".door-ok .door-word"]);
        Assert.Contains("Dewi Sungai", enter[".door-name"]);
        var twice = await (await door.Page(AtTheGate)).Form("#show").Fill("Shown", BadgePrint.Number(badge.Serial)).Send();
        Assert.Equal("Do not admit", twice[".door-no .door-word"]);
        Assert.Contains("Admitted already", twice.Text);

        var left = await enter.Form("form[data-door]").Send();
        Assert.Equal("Out", left[".door-ok .door-word"]);
        Assert.Equal(3, await App.InDb(db => db.Scans.CountAsync(s => s.BadgeId == badge.Id)));
        Assert.False(await App.InDb(db => db.Presences.Where(p => p.ParticipationId == badge.ParticipationId).Select(p => p.Inside).SingleAsync()));
    }

    [Fact]
    public async Task A_forgotten_badge_is_found_by_name_and_a_strange_code_refused()
    {
        var door = await Browser(Role.DoorSupervisor);
        var found = await door.Page(AtTheGate + "?q=layla");
        Assert.Contains(Sample.AccreditedLatinName, (await door.Page(AtTheGate + "?q=bahri")).Html + found.Html);
        var admitted = await found.Form(".door-pick").Send();
        Assert.Equal("Enter", admitted[".door-word"]);
        Assert.Equal([Sample.AccreditedName, Sample.AccreditedLatinName], admitted.All(".door-name bdi").Select(b => b.TextContent));

        var strange = await (await door.Page(AtTheGate)).Form("#show").Fill("Shown", "https://example.org/menu").Send();
        Assert.Contains("This is not the code of a badge.", strange.Text);
        var empty = await (await door.Page(AtTheGate)).Form("#show").Send();
        Assert.Equal(HttpStatusCode.Conflict, empty.Status);
        Assert.Contains("Send the text of the code", empty.Text);
    }

    [Fact]
    public async Task A_name_in_another_script_is_found_at_the_door_and_among_the_badges()
    {
        var names = App.Services.GetRequiredService<DirectoryIndex>();
        for (var i = 0; i < 400 && !names.IsReady; i++) await Task.Delay(25);
        await App.InScope(async services =>
        {
            var db = services.GetRequiredService<PlenaryDb>();
            var id = await Badging.Accredited(db, Sample, "نادية الطرابلسي");
            return await db.IssueBadges([await db.Participations.SingleAsync(p => p.Id == id)], services.GetRequiredService<Keys>(), Sample.Now);
        });
        Assert.Contains("نادية الطرابلسي", (await (await Browser(Role.DoorSupervisor)).Page(AtTheGate + "?q=nadia+trabelsi")).Text);
        var desk = await Browser(Role.AccreditationOfficer);
        Assert.Contains("نادية الطرابلسي", (await desk.Page(Desk("badges?name=Nadia+Trabelsi"))).Text);
        Assert.DoesNotContain("نادية الطرابلسي", (await desk.Page(Desk("badges?name=Nadia+Haddad"))).Text);
    }

    [Fact]
    public async Task Badges_are_issued_printed_and_issued_anew_at_the_desk()
    {
        var person = await App.InDb(db => Badging.Accredited(db, Sample, "Alma Çeşme"));
        var desk = await Browser(Role.AccreditationOfficer);
        var waiting = await desk.Page(Desk("badges?state=waiting&name=alma"));
        Assert.Contains("Alma Çeşme", waiting.Text);
        var done = await waiting.Form(".bulk button").Fill("ids", person.ToString()).Send();
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        var badge = await App.InDb(db => db.Badges.SingleAsync(b => b.ParticipationId == person));

        var paper = await (await desk.Page(Desk("badges?name=alma"))).Form(".bulk button").Fill("ids", badge.Id.ToString()).Send();
        Assert.Equal("application/pdf", paper.Answer.Content.Headers.ContentType?.MediaType);
        var page = await desk.Page(Desk($"badges/{badge.Id}"));
        Assert.Contains("Printed", page.Text);
        var noReason = await page.Form("textarea").Send("Revoke and issue a new one");
        Assert.Contains("Write the reason", noReason.Text);
        var anew = await (await page.Form("textarea").Fill("Reason", "Lost.").Send("Revoke and issue a new one")).Follow();
        Assert.Contains(BadgePrint.Number(badge.Serial + 1), anew["h1"]);
        Assert.Contains("Lost.", (await desk.Page(Desk($"badges/{badge.Id}"))).Text);
    }

    [Fact]
    public async Task Gates_are_set_up_and_closed_and_the_numbers_are_seen()
    {
        var secretariat = await Browser(Role.Secretariat);
        var page = await secretariat.Page(Desk("gates"));
        Assert.Equal(HttpStatusCode.Redirect, (await page.Form("#Name").Fill("Name", "River door").Send()).Status);
        Assert.Contains("River door", (await secretariat.Page(Desk("check-in"))).Text);
        Assert.Equal(HttpStatusCode.OK, (await secretariat.Page(Desk("check-in/live"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await secretariat.Page(Desk($"check-in/{Sample.ForeignGate}"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await Browser(Role.Viewer)).Page(AtTheGate)).Status);
    }

    [Fact]
    public async Task A_gate_is_renamed_and_leads_elsewhere_and_who_saves_on_top_of_another_is_told()
    {
        var zones = await App.InDb(db => db.Zones.OrderBy(z => z.Bit).Select(z => z.Id).ToListAsync());
        var gate = new Gate { ConferenceId = Sample.Conference, Name = "Old gate", ZoneId = zones[0], Open = false };
        await App.InDb(async db => { db.Gates.Add(gate); await db.SaveChangesAsync(); });
        var secretariat = await Browser(Role.Secretariat);
        var list = await secretariat.Page(Desk("gates"));
        var at = list.All("tbody th a").Single(a => a.TextContent == "Old gate").GetAttribute("href")!;
        var (mine, theirs) = (await secretariat.Page(at), await secretariat.Page(at));

        var nameless = await mine.Form("#gate").Fill("Input.Name", "  ").Send();
        Assert.Contains("Write the name of the gate", nameless["#Input_Name-e"]);
        Assert.Equal(HttpStatusCode.Redirect, (await nameless.Form("#gate").Fill("Input.Name", " Garden gate ").Fill("Input.ZoneId", zones[1].ToString()).Send()).Status);
        var stored = await App.InDb(db => db.Gates.AsNoTracking().SingleAsync(g => g.Id == gate.Id));
        Assert.Equal(("Garden gate", zones[1], false), (stored.Name, stored.ZoneId, stored.Open));

        var late = await theirs.Form("#gate").Fill("Input.Name", "North gate").Send();
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Garden gate", late.Text);
        Assert.Equal("Garden gate", await App.InDb(db => db.Gates.Where(g => g.Id == gate.Id).Select(g => g.Name).SingleAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await secretariat.Page(Desk($"gates/{Sample.ForeignGate}"))).Status);
    }

    private Task<HttpClient> Browser(Role role) => App.As(role);
}
