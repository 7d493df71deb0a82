using System.Net;
using System.Net.Http.Headers;
using NodaTime;
using Plenary.Access;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Access;

public class TokenRules
{
    private static readonly Instant Now = Instant.FromUtc(2027, 5, 11, 7, 30);
    private static readonly Guid Here = Guid.CreateVersion7();

    private static Refusal? Make(Role role, string[] scopes, Guid? conference = null, Instant? expires = null, ApiToken? maker = null) =>
        ApiToken.Make(Guid.CreateVersion7(), "printer", scopes, conference, expires, [role], maker, Now, out _, out _);

    [Fact]
    public void A_token_never_does_more_than_the_roles_behind_it()
    {
        Assert.Null(Make(Role.PressOfficer, ["press:change", "programme:read"]));
        Assert.Equal(ApiToken.BeyondYou, Make(Role.PressOfficer, ["press:change", "programme:change"]));
        Assert.Equal(ApiToken.BeyondYou, Make(Role.Secretariat, ["installation:read"]));
        Assert.Equal(ApiToken.BeyondYou, Make(Role.Administrator, ["everything"]));
        Assert.Equal(ApiToken.NoScopes, Make(Role.Administrator, []));
    }

    [Fact]
    public void A_token_makes_no_token_that_goes_beyond_itself()
    {
        Assert.Null(ApiToken.Make(Guid.CreateVersion7(), "maker", ["press:change"], Here, Now + Duration.FromDays(2), [Role.Secretariat], null, Now, out var maker, out _));
        Assert.Null(Make(Role.Secretariat, ["press:read"], Here, Now + Duration.FromDays(1), maker));
        Assert.Equal(ApiToken.BeyondYou, Make(Role.Secretariat, ["team:read"], Here, Now + Duration.FromDays(1), maker));
        Assert.Equal(ApiToken.BeyondItsMaker, Make(Role.Secretariat, ["press:read"], null, Now + Duration.FromDays(1), maker));
        Assert.Equal(ApiToken.BeyondItsMaker, Make(Role.Secretariat, ["press:read"], Here, Now + Duration.FromDays(3), maker));
        Assert.Equal(ApiToken.BeyondItsMaker, Make(Role.Secretariat, ["press:read"], Here, null, maker));
    }

    [Fact]
    public void A_token_ends_after_it_begins() => Assert.Equal(ApiToken.InThePast, Make(Role.Secretariat, ["press:read"], expires: Now));
}

