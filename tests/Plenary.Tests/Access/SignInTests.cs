using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Plenary.Access;
using Plenary.Access.SigningIn;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Access;

[Trait("on", "database")]
public class SignInTests(SignInApp app) : IClassFixture<SignInApp>
{
    [Fact]
    public async Task A_known_and_an_unknown_address_are_answered_alike()
    {
        var known = await app.NewAccount(Role.Secretariat);
        var closed = await app.NewAccount(Role.Secretariat);
        await app.InDb(async db => { (await db.Users.SingleAsync(a => a.Id == closed.Id)).Close(Sample.Now); return await db.SaveChangesAsync(); });

        var answers = new List<(HttpStatusCode, string, int, int)>();
        foreach (var (email, password) in new[] { (known.Email!, "not the password at all"), ("nobody@example.org", People.Password), (closed.Email!, People.Password) })
        {
            var (client, judged, lines) = (app.Anonymous(), app.Judged, await Lines());
            var page = await client.SignIn(email, password);
            answers.Add((page.Status, page.Text, app.Judged - judged, await Lines() - lines));
        }
        Assert.Contains(SignInModel.Wrong.Text, answers[0].Item2);
        Assert.Equal(HttpStatusCode.Conflict, answers[0].Item1);
        Assert.Equal((1, 1), (answers[0].Item3, answers[0].Item4));   // one hash, one line of history: the work is the same
        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task The_sixth_attempt_is_refused_for_known_and_unknown_alike_and_a_quarter_of_an_hour_later_not()
    {
        var known = await app.NewAccount(Role.Secretariat);
        foreach (var email in new[] { known.Email!, $"{Guid.CreateVersion7():N}@example.org" })
        {
            for (var attempt = 1; attempt <= 5; attempt++) Assert.Contains(SignInModel.Wrong.Text, (await app.Anonymous().SignIn(email, "not the password")).Text);
            Assert.Contains("Too many attempts", (await app.Anonymous().SignIn(email, People.Password)).Text);
        }
        app.Clock.AdvanceMinutes(16);
        Assert.Equal("/desk", (await app.Anonymous().SignIn(known.Email!, People.Password)).Location);
    }

    [Fact]
    public async Task Without_a_second_step_only_the_page_that_sets_one_up_is_reached()
    {
        var (client, account) = (app.Anonymous(), await app.NewAccount(Role.Secretariat));
        Assert.Equal("/desk", (await client.SignIn(account.Email!, People.Password)).Location);
        foreach (var address in new[] { "/desk", "/account", "/account/tokens", PlenaryApp.Desk("team"), PlenaryApp.Desk("audit") })
            Assert.Equal("/account/second-step", (await client.Page(address)).Location);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(PlenaryApp.Api("roles"))).StatusCode);

