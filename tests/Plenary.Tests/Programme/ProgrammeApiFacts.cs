using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Programme;

public class ProgrammeApiFacts(PlenaryApp app) : WebTest(app)
{
    private static object Text(string title, string kind = "panel") => new { kind, title = new { en = title }, languages = new[] { "en" }, interpreted = new[] { "ar", "fr", "tr" } };

    private static object At(string starts, string ends, Guid? room = null) => new { starts = $"2027-05-{starts}:00", ends = $"2027-05-{ends}:00", room };

    private static async Task<JsonElement> Begin(HttpClient editor, string title, object? slot = null, params object[] speakers) =>
        await (await editor.Post(Api("sessions"), new { text = Text(title), slot, speakers }, Guid.CreateVersion7().ToString())).Read(HttpStatusCode.Created);

    private static string Of(JsonElement session, string rest = "") => Api($"sessions/{session.GetProperty("id").GetString()}{rest}");

    private static object Speaker(string name, string role = "speaker", Guid? person = null) => new { role, name, person };

    [Fact]
    public async Task A_session_is_made_scheduled_published_and_until_then_hidden_from_the_public()
    {
        var editor = await App.As(Role.ProgrammeEditor);
        var made = await Begin(editor, "Wells zqdraft1");
        var number = made.GetProperty("number").GetInt32();
        Assert.Equal(JsonValueKind.Null, made.GetProperty("slot").ValueKind);
        var moved = await (await editor.Put(Of(made, "/slot"), At("12T14:00", "12T15:30", Sample.SmallRoom), "\"0\"")).Read(HttpStatusCode.OK);
        Assert.Equal(("2027-05-12", Sample.SmallRoom.ToString()), (moved.GetProperty("day").GetString(), moved.GetProperty("room").GetString()));

        var changes = await editor.Get(Api("programme/changes"));
        var change = Assert.Single(changes.GetProperty("changes").EnumerateArray(), c => c.GetProperty("number").GetInt32() == number);
        Assert.Equal("added", change.GetProperty("kind").GetString());
        var newest = changes.GetProperty("release").GetInt32();
        Assert.DoesNotContain("zqdraft1", (await editor.Get(Api($"programme/releases/{newest}"))).ToString(), StringComparison.Ordinal);
        Assert.Null((await App.InDb(db => Published(db)))!.Session(number));

        var release = await (await editor.Post(Api("programme/releases"), new { note = "A workshop more.", mark = changes.GetProperty("mark").GetString() })).Read(HttpStatusCode.Created);
        Assert.Equal((newest + 1, "A workshop more."), (release.GetProperty("number").GetInt32(), release.GetProperty("note").GetString()));
        Assert.Equal("Wells zqdraft1", (await App.InDb(db => Published(db)))!.Session(number)!.Title.Only("en"));
        Assert.Equal("programme.nothing-changed", await (await editor.Post(Api("programme/releases"), new { note = "" })).Code());
        Assert.Equal(newest + 1, (await editor.Get(Api("programme/releases"))).GetProperty("items")[0].GetProperty("number").GetInt32());

        await (await editor.DeleteAsync(Of(made, "/slot"))).Read(HttpStatusCode.OK);
        var cancelled = Assert.Single((await editor.Get(Api("programme/changes"))).GetProperty("changes").EnumerateArray(), c => c.GetProperty("number").GetInt32() == number);
        Assert.Equal("cancelled", cancelled.GetProperty("kind").GetString());
        Assert.NotNull((await App.InDb(db => Published(db)))!.Session(number));   // the public still reads the release
    }

    private static async Task<Plenary.Programme.PublishedProgramme?> Published(Plenary.Storage.PlenaryDb db) =>
        Plenary.Programme.PublishedProgramme.FromJson(await db.ProgrammeReleases.OrderByDescending(r => r.Number).Select(r => r.Content).FirstAsync());

    [Fact]
    public async Task What_one_has_not_seen_is_not_published()
    {
        var editor = await App.As(Role.ProgrammeEditor);
        await Begin(editor, "First change", At("12T08:00", "12T08:30"));
        var mark = (await editor.Get(Api("programme/changes"))).GetProperty("mark").GetString();
        await Begin(editor, "Second change", At("12T08:30", "12T09:00"));
        Assert.Equal("programme.draft-changed", await (await editor.Post(Api("programme/releases"), new { mark })).Code());
    }

