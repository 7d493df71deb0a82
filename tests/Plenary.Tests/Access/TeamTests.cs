using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Plenary.Access;
using Plenary.Storage;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Access;

[Trait("on", "database")]
public class TeamTests(SignInApp app) : IClassFixture<SignInApp>
{
    /// <summary>The secret in the last letter to somebody.</summary>
    internal static async Task<string> LinkTo(PlenaryApp app, string email) => await app.InScope(async services =>
    {
        var keys = services.GetRequiredService<Keys>();
        var letters = (await services.GetRequiredService<PlenaryDb>().Outbox.Where(m => m.Purpose == "team").ToListAsync()).OrderBy(m => m.Id).Select(m => m.Letter(keys)).Where(l => l.To == email);
        var link = Regex.Match(letters.Last().Text, "https://plenary\\.test/team-invitation/([A-Za-z0-9_-]+)\\?language=[a-z]+");
        Assert.True(link.Success);
        return link.Groups[1].Value;
    });

    private async Task<(string Email, string Secret)> Invited(Role role = Role.Rapporteur)
    {
        var email = $"{Guid.CreateVersion7():N}@example.org";
        var page = await (await app.As(Role.Secretariat)).Page(PlenaryApp.Desk("team"));
        Assert.Equal(PlenaryApp.Desk("team"), (await page.Form("#invite").Fill("Input.Email", email).Fill("Input.Role", role.ToString()).Fill("Input.Language", "fr").Send()).Location);
        return (email, await LinkTo(app, email));
    }

    private static async Task<WebPage> Join(HttpClient client, string secret, string name = "Étienne F.") =>
        await (await client.Page($"/team-invitation/{secret}")).Form("#new").Fill("Input.Name", name).Fill("Input.Password", People.Password).Send();

