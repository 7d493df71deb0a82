using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using NodaTime;
using Plenary.Conferences;
using Plenary.Programme;
using Plenary.Programme.Exchange;
using Xunit;

namespace Plenary.Tests.Programme.Exchange;

/// <summary>The exchange format against the draft, without a database.</summary>
public class ExchangeRules
{
    private const string Home = "https://plenary.test/en/general-13";

    private static Schedule In(Conference conference) => new(conference, "en", Home);

    private static byte[] Export(Draft draft) => ScheduleJsonWriter.Write(In(draft.Conference).File(draft.Publishable(1, Programmes.Noon, "")), Home);

    private static ScheduleFile Read(byte[] json)
    {
        var (file, faults) = ScheduleJsonReader.Read(json);
        Assert.Empty(faults.Select(f => f.Why.ToString()));
        return file!;
    }

    private static (Draft Draft, ProgrammeImport Import) Into(Draft draft, byte[] json)
    {
        var import = ProgrammeImport.Into(draft, Read(json), In(draft.Conference), null);
        return (draft with
        {
            Sessions = [.. draft.Sessions, .. import.Lines.Where(l => l.Outcome is ImportOutcome.New).Select(l => l.Session)],
            Rooms = [.. draft.Rooms, .. import.NewRooms],
        }, import);
    }

