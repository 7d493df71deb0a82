using System.Net;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Storage;
using Xunit;

namespace Plenary.Tests.Web;

/// <summary>The ground that the other tests stand on.</summary>
public class GroundFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task The_sample_has_a_participation_in_each_state() =>
        Assert.Equal(Enum.GetValues<ParticipationState>().Order(), (await App.InDb(db => db.Participations.Select(p => p.State).ToListAsync())).Order());

    [Fact]
    public async Task Another_conference_is_not_seen_from_here()
    {
        Assert.Equal(1, await App.InDb(db => db.Participations.CountAsync(), Sample.Foreign));
        Assert.False(await App.InDb(db => db.Participations.AnyAsync(p => p.Id == Sample.ForeignParticipation)));
    }

    [Fact]
    public async Task The_description_of_the_api_is_for_those_who_signed_in()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await App.Anonymous().GetAsync("/api/v1/openapi.json")).StatusCode);
        var viewer = await App.As(Role.Viewer);
        Assert.StartsWith("3.", (await viewer.Get("/api/v1/openapi.json")).GetProperty("openapi").GetString());
    }

    [Theory, InlineData("cross-site"), InlineData("same-site"), InlineData(null)]
    public async Task A_change_by_cookie_is_taken_from_our_own_pages_alone(string? site)
    {
        var (account, _) = await App.AccountWithToken(Sample.Conference, [Role.Secretariat]);
        using var browser = await App.As(account);
        Assert.Equal("other-origin", await (await browser.SendAsync(Attempt(site))).Code(HttpStatusCode.Forbidden));
        Assert.Equal(HttpStatusCode.NoContent, (await browser.SendAsync(Attempt("same-origin"))).StatusCode);

        HttpRequestMessage Attempt(string? from)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, Api($"mails/{Sample.Mail}/attempt"));
            if (from is not null) request.Headers.Add("Sec-Fetch-Site", from);
            return request;
        }
    }

    [Fact]
    public async Task A_name_and_password_in_an_address_is_no_token()
    {
        var (account, _) = await App.AccountWithToken(Sample.Conference, [Role.Secretariat]);
        using var browser = await App.As(account);
        using var request = new HttpRequestMessage(HttpMethod.Post, Api($"mails/{Sample.Mail}/attempt"));
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        request.Headers.Add("Authorization", "Basic bWVyYWw6eA==");
        Assert.Equal("other-origin", await (await browser.SendAsync(request)).Code(HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task The_database_knows_how_large_its_tables_are() => await App.InDb(async db =>
    {
        await db.LearnSizes();   // PostgreSQL does so by itself
        if (db.Database.IsSqlite()) Assert.NotEqual(0, await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_stat1 WHERE tbl = 'Participations'").SingleAsync());
    });

    /// <summary>Also what is answered where an exception ends: a body that cannot be read, and one that is too old.</summary>
    [Fact]
    public async Task A_problem_is_told_in_the_language_that_was_asked_for()
    {
        var secretariat = await App.As(Role.Secretariat);
        InFrench(secretariat);
        Assert.Equal("Cette requête n’a pas pu être lue, et rien n’a été fait.", await Title(await secretariat.PostAsync(Api("invitations"), new StringContent("not json", System.Text.Encoding.UTF8, "application/json")), HttpStatusCode.BadRequest));
        Assert.Equal("Ceci a changé depuis votre lecture. Relisez, puis décidez.", await Title(await secretariat.Put(Api($"participations/{Sample.Submitted}"), new { office = "Treasurer" }, "\"77\""), HttpStatusCode.PreconditionFailed));
        Assert.Equal("Idempotency-Key : 200 caractères au plus.", await Title(await secretariat.Post(Api($"mails/{Sample.Mail}/attempt"), new { }, new string('k', 201)), HttpStatusCode.BadRequest));
        Assert.StartsWith("Les changements faits depuis un navigateur", await Title(await Forged(), HttpStatusCode.Forbidden), StringComparison.Ordinal);

        static void InFrench(HttpClient client)
        {
            client.DefaultRequestHeaders.AcceptLanguage.Clear();
            client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr");
        }

        static async Task<string> Title(HttpResponseMessage answer, HttpStatusCode status) => (await answer.Read(status)).GetProperty("title").GetString()!;

        async Task<HttpResponseMessage> Forged()
        {
            var (account, _) = await App.AccountWithToken(Sample.Conference, [Role.Secretariat]);
            using var browser = await App.As(account);
            InFrench(browser);
            return await browser.PostAsync(Api($"mails/{Sample.Mail}/attempt"), null);
        }
    }

    [Fact]
    public async Task What_is_not_there_is_a_problem_in_the_api()
    {
        var answer = await App.Anonymous().GetAsync("/api/v1/nothing");
        await answer.Code(HttpStatusCode.NotFound);
    }

    [Theory, InlineData("plenary.test", true), InlineData("localhost", true), InlineData("127.0.0.1:5000", true), InlineData("[::1]", true)]
    [InlineData("evil.example", false), InlineData("plenary.test.evil.example", false), InlineData("www.plenary.test", false), InlineData("127.0.0.2", false)]
    public async Task Names_of_ours_are_answered_and_no_others(string host, bool ours)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/en") { Headers = { Host = host } };
        var answer = await App.Anonymous().SendAsync(request);
        Assert.Equal(ours, answer.StatusCode is not HttpStatusCode.BadRequest);
    }

    [Theory, InlineData("TRACE"), InlineData("OPTIONS")]
    public async Task A_page_has_no_answer_to_a_method_it_does_not_handle(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/en/{Sample.Slug}");
        var page = await WebPage.Of(App.Anonymous(), await App.Anonymous().SendAsync(request));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, page.Status);
        Assert.Equal(["GET", "HEAD"], page.Answer.Content.Headers.Allow);
        Assert.Equal("This form cannot be taken", page["h1"]);
    }

    /// <summary>What changes must first come from a form of ours: who sends from elsewhere learns nothing of what a page takes.</summary>
    [Theory, InlineData("PUT", "/language", "GET, HEAD, POST"), InlineData("DELETE", "/language", "GET, HEAD, POST"), InlineData("PATCH", "/language", "GET, HEAD, POST"), InlineData("POST", $"/en/{Sample.Slug}", "GET, HEAD")]
    public async Task Nor_to_a_change_it_does_not_handle(string method, string address, string handled)
    {
        await App.As(Role.Viewer);   // before the first account signing in leads elsewhere
        var client = App.Anonymous();
        using var forged = new HttpRequestMessage(new HttpMethod(method), address);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(forged)).StatusCode);

        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        request.Headers.Add("X-Form", (await client.Page("/sign-in")).One("input[name=__RequestVerificationToken]").GetAttribute("value"));
        var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(handled, string.Join(", ", answer.Content.Headers.Allow));
    }

    [Theory, InlineData("PUT"), InlineData("TRACE"), InlineData("POST")]
    public async Task What_is_not_there_is_said_whatever_the_method(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/nothing/at/all");
        var page = await WebPage.Of(App.Anonymous(), await App.Anonymous().SendAsync(request));
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("There is nothing at this address", page["h1"]);
    }

    [Fact]
    public async Task Asking_for_the_head_alone_is_asking_for_the_page()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, $"/en/{Sample.Slug}");
        var head = await App.Anonymous().SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal("text/html", head.Content.Headers.ContentType?.MediaType);
    }
}

public class EmptyGroundFacts(EmptyPlenaryApp app) : EmptyWebTest(app)
{
    [Fact]
    public async Task An_empty_installation_has_no_account() => Assert.False(await App.InDb(db => db.Users.AnyAsync()));
}
