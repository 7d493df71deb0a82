using System.Net;
using System.Net.Http.Headers;
using Plenary.Access;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Programme.Exchange;

/// <summary>A release as a file: for the desk and programs too, whether or not the site is open; and never older than what it is made of.</summary>
public class ReleaseFileFacts(PlenaryApp app) : WebTest(app)
{
    private static readonly string[] Names = ["schedule.json", "schedule.xml", "calendar.ics"];

    [Fact]
    public async Task Desk_and_programs_have_the_bytes_of_the_public_also_while_the_site_is_closed()
    {
        var secretariat = await App.As(Role.Secretariat);
        var open = new Dictionary<string, byte[]>();
        foreach (var name in Names)
            foreach (var language in new[] { "en", "ar" })
                open[$"{name}?language={language}"] = await App.Anonymous().GetByteArrayAsync($"/{language}/{Sample.Slug}/{name}");

        Assert.Equal(HttpStatusCode.NoContent, (await secretariat.DeleteAsync(Api("publication"))).StatusCode);
        try
        {
            var (_, token) = await App.AccountWithToken(Sample.Conference, [Role.ProgrammeEditor], ["programme:read"]);
            var program = App.Anonymous();
            program.DefaultRequestHeaders.Authorization = new("Bearer", token);
            foreach (var (file, bytes) in open)
            {
                Assert.Equal(HttpStatusCode.NotFound, (await App.Anonymous().GetAsync($"/en/{Sample.Slug}/{file}")).StatusCode);
                Assert.Equal(bytes, await program.GetByteArrayAsync(Api($"programme/releases/1/{file}")));
            }
            Assert.Equal(open["schedule.json?language=en"], await program.GetByteArrayAsync(Api("programme/releases/1/schedule.json")));   // the main language
            Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(Api("programme/releases/9/schedule.json"))).StatusCode);

            var page = await (await App.As(Role.ProgrammeEditor)).Page(Desk("programme/releases"));
            foreach (var name in Names)
                Assert.Equal(open[$"{name}?language=en"], await secretariat.GetByteArrayAsync(page.One($"a[href*='/releases/1/{name}']").GetAttribute("href")));
        }
        finally
        {
            await secretariat.Put(Api("publication"), new { });
        }
    }

    [Fact]
    public async Task The_draft_is_not_given_out()
    {
        var editor = await App.As(Role.ProgrammeEditor);
        await (await editor.Post(Api("sessions"), new { text = new { kind = "workshop", title = new { en = "Not yet public" } }, slot = new { starts = "2027-05-12T09:00:00", ends = "2027-05-12T10:00:00", room = Sample.SmallRoom } })).Read(HttpStatusCode.Created);
        foreach (var name in Names) Assert.DoesNotContain("Not yet public", await editor.GetStringAsync(Api($"programme/releases/1/{name}")));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await App.As(Role.DoorSupervisor)).GetAsync(Api("programme/releases/1/schedule.json"))).StatusCode);
    }

    [Fact]
    public async Task A_calendar_that_has_been_read_is_read_anew_when_the_zone_was_corrected()
    {
        var reader = App.Anonymous();
        var address = $"/en/{Sample.Slug}/calendar.ics";
        var first = await reader.GetAsync(address);
        Assert.Contains("Europe/Istanbul", await first.Content.ReadAsStringAsync());
        Assert.Null(first.Content.Headers.LastModified);   // the release is older than the correction
        Assert.Equal(HttpStatusCode.NotModified, (await Again()).StatusCode);

        await Move("Asia/Amman");
        try
        {
            var corrected = await Again();
            Assert.Equal(HttpStatusCode.OK, corrected.StatusCode);
            var text = await corrected.Content.ReadAsStringAsync();
            Assert.Contains("TZID=Asia/Amman", text);
            Assert.DoesNotContain("Istanbul:", text);
            Assert.Contains("\"time_zone_name\":\"Asia/Amman\"", await reader.GetStringAsync($"/en/{Sample.Slug}/schedule.json"));
        }
        finally
        {
            await Move("Europe/Istanbul");
        }

        Task<HttpResponseMessage> Again()
        {
            var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            return reader.SendAsync(request);
        }

        async Task Move(string zone)
        {
            var secretariat = await App.As(Role.Secretariat);
            var answer = await secretariat.PatchAsync(Api("").TrimEnd('/'), new StringContent($$"""{"zone":"{{zone}}"}""", MediaTypeHeaderValue.Parse("application/json")));
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }
    }
}
