using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Api;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Api;

/// <summary>What must not happen twice is not taken without a key, and a program that missed the answer gets it by the same key.</summary>
public class KeyFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task A_key_belongs_to_the_token_that_sent_it()
    {
        var (account, wide) = await App.AccountWithToken(Sample.Conference, [Role.Secretariat], ["directory:read", "press:read"]);
        Assert.Null(ApiToken.Make(account.Id, "narrow", ["press:read"], null, null, [Role.Secretariat], null, Sample.Now, out var made, out var narrow));
        await App.InDb(async db => { db.ApiTokens.Add(made); await db.SaveChangesAsync(); });
        var (wanted, key) = (new { name = "reader", scopes = new[] { "directory:read" } }, Guid.CreateVersion7().ToString());
        var first = (await (await (await App.As(account, wide)).Post("/api/v1/tokens", wanted, key)).Read(HttpStatusCode.Created)).GetProperty("token").GetString();
        Assert.Equal(first, (await (await (await App.As(account, wide)).Post("/api/v1/tokens", wanted, key)).Read(HttpStatusCode.Created)).GetProperty("token").GetString());

        var other = await (await App.As(account, narrow)).Post("/api/v1/tokens", wanted, key);
        Assert.Equal("token.beyond-you", await other.Code());
        Assert.False(other.Headers.Contains("Idempotency-Replayed"));
    }

    [Fact]
    public async Task Nominations_substitutions_and_invitations_are_not_taken_without_a_key()
    {
        var officer = await App.As(Role.Secretariat);
        foreach (var path in new[] { "participations", $"participations/{Sample.Accredited}/substitution", "invitations" })
        {
            Assert.Equal("idempotency.key-missing", await (await officer.Post(Api(path), new { }, key: "")).Code(HttpStatusCode.BadRequest));
            var declared = (await officer.Get("/api/v1/openapi.json")).GetProperty("paths").EnumerateObject()
                .Single(p => p.Name == $"/api/v1/conferences/{{conference}}/{path.Replace(Sample.Accredited.ToString(), "{id}", StringComparison.Ordinal)}").Value.GetProperty("post");
            Assert.True(declared.GetProperty("parameters").EnumerateArray().Single(p => p.GetProperty("name").GetString() == Idempotency.Header).GetProperty("required").GetBoolean());
            Assert.True(declared.GetProperty("responses").TryGetProperty("400", out _));
        }
    }

    [Fact]
    public async Task A_substitution_and_an_invitation_that_are_asked_for_again_are_the_first_ones()
    {
        var officer = await App.As(Role.Secretariat);
        var nominated = (await (await officer.Post(Api("participations"), new { organisationId = Sample.RiverSchools, category = "delegate", names = new[] { new { text = "Seat Holder" } } })).Read(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        var substituted = await Twice($"participations/{nominated}/substitution", new { names = new[] { new { text = "Seat Taker" } }, reason = "ill" }, HttpStatusCode.Created);
        Assert.Equal(substituted.First.GetProperty("id").GetGuid(), substituted.Again.GetProperty("id").GetGuid());

        var body = (await (await officer.Post("/api/v1/organisations", new { names = new[] { new { text = "Friends of the Key" } }, kind = "ngo" })).Read(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        var invited = await Twice("invitations", new { organisationIds = new[] { body }, deadline = "2027-05-12T18:00:00", places = new Dictionary<string, int> { ["delegate"] = 2 }, send = false }, HttpStatusCode.OK);
        Assert.Equal(Link(invited.First), Link(invited.Again));
        Assert.Equal(1, await App.InDb(db => db.Delegations.CountAsync(d => d.OrganisationId == body)));
        Assert.DoesNotContain(App.Log, line => line.StartsWith("Error", StringComparison.Ordinal));   // a key that comes again is no fault

        static string? Link(JsonElement answer) => answer.GetProperty("invited")[0].GetProperty("link").GetString();

        async Task<(JsonElement First, JsonElement Again)> Twice(string path, object asked, HttpStatusCode expected)
        {
            var key = Guid.CreateVersion7().ToString();
            return (await (await officer.Post(Api(path), asked, key)).Read(expected), await (await officer.Post(Api(path), asked, key)).Read(expected));
        }
    }
}
