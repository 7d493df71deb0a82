using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Badges;
using Plenary.Storage;
using Plenary.Tests.CheckIn;
using Plenary.Tests.Print;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Badges;

/// <summary>Badges from the desk: issued, printed, issued anew.</summary>
public class IssuingFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task Thirty_two_desks_at_once_give_each_serial_once_and_leave_none_out()
    {
        var people = new List<Guid>();
        for (var i = 0; i < 64; i++) people.Add(await App.InDb(db => Badging.Accredited(db, Sample)));
        var desks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => App.As(Role.AccreditationOfficer)));

        // Each desk issues two of its own and two that its neighbour issues too.
        await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(async () =>
            await (await desks[i % 4].Post(Api("badges"), new { participationIds = Enumerable.Range(i * 2, 4).Select(n => people[n % 64]) })).Read(HttpStatusCode.OK))));

        var badges = await App.InDb(db => db.Badges.Select(b => new { b.Serial, b.ParticipationId, b.RevokedAt }).ToListAsync());
        Assert.All(people, p => Assert.Single(badges, b => b.ParticipationId == p));
        Assert.Equal(Enumerable.Range(1, badges.Count), badges.Select(b => b.Serial).Order());
        Assert.Equal(badges.Count, await App.InDb(db => db.Conferences.Where(c => c.Id == Sample.Conference).Select(c => c.LastSerial).SingleAsync()));
    }

    /// <summary>Whoever has what the code says can make the same badge: those at the door read badges and make none.</summary>
    [Fact]
    public async Task What_a_code_says_is_for_those_who_print_it()
    {
        var (badge, _) = await App.InScope(services => Badging.New(services, Sample));
        var (officer, door) = (await App.As(Role.AccreditationOfficer), await App.As(Role.DoorSupervisor));
        Assert.StartsWith("PLN1", (await officer.Get(Api($"badges/{badge.Id}"))).GetProperty("token").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, (await door.Get(Api($"badges/{badge.Id}"))).GetProperty("token").ValueKind);
        foreach (var closed in new[] { "badges/tokens", $"badges.pdf?ids={badge.Id}" })
        {
            Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync(Api(closed))).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await door.GetAsync(Api(closed))).StatusCode);
        }
    }

    [Fact]
    public async Task All_without_a_badge_get_one_and_the_paper_has_a_page_of_A6_for_each()
    {
        for (var i = 0; i < 3; i++) await App.InDb(db => Badging.Accredited(db, Sample));
        var officer = await App.As(Role.AccreditationOfficer);
        var issued = await (await officer.Post(Api("badges"), new { all = true })).Read(HttpStatusCode.OK);
        Assert.Equal(issued.GetProperty("count").GetInt32(), issued.GetProperty("badges").GetArrayLength());
        Assert.True(issued.GetProperty("count").GetInt32() >= 3);
        Assert.Equal(0, (await (await officer.Post(Api("badges"), new { all = true })).Read(HttpStatusCode.OK)).GetProperty("count").GetInt32());

        var ids = issued.GetProperty("badges").EnumerateArray().Select(b => b.GetProperty("id").GetGuid()).Take(3).ToList();
        var looked = await officer.GetAsync(Api($"badges.pdf?ids={string.Join(',', ids)}"));
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (looked.StatusCode, looked.Content.Headers.ContentType?.MediaType));
        Assert.False(await App.InDb(db => db.Badges.AnyAsync(b => ids.Contains(b.Id) && b.PrintedAt != null)));

        var printed = await officer.Post(Api("badges.pdf"), new { ids });
        var pages = Pdf.Pages(await printed.Content.ReadAsByteArrayAsync());
        Assert.Equal(3, pages.Count);
        Assert.All(pages, page => Assert.Equal((298, 420), ((int)Math.Round(page.Width), (int)Math.Round(page.Height))));
        Assert.Equal(3, await App.InDb(db => db.Badges.CountAsync(b => ids.Contains(b.Id) && b.PrintedAt != null)));
    }

    [Fact]
    public async Task Printing_answers_in_a_tab_of_its_own_and_keeps_the_list()
    {
        var id = await App.InScope(async services =>
        {
            var (db, keys) = (services.GetRequiredService<PlenaryDb>(), services.GetRequiredService<Keys>());
            var person = await Badging.Accredited(db, Sample);
            return (await db.IssueBadges(await db.Participations.Where(p => p.Id == person).ToListAsync(), keys, Sample.Now)).Single().Id;
        });
        var officer = await App.As(Role.AccreditationOfficer);
        var list = await officer.Page(Desk("badges?state=issued"));
        Assert.All(list.All("button[formaction*=Print]"), button => Assert.Equal("_blank", button.GetAttribute("formtarget")));
        var paper = await list.Form("button[formaction*=Print]").Fill("ids", id.ToString()).Send("button[formaction*=Print]");
        Assert.Equal("application/pdf", paper.Answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(("inline", $"badges-{Sample.Slug}.pdf"), (paper.Answer.Content.Headers.ContentDisposition?.DispositionType, paper.Answer.Content.Headers.ContentDisposition?.FileName));
        Assert.Contains("Printed", (await officer.Page(Desk($"badges/{id}"))).Text);
    }

    [Fact]
    public async Task The_history_sums_up_many_badges_and_tells_what_comes_after_line_by_line() => await App.InScope(async services =>
    {
        var (db, keys) = (services.GetRequiredService<PlenaryDb>(), services.GetRequiredService<Keys>());
        var people = new List<Guid>();
        for (var i = 0; i < 50; i++) people.Add(await Badging.Accredited(db, Sample));
        var before = await Lines();
        await db.IssueBadges(await db.Participations.Where(p => people.Contains(p.Id)).ToListAsync(), keys, Sample.Now);
        Assert.Equal(before + 1, await Lines());

        (await db.People.FirstAsync()).Describe("Prof.", null, null, []);
        await db.SaveChangesAsync();
        Assert.Equal(before + 2, await Lines());
        return true;

        Task<long> Lines() => db.AuditHead.Select(h => h.Number).SingleAsync();
    });

    [Fact]
    public async Task A_new_badge_takes_the_place_of_the_old_one()
    {
        var person = await App.InDb(db => Badging.Accredited(db, Sample));
        var officer = await App.As(Role.AccreditationOfficer);
        var first = (await (await officer.Post(Api("badges"), new { participationIds = new[] { person } })).Read(HttpStatusCode.OK)).GetProperty("badges")[0].GetProperty("id").GetGuid();

        Assert.Equal("badge.reason-missing", await (await officer.Post(Api($"badges/{first}/reissue"), new { reason = " " })).Code());
        await (await officer.Post(Api($"badges/{first}/handover"))).Read(HttpStatusCode.OK);
        await (await officer.Post(Api($"badges/{first}/reissue"), new { reason = "The name was wrong." })).Read(HttpStatusCode.OK);

        var badges = await App.InDb(db => db.Badges.Where(b => b.ParticipationId == person).OrderBy(b => b.Serial).ToListAsync());
        Assert.Equal([BadgeState.Revoked, BadgeState.Issued], badges.Select(b => b.State));
        Assert.Equal("badge.already-revoked", await (await officer.Post(Api($"badges/{first}/handover"))).Code());
        Assert.Equal("badge.not-accredited", await (await officer.Post(Api("badges"), new { participationIds = new[] { Sample.Submitted } })).Code());
    }

    [Fact]
    public async Task With_the_accreditation_its_badge_ends()
    {
        var person = await App.InDb(db => Badging.Accredited(db, Sample));
        var officer = await App.As(Role.AccreditationOfficer);
        var badge = (await (await officer.Post(Api("badges"), new { participationIds = new[] { person } })).Read(HttpStatusCode.OK)).GetProperty("badges")[0].GetProperty("id").GetGuid();
        Assert.Equal("issued", (await officer.Get(Api($"badges/{badge}"))).GetProperty("state").GetString());
        await (await officer.Post(Api($"participations/{person}/revocation"), new { reason = "Asked for by the host." })).Read(HttpStatusCode.OK);

        Assert.Equal("revoked", (await officer.Get(Api($"badges/{badge}"))).GetProperty("state").GetString());
        foreach (var (state, there) in new[] { ("issued", false), ("revoked", true) })
            Assert.Equal(there, (await officer.Get(Api($"badges?state={state}&participation={person}"))).GetProperty("items").GetArrayLength() == 1);
        Assert.DoesNotContain(badge.ToString(), await officer.GetStringAsync(Api("badges/tokens?limit=200")));
        Assert.Equal("badges.nothing-to-print", await (await officer.Post(Api("badges.pdf"), new { ids = new[] { badge } })).Code());
        Assert.Equal(HttpStatusCode.Conflict, (await officer.GetAsync(Api($"badges.pdf?participation={person}"))).StatusCode);
        Assert.Equal("badge.not-accredited", await (await officer.Post(Api($"badges/{badge}/handover"))).Code());
    }

    [Fact]
    public async Task A_badge_that_ended_by_a_change_of_its_bearer_names_who_changed_and_not_who_took_it_up_since()
    {
        var person = await App.InDb(db => Badging.Accredited(db, Sample));
        var officer = await App.As(Role.AccreditationOfficer);
        var badge = (await (await officer.Post(Api("badges"), new { participationIds = new[] { person } })).Read(HttpStatusCode.OK)).GetProperty("badges")[0].GetProperty("id").GetGuid();
        await App.InDb(async db =>
        {
            Assert.Null((await db.Participations.SingleAsync(p => p.Id == person)).Amend(new(null, "Whoever changed it"), Sample.Now, Detail.Office));
            await db.SaveChangesAsync();
        });
        await (await officer.Post(Api($"participations/{person}/takeup"))).Read(HttpStatusCode.OK);
        Assert.Equal("Whoever changed it", (await officer.Get(Api($"badges/{badge}"))).GetProperty("ended").GetProperty("by").GetString());
    }

    [Fact]
    public async Task A_badge_that_ended_says_when_by_whom_and_why_and_leads_to_what_is_there_now()
    {
        var person = await App.InDb(db => Badging.Accredited(db, Sample));
        var (officer, supervisor) = (await App.As(Role.AccreditationOfficer), await App.As(Role.DoorSupervisor));
        var first = (await (await officer.Post(Api("badges"), new { participationIds = new[] { person } })).Read(HttpStatusCode.OK)).GetProperty("badges")[0].GetProperty("id").GetGuid();
        Assert.Equal(JsonValueKind.Null, (await officer.Get(Api($"badges/{first}"))).GetProperty("ended").ValueKind);
        var second = (await (await officer.Post(Api($"badges/{first}/reissue"), new { reason = "The name was wrong." })).Read(HttpStatusCode.OK)).GetProperty("id").GetGuid();

        var replaced = await officer.Page(Desk($"badges/{first}"));
        Assert.Contains("The name was wrong.", replaced["dl"], StringComparison.Ordinal);
        Assert.NotNull(replaced.Document.QuerySelector($"dl a[href$='/badges/{second}']"));
        Assert.NotNull(replaced.Document.QuerySelector($"dl a[href*='open={person}']"));
        Assert.Equal(("The name was wrong.", second), Ended(await officer.Get(Api($"badges/{first}"))));

        await (await officer.Post(Api($"participations/{person}/revocation"), new { reason = "Asked for by the host." })).Read(HttpStatusCode.OK);
        var ended = await officer.Page(Desk($"badges/{second}"));
        Assert.Contains("It ended with the accreditation of its bearer.", ended.Text, StringComparison.Ordinal);
        Assert.Single(ended.All(".stamp"));
        Assert.Contains("Asked for by the host.", ended["dl"], StringComparison.Ordinal);
        Assert.Equal(("Asked for by the host.", null), Ended(await officer.Get(Api($"badges/{second}"))));

        // Who works at the door learns that it ended, and not why the secretariat took the accreditation back.
        var atTheDoor = await supervisor.Page(Desk($"badges/{second}"));
        Assert.Contains("It ended with the accreditation of its bearer.", atTheDoor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Asked for by the host.", atTheDoor.Text, StringComparison.Ordinal);
        Assert.Null(atTheDoor.Document.QuerySelector($"a[href*='{person}']"));
        Assert.Equal(("", null), Ended(await supervisor.Get(Api($"badges/{second}"))));

        static (string?, Guid?) Ended(JsonElement badge) => (badge.GetProperty("ended").GetProperty("because").GetString(), badge.GetProperty("ended").GetProperty("replacedBy") is { ValueKind: JsonValueKind.String } id ? id.GetGuid() : null);
    }

    [Fact]
    public async Task Codes_come_page_by_page_for_scripts_and_only_for_badges_that_hold()
    {
        for (var i = 0; i < 3; i++) await App.InDb(db => Badging.Accredited(db, Sample));
        var officer = await App.As(Role.AccreditationOfficer);
        await officer.Post(Api("badges"), new { all = true });
        var serials = new List<int>();
        string? after = null;
        do
        {
            var page = await officer.Get(Api($"badges/tokens?limit=2{(after is null ? "" : "&after=" + after)}"));
            Assert.All(page.GetProperty("items").EnumerateArray(), t => Assert.StartsWith(BadgeToken.Mark, t.GetProperty("token").GetString()));
            serials.AddRange(page.GetProperty("items").EnumerateArray().Select(t => t.GetProperty("serial").GetInt32()));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);
        Assert.Equal(await App.InDb(db => db.BadgeRows().ThatHold().Select(r => r.Badge.Serial).ToListAsync()), serials);

        Assert.True((await officer.Get(Api("badges?name=dew&state=issued"))).GetProperty("items").GetArrayLength() >= 3);
        Assert.Equal(0, (await officer.Get(Api("badges?name=nobody"))).GetProperty("items").GetArrayLength());
        Assert.Equal(HttpStatusCode.Forbidden, (await (await App.As(Role.DoorDevice)).GetAsync(Api("badges/tokens"))).StatusCode);
    }
}
