using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Programme;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Programme;

public class AcceptedConflictFacts(PlenaryApp app) : WebTest(app)
{
    /// <summary>Two sessions in one room at one time, on an hour of their own.</summary>
    private async Task<(Guid One, Guid Other)> Clash(string name, int hour) => await App.InDb(async db =>
    {
        var conference = await db.Conferences.SingleAsync(c => c.Id == Sample.Conference);
        var number = await db.Sessions.MaxAsync(s => s.Number);
        var pair = new[] { "one", "other" }.Select((title, i) =>
        {
            var session = new Session { ConferenceId = conference.Id, ExchangeId = Guid.CreateVersion7(), Number = number + 1 + i, RoomId = Sample.SmallRoom };
            Assert.Null(session.Write(new(SessionKind.Panel, LocalText.Of($"{name} {title}"), Languages: ["en"], Interpreted: ["ar", "fr", "tr"])));
            Assert.Null(session.Schedule(new(2027, 5, 11, hour, 0), new(2027, 5, 11, hour, 45), conference.TimeZone));
            return session;
        }).ToList();
        db.AddRange(pair);
        await db.SaveChangesAsync();
        return (pair[0].Id, pair[1].Id);
    });

    private static async Task<JsonElement> Found(HttpClient reader, Guid session) =>
        (await reader.Get(Api("programme/conflicts"))).GetProperty("items").EnumerateArray().Single(c => c.GetProperty("sessions").EnumerateArray().Any(s => s.GetGuid() == session));

    private static string Acceptance(JsonElement conflict) => Api($"programme/conflicts/{conflict.GetProperty("mark").GetString()}/acceptance");

    [Fact]
    public async Task A_conflict_is_accepted_shown_so_and_taken_back()
    {
        var (one, _) = await Clash("Curtain", 6);
        var editor = await App.As(Role.ProgrammeEditor);
        var mark = (await Found(editor, one)).GetProperty("mark").GetString();
        var page = await editor.Page(Desk("programme/conflicts"));
        var accepted = await (await page.Form($"#c-{mark} form").Fill("Reason", "A curtain parts the room.").Send()).Follow();
        Assert.Contains("A curtain parts the room.", accepted[$"#c-{mark}"]);
        Assert.Contains("Accepted by", accepted[$"#c-{mark}"]);

        var day = await editor.Page(Desk("programme?day=2027-05-11"));
        Assert.DoesNotContain("Curtain one and Curtain other are both", day.Text);
        Assert.DoesNotContain("slot-bad", day.One($".grid a[href$='{one}']").ClassList);
        Assert.Contains("Accepted: Room taken twice", day[$".grid a[href$='{one}']"]);
        Assert.Contains("A curtain parts the room.", (await editor.Page(Desk($"programme/{one}"))).Text);
        Assert.Contains("accepted-conflict.added", await App.InDb(db => db.AuditEntries.OrderByDescending(e => e.Number).Select(e => e.Action).FirstAsync()));

        var open = await (await accepted.Form($"#c-{mark} form").Send()).Follow();
        Assert.NotNull(open.One($"#c-{mark} details"));
        Assert.Contains("slot-bad", (await editor.Page(Desk("programme?day=2027-05-11"))).One($".grid a[href$='{one}']").ClassList);
        Assert.Contains("accepted-conflict.deleted", await App.InDb(db => db.AuditEntries.OrderByDescending(e => e.Number).Select(e => e.Action).FirstAsync()));
    }

    [Fact]
    public async Task What_was_typed_stays_beside_what_is_wrong_with_it()
    {
        var (one, _) = await Clash("Typed", 7);
        var editor = await App.As(Role.ProgrammeEditor);
        var mark = (await Found(editor, one)).GetProperty("mark").GetString();
        var page = await editor.Page(Desk("programme/conflicts"));
        var tooLong = await page.Form($"#c-{mark} form").Fill("Reason", new string('y', 2001)).Send();
        Assert.Equal(HttpStatusCode.Conflict, tooLong.Status);
        Assert.Contains("The reason has 2,001 characters; the longest possible has 2,000.", tooLong[$"#r-{mark}-e"]);
        Assert.Equal(new string('y', 2001), tooLong[$"#r-{mark}"]);
        Assert.Equal("2000", tooLong.One($"#r-{mark}").GetAttribute("maxlength"));
        Assert.NotNull(tooLong.One($"#c-{mark} details[open]"));
        Assert.Contains("Write the reason", (await page.Form($"#c-{mark} form").Send())[$"#r-{mark}-e"]);
    }

