using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using NodaTime;
using Plenary.Storage;

namespace Plenary.Access;

/// <summary>How people get in: Program.cs calls AddAccess, UseProxies first of all, and UseAccess between UseSite and MapSite.</summary>
public static class AccessSetup
{
    public static WebApplicationBuilder AddAccess(this WebApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        var isHttps = PublicUrl.Configured(configuration)?.Scheme == "https";
        services.AddSingleton<PublicUrl>();
        services.AddSingleton<FirstStart>();
        services.AddScoped<SignIns>();
        services.AddScoped<Attempts>();
        services.AddScoped<SecurityLetters>();
        services.AddScoped<Team.TeamLetters>();
        services.AddScoped<Team.AccountDeeds>();
        services.AddSingleton<Audit.LastReading>();
        services.AddSingleton<TimeProvider, ClockTime>();

        // 1. Accounts. Passwords are judged by Passwords, attempts by FailedSignIn, second steps by Account: Identity hashes and speaks with passkeys.
        services.AddIdentityCore<Account>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3).AddUserStore<AccountStore>().AddSignInManager();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000);   // OWASP for PBKDF2 with HMAC-SHA-512
        services.Configure<IdentityPasskeyOptions>(o =>
        {
            o.ServerDomain = PublicUrl.Configured(configuration)?.Host;
            o.UserVerificationRequirement = "required";   // a passkey then is two factors: the device, and the finger or PIN
            o.ResidentKeyRequirement = "required";
        });

        // 2. Sign-ins live on the server.
        services.AddSingleton<ITicketStore, SessionStore>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, o => { Cookie(o, "plenary", isHttps); o.ExpireTimeSpan = SignedIn.Idle.ToTimeSpan(); o.SlidingExpiration = true; })
            .AddCookie(SignIns.FirstStep, o => { Cookie(o, "first-step", isHttps); o.ExpireTimeSpan = TimeSpan.FromMinutes(10); o.SlidingExpiration = false; })
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, o => { Cookie(o, "passkey", isHttps); o.ExpireTimeSpan = TimeSpan.FromMinutes(5); o.SlidingExpiration = false; });
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<ITicketStore>((o, store) => o.SessionStore = store);

        // 3. Their keys: in the database, sealed by the installation key.
        services.AddDataProtection().SetApplicationName("Plenary").PersistKeysToDbContext<PlenaryDb>();
        services.AddOptions<KeyManagementOptions>().Configure<Keys>((o, keys) => o.XmlEncryptor = new InstallationKeyXml(keys));

        // 4. How often, from where, under which name.
        services.AddRateLimiter(o => Limits.Set(o, configuration));
        services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            o.KnownProxies.Clear();
            o.KnownIPNetworks.Clear();
            foreach (var network in PublicUrl.Proxies(configuration)) o.KnownIPNetworks.Add(network);
        });
        // The name people know, the machine's own, and what the operator adds; in development any.
        services.AddHostFiltering(o => o.AllowedHosts = PublicUrl.Configured(configuration)?.Host is { } host
            ? [host, "localhost", "127.0.0.1", "[::1]", .. (configuration["AllowedHosts"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]
            : ["*"]);
        return builder;
    }

    /// <summary>After the security headers, which stand before everything: who the visitor is behind the proxies we know; nobody else's word is taken.</summary>
    public static WebApplication UseProxies(this WebApplication app)
    {
        // A demonstration is for one machine; everything else outside development must know its name.
        var missing = PublicUrl.Missing(app.Configuration, app.Environment.IsDevelopment() || app.Services.GetService<Demonstration>() is not null);
        if (missing.Count > 0) throw new SettingsMissing(missing);
        app.UseHostFiltering();
        if (PublicUrl.Proxies(app.Configuration).Count > 0) app.UseForwardedHeaders();
        return app;
    }

    /// <summary>Limits, sign-in, and the keeper before every page and endpoint.</summary>
    public static WebApplication UseAccess(this WebApplication app)
    {
        app.UseRateLimiter();
        // Fonts and scripts are the same for everybody: no reading of sign-ins for them.
        app.UseWhen(http => !http.Request.Path.StartsWithSegments("/dist"), pages => pages.UseAuthentication());
        app.UseMiddleware<Keeper>();
        app.Lifetime.ApplicationStarted.Register(() => TellOfFirstStart(app.Services).GetAwaiter().GetResult());
        return app;
    }

    private static async Task TellOfFirstStart(IServiceProvider services)
    {
        var first = services.GetRequiredService<FirstStart>();
        if (!await first.IsOpen()) return;
        Console.WriteLine();
        Console.WriteLine($"  There is no account yet. Open {services.GetRequiredService<PublicUrl>().To("/first-start")} and type this code:");
        Console.WriteLine($"  {first.Code}");
        Console.WriteLine();
    }

    private static void Cookie(CookieAuthenticationOptions options, string name, bool isHttps)
    {
        // The prefix makes browsers refuse the cookie unless it is secure, for this host alone and for all paths.
        options.Cookie.Name = isHttps ? "__Host-" + name : name;
        options.Cookie.SecurePolicy = isHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.Path = "/";
        options.Cookie.IsEssential = true;
    }
}

/// <summary>Plenary must not serve the world yet: the operator has to tell more. The message is for them.</summary>
public sealed class SettingsMissing(IReadOnlyList<string> missing)
    : InvalidOperationException("Plenary does not start outside development before it is told:\n" + string.Join("\n", missing.Select(m => "  " + m)));

/// <summary>The time of ASP.NET's cookies is the time of all the rest.</summary>
internal sealed class ClockTime(IClock clock) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => clock.GetCurrentInstant().ToDateTimeOffset();
}