        await client.SetUpApp(app);
        Assert.Equal(HttpStatusCode.OK, (await client.Page(PlenaryApp.Desk("team"))).Status);
    }

    [Fact]
    public async Task A_code_of_the_app_gets_in_once()
    {
        var (_, account, totp, _) = await app.SignedIn(Role.Viewer);
        var code = totp.Now(app);
        var first = await (await app.Anonymous().SignIn(account.Email!, People.Password)).Follow();
        Assert.Equal("/desk", (await first.Form("#code").Fill("Code", code).Send()).Location);
        var second = await (await app.Anonymous().SignIn(account.Email!, People.Password)).Follow();
        var refused = await second.Form("#code").Fill("Code", code).Send();
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains(Account.WrongCode.Text, refused.Text);
    }

    [Fact]
    public async Task A_recovery_code_gets_in_once()
    {
        var (_, account, _, codes) = await app.SignedIn(Role.Viewer);
        async Task<WebPage> Try() => await (await (await app.Anonymous().SignIn(account.Email!, People.Password)).Follow()).Form("#code").Fill("Code", codes[4]).Send();
        Assert.Equal("/desk", (await Try()).Location);
        Assert.Equal(HttpStatusCode.Conflict, (await Try()).Status);
    }

    [Fact]
    public async Task The_second_step_is_not_reached_without_the_first_and_codes_are_not_guessed()
    {
        Assert.Equal("/sign-in", (await app.Anonymous().Page("/sign-in/second-step")).Location);
        var (_, account, totp, _) = await app.SignedIn(Role.Viewer);
        var page = await (await app.Anonymous().SignIn(account.Email!, People.Password)).Follow();
        for (var attempt = 1; attempt <= 5; attempt++) page = await page.Form("#code").Fill("Code", "000000").Send();
        Assert.Contains("Too many attempts", (await page.Form("#code").Fill("Code", totp.Now(app)).Send()).Text);
    }

    [Theory]
    [InlineData("//evil.example"), InlineData("https://evil.example"), InlineData("/\\evil.example"), InlineData("javascript:alert(1)")]
    public async Task After_signing_in_nobody_is_sent_elsewhere(string back)
    {
        var account = await app.NewAccount(Role.Viewer);
        Assert.Equal("/desk", (await app.Anonymous().SignIn(account.Email!, People.Password, back)).Location);
    }

    [Fact]
    public async Task One_comes_back_to_the_page_that_one_asked_for()
    {
        var account = await app.NewAccount(Role.Secretariat);
        var client = app.Anonymous();
        var asked = await client.Page(PlenaryApp.Desk("team"));
        Assert.Equal($"/sign-in?return={Uri.EscapeDataString(PlenaryApp.Desk("team"))}", asked.Location);
        Assert.Equal(PlenaryApp.Desk("team"), (await client.SignIn(account.Email!, People.Password, PlenaryApp.Desk("team"))).Location);
    }

    [Fact]
    public async Task Other_devices_are_out_when_the_password_changes()
    {
        var (client, account, totp, _) = await app.SignedIn(Role.Viewer);
        var other = await app.OnAnotherDevice(account, totp);
        Assert.True(await other.IsIn());
        Assert.Null(ApiToken.Make(account.Id, "site", ["programme:read"], null, null, [Role.Viewer], null, Sample.Now, out var made, out var token));
        await app.InDb(async db => { db.ApiTokens.Add(made); await db.SaveChangesAsync(); });
        var program = app.Anonymous();
        program.DefaultRequestHeaders.Authorization = new("Bearer", token);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/account")).StatusCode);
        var form = (await client.Page("/account/password")).Form("#password");
        Assert.Equal("/account", (await form.Fill("Input.Current", People.Password).Fill("Input.New", "lantern copper river moss").Send()).Location);
        Assert.False(await other.IsIn());
        Assert.True(await client.IsIn());
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/account")).StatusCode);   // whoever knew the password may have made the token
        Assert.Equal(HttpStatusCode.Conflict, (await app.Anonymous().SignIn(account.Email!, People.Password)).Status);
        // And its owner is told by letter, in case it was somebody else.
        var letters = await app.InScope(async services => (await services.GetRequiredService<Plenary.Storage.PlenaryDb>().Outbox.Where(m => m.Purpose == "account").ToListAsync()).ConvertAll(m => m.Letter(services.GetRequiredService<Plenary.Storage.Keys>())));
        var letter = Assert.Single(letters, l => l.To == account.Email && l.Subject == "Your password was changed");
        Assert.Contains("all tokens for programs have ended", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_devices_are_out_when_the_second_step_changes()
    {
        var (client, account, totp, _) = await app.SignedIn(Role.Viewer);
        var other = await app.OnAnotherDevice(account, totp);
        var again = await (await client.Page("/account/second-step")).Follow();
        var page = await (await again.Form("#again").Fill("Password", People.Password).Send()).Follow();
        var fresh = new OtpNet.Totp(OtpNet.Base32Encoding.ToBytes(page["bdi.code"].Replace(" ", "", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.OK, (await page.Form("#app").Fill("Code", fresh.Now(app)).Send()).Status);
        Assert.False(await other.IsIn());
        Assert.True(await client.IsIn());
    }

    [Fact]
    public async Task What_opens_the_account_is_changed_after_the_password_was_asked_again()
    {
        var (client, _, _, _) = await app.SignedIn(Role.Viewer);
        foreach (var address in new[] { "/account/second-step", "/account/tokens" })
            Assert.StartsWith("/account/again", (await client.Page(address)).Location);
        // A slip of somebody else's is none.
        var (other, _, _, _) = await app.SignedIn(Role.Viewer);
        var slip = await (await (await other.Page("/account/tokens")).Follow()).Form("#again").Fill("Password", People.Password).Send();
        Assert.StartsWith("/account/tokens?proof=", slip.Location);
        Assert.StartsWith("/account/again", (await client.Page(slip.Location!)).Location);
    }

    [Fact]
    public async Task A_role_that_ends_ends_the_devices_and_the_way_in()
    {
        var (client, account, _, _) = await app.SignedIn(Role.Rapporteur);
        var secretariat = await app.As(Role.Secretariat);
        var id = await app.InDb(db => db.RolesHeld.Where(r => r.AccountId == account.Id).Select(r => r.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await secretariat.Post(PlenaryApp.Api($"roles/{id}/end"))).StatusCode);
        Assert.False(await client.IsIn());
        Assert.Equal("role.already-ended", await (await secretariat.Post(PlenaryApp.Api($"roles/{id}/end"))).Code());
    }

    [Fact]
    public async Task Signing_out_ends_it_on_the_server_too()
    {
        var (client, account, _, _) = await app.SignedIn(Role.Viewer);
        Assert.Equal(1, await Devices(account));
        Assert.Equal("/sign-in", (await (await client.Page("/sign-out")).Form("#sign-out").Send()).Location);
        Assert.Equal(0, await Devices(account));
    }

    [Fact]
    public async Task A_device_is_ended_from_another_and_nobody_ends_those_of_others()
    {
        var (client, account, totp, _) = await app.SignedIn(Role.Viewer);
        var other = await app.OnAnotherDevice(account, totp);
        var (stranger, _, _, _) = await app.SignedIn(Role.Viewer);
        var mine = await (await client.Page("/account")).Form("#end-others").Send();
        Assert.Equal("/account", mine.Location);
        Assert.False(await other.IsIn());

        var id = await app.InDb(db => db.SignedIn.Where(s => s.AccountId == account.Id).Select(s => s.Id).SingleAsync());
        var page = await stranger.Page("/account");
        page.One("input[name=id]").SetAttribute("value", id.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await page.Form("form[action*=End]:not(#end-others)").Send()).Status);
        Assert.True(await client.IsIn());
    }

    [Fact]
    public async Task A_sign_in_ends_when_idle_and_after_a_week_however_busy()
    {
        var (client, _, _, _) = await app.SignedIn(Role.Viewer);
        for (var half = 0; half < 15; half++)
        {
            app.Clock.AdvanceHours(11);
            Assert.True(await client.IsIn());
        }
        app.Clock.AdvanceHours(11);
        Assert.False(await client.IsIn());
        var (idle, _, _, _) = await app.SignedIn(Role.Viewer);
        app.Clock.Advance(SignedIn.Idle + Duration.FromMinutes(1));
        Assert.False(await idle.IsIn());
    }

    [Fact]
    public async Task The_database_alone_opens_nothing()
    {
        var (client, account, totp, codes) = await app.SignedIn(Role.Secretariat);
        Assert.True(await client.IsIn());
        var stored = await app.InDb(db => db.Users.AsNoTracking().SingleAsync(a => a.Id == account.Id));
        Assert.NotEmpty(stored.SealedCodeKey);
        Assert.DoesNotContain(codes, code => System.Text.Encoding.UTF8.GetString(stored.RecoveryCodes).Contains(code, StringComparison.Ordinal));
        var keys = await app.InDb(db => db.DataProtectionKeys.Select(k => k.Xml!).ToListAsync());
        Assert.NotEmpty(keys);
        Assert.All(keys, xml => { Assert.Contains("<sealed", xml); Assert.DoesNotContain("<masterKey", xml); });
    }

    [Fact]
    public async Task Nothing_secret_stands_in_history_or_log()
    {
        var (client, account, _, codes) = await app.SignedIn(Role.Secretariat);
        var made = await (await client.Page("/account/tokens")).Follow();
        var page = await (await made.Form("#again").Fill("Password", People.Password).Send()).Follow();
        var shown = await page.Form("#make").Fill("Input.Name", "printer").Fill("Input.Scopes", "badges:read").Send();
        var token = shown["#token"];
        Assert.StartsWith(ApiToken.Prefix, token);
        await (await client.Page(PlenaryApp.Desk("team"))).Form("#invite").Fill("Input.Email", "new.colleague@example.org").Send();
        var secret = await TeamTests.LinkTo(app, "new.colleague@example.org");

        var history = string.Join('\n', await app.InDb(db => db.AuditEntries.Select(e => e.Details).ToListAsync()));
        Assert.Contains(account.Name, history);
        var hash = await app.InDb(db => db.Users.Where(a => a.Id == account.Id).Select(a => a.PasswordHash!).SingleAsync());
        foreach (var hidden in new[] { People.Password, hash, token, secret, codes[0], Secret.Plain(codes[0]), Convert.ToBase64String(Secret.Hash(token)) })
        {
            Assert.DoesNotContain(hidden, history);
            Assert.DoesNotContain(app.Log, line => line.Contains(hidden, StringComparison.Ordinal));
        }
    }

    private Task<int> Devices(Account account) => app.InDb(db => db.SignedIn.CountAsync(s => s.AccountId == account.Id));

    private Task<int> Lines() => app.InDb(db => db.AuditEntries.CountAsync());
}