    [Fact]
    public async Task Another_time_opens_it_again_and_the_page_of_before_accepts_nothing()
    {
        var (one, other) = await Clash("Moved", 5);
        var editor = await App.As(Role.ProgrammeEditor);
        var conflict = await Found(editor, one);
        var page = await editor.Page(Desk("programme/conflicts"));
        var done = await (await editor.Put(Acceptance(conflict), new { reason = "Both are short." })).Read(HttpStatusCode.OK);
        Assert.Equal("Both are short.", done.GetProperty("accepted").GetProperty("reason").GetString());
        Assert.Equal("conflict.already-accepted", await (await editor.Put(Acceptance(conflict), new { reason = "Again" })).Code());
        Assert.DoesNotContain((await editor.Get(Api("programme/conflicts?accepted=false"))).GetProperty("items").EnumerateArray(), c => c.GetProperty("mark").GetString() == conflict.GetProperty("mark").GetString());

        await (await editor.Put(Api($"sessions/{other}/slot"), new { starts = "2027-05-11T05:15:00", ends = "2027-05-11T06:00:00", room = Sample.SmallRoom }, "\"0\"")).Read(HttpStatusCode.OK);
        Assert.Equal(JsonValueKind.Null, (await Found(editor, one)).GetProperty("accepted").ValueKind);
        var stale = await page.Form($"#c-{conflict.GetProperty("mark").GetString()} form").Fill("Reason", "As before").Send();
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("this conflict is not in it as you saw it", stale.Text);
        Assert.Equal("conflict.gone", await (await editor.Put(Acceptance(conflict), new { reason = "As before" })).Code());

        await (await editor.Put(Api($"sessions/{other}/slot"), new { starts = "2027-05-11T05:00:00", ends = "2027-05-11T05:45:00", room = Sample.SmallRoom })).Read(HttpStatusCode.OK);
        Assert.Equal("Both are short.", (await Found(editor, one)).GetProperty("accepted").GetProperty("reason").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await editor.DeleteAsync(Acceptance(conflict))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.DeleteAsync(Acceptance(conflict))).StatusCode);
    }

    [Fact]
    public async Task Who_may_only_read_accepts_nothing()
    {
        var (one, _) = await Clash("Read only", 4);
        var viewer = await App.As(Role.Viewer);
        var conflict = await Found(viewer, one);
        Assert.Empty((await viewer.Page(Desk("programme/conflicts"))).All("main form"));
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.Put(Acceptance(conflict), new { reason = "No" })).StatusCode);
        Assert.Equal("reason.too-long", await (await (await App.As(Role.ProgrammeEditor)).Put(Acceptance(conflict), new { reason = new string('z', 2001) })).Code());
    }

    [Fact]
    public async Task A_session_that_is_removed_takes_along_what_was_accepted_of_it_and_a_release_counts()
    {
        var (one, other) = await Clash("Removed", 3);
        var editor = await App.As(Role.ProgrammeEditor);
        await (await editor.Put(Acceptance(await Found(editor, one)), new { reason = "For now." })).Read(HttpStatusCode.OK);
        await (await editor.Post(Api("programme/releases"), new { note = "" })).Read(HttpStatusCode.Created);
        Assert.True((await editor.Get(Api("programme/releases"))).GetProperty("items")[0].GetProperty("acceptedConflicts").GetInt32() >= 1);
        Assert.Contains("accepted: ", (await editor.Page(Desk("programme/releases"))).Text);
        Assert.Equal(HttpStatusCode.NoContent, (await editor.DeleteAsync(Api($"sessions/{other}"))).StatusCode);
        Assert.False(await App.InDb(db => db.AcceptedConflicts.AnyAsync(a => a.OtherId == other || a.SessionId == other)));
    }
}
