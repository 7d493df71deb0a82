using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;
using Plenary.Access;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Access;

/// <summary>The application with a counter in front of the password hasher, and without limits by the minute: all tests come from one place.</summary>
public sealed class SignInApp : PlenaryApp
{
    private int judged;

    /// <summary>How many passwords were compared.</summary>
    public int Judged => judged;

    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("Limits:SignIn", "0"), new("Limits:Links", "0")];

    protected override void ConfigureWebHost(Microsoft.AspNetCore.Hosting.IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services => services.AddSingleton<IPasswordHasher<Account>>(new Counting(this)));
    }

    private sealed class Counting(SignInApp app) : PasswordHasher<Account>
    {
        public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref app.judged);
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}

/// <summary>How people get in, step by step, as in a browser.</summary>
internal static class People
{
    public const string Password = "vellum orchard tides amber";

    /// <summary>An account with a password and these roles at the sample's conference.</summary>
    public static async Task<Account> NewAccount(this PlenaryApp app, params Role[] roles)
    {
        var account = Account.Open($"Person {Guid.CreateVersion7():N}"[..20], $"{Guid.CreateVersion7():N}@example.org", "en", Sample.Now);
        await app.InScope(async services =>
        {
            account.SetPassword(Password, services.GetRequiredService<IPasswordHasher<Account>>());
            var db = services.GetRequiredService<Plenary.Storage.PlenaryDb>();
            db.Users.Add(account);
            db.RolesHeld.AddRange(roles.Select(role => new RoleHeld { AccountId = account.Id, ConferenceId = role is Role.Administrator ? null : app.Sample.Conference, Role = role, Since = Sample.Now, GivenBy = "the test" }));
            return await db.SaveChangesAsync();
        });
        return account;
    }

    public static async Task<WebPage> SignIn(this HttpClient client, string email, string password, string? back = null) =>
        await (await client.Page("/sign-in" + (back is null ? "" : "?return=" + Uri.EscapeDataString(back)))).Form("#sign-in").Fill("Input.Email", email).Fill("Input.Password", password).Send();

    /// <summary>Sets up an authenticator app, and answers with it and the recovery codes. The client must be signed in.</summary>
    public static async Task<(Totp App, List<string> Codes)> SetUpApp(this HttpClient client, PlenaryApp app)
    {
        var page = await client.Page("/account/second-step");
        var totp = new Totp(Base32Encoding.ToBytes(page["bdi.code"].Replace(" ", "", StringComparison.Ordinal)));
        page = await client.Page("/account/second-step");   // shown once more it is the secret that the app has read
        var shown = await page.Form("#app").Fill("Code", totp.Now(app)).Send();
        Assert.Equal(StatusCodes.Status200OK, (int)shown.Status);
        var codes = shown.All(".codes li").Select(li => li.TextContent.Trim()).ToList();
        Assert.Equal(10, codes.Count);
        app.Clock.AdvanceSeconds(30);   // the code just used is void
        return (totp, codes);
    }

    public static string Now(this Totp totp, PlenaryApp app) => totp.ComputeTotp(app.Clock.GetCurrentInstant().ToDateTimeUtc());

    /// <summary>A new account in a browser, signed in with both steps.</summary>
    public static async Task<(HttpClient Client, Account Account, Totp App, List<string> Codes)> SignedIn(this PlenaryApp app, params Role[] roles)
    {
        var (client, account) = (app.Anonymous(), await app.NewAccount(roles));
        await client.SignIn(account.Email!, Password);
        var (totp, codes) = await client.SetUpApp(app);
        return (client, account, totp, codes);
    }

    /// <summary>The same account on another device.</summary>
    public static async Task<HttpClient> OnAnotherDevice(this PlenaryApp app, Account account, Totp totp)
    {
        var client = app.Anonymous();
        var second = await (await client.SignIn(account.Email!, Password)).Follow();
        var done = await second.Form("#code").Fill("Code", totp.Now(app)).Send();
        Assert.Equal("/desk", done.Location);
        app.Clock.AdvanceSeconds(30);
        return client;
    }

    /// <summary>Whether this browser gets past the keeper.</summary>
    public static async Task<bool> IsIn(this HttpClient client) => (await client.Page("/account")).Status == System.Net.HttpStatusCode.OK;
}
