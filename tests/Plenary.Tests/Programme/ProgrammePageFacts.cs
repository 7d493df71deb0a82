using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Programme;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Programme;

public class ProgrammePageFacts(PlenaryApp app) : WebTest(app)
{
    private async Task<Guid> Make(string title, LocalDateTime? starts = null, Guid? room = null, params string[] speakers) => await App.InDb(async db =>
    {
        var conference = await db.Conferences.SingleAsync(c => c.Id == Sample.Conference);
        var session = new Session { ConferenceId = conference.Id, ExchangeId = Guid.CreateVersion7(), Number = (await db.Sessions.MaxAsync(s => s.Number)) + 1, RoomId = room };
        Assert.Null(session.Write(new(SessionKind.Panel, LocalText.Of(title), Languages: ["en"], Interpreted: ["ar", "fr", "tr"])));
        if (starts is { } at) Assert.Null(session.Schedule(at, at.PlusMinutes(60), conference.TimeZone));
        Assert.Null(session.ListSpeakers([.. speakers.Select(name => new SpeakerText(SpeakerRole.Panellist, name))]));
        db.Add(session);
        await db.SaveChangesAsync();
        return session.Id;
    });

    private Task<Session> Stored(Guid id) => App.InDb(db => db.Sessions.AsNoTracking().Include(s => s.Speakers.OrderBy(p => p.Order)).SingleAsync(s => s.Id == id));