    [Fact]
    public async Task A_colleague_is_invited_joins_and_works()
    {
        var (email, secret) = await Invited();
        var client = app.Anonymous();
        Assert.Equal("/desk", (await Join(client, secret)).Location);
        await client.SetUpApp(app);
        Assert.Equal($"/desk/{Sample.Slug}", (await client.Page("/desk")).Location);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.Page(PlenaryApp.Desk("team"))).Status);

        var role = await app.InDb(db => (from r in db.RolesHeld join a in db.Users on r.AccountId equals a.Id where a.Email == email select r).SingleAsync());
        Assert.Equal((Role.Rapporteur, app.Sample.Conference), (role.Role, role.ConferenceId!.Value));
    }

    /// <summary>Whatever the browser prefers; but who is signed in has chosen a language.</summary>
    [Fact]
    public async Task The_link_opens_in_the_language_of_its_letter()
    {
        var (email, secret) = await Invited();
        var client = app.Anonymous();
        var opened = await client.Page($"/team-invitation/{secret}?language=fr");
        Assert.Equal($"/team-invitation/{secret}", opened.Location);
        var page = await opened.Follow();
        Assert.Equal("fr", page.One("html").GetAttribute("lang"));
        Assert.Equal("/desk", (await page.Form("#new").Fill("Input.Name", "Étienne F.").Fill("Input.Password", People.Password).Send()).Location);
        Assert.Equal("fr", await app.InDb(db => db.Users.Where(a => a.Email == email).Select(a => a.Language).SingleAsync()));

        var (_, another) = await Invited();
        var signedIn = await app.As(Role.Secretariat);
        Assert.Equal("en", (await (await signedIn.Page($"/team-invitation/{another}?language=fr")).Follow()).One("html").GetAttribute("lang"));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Anonymous().Page("/team-invitation/no-such-secret?language=fr")).Status);
    }

    [Fact]
    public async Task The_link_works_once()
    {
        var (_, secret) = await Invited();
        Assert.Equal("/desk", (await Join(app.Anonymous(), secret)).Location);
        var again = await app.Anonymous().Page($"/team-invitation/{secret}");
        Assert.Equal(HttpStatusCode.Gone, again.Status);
        Assert.Contains(TeamInvitation.NotOpen.Text, again.Text);
        Assert.Empty(again.All("#new"));
    }

    [Fact]
    public async Task Of_two_who_use_the_link_at_once_one_gets_in()
    {
        var (email, secret) = await Invited();
        var pages = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.Anonymous().Page($"/team-invitation/{secret}")));
        var answers = await Task.WhenAll(pages.Select(p => p.Form("#new").Fill("Input.Name", "A").Fill("Input.Password", People.Password).Send()));
        Assert.Single(answers, a => a.Location == "/desk");
        Assert.Equal(1, await app.InDb(db => db.Users.CountAsync(a => a.Email == email)));
        Assert.Equal(1, await app.InDb(db => (from r in db.RolesHeld join a in db.Users on r.AccountId equals a.Id where a.Email == email select r).CountAsync()));
    }

    [Fact]
    public async Task The_link_is_good_for_a_week()
    {
        var (_, secret) = await Invited();
        var page = await app.Anonymous().Page($"/team-invitation/{secret}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        app.Clock.Advance(TeamInvitation.Open);
        Assert.Equal(HttpStatusCode.Gone, (await app.Anonymous().Page($"/team-invitation/{secret}")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await page.Form("#new").Fill("Input.Name", "A").Fill("Input.Password", People.Password).Send()).Status);
    }

    [Fact]
    public async Task A_withdrawn_invitation_and_a_made_up_one_open_nothing()
    {
        var (email, secret) = await Invited();
        var secretariat = await app.As(Role.Secretariat);
        var id = (await secretariat.Get(PlenaryApp.Api("team-invitations"))).GetProperty("items").EnumerateArray().Single(i => i.GetProperty("email").GetString() == email).GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.AsForeign(Role.Secretariat)).Post($"/api/v1/conferences/{Sample.ForeignSlug}/team-invitations/{id}/withdrawal")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await secretariat.Post(PlenaryApp.Api($"team-invitations/{id}/withdrawal"))).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await app.Anonymous().Page($"/team-invitation/{secret}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Anonymous().Page($"/team-invitation/{Secret.New()}")).Status);
    }

    [Fact]
    public async Task A_second_letter_takes_the_place_of_the_first()
    {
        var (email, first) = await Invited();
        var secretariat = await app.As(Role.Secretariat);
        var role = (await Open()).Single().GetProperty("role").GetString();
        Assert.Equal(HttpStatusCode.NoContent, (await secretariat.Post(PlenaryApp.Api("team-invitations"), new { email, role })).StatusCode);
        Assert.Single(await Open());
        Assert.Equal(HttpStatusCode.Gone, (await app.Anonymous().Page($"/team-invitation/{first}")).Status);

        async Task<List<System.Text.Json.JsonElement>> Open() => [.. (await secretariat.Get(PlenaryApp.Api("team-invitations"))).GetProperty("items").EnumerateArray().Where(i => i.GetProperty("email").GetString() == email)];
    }

    [Fact]
    public async Task Somebody_with_an_account_accepts_signed_in_and_nobody_in_their_place()
    {
        var (client, account, _, _) = await app.SignedIn(Role.Viewer);
        var secretariat = await app.As(Role.Secretariat);
        Assert.Equal(HttpStatusCode.NoContent, (await secretariat.Post(PlenaryApp.Api("team-invitations"), new { email = account.Email!.ToUpperInvariant(), role = "pressOfficer" })).StatusCode);
        var secret = await LinkTo(app, account.Email!.ToUpperInvariant());

        Assert.Empty((await app.Anonymous().Page($"/team-invitation/{secret}")).All("#new, #accept"));
        var (stranger, _, _, _) = await app.SignedIn(Role.Viewer);
        Assert.Empty((await stranger.Page($"/team-invitation/{secret}")).All("#new, #accept"));
        Assert.Equal("/desk", (await (await client.Page($"/team-invitation/{secret}")).Form("#accept").Send()).Location);
        Assert.Equal([Role.PressOfficer, Role.Viewer], (await app.InDb(db => db.RolesHeld.Where(r => r.AccountId == account.Id && r.Ended == null).Select(r => r.Role).ToListAsync())).Order());
        Assert.Equal("role.already-held", await (await secretariat.Post(PlenaryApp.Api("team-invitations"), new { email = account.Email, role = "pressOfficer" })).Code());
    }

    [Theory]
    [InlineData("administrator"), InlineData("doorDevice")]
    public async Task What_is_not_a_secretariats_to_give_is_not_given(string role) =>
        Assert.Equal("role.not-given-here", await (await (await app.As(Role.Secretariat)).Post(PlenaryApp.Api("team-invitations"), new { email = "a@example.org", role })).Code());

    [Fact]
    public async Task Nobody_ends_their_own_role_and_roles_of_another_conference_are_not_there()
    {
        var (account, token) = await app.AccountWithToken(app.Sample.Conference, [Role.Secretariat]);
        var client = await app.As(account, token);
        var id = await app.InDb(db => db.RolesHeld.Where(r => r.AccountId == account.Id).Select(r => r.Id).SingleAsync());
        Assert.Equal("role.own-role", await (await client.Post(PlenaryApp.Api($"roles/{id}/end"))).Code());
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.AsForeign(Role.Secretariat)).Post($"/api/v1/conferences/{Sample.ForeignSlug}/roles/{id}/end")).StatusCode);
    }

    [Fact]
    public async Task The_letter_speaks_the_language_that_was_chosen()
    {
        var (email, _) = await Invited();
        var text = await app.InScope(async services => (await services.GetRequiredService<PlenaryDb>().Outbox.ToListAsync()).Select(m => m.Letter(services.GetRequiredService<Keys>())).Single(l => l.To == email).Text);
        Assert.Contains("vous invite", text);
    }
}