public class TokenTests(PlenaryApp app) : WebTest(app)
{
    private HttpClient With(string token)
    {
        var client = App.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    [Fact]
    public async Task Scopes_limit_what_a_token_of_a_mighty_account_does()
    {
        var (_, token) = await App.AccountWithToken(Sample.Conference, [Role.Secretariat], ["team:read"]);
        var client = With(token);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Api("roles"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.Post(Api("team-invitations"), new { email = "a@example.org", role = "viewer" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(Api("audit"))).StatusCode);
    }

    [Fact]
    public async Task A_token_bound_to_a_conference_finds_nothing_elsewhere()
    {
        var (account, free) = await App.AccountWithToken(Sample.Conference, [Role.Administrator]);
        Assert.Equal(HttpStatusCode.OK, (await With(free).GetAsync($"/api/v1/conferences/{Sample.ForeignSlug}/roles")).StatusCode);
        Assert.Null(ApiToken.Make(account.Id, "bound", [.. PlenaryApp.AllScopes], Sample.Conference, null, [Role.Administrator], null, Sample.Now, out var made, out var bound));
        await App.InDb(async db => { db.ApiTokens.Add(made); return await db.SaveChangesAsync(); });

        var client = With(bound);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Api("roles"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/api/v1/conferences/{Sample.ForeignSlug}/roles")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/v1/accounts")).StatusCode);
        // Of the account's tokens it sees those of its conference alone.
        Assert.Equal(["bound"], (await client.Get("/api/v1/tokens")).GetProperty("items").EnumerateArray().Select(t => t.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Tokens_are_made_shown_once_and_revoked_by_the_api()
    {
        var (_, token) = await App.AccountWithToken(Sample.Conference, [Role.PressOfficer]);
        var client = With(token);
        Assert.Equal("token.beyond-you", await (await client.Post("/api/v1/tokens", new { name = "site", scopes = new[] { "team:read" } })).Code());
        var answer = await (await client.Post("/api/v1/tokens", new { name = "site", scopes = new[] { "press:read" }, conference = Sample.Slug })).Read(HttpStatusCode.Created);
        var (id, made) = (answer.GetProperty("id").GetGuid(), answer.GetProperty("token").GetString()!);
        Assert.Equal(["press:read"], (await With(made).Get("/api/v1/account")).GetProperty("scopes").EnumerateArray().Select(s => s.GetString()));
        Assert.DoesNotContain(made, (await client.Get("/api/v1/tokens")).ToString());

        Assert.Equal(HttpStatusCode.NotFound, (await (await App.As(Role.PressOfficer)).Post($"/api/v1/tokens/{id}/revocation")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.Post($"/api/v1/tokens/{id}/revocation")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await With(made).GetAsync("/api/v1/account")).StatusCode);
    }

    [Fact]
    public async Task Whoever_may_change_a_thing_ends_a_token_that_reads_it()
    {
        var (_, token) = await App.AccountWithToken(Sample.Conference, [Role.Secretariat], ["reports:change"]);
        var client = With(token);
        var id = (await (await client.Post("/api/v1/tokens", new { name = "reader", scopes = new[] { "reports:read" } })).Read(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.NoContent, (await client.Post($"/api/v1/tokens/{id}/revocation")).StatusCode);
    }

    [Fact]
    public async Task A_browser_left_open_makes_no_token()
    {
        var (account, token) = await App.AccountWithToken(Sample.Conference, [Role.PressOfficer]);
        using var browser = await App.As(account);
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var wanted = new { name = "site", scopes = new[] { "press:read" } };
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/v1/tokens")).StatusCode);
        Assert.Equal("token.needs-password", await (await browser.Post("/api/v1/tokens", wanted)).Code());
        await (await With(token).Post("/api/v1/tokens", wanted)).Read(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_conference_where_one_holds_no_role_is_not_there_for_a_token()
    {
        var (_, token) = await App.AccountWithToken(Sample.Conference, [Role.PressOfficer]);
        Assert.Equal(HttpStatusCode.NotFound, (await With(token).Post("/api/v1/tokens", new { name = "x", scopes = new[] { "press:read" }, conference = Sample.ForeignSlug })).StatusCode);
    }

    [Fact]
    public async Task A_token_opens_no_page()
    {
        var (_, token) = await App.AccountWithToken(Sample.Conference, [Role.Secretariat]);
        var client = With(token);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Api("roles"))).StatusCode);
        Assert.StartsWith("/sign-in", (await client.Page("/account")).Location);
        Assert.StartsWith("/sign-in", (await client.Page(Desk("team"))).Location);
    }

    [Fact]
    public async Task A_closed_account_is_out_through_every_entrance()
    {
        var (account, token) = await App.AccountWithToken(Sample.Conference, [Role.Secretariat]);
        var person = await App.As(account);
        Assert.True(await person.IsIn());
        Assert.Equal(HttpStatusCode.OK, (await With(token).GetAsync(Api("roles"))).StatusCode);

        var administrator = await App.As(Role.Administrator);
        Assert.Equal(HttpStatusCode.NoContent, (await administrator.Post($"/api/v1/accounts/{account.Id}/closure")).StatusCode);
        Assert.False(await person.IsIn());
        Assert.Equal(HttpStatusCode.Unauthorized, (await With(token).GetAsync(Api("roles"))).StatusCode);
        Assert.Equal("account.already-closed", await (await administrator.Post($"/api/v1/accounts/{account.Id}/closure")).Code());
    }

    /// <summary>The account was closed, or its second step taken away, because something was stolen: perhaps a token.</summary>
    [Theory, InlineData("closure", "reopening"), InlineData("second-step-reset", null)]
    public async Task A_token_does_not_outlive_what_an_administrator_ended(string deed, string? undone)
    {
        var (account, token) = await App.AccountWithToken(Sample.Conference, [Role.Secretariat]);
        var administrator = await App.As(Role.Administrator);
        Assert.Equal(HttpStatusCode.NoContent, (await administrator.Post($"/api/v1/accounts/{account.Id}/{deed}")).StatusCode);
        if (undone is not null) Assert.Equal(HttpStatusCode.NoContent, (await administrator.Post($"/api/v1/accounts/{account.Id}/{undone}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await With(token).GetAsync(Api("roles"))).StatusCode);
    }

    [Fact]
    public async Task Administrators_do_nothing_to_themselves_and_nobody_else_does_anything()
    {
        var (account, token) = await App.AccountWithToken(Sample.Conference, [Role.Administrator]);
        foreach (var deed in new[] { "closure", "second-step-reset", "administrator" })
            Assert.Equal("account.own", await (await With(token).Post($"/api/v1/accounts/{account.Id}/{deed}")).Code());
        Assert.Equal("account.own", await (await With(token).DeleteAsync($"/api/v1/accounts/{account.Id}/administrator")).Code());
        Assert.Equal(HttpStatusCode.Forbidden, (await (await App.As(Role.Secretariat)).Post($"/api/v1/accounts/{account.Id}/closure")).StatusCode);
    }

    [Fact]
    public async Task A_token_bound_to_a_conference_does_not_list_others()
    {
        var (account, _) = await App.AccountWithToken(Sample.Conference, [Role.Administrator]);
        Assert.Null(ApiToken.Make(account.Id, "bound", ["programme:read"], Sample.Conference, null, [Role.Administrator], null, Sample.Now, out var made, out var bound));
        await App.InDb(async db => { db.ApiTokens.Add(made); return await db.SaveChangesAsync(); });
        var listed = (await With(bound).Get("/api/v1/conferences")).GetProperty("items").EnumerateArray().Select(c => c.GetProperty("slug").GetString());
        Assert.Equal([Sample.Slug], listed);
    }

    [Fact]
    public async Task A_token_that_may_little_ends_no_token_that_may_more_but_itself()
    {
        var (account, mighty) = await App.AccountWithToken(Sample.Conference, [Role.Secretariat]);
        Assert.Null(ApiToken.Make(account.Id, "small", ["programme:read"], null, null, [Role.Secretariat], null, Sample.Now, out var made, out var small));
        await App.InDb(async db => { db.ApiTokens.Add(made); return await db.SaveChangesAsync(); });
        var ids = (await With(small).Get("/api/v1/tokens")).GetProperty("items").EnumerateArray().ToDictionary(t => t.GetProperty("name").GetString()!, t => t.GetProperty("id").GetGuid());

        Assert.Equal("token.beyond-you", await (await With(small).Post($"/api/v1/tokens/{ids["test"]}/revocation")).Code());
        Assert.Equal(HttpStatusCode.OK, (await With(mighty).GetAsync("/api/v1/account")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await With(small).Post($"/api/v1/tokens/{ids["small"]}/revocation")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await With(small).GetAsync("/api/v1/account")).StatusCode);
    }
}