    /// <summary>Sessions of all sorts at random times of day and night, made from a seed.</summary>
    private static Draft Random(int seed)
    {
        var random = new Random(seed);
        var conference = Programmes.Conference(random.Next(2) == 0 ? "Europe/Istanbul" : "Europe/Berlin");
        Room[] rooms = [Programmes.Room(conference, "Great Hall", 1, 400), Programmes.Room(conference, "Çınar & “Lale”", 2)];
        var sessions = new List<Session>();
        for (var i = 1; i <= 25; i++)
        {
            var session = Programmes.Session(conference, i, $"Session {i} <&> قاعة \u200E{random.Next()}");
            Assert.Null(session.Write(session.Text with
            {
                Kind = (SessionKind)random.Next(14),
                Title = session.Title.With("ar", random.Next(2) == 0 ? $"جلسة {i}" : null),
                Abstract = random.Next(3) == 0 ? LocalText.Of($"One.\n\nTwo {i}.") : LocalText.Empty,
                Track = random.Next(2) == 0 ? "Water" : "",
                Languages = random.Next(3) == 0 ? [] : ["fr", "en"],
            }));
            var starts = new LocalDate(2027, 5, 10).PlusDays(random.Next(4)).At(new LocalTime(random.Next(24), random.Next(12) * 5));
            Assert.Null(session.Schedule(starts, starts.PlusMinutes(5 + random.Next(300)), conference.TimeZone, random.Next(4) == 0 ? starts.Date : null));
            session.RoomId = random.Next(3) is var room and < 2 ? rooms[room].Id : null;
            for (var n = random.Next(4); n > 0; n--) session.Speaks($"Speaker {random.Next(12)} Ünal").Honorific = random.Next(2) == 0 ? "Dr." : "";
            if (random.Next(3) == 0) session.Carried = new(Url: $"https://origin.example/{i}", Licence: "CC BY", DoNotRecord: true) { Links = [new("https://example.org/a?b=1&c=2", "A & B")] };
            sessions.Add(session);
        }
        return new(conference, sessions, rooms);
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 30)];

    [Theory, MemberData(nameof(Seeds))]
    public void Our_own_export_changes_nothing_and_makes_the_same_programme_elsewhere(int seed)
    {
        var draft = Random(seed);
        var before = draft.Publishable(1, Programmes.Noon, "").ToJson();
        var export = Export(draft);
        Assert.All(Into(draft, export).Import.Lines, l => Assert.Equal((ImportOutcome.Same, ""), (l.Outcome, string.Join(' ', l.Fields))));
        Assert.Equal(before, draft.Publishable(1, Programmes.Noon, "").ToJson());

        var (elsewhere, import) = Into(new(draft.Conference, [], []), export);
        Assert.Equal(draft.Sessions.Count, import.Count(ImportOutcome.New));
        Assert.Equal(Sorted(export), Sorted(Export(elsewhere)));
        Assert.False(Into(elsewhere, export).Import.ChangesAnything);
    }

    /// <summary>Rooms of one day may stand in another order.</summary>
    private static string Sorted(byte[] export) =>
        string.Join('\n', Read(export).Events.OrderBy(e => e.ExchangeId).Select(e => JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(e with { Where = "" }, Plenary.Api.Json.Options))!.ToJsonString()));

    [Fact]
    public void What_is_moved_is_moved_and_what_the_format_does_not_know_stays()
    {
        var conference = Programmes.Conference();
        var hall = Programmes.Room(conference, "Hall");
        var session = Programmes.Session(conference, 1, "Opening", new(2027, 5, 10, 9, 30), 90, hall);
        Assert.Null(session.Write(session.Text with { Title = LocalText.Of("Opening", ar: "الافتتاح"), Kind = SessionKind.Opening, Notes = "Bring water." }));
        session.Speaks("Ayşe Pınar").Office = "President";
        var draft = new Draft(conference, [session], [hall]);
        var file = JsonNode.Parse(Export(draft))!;
        var e = file["schedule"]!["conference"]!["days"]![0]!["rooms"]!["Hall"]![0]!;
        (e["date"], e["duration"], e["title"]) = ("2027-05-10T10:00:00+03:00", "01:00", "Grand opening");
        e["persons"]!.AsArray().Add(new JsonObject { ["name"] = "Nurul Huda" });

        var line = Assert.Single(Into(draft, Encoding.UTF8.GetBytes(file.ToJsonString())).Import.Lines);
        Assert.Equal(["title", "date", "duration", "persons"], line.Fields);
        Assert.Equal((new LocalDateTime(2027, 5, 10, 10, 0), 60), (session.Starts, session.Minutes));
        Assert.Equal(LocalText.Of("Grand opening", ar: "الافتتاح"), session.Title);
        Assert.Equal(("Bring water.", SessionKind.Opening, hall.Id), (session.Notes, session.Kind, session.RoomId));
        Assert.Equal([("Ayşe Pınar", "President"), ("Nurul Huda", "")], session.Speakers.Select(s => (s.Name, s.Office)));
    }

    [Fact]
    public void What_came_with_an_import_and_is_no_longer_in_the_file_is_taken_out()
    {
        var (draft, _) = Into(new(Programmes.Conference(), [], []), ScheduleSamples.Small());
        var made = Programmes.Session(draft.Conference, 90, "Made here", new(2027, 5, 10, 15, 0));
        var (_, import) = Into(draft with { Sessions = [.. draft.Sessions, made] }, ScheduleSamples.Small(without: 2));
        Assert.Equal("Night concert", Assert.Single(import.Lines, l => l.Outcome is ImportOutcome.Gone).Session.Title.ToString());
        Assert.NotNull(made.Starts);
    }

    [Fact]
    public void A_file_is_taken_with_its_days_that_turn_at_night_its_people_links_and_guids()
    {
        var (draft, import) = Into(new(Programmes.Conference(), [], []), ScheduleSamples.Small());
        Assert.Equal(["Hall", "Garden"], import.NewRooms.Select(r => r.Name.ToString()));
        var night = draft.Sessions.Single(s => s.Title.ToString() == "Night concert");
        Assert.Equal((new LocalDateTime(2027, 5, 11, 5, 0), new LocalDate(2027, 5, 10), 45), (night.Starts, night.Day, night.Minutes));
        var opening = draft.Sessions.Single(s => s.Number == 101);
        Assert.Equal(new Guid("5b1f7f2a-6d6c-4b32-9f0e-1f2f5a0c0001"), opening.ExchangeId);
        Assert.Equal(("https://origin.example/plan/files/plan.pdf", "https://origin.example/plan/101"), (opening.Carried!.Attachments[0].Url, opening.Carried.Url));
        Assert.Equal(("Jana Bachová", (int?)7), (opening.Speakers[0].Name, opening.Speakers[0].Carried!.Number));
        Assert.Equal("camp2027-101-opening", opening.Carried.Slug);
    }

    [Fact]
    public void A_session_that_a_rule_refuses_is_left_out_with_its_place_and_reason()
    {
        var (draft, import) = Into(new(Programmes.Conference(), [], []), ScheduleSamples.Small(e => e["duration"] = "00:00"));
        var line = Assert.Single(import.Lines, l => l.Outcome is ImportOutcome.Refused);
        Assert.Equal((Session.EndsBeforeItStarts, "schedule.conference.days[0].rooms[\"Hall\"][0]"), (line.Why, line.Event!.Where));
        Assert.Single(draft.Sessions);
    }

    [Theory]
    [InlineData("id", "\"101\"", "schedule.not-number")]
    [InlineData("id", "0", "schedule.not-number")]
    [InlineData("guid", "\"no-guid\"", "schedule.not-guid")]
    [InlineData("date", "\"2027-05-10 09:30\"", "schedule.not-moment")]
    [InlineData("date", "\"2027-02-30T09:30:00+03:00\"", "schedule.not-moment")]
    [InlineData("duration", "\"an hour\"", "schedule.not-duration")]
    [InlineData("title", "7", "schedule.not-text")]
    [InlineData("persons", "{}", "schedule.not-list")]
    [InlineData("do_not_record", "7", "schedule.not-yes-or-no")]
    public void A_file_that_breaks_the_format_is_refused_and_says_where(string name, string value, string code)
    {
        var (file, faults) = ScheduleJsonReader.Read(ScheduleSamples.Small(e => e[name] = JsonNode.Parse(value)));
        Assert.Null(file);
        Assert.Equal(($"schedule.conference.days[0].rooms[\"Hall\"][0].{name}", code), (Assert.Single(faults).Where, faults[0].Why.Code));
    }

    [Theory]
    [InlineData("{\"schedule\":", "schedule.not-json"), InlineData("[]", "schedule.missing"), InlineData("{}", "schedule.missing"), InlineData("{\"schedule\":{\"conference\":3}}", "schedule.missing")]
    public void What_is_no_schedule_is_refused(string text, string code) => Assert.Equal(code, ScheduleJsonReader.Read(Encoding.UTF8.GetBytes(text)).Faults[0].Why.Code);

    [Fact]
    public void A_missing_value_and_a_guid_that_stands_twice_are_named()
    {
        Assert.Equal(["schedule.conference.days[0].rooms[\"Hall\"][0].url"], ScheduleJsonReader.Read(ScheduleSamples.Small(e => e.AsObject().Remove("url"))).Faults.Select(f => f.Where));
        Assert.Equal(["schedule.twice"], ScheduleJsonReader.Read(ScheduleSamples.Small(e => e["guid"] = "5b1f7f2a-6d6c-4b32-9f0e-1f2f5a0c0002")).Faults.Select(f => f.Why.Code));
    }

    [Fact]
    public void The_XML_says_the_same_and_holds_no_sign_that_XML_forbids()
    {
        var (draft, _) = Into(new(Programmes.Conference(), [], []), ScheduleSamples.Small());
        Assert.Null(draft.Sessions[0].Entitle(LocalText.Of("Bell \u0007 rings \uFFFE")));
        var xml = XDocument.Parse(Encoding.UTF8.GetString(ScheduleXmlWriter.Write(In(draft.Conference).File(draft.Publishable(3, Programmes.Noon, "")), Home)));
        var e = xml.Descendants("event").First();
        Assert.Equal(("101", "5b1f7f2a-6d6c-4b32-9f0e-1f2f5a0c0001", "2027-05-10T09:30:00+03:00", "01:30"), ((string?)e.Attribute("id"), (string?)e.Attribute("guid"), (string?)e.Element("date"), (string?)e.Element("duration")));
        Assert.Equal(("Bell  rings ", "7", "general_13"), ((string?)e.Element("title"), (string?)e.Descendants("person").First().Attribute("id"), (string?)xml.Root!.Element("conference")!.Element("acronym")));
    }
}