    [Fact]
    public async Task Times_that_cannot_be_and_rooms_of_others_are_refused_and_nothing_is_saved()
    {
        var editor = await App.As(Role.ProgrammeEditor);
        var session = await Begin(editor, "To be placed");
        var slot = Of(session, "/slot");
        Assert.Equal("session.ends-before-it-starts", await (await editor.Put(slot, At("12T15:00", "12T14:00"))).Code());
        Assert.Equal("session.too-long", await (await editor.Put(slot, At("12T15:00", "13T16:00"))).Code());
        Assert.Equal("session.unknown-room", await (await editor.Put(slot, At("12T14:00", "12T15:00", Guid.CreateVersion7()))).Code());
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.Put(slot, new { starts = "tomorrow", ends = "later" })).StatusCode);
        Assert.Equal("session.title-missing", await (await editor.Put(Of(session), Text(" "))).Code());
        Assert.Equal("speaker.unknown-person", await (await editor.Put(Of(session, "/speakers"), new[] { Speaker("X", person: Guid.CreateVersion7()) })).Code());
        Assert.Equal("speaker.name-missing", await (await editor.Post(Api("sessions"), new { text = Text("With nobody"), speakers = new[] { Speaker("") } })).Code());
        var still = await editor.Get(Of(session));
        Assert.Equal((0, JsonValueKind.Null), (still.GetProperty("version").GetInt32(), still.GetProperty("slot").ValueKind));
        Assert.DoesNotContain("With nobody", (await editor.Get(Api("sessions?q=with nobody"))).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hour_that_the_clocks_jump_over_is_refused()
    {
        await App.InDb(async db =>
        {
            var conference = await db.Conferences.SingleAsync(c => c.Id == Sample.Open);
            Assert.Null(conference.Schedule(conference.Starts, conference.Ends, "Europe/Paris"));
            await db.SaveChangesAsync();
        }, Sample.Open);
        var editor = await App.As(Role.Administrator);
        var address = $"/api/v1/conferences/{Sample.OpenSlug}/sessions";
        var refused = await editor.Post(address, new { text = Text("Night watch"), slot = new { starts = "2027-03-28T02:30:00", ends = "2027-03-28T03:30:00" } });
        Assert.Equal("session.time-does-not-exist", await refused.Code());
    }

    [Fact]
    public async Task Two_editors_of_one_session_are_told()
    {
        var (one, two) = (await App.As(Role.ProgrammeEditor), await App.As(Role.Secretariat));
        var session = await Begin(one, "Seen by two");
        await (await one.Put(Of(session), Text("Written by one"), "\"0\"")).Read(HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await two.Put(Of(session), Text("Written by two"), "\"0\"")).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await two.Put(Of(session, "/slot"), At("12T14:00", "12T15:00"), "\"0\"")).StatusCode);
        // The list of speakers is a part of the session.
        await (await one.Put(Of(session, "/speakers"), new[] { Speaker("Étienne Fontaine") }, "\"1\"")).Read(HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await two.Put(Of(session, "/speakers"), Array.Empty<object>(), "\"1\"")).StatusCode);
        var kept = await two.Get(Of(session));
        Assert.Equal(("Written by one", 1, 2), (kept.GetProperty("text").GetProperty("title").GetProperty("en").GetString(), kept.GetProperty("speakers").GetArrayLength(), kept.GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task Speakers_come_go_and_change_places()
    {
        var editor = await App.As(Role.ProgrammeEditor);
        var session = await Begin(editor, "Panel of four", null, Speaker("Ayşe Pınar", "chair"), Speaker("Étienne Fontaine"), Speaker("Nguyễn Thị Sông"));
        var lines = session.GetProperty("speakers").EnumerateArray().ToList();
        var turned = await (await editor.Put(Of(session, "/speakers"), new object[] { lines[2], lines[0], Speaker("ليلى البحري", person: Sample.People[Plenary.Accreditations.ParticipationState.Accredited]) })).Read(HttpStatusCode.OK);
        Assert.Equal(["Nguyễn Thị Sông", "Ayşe Pınar", "ليلى البحري"], turned.GetProperty("speakers").EnumerateArray().Select(s => s.GetProperty("name").GetString()!));
        Assert.Equal(lines[2].GetProperty("id").GetString(), turned.GetProperty("speakers")[0].GetProperty("id").GetString());
        Assert.Equal(turned.GetProperty("speakers").ToString(), (await editor.Get(Of(session))).GetProperty("speakers").ToString());
        Assert.Equal(3, await App.InDb(db => db.Speakers.CountAsync(s => s.SessionId == session.GetProperty("id").GetGuid())));
    }

    [Fact]
    public async Task People_are_found_by_name_by_those_who_put_them_on_lists()
    {
        var found = (await (await App.As(Role.ProgrammeEditor)).Get(Api("programme/candidates?q=layla"))).GetProperty("items")[0];
        Assert.Equal((Sample.AccreditedName, true), (found.GetProperty("text").GetProperty("name").GetString(), found.GetProperty("accredited").GetBoolean()));
        Assert.Equal(HttpStatusCode.NotFound, (await (await App.As(Role.PressOfficer)).GetAsync(Api("programme/candidates?q=layla"))).StatusCode);
    }

    [Fact]
    public async Task Conflicts_are_told_as_they_arise()
    {
        var editor = await App.As(Role.ProgrammeEditor);
        var person = Sample.People[Plenary.Accreditations.ParticipationState.Submitted];
        var one = await Begin(editor, "Room wanted A", At("13T17:00", "13T18:00", Sample.SmallRoom), Speaker("Karim Wadi"));
        var two = await Begin(editor, "Room wanted B", At("13T17:30", "13T18:30", Sample.SmallRoom), Speaker("KARIM WADI"), Speaker("Selim Irmak", person: person));
        var ids = new[] { one.GetProperty("id").GetString(), two.GetProperty("id").GetString() };
        var conflicts = (await editor.Get(Api("programme/conflicts"))).GetProperty("items").EnumerateArray().Where(c => c.GetProperty("sessions").EnumerateArray().Any(s => ids.Contains(s.GetString()))).ToList();
        Assert.Equal(["roomTaken", "speakerInTwoPlaces", "notAccredited"], conflicts.Select(c => c.GetProperty("kind").GetString()!));
        Assert.Equal("Selim Irmak is to speak in Room wanted B and is not accredited.", conflicts[2].GetProperty("text").GetString());

        await (await editor.Put(Of(two, "/slot"), At("13T18:00", "13T19:00", Sample.SmallRoom))).Read(HttpStatusCode.OK);
        Assert.DoesNotContain((await editor.Get(Api("programme/conflicts"))).GetProperty("items").EnumerateArray(),
            c => c.GetProperty("serious").GetBoolean() && c.GetProperty("sessions").EnumerateArray().Any(s => ids.Contains(s.GetString())));
    }

    [Fact]
    public async Task The_list_is_found_by_day_room_kind_and_words_and_read_page_by_page()
    {
        var editor = await App.As(Role.ProgrammeEditor);
        for (var i = 0; i < 5; i++) await Begin(editor, $"Paged zqpage {i}", i < 3 ? At($"13T{10 + i}:00", $"13T{11 + i}:00", Sample.GreatHall) : null, Speaker($"Paged Speaker {i}"));
        var seen = new List<string>();
        for (string? after = null; ;)
        {
            var page = await editor.Get(Api($"sessions?q=ZQPAGE&limit=2{(after is null ? "" : $"&after={after}")}"));
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(s => s.GetProperty("text").GetProperty("title").GetProperty("en").GetString()!));
            if ((after = page.GetProperty("next").GetString()) is null) break;
        }
        Assert.Equal([.. Enumerable.Range(0, 5).Select(i => $"Paged zqpage {i}")], seen);
        async Task<int> Count(string query) => (await editor.Get(Api($"sessions?q=zqpage{query}"))).GetProperty("items").GetArrayLength();
        Assert.Equal((3, 2, 3, 5, 0, 1), (await Count("&day=2027-05-13"), await Count("&scheduled=false"), await Count($"&room={Sample.GreatHall}"), await Count("&kind=panel"), await Count("&kind=excursion"), await Count(" speaker 3")));
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.GetAsync(Api("sessions?day=soon"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.GetAsync(Api("sessions?after=x"))).StatusCode);
    }

    [Fact]
    public async Task A_session_with_a_record_stays_and_another_goes()
    {
        var editor = await App.As(Role.ProgrammeEditor);
        Assert.Equal("session.has-a-record", await (await editor.DeleteAsync(Api($"sessions/{Sample.Panel}"))).Code());
        var session = await Begin(editor, "Not for long", null, Speaker("Somebody"));
        Assert.Equal(HttpStatusCode.NoContent, (await editor.DeleteAsync(Of(session))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync(Of(session))).StatusCode);
    }

    [Fact]
    public async Task Who_may_read_the_programme_may_not_change_it_and_another_conference_is_not_there()
    {
        foreach (var role in new[] { Role.FloorManager, Role.Rapporteur, Role.PressOfficer, Role.Viewer })
        {
            var reader = await App.As(role);
            await reader.Get(Api($"sessions/{Sample.Panel}"));
            Assert.Equal(HttpStatusCode.Forbidden, (await reader.Put(Api($"sessions/{Sample.Panel}"), Text("x"))).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await reader.Post(Api("programme/releases"))).StatusCode);
        }
        var editor = await App.As(Role.ProgrammeEditor);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync(Api($"sessions/{Sample.ForeignSession}"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.Put(Api($"sessions/{Sample.ForeignSession}"), Text("x"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.DeleteAsync(Api($"sessions/{Sample.ForeignSession}"))).StatusCode);
    }

    [Fact]
    public async Task Numbers_are_given_once_even_to_many_at_the_same_time()
    {
        var editor = await App.As(Role.ProgrammeEditor);
        var numbers = await Task.WhenAll(Enumerable.Range(0, 6).Select(async i => (await Begin(editor, $"At once {i}")).GetProperty("number").GetInt32()));
        Assert.Equal(6, numbers.Distinct().Count());
    }
}
