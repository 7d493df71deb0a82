using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Api;

/// <summary>Every answer that is a problem has a code for programs, and says to people, in their language, what is wrong and what belongs there.</summary>
public class UnreadFacts(PlenaryApp app) : WebTest(app)
{
    private static async Task<(string Code, string Title, string Detail)> Problem(HttpResponseMessage answer, HttpStatusCode status)
    {
        var problem = await answer.Read(status);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("Plenary.", problem.ToString(), StringComparison.Ordinal);
        var code = problem.GetProperty("code").GetString()!;
        Assert.Equal($"urn:plenary:problem:{code}", problem.GetProperty("type").GetString());
        return (code, problem.GetProperty("title").GetString()!, problem.TryGetProperty("detail", out var detail) ? detail.GetString()! : "");
    }

    private static Task<HttpResponseMessage> Send(HttpClient client, HttpMethod method, string address, string? body = null, string type = "application/json") =>
        client.SendAsync(new(method, address) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, type) });

    [Fact]
    public async Task A_sign_that_no_text_has_is_refused_with_its_place_on_either_database()
    {
        var secretary = await App.As(Role.Secretariat);
        foreach (var (address, body, place) in new[]
        {
            (Api("rooms"), """{"name": {"en": "Hall \u0000"}}""", "name.en"), (Api("press-releases"), """{"language": "en", "text": {"headline": "Head \u0001", "dateline": "", "date": "2027-05-11", "body": ""}}""", "text.headline"),
            (Api("gates"), $$"""{"name": "\u001f", "zoneId": "{{Sample.ForeignSession}}"}""", "name"),
        })
        {
            var (code, _, detail) = await Problem(await Send(secretary, HttpMethod.Post, address, body), HttpStatusCode.BadRequest);
            Assert.Equal("not-understood", code);
            Assert.Contains("A text holds a sign that no text has.", detail);
            Assert.Contains(place, detail);
        }
    }

    [Fact]
    public async Task A_language_that_nobody_speaks_is_refused()
    {
        var secretary = await App.As(Role.Secretariat);
        var schedule = await Problem(await secretary.GetAsync(Api("programme/releases/1/schedule.json?language=sw")), HttpStatusCode.BadRequest);
        Assert.Contains("language: write one of en", schedule.Detail);
        Assert.Equal("conference.unknown-language", await (await Send(secretary, HttpMethod.Patch, Api("").TrimEnd('/'), """{"languages": ["en", "xx"]}""")).Code());
    }

    [Fact]
    public async Task A_bare_status_says_what_it_means_in_the_language_that_was_asked_for()
    {
        var (nobody, viewer) = (App.Anonymous(), await App.As(Role.Viewer));
        Assert.Equal("not-signed-in", (await Problem(await nobody.GetAsync(Api("roles")), HttpStatusCode.Unauthorized)).Code);
        var forbidden = await Problem(await viewer.Post(Api("team-invitations"), new { email = "a@example.org", role = "viewer" }), HttpStatusCode.Forbidden);
        Assert.Equal("not-allowed", forbidden.Code);
        Assert.Contains("team:change", forbidden.Detail);
        Assert.Equal("not-found", (await Problem(await viewer.GetAsync(Api($"sessions/{Guid.CreateVersion7()}")), HttpStatusCode.NotFound)).Code);
        Assert.Equal("not-found", (await Problem(await viewer.GetAsync("/api/v1/nothing"), HttpStatusCode.NotFound)).Code);

        viewer.DefaultRequestHeaders.AcceptLanguage.Clear();
        viewer.DefaultRequestHeaders.AcceptLanguage.Add(new("tr"));
        var turkish = await Problem(await viewer.GetAsync(Api($"sessions/{Guid.CreateVersion7()}")), HttpStatusCode.NotFound);
        Assert.Equal("not-found", turkish.Code);
        Assert.NotEqual("There is nothing at this address", turkish.Title);
        Assert.Equal("limit: bir sayı yazın.", (await Problem(await viewer.GetAsync(Api("sessions?limit=abc")), HttpStatusCode.BadRequest)).Detail);
    }

    [Fact]
    public async Task Another_method_and_another_kind_of_body_are_told_as_that()
    {
        var secretariat = await App.As(Role.Secretariat);
        var patched = await Send(secretariat, HttpMethod.Patch, Api("sessions"), "{}");
        var (code, title, detail) = await Problem(patched, HttpStatusCode.MethodNotAllowed);
        Assert.Equal("wrong-method", code);
        Assert.Contains("PATCH", title);
        Assert.Contains("POST", detail);
        Assert.Contains("POST", patched.Content.Headers.Allow);
        foreach (var client in new[] { secretariat, App.Anonymous() })
        {
            Assert.Equal("wrong-content-type", (await Problem(await Send(client, HttpMethod.Post, "/api/v1/organisations", "{}", "text/plain"), HttpStatusCode.UnsupportedMediaType)).Code);
            Assert.Equal("wrong-content-type", (await Problem(await Send(client, HttpMethod.Post, Api("sessions"), "a=b", "application/x-www-form-urlencoded"), HttpStatusCode.UnsupportedMediaType)).Code);
            Assert.Equal("wrong-method", (await Problem(await Send(client, HttpMethod.Options, "/api/v1/organisations"), HttpStatusCode.MethodNotAllowed)).Code);
        }
    }

    [Theory]
    [InlineData("sessions?limit=abc", "limit: write a number."), InlineData("sessions?limit=0", "limit: write a number from 1 to 500."), InlineData("sessions?kind=foo", "kind: write one of opening, ")]
    [InlineData("sessions?room=foo", "room: write an id."), InlineData("sessions?scheduled=perhaps", "scheduled: write one of true, false."), InlineData("sessions?day=foo", "day: write it as 2027-05-13.")]
    [InlineData("scans?since=foo", "since: write it as "), InlineData("badges?state=zz", "state: write one of "), InlineData("participations?since=x", "since: write it as ")]
    public async Task A_parameter_that_cannot_be_read_is_named_with_what_belongs_there(string address, string said)
    {
        var (code, _, detail) = await Problem(await (await App.As(Role.Secretariat)).GetAsync(Api(address)), HttpStatusCode.BadRequest);
        Assert.Equal("not-understood", code);
        Assert.StartsWith(said, detail, StringComparison.Ordinal);
    }

    /// <summary>A list that was not narrowed, or a deed that was to be a preview, would be taken for what was asked.</summary>
    [Fact]
    public async Task A_parameter_that_an_address_does_not_take_is_named_with_those_that_it_takes()
    {
        var secretariat = await App.As(Role.Secretariat);
        var (code, _, detail) = await Problem(await secretariat.GetAsync(Api("badges?statsu=revoked")), HttpStatusCode.BadRequest);
        Assert.Equal("not-understood", code);
        Assert.Equal("statsu: this address does not take it, but limit, after, state, category, name, organisation, participation.", detail);
        Assert.Equal(HttpStatusCode.OK, (await secretariat.GetAsync(Api("badges?STATE=revoked&limit=5"))).StatusCode);
        Assert.Equal("limit: this address takes no parameters.", (await Problem(await secretariat.GetAsync(Api($"badges/{Sample.Badge}?limit=5")), HttpStatusCode.BadRequest)).Detail);

        var before = await App.InDb(db => db.Sessions.CountAsync());
        Assert.StartsWith("previw: ", (await Problem(await Send(secretariat, HttpMethod.Post, Api("programme/imports?previw=true"), Encoding.UTF8.GetString(Programme.Exchange.ScheduleSamples.Small())), HttpStatusCode.BadRequest)).Detail, StringComparison.Ordinal);
        Assert.Equal(before, await App.InDb(db => db.Sessions.CountAsync()));
    }

    /// <summary>What the description of the API says that can be asked, can be asked: of each list of the sample, by the name of each parameter.</summary>
    [Fact]
    public async Task Each_parameter_of_the_description_is_taken()
    {
        var administrator = await App.As(Role.Administrator);
        var paths = (await administrator.Get("/api/v1/openapi.json")).GetProperty("paths");
        var asked = 0;
        foreach (var path in paths.EnumerateObject().Where(p => p.Value.TryGetProperty("get", out var read) && read.TryGetProperty("parameters", out _)))
            foreach (var name in path.Value.GetProperty("get").GetProperty("parameters").EnumerateArray().Where(p => p.GetProperty("in").GetString() == "query").Select(p => p.GetProperty("name").GetString()!))
            {
                using var answer = await administrator.GetAsync($"{path.Name.Replace("{conference}", Sample.Slug, StringComparison.Ordinal).Replace("{format}", "csv", StringComparison.Ordinal)}?{name}=");
                Assert.DoesNotContain($"{name}: this address does not take it", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
                asked++;
            }
        Assert.True(asked > 100, $"{asked}");
    }

    [Theory]
    [InlineData("""{"text": {"kind": "ceremony"}}""", "$.text.kind: write one of opening, "), InlineData("{}", "$: text is missing."), InlineData("", "Send a body as JSON.")]
    [InlineData("""{"text": {"kind": "plenary", "title": {"en": "X"}, "languages": "en"}}""", "$.text.languages: send a list."), InlineData("""{"text": {"kind": "plenary", "title": "X"}}""", "$.text.title: write it as {")]
    [InlineData("""{"text": 7}""", "$.text: send an object."), InlineData("""{"text": """, "$.text: this is no JSON. Look at line 1, "), InlineData("[", "$: ")]
    public async Task A_body_that_cannot_be_read_is_told_where_and_what_belongs_there(string body, string said)
    {
        var (code, _, detail) = await Problem(await Send(await App.As(Role.Secretariat), HttpMethod.Post, Api("sessions"), body), HttpStatusCode.BadRequest);
        Assert.Equal("not-understood", code);
        Assert.StartsWith(said, detail, StringComparison.Ordinal);
    }
}
