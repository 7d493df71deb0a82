using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Programme;

/// <summary>The programme from and to other programs: schedule files and calendars.</summary>
public class ExchangeFacts(PlenaryApp app) : WebTest(app)
{
    private const string Site = $"/en/{Sample.Slug}";

    [Fact]
    public async Task What_Plenary_publishes_and_takes_again_changes_nothing()
    {
        var published = await App.Anonymous().GetStringAsync($"{Site}/schedule.json");
        var editor = await App.As(Role.ProgrammeEditor);
        var counts = (await (await Take(editor, published, preview: true)).Read(HttpStatusCode.OK)).GetProperty("counts");
        Assert.Equal(2, counts.GetProperty("same").GetInt32());
        foreach (var other in new[] { "new", "changed", "refused" }) Assert.Equal(0, counts.GetProperty(other).GetInt32());
    }

    [Fact]
    public async Task A_file_is_shown_first_then_taken_and_a_second_time_nothing_happens()
    {
        var editor = await App.As(Role.ProgrammeEditor);
        var (file, guids) = ScheduleOf("Lantern Room", "The long night of wells", "Ein Brunnen für alle");
        Assert.Equal(2, Counted(await (await Take(editor, file, preview: true)).Read(HttpStatusCode.OK), "new"));
        Assert.False(await App.InDb(db => db.Sessions.AnyAsync(s => guids.Contains(s.ExchangeId))));

        var taken = await (await Take(editor, file)).Read(HttpStatusCode.OK);
        Assert.Equal(2, Counted(taken, "new"));
        Assert.Equal("Lantern Room", taken.GetProperty("rooms")[0].GetProperty("en").GetString());
        var night = await App.InDb(db => db.Sessions.AsNoTracking().Include(s => s.Speakers).SingleAsync(s => s.ExchangeId == guids[0]));
        Assert.Equal(new(2027, 5, 13, 1, 30), night.Starts);
        Assert.Equal(new(2027, 5, 12), night.Day);   // a night belongs to the evening before
        Assert.Equal(["Ngozi Okafor"], night.Speakers.Select(s => s.Name));
        Assert.Equal(2, Counted(await (await Take(editor, file)).Read(HttpStatusCode.OK), "same"));

        // It is a draft until it is published.
        Assert.DoesNotContain("long night", await App.Anonymous().GetStringAsync($"{Site}/schedule.json"), StringComparison.Ordinal);
        var moved = file.Replace("2027-05-12T16:00:00+03:00", "2027-05-12T17:00:00+03:00", StringComparison.Ordinal);
        var again = await (await Take(editor, moved)).Read(HttpStatusCode.OK);
        Assert.Equal((1, 1), (Counted(again, "changed"), Counted(again, "same")));
    }

    [Theory]
    [InlineData("{", "schedule.not-json")]
    [InlineData("[]", "schedule.missing")]
    [InlineData("""{"schedule":{"version":"1","conference":{"title":"X","acronym":"xxxx","start":"2027-05-10","end":"2027-05-13","daysCount":1,"days":[{"index":1,"date":"the tenth","day_start":"2027-05-10T09:00:00+03:00","day_end":"2027-05-10T18:00:00+03:00","rooms":{}}]}}}""", "schedule.not-date")]
    public async Task A_file_that_is_not_a_schedule_is_refused_with_the_place(string file, string code)
    {
        var answer = await Take(await App.As(Role.ProgrammeEditor), file);
        var problem = await answer.Read(HttpStatusCode.UnprocessableEntity);
        Assert.Contains(code, problem.GetProperty("faults").EnumerateArray().Select(f => f.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task The_schedule_in_XML_holds_what_is_published_and_nothing_else()
    {
        var answer = await App.Anonymous().GetAsync($"{Site}/schedule.xml");
        Assert.Equal("application/xml", answer.Content.Headers.ContentType?.MediaType);
        var schedule = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
        Assert.Contains("Rivers without borders", schedule.Descendants("event").Select(e => e.Element("title")!.Value));
        Assert.Contains("Dr. Layla El-Bahri", schedule.Descendants("person").Select(p => p.Value));
        Assert.DoesNotContain("CANARY", schedule.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Calendars_of_all_a_session_a_room_and_a_person_tell_of_the_same_session()
    {
        var reader = App.Anonymous();
        var number = await App.InDb(db => db.Sessions.Where(s => s.Id == Sample.Panel).Select(s => s.Number).SingleAsync());
        foreach (var address in new[] { "/calendar.ics", $"/programme/{number}.ics", $"/rooms/{Sample.GreatHall}.ics", $"/speakers/{Sample.PublicSpeaker}.ics" })
        {
            var answer = await reader.GetAsync(Site + address);
            Assert.Equal("text/calendar", answer.Content.Headers.ContentType?.MediaType);
            var calendar = await answer.Content.ReadAsStringAsync();
            Assert.Contains("SUMMARY:Rivers without borders", calendar, StringComparison.Ordinal);
            Assert.Contains("DTSTART;TZID=Europe/Istanbul:20270511T100000", calendar, StringComparison.Ordinal);
            Assert.Contains("BEGIN:VTIMEZONE", calendar, StringComparison.Ordinal);
            Assert.DoesNotContain("CANARY", calendar, StringComparison.OrdinalIgnoreCase);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"{Site}/rooms/{Sample.SmallRoom}.ics")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/en/{Sample.ForeignSlug}/calendar.ics")).StatusCode);
    }

    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static int Counted(JsonElement import, string what) => import.GetProperty("counts").GetProperty(what).GetInt32();

    private static Task<HttpResponseMessage> Take(HttpClient client, string file, bool preview = false) =>
        client.PostAsync(Api($"programme/imports{(preview ? "?preview=true" : "")}"), new StringContent(file, Encoding.UTF8, "application/json"));

    private static (string File, Guid[] Guids) ScheduleOf(string room, string night, string afternoon)
    {
        Guid[] guids = [Guid.NewGuid(), Guid.NewGuid()];
        object Event(int n, string title, string date, string person) => new
        {
            id = 9000 + n,
            guid = guids[n],
            date,
            start = date[11..16],
            duration = "00:45",
            room,
            slug = $"sample-{9000 + n}-event",
            url = $"https://elsewhere.example/{n}",
            title,
            subtitle = "",
            track = "Water",
            type = "talk",
            language = "en",
            @abstract = "",
            description = "",
            persons = new[] { new { id = 70 + n, public_name = person } },
            links = Array.Empty<object>(),
            attachments = Array.Empty<object>(),
        };
        var rooms = new Dictionary<string, object[]> { [room] = [Event(1, afternoon, "2027-05-12T16:00:00+03:00", "Jürgen Bach"), Event(0, night, "2027-05-13T01:30:00+03:00", "Ngozi Okafor")] };
        var file = new
        {
            schedule = new
            {
                version = "1",
                base_url = "https://elsewhere.example/",
                conference = new
                {
                    acronym = "sample",
                    title = "Sample",
                    start = "2027-05-10",
                    end = "2027-05-13",
                    daysCount = 1,
                    timeslot_duration = "00:05",
                    time_zone_name = "Europe/Istanbul",
                    days = new[] { new { index = 1, date = "2027-05-12", day_start = "2027-05-12T09:00:00+03:00", day_end = "2027-05-13T03:00:00+03:00", rooms } },
                },
            },
        };
        return (JsonSerializer.Serialize(file, AsWritten), guids);
    }
}