    [Fact]
    public async Task The_day_stands_on_squared_paper_with_rooms_across_and_time_down()
    {
        var (early, clash) = (await Make("Grid early", new(2027, 5, 12, 9, 0), Sample.GreatHall, "Karim Wadi"), await Make("Grid clash", new(2027, 5, 12, 9, 30), Sample.GreatHall));
        var page = await (await App.As(Role.ProgrammeEditor)).Page(Desk("programme?day=2027-05-12"));
        var first = page.One($".grid a[href$='{early}']");
        Assert.Contains("gr-2", first.ClassList);
        Assert.Contains("grs-12", first.ClassList);
        Assert.Contains("slot-bad", first.ClassList);
        Assert.Contains("gr-8", page.One($".grid a[href$='{clash}']").ClassList);
        Assert.NotEqual(Column(first), Column(page.One($".grid a[href$='{clash}']")));   // side by side, not one over the other
        Assert.Contains("Grid early and Grid clash are both in Great Hall at 09:30 on Wednesday 12 May.", page.Text);
        Assert.Contains("Great Hall", page[".grid .room:nth-child(2)"]);
        Assert.Empty(page.All("[style]"));
        Assert.Equal(2, page.All($".agenda a[href$='{early}'], .agenda a[href$='{clash}']").Count);   // the same as a list, for the phone
        Assert.Contains("/dist/places.css", page.One("link[href*='places.css']").GetAttribute("href"));
        Assert.NotNull(page.One($".tray a[href*='{Sample.Unscheduled}']"));

        static string Column(AngleSharp.Dom.IElement slot) => slot.ClassList.First(c => c.StartsWith("gc-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_session_is_added_placed_published_and_seen_by_the_public_only_then()
    {
        var editor = await App.As(Role.ProgrammeEditor);
        var form = await editor.Page(Desk("programme/new?day=2027-05-13"));
        var added = await form.Form().Fill("Input.Kind", "Workshop").Fill("Input.Texts[0].Title", "Keeping a well zqpage1").Fill("Input.Texts[1].Title", "إدارة بئر")
            .Fill("Input.Spoken", "en", "ar").Fill("Input.OtherSpoken", "es, pt-BR").Fill("Place.From", "08:00").Fill("Place.Until", "08:45").Fill("Place.Room", Sample.SmallRoom.ToString()).Send();
        var session = await added.Follow();
        Assert.Equal("Keeping a well zqpage1", session["h1"]);
        var id = Guid.Parse(added.Location!.Split('/')[^1]);
        var stored = await Stored(id);
        Assert.Equal((SessionKind.Workshop, new LocalDateTime(2027, 5, 13, 8, 0), 45, "إدارة بئر"), (stored.Kind, stored.Starts!.Value, stored.Minutes, stored.Title.Only("ar")));
        Assert.Equal(["en", "ar", "es", "pt-BR"], stored.Languages);

        var number = stored.Number;
        Assert.Null((await Public())!.Session(number));
        var releases = await editor.Page(Desk("programme/releases"));
        Assert.Contains("Keeping a well zqpage1", releases.Text);
        var done = await (await releases.Form("#release").Fill("Note", "A workshop on the last morning.").Send()).Follow();
        Assert.Contains("A workshop on the last morning.", done.Text);
        Assert.Contains("Nothing to publish", done.Text);
        Assert.Equal("Keeping a well zqpage1", (await Public())!.Session(number)!.Title.Only("en"));
        var newest = (await Public())!.Number;
        Assert.Contains("Keeping a well zqpage1", (await editor.Page(Desk($"programme/releases/{newest}"))).Text);
    }

    private Task<PublishedProgramme?> Public() => App.InDb<PublishedProgramme?>(async db =>
        PublishedProgramme.FromJson(await db.ProgrammeReleases.OrderByDescending(r => r.Number).Select(r => r.Content).FirstAsync()));

    [Fact]
    public async Task What_was_typed_stays_beside_what_is_wrong_with_it()
    {
        var editor = await App.As(Role.ProgrammeEditor);
        var form = await editor.Page(Desk("programme/new"));
        var again = await form.Form().Fill("Input.Texts[0].Title", "Backwards").Fill("Input.Texts[0].Abstract", "A long thought.").Fill("Place.Day", "2027-05-12").Fill("Place.From", "15:00").Fill("Place.Until", "14:00").Send();
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("before it starts", again["#Place_Until-e"]);
        Assert.Equal(("Backwards", "A long thought.", "15:00"), (again.One("[name='Input.Texts[0].Title']").GetAttribute("value"), again["[name='Input.Texts[0].Abstract']"], again.One("[name='Place.From']").GetAttribute("value")));
        Assert.False(await App.InDb(async db => (await db.Sessions.ToListAsync()).Any(s => s.Title.Only("en") == "Backwards")));

        var untitled = await form.Form().Fill("Input.Track", "Water").Send();
        Assert.Equal("Write a title.", untitled["#Input_Texts_0__Title-e"]);
        Assert.Equal("Water", untitled.One("[name='Input.Track']").GetAttribute("value"));
        var noTime = await form.Form().Fill("Input.Texts[0].Title", "When?").Fill("Place.From", "soon").Send();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noTime.Status);
        Assert.Contains("This is not a time.", noTime["#Place_From-e"]);
    }

    [Fact]
    public async Task Two_editors_are_told_and_the_second_keeps_the_words()
    {
        var id = await Make("Seen by two", new(2027, 5, 13, 16, 0));
        var (one, two) = (await App.As(Role.ProgrammeEditor), await App.As(Role.Secretariat));
        var (first, second) = (await one.Page(Desk($"programme/{id}")), await two.Page(Desk($"programme/{id}")));
        Assert.Equal(HttpStatusCode.Redirect, (await first.Form("#text").Fill("Input.Texts[0].Title", "Title of one").Send()).Status);
        var told = await second.Form("#text").Fill("Input.Texts[0].Title", "Title of two").Send();
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Contains("Changed while you were writing.", told.Text);
        Assert.Equal(("Title of one", "Title of two"), (told["h1"], told.One("[name='Input.Texts[0].Title']").GetAttribute("value")));
        Assert.Equal(HttpStatusCode.Conflict, (await second.Form("#place").Fill("Place.From", "10:00").Send()).Status);
        Assert.Equal("Title of one", (await Stored(id)).Title.Only("en"));
        // Having seen it, one may save what one wrote.
        Assert.Equal(HttpStatusCode.Redirect, (await told.Form("#text").Send()).Status);
        Assert.Equal("Title of two", (await Stored(id)).Title.Only("en"));
    }

    [Fact]
    public async Task A_session_moves_and_moves_back_and_is_taken_out()
    {
        var id = await Make("On the move", new(2027, 5, 13, 18, 0), Sample.SmallRoom);
        var editor = await App.As(Role.ProgrammeEditor);
        var page = await editor.Page(Desk($"programme/{id}"));
        var moved = await (await page.Form("#place").Fill("Place.Day", "2027-05-12").Fill("Place.From", "23:30").Fill("Place.Until", "00:30").Fill("Place.Room", "").Send()).Follow();
        var stored = await Stored(id);
        Assert.Equal((new LocalDateTime(2027, 5, 12, 23, 30), new LocalDateTime(2027, 5, 13, 0, 30), null), (stored.Starts!.Value, stored.Ends!.Value, stored.RoomId));
        await moved.Form(".toast form").Send();
        stored = await Stored(id);
        Assert.Equal((new LocalDateTime(2027, 5, 13, 18, 0), Sample.SmallRoom), (stored.Starts!.Value, stored.RoomId!.Value));
        await (await editor.Page(Desk($"programme/{id}"))).Form("#out").Send();
        Assert.Null((await Stored(id)).Starts);
        Assert.Contains("On the move", (await editor.Page(Desk("programme")))[".tray"]);
    }

    [Fact]
    public async Task A_session_that_is_dragged_keeps_its_length_and_one_that_changed_meanwhile_stays()
    {
        var id = await Make("Dragged", new(2027, 5, 13, 7, 0), Sample.SmallRoom);
        var editor = await App.As(Role.ProgrammeEditor);
        var page = await editor.Page(Desk("programme?day=2027-05-13"));
        Task<WebPage> Drop(int version, string starts, Guid? room) =>
            page.Form("#move").Fill("session", id.ToString()).Fill("version", $"{version}").Fill("starts", starts).Fill("room", room?.ToString() ?? "").Send();
        var dropped = await (await Drop(0, "2027-05-13T07:35:00", Sample.GreatHall)).Follow();
        Assert.Contains("Dragged is moved.", dropped.Text);
        var stored = await Stored(id);
        Assert.Equal((new LocalDateTime(2027, 5, 13, 7, 35), 60, Sample.GreatHall), (stored.Starts!.Value, stored.Minutes, stored.RoomId!.Value));
        Assert.Equal(HttpStatusCode.Conflict, (await Drop(0, "2027-05-13T09:00:00", null)).Status);
        Assert.Equal(new(2027, 5, 13, 7, 35), (await Stored(id)).Starts!.Value);
        await dropped.Form(".toast form").Send();
        Assert.Equal((new LocalDateTime(2027, 5, 13, 7, 0), Sample.SmallRoom), ((await Stored(id)).Starts!.Value, (await Stored(id)).RoomId!.Value));
    }

    [Fact]
    public async Task Speakers_are_found_written_freely_and_put_in_order()
    {
        var id = await Make("Panel of speakers", null, null, "First Speaker", "Second Speaker");
        var editor = await App.As(Role.ProgrammeEditor);
        var add = await editor.Page(Desk($"programme/{id}/speakers?seek=layla"));
        var prefilled = await editor.Page(Desk($"programme/{id}/speakers{add.One(".lines a").GetAttribute("href")}"));
        Assert.Equal((Sample.AccreditedName, Sample.AccreditedLatinName, "Coordinator", "Dr."), (Value("Name"), Value("SecondName"), Value("Office"), Value("Honorific")));
        await prefilled.Form("#speaker").Fill("Input.Role", "Chair").Send();
        var free = await (await editor.Page(Desk($"programme/{id}/speakers"))).Form("#speaker").Fill("Input.Name", "").Send();
        Assert.Equal("Write the speaker’s name.", free["#Input_Name-e"]);

        var chair = (await Stored(id)).Speakers[^1];
        Assert.Equal((Sample.People[ParticipationState.Accredited], SpeakerRole.Chair, 3), (chair.PersonId!.Value, chair.Role, chair.Order));
        for (var i = 0; i < 2; i++)
        {
            var list = await editor.Page(Desk($"programme/{id}"));
            await list.Form($"input[name=speaker][value='{chair.Id}']").Send("Up");
        }
        Assert.Equal([Sample.AccreditedName, "First Speaker", "Second Speaker"], (await Stored(id)).Speakers.Select(s => s.Name));
        await (await editor.Page(Desk($"programme/{id}"))).Form($"input[name=speaker][value='{chair.Id}']").Send("Take off");
        Assert.Equal(["First Speaker", "Second Speaker"], (await Stored(id)).Speakers.Select(s => s.Name));

        string? Value(string name) => prefilled.One($"[name='Input.{name}']").GetAttribute("value");
    }

    [Fact]
    public async Task An_editor_without_the_directory_finds_only_those_who_take_part()
    {
        await App.InDb(async db =>
        {
            Assert.Null(Plenary.People.Person.Enter([new("Zqhidden Somebody", "en")], out var person));
            db.Add(person);
            await db.SaveChangesAsync();
        });
        var address = Desk($"programme/{Sample.Unscheduled}/speakers?seek=zqhidden");
        Assert.NotEmpty((await (await App.As(Role.Secretariat)).Page(address)).All(".lines a"));
        Assert.Contains("Nobody is found by this name.", (await (await App.As(Role.ProgrammeEditor)).Page(address)).Text);
        Assert.NotEmpty((await (await App.As(Role.ProgrammeEditor)).Page(Desk($"programme/{Sample.Unscheduled}/speakers?seek=selim"))).All(".lines a"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await App.As(Role.PressOfficer)).Page(Desk($"programme/{Sample.Unscheduled}/speakers?seek=selim"))).Status);
    }

    [Fact]
    public async Task Who_only_reads_sees_the_session_and_no_form()
    {
        var page = await (await App.As(Role.Viewer)).Page(Desk($"programme/{Sample.Panel}"));
        Assert.Equal("Rivers without borders", page["h1"]);
        Assert.Empty(page.All("main form"));
        Assert.Empty((await (await App.As(Role.Viewer)).Page(Desk("programme/releases"))).All("main form"));
    }

    [Fact]
    public async Task A_session_with_a_record_is_kept_and_says_why()
    {
        var page = await (await App.As(Role.ProgrammeEditor)).Page(Desk($"programme/{Sample.Panel}"));
        var kept = await page.Form("#ask-remove form").Send();
        Assert.Equal(HttpStatusCode.Conflict, kept.Status);
        Assert.Contains("What was said or decided here is in the record", kept.Text);
        Assert.Equal("Rivers without borders", kept["h1"]);
    }

    [Fact]
    public async Task The_hour_that_the_clocks_jump_over_is_refused_beside_its_field()
    {
        await App.InDb(async db =>
        {
            var conference = await db.Conferences.SingleAsync(c => c.Id == Sample.Open);
            Assert.Null(conference.Schedule(conference.Starts, conference.Ends, "Europe/Paris"));
            await db.SaveChangesAsync();
        }, Sample.Open);
        var editor = await App.As(Role.Administrator);
        var form = (await editor.Page($"/desk/{Sample.OpenSlug}/programme/new")).Form().Fill("Input.Texts[0].Title", "Night watch zqjump").Fill("Place.Day", "2027-03-27").Fill("Place.From", "02:30").Fill("Place.Until", "03:30");
        var refused = await form.Send();
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("true", refused.One("[name='Place.From']").GetAttribute("aria-invalid"));
        Assert.Equal("Night watch zqjump", refused.One("[name='Input.Texts[0].Title']").GetAttribute("value"));
        Assert.False(await App.InDb(db => db.Sessions.AnyAsync(), Sample.Open));
    }

    [Fact]
    public async Task A_draft_that_changed_meanwhile_is_not_published()
    {
        var editor = await App.As(Role.ProgrammeEditor);
        await Make("Change one", new(2027, 5, 13, 20, 0));
        var releases = await editor.Page(Desk("programme/releases"));
        await Make("Change two", new(2027, 5, 13, 21, 0));
        var told = await releases.Form("#release").Fill("Note", "My note").Send();
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Contains("The draft changed while you were looking at it", told.Text);
        Assert.Equal("My note", told["#note"]);
        Assert.Contains("Change two", told.Text);
        Assert.Equal(HttpStatusCode.Redirect, (await told.Form("#release").Send()).Status);
    }

    [Fact]
    public async Task Words_are_found_over_all_days()
    {
        await Make("Findable zqwords", new(2027, 5, 13, 22, 0), null, "Ömer Dereli");
        var editor = await App.As(Role.ProgrammeEditor);
        Assert.Contains("Findable zqwords", (await editor.Page(Desk("programme?q=omer")))["main"]);
        Assert.Contains("No session fits this filter", (await editor.Page(Desk("programme?q=nobody-like-this"))).Text);
    }
}
