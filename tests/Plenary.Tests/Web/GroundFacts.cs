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

    [Fact]
    public async Task What_is_not_there_is_a_problem_in_the_api()
    {
        var answer = await App.Anonymous().GetAsync("/api/v1/nothing");
        await answer.Code(HttpStatusCode.NotFound);
    }
}

public class EmptyGroundFacts(EmptyPlenaryApp app) : EmptyWebTest(app)
{
    [Fact]
    public async Task An_empty_installation_has_no_account() => Assert.False(await App.InDb(db => db.Users.AnyAsync()));
}
