using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Programme.Exchange;

/// <summary>The programme to and from other programs, over HTTP.</summary>
public class ExchangeFacts(PlenaryApp app) : WebTest(app)
{
    private static Task<HttpResponseMessage> Send(HttpClient client, byte[] file, bool preview = false)
    {
        var body = new ByteArrayContent(file);
        body.Headers.ContentType = new("application/json");
        return client.PostAsync(Api($"programme/imports?preview={(preview ? "true" : "false")}"), body);
    }

    private async Task<string> Public(string rest, string language = "en") => await App.Anonymous().GetStringAsync($"/{language}/{Sample.Slug}{rest}");

    [Fact]
    public async Task A_file_is_looked_at_taken_published_and_given_back()
    {
        var editor = await App.As(Role.ProgrammeEditor);
        var before = await App.InDb(db => db.Sessions.CountAsync());
        var preview = await (await Send(editor, ScheduleSamples.Small(), preview: true)).Read(HttpStatusCode.OK);
        Assert.Equal((2, 0), (preview.GetProperty("counts").GetProperty("new").GetInt32(), preview.GetProperty("counts").GetProperty("refused").GetInt32()));
        Assert.Equal(before, await App.InDb(db => db.Sessions.CountAsync()));

        await (await Send(editor, ScheduleSamples.Small())).Read(HttpStatusCode.OK);
        var again = await (await Send(editor, ScheduleSamples.Small())).Read(HttpStatusCode.OK);
        Assert.Equal(2, again.GetProperty("counts").GetProperty("same").GetInt32());
        Assert.Equal(before + 2, await App.InDb(db => db.Sessions.CountAsync()));
        Assert.DoesNotContain("Night concert", await Public("/schedule.xml"), StringComparison.Ordinal);   // not published yet
        Assert.DoesNotContain("Night concert", await Public("/calendar.ics"), StringComparison.Ordinal);

        await (await editor.Post(Api("programme/releases"), new { note = "With the night" })).Read(HttpStatusCode.Created);
        var e = XDocument.Parse(await Public("/schedule.xml")).Descendants("event").Single(x => (string?)x.Attribute("id") == "102");
        Assert.Equal(("2027-05-11T05:00:00+03:00", "2027-05-10"), ((string?)e.Element("date"), (string?)e.Ancestors("day").Single().Attribute("date")));
        var json = await App.Anonymous().GetByteArrayAsync($"/en/{Sample.Slug}/schedule.json");
        Assert.Equal("2", JsonDocument.Parse(json).RootElement.GetProperty("schedule").GetProperty("version").GetString());
        foreach (var language in new[] { "en", "ar" })
        {
            var own = await (await Send(editor, await App.Anonymous().GetByteArrayAsync($"/{language}/{Sample.Slug}/schedule.json"))).Read(HttpStatusCode.OK);
            Assert.Equal(0, own.GetProperty("counts").GetProperty("changed").GetInt32() + own.GetProperty("counts").GetProperty("new").GetInt32() + own.GetProperty("counts").GetProperty("gone").GetInt32());
        }
    }

    [Fact]
    public async Task A_file_that_breaks_the_format_is_refused_and_nothing_is_taken()
    {
        var editor = await App.As(Role.ProgrammeEditor);
        var answer = await Send(editor, ScheduleSamples.Small(e => e["id"] = "101"));
        Assert.Equal("schedule.not-number", await answer.Code(HttpStatusCode.UnprocessableEntity));
        Assert.Contains("schedule.conference.days[0].rooms[\"Hall\"][0].id", JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("faults")[0].GetProperty("where").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calendars_hold_all_a_room_a_session_and_a_person_with_the_zone()
    {
        var answer = await App.Anonymous().GetAsync($"/en/{Sample.Slug}/calendar.ics");
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType?.MediaType);
        var all = Ical.Net.Calendar.Load(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal("Europe/Istanbul", Assert.Single(all.TimeZones).TzId);
        var id = await App.InDb(async db => (await db.Sessions.SingleAsync(s => s.Id == Sample.Panel)).ExchangeId);
        var panel = all.Events.Single(e => e.Uid == $"{id}@plenary");
        Assert.Equal(("Rivers without borders", "Great Hall, Harbour Hall, Istanbul", "Europe/Istanbul", new DateTime(2027, 5, 11, 10, 0, 0)), (panel.Summary, panel.Location, panel.Start!.TzId, panel.Start.Value));
        Assert.Equal(new DateTime(2027, 5, 11, 7, 0, 0), panel.Start.AsUtc);
        Assert.True(panel.Sequence >= 1);
        Assert.NotNull(panel.LastModified);

        foreach (var (address, holds) in new[] { ($"/rooms/{Sample.GreatHall}.ics", "Opening session"), ("/programme/2.ics", "Rivers without borders"), ($"/speakers/{Sample.PublicSpeaker}.ics", "Rivers without borders") })
            Assert.Contains(Ical.Net.Calendar.Load(await Public(address))!.Events, e => e.Summary == holds);
        Assert.Single(Ical.Net.Calendar.Load(await Public("/programme/2.ics"))!.Events);
        foreach (var missing in new[] { $"/rooms/{Sample.SmallRoom}.ics", "/programme/77.ics", $"/speakers/{Guid.NewGuid()}.ics" })
            Assert.Equal(HttpStatusCode.NotFound, (await App.Anonymous().GetAsync($"/en/{Sample.Slug}{missing}")).StatusCode);
    }

    [Fact]
    public async Task Nothing_of_a_conference_without_an_open_site_or_a_release_is_given_out()
    {
        foreach (var rest in new[] { "schedule.json", "schedule.xml", "calendar.ics", "programme/1.ics" })
            foreach (var slug in new[] { Sample.ForeignSlug, Sample.OpenSlug })
                Assert.Equal(HttpStatusCode.NotFound, (await App.Anonymous().GetAsync($"/en/{slug}/{rest}")).StatusCode);
    }
}
