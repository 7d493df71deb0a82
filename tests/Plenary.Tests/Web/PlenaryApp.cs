using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;
using NodaTime.Testing;
using Plenary.Access;
using Plenary.Api;
using Plenary.Delegations;
using Plenary.Storage;
using Xunit;

namespace Plenary.Tests.Web;

/// <summary>
/// The real application on a database of its own, with the <see cref="Sample"/> in it, at <see cref="Sample.Now"/>. One for each test
/// class; a class derives from <see cref="WebTest"/> and need not care which database it is.
/// </summary>
public class PlenaryApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    private TestDatabase? database;

    /// <summary>What is in the database at the start.</summary>
    public Sample Sample { get; private set; } = null!;

    /// <summary>Turned by tests alone: <c>app.Clock.AdvanceDays(1)</c>. Shared by the class.</summary>
    public FakeClock Clock { get; } = new(Sample.Now);

    /// <summary>Everything that was logged; nothing personal may stand in it.</summary>
    public ConcurrentQueue<string> Log { get; } = new();

    /// <summary>The connection to PostgreSQL as a setting; none on SQLite.</summary>
    public IEnumerable<string> PostgresSetting => database!.Postgres is { } postgres ? [$"--ConnectionStrings:Postgres={postgres}"] : [];

    public string DataFolder => database!.Folder;

    /// <summary>No conference, no account: as on the first day.</summary>
    protected virtual bool StartsEmpty => false;

    /// <summary>Further settings, as on the command line.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string>> Settings => [];

    public async ValueTask InitializeAsync() => (database, Sample) = await TestDatabase.Make(StartsEmpty);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("Data", database!.Folder);
        builder.UseSetting("PublicUrl", "https://plenary.test");
        builder.UseSetting("KnownProxies", "none");
        if (database!.Postgres is { } postgres) builder.UseSetting("ConnectionStrings:Postgres", postgres);
        foreach (var (name, value) in Settings) builder.UseSetting(name, value);
        builder.ConfigureLogging(logging => logging.ClearProviders());   // kept, not printed
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<IClock>(Clock);
            services.AddSingleton<ILoggerProvider>(new LogKeeper(Log));
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Nobody in particular: the public.</summary>
    public HttpClient Anonymous() => Client(new CookieContainer());

    /// <summary>An account with these roles at the sample's conference: signed in for pages, with a token that may do what they may for the API.</summary>
    public Task<HttpClient> As(params Role[] roles) => AsAt(Sample.Conference, roles);

    /// <summary>An account with this role at another conference, and none at the sample's own.</summary>
    public Task<HttpClient> AsForeign(Role role) => AsAt(Sample.Foreign, role);

    /// <summary>The same for any conference; <see cref="Role.Administrator"/> is held everywhere.</summary>
    public async Task<HttpClient> AsAt(Guid conference, params Role[] roles)
    {
        var (account, token) = await AccountWithToken(conference, roles);
        return await As(account, token);
    }

    /// <summary>This account, signed in on a device of its own as after a passkey; its token, if given, goes along to the API.</summary>
    public async Task<HttpClient> As(Account account, string? token = null)
    {
        var cookies = new CookieContainer();
        await using var services = Services.CreateAsyncScope();
        var options = services.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = Clock.GetCurrentInstant().ToDateTimeOffset();
        var principal = services.ServiceProvider.GetRequiredService<SignIns>().PrincipalOf(account, Proof.Passkey);
        var ticket = new AuthenticationTicket(principal, new() { IssuedUtc = now, ExpiresUtc = now + options.ExpireTimeSpan }, IdentityConstants.ApplicationScheme);
        var key = await options.SessionStore!.StoreAsync(ticket, new DefaultHttpContext { RequestServices = services.ServiceProvider }, default);
        // What ASP.NET puts into the cookie: the key, protected.
        var inCookie = new ClaimsPrincipal(new ClaimsIdentity([new("Microsoft.AspNetCore.Authentication.Cookies-SessionId", key)], IdentityConstants.ApplicationScheme));
        cookies.Add(new Cookie(options.Cookie.Name!, options.TicketDataFormat.Protect(new(inCookie, IdentityConstants.ApplicationScheme)), "/", "plenary.test") { Secure = true });
        return Client(cookies, token);
    }

    /// <summary>A new account with these roles, and a token of it with all scopes (or those given).</summary>
    public async Task<(Account Account, string Token)> AccountWithToken(Guid conference, Role[] roles, string[]? scopes = null)
    {
        var secret = Secret.New();
        var name = $"{(roles.Length > 0 ? roles[0].ToString() : "Nobody")} {Guid.CreateVersion7():N}";
        var account = Account.Open(name, $"{name.Replace(' ', '.')}@example.org", "en", Sample.Now);
        account.PasskeysAre(1);   // with a second step, as every account that works
        await InDb(async db =>
        {
            db.Users.Add(account);
            db.RolesHeld.AddRange(roles.Select(role => new RoleHeld
            {
                AccountId = account.Id,
                ConferenceId = role is Role.Administrator ? null : conference,
                Role = role,
                Since = Sample.Now,
                GivenBy = "the test",
            }));
            db.ApiTokens.Add(new ApiToken { AccountId = account.Id, Name = "test", TokenHash = Secret.Hash(secret), Scopes = [.. scopes ?? AllScopes], CreatedAt = Sample.Now });
            await db.SaveChangesAsync();
        }, conference);
        return (account, secret);
    }

    /// <summary>The head of a delegation, who came with the personal link; of the sample's first delegation if none is named.</summary>
    public async Task<HttpClient> Delegation(Guid? delegation = null)
    {
        var secret = Secret.New();
        await InDb(async db =>
        {
            db.DelegationLinks.Add(new DelegationLink
            {
                ConferenceId = Sample.Conference,
                DelegationId = delegation ?? Sample.Delegation,
                TokenHash = Secret.Hash(secret),
                CreatedAt = Sample.Now,
                ExpiresAt = Sample.Now + Duration.FromDays(60),
            });
            await db.SaveChangesAsync();
        });
        var cookies = new CookieContainer();
        cookies.Add(new Cookie(DelegationVisit.Cookie, secret, "/", "plenary.test") { Secure = true });
        return Client(cookies);
    }

    /// <summary>Work as Plenary itself at the sample's conference (or another).</summary>
    public async Task InDb(Func<PlenaryDb, Task> work, Guid? conference = null) =>
        await InScope(async services => { await work(services.GetRequiredService<PlenaryDb>()); return 0; }, conference);

    /// <inheritdoc cref="InDb(Func{PlenaryDb, Task}, Guid?)"/>
    public Task<T> InDb<T>(Func<PlenaryDb, Task<T>> work, Guid? conference = null) =>
        InScope(services => work(services.GetRequiredService<PlenaryDb>()), conference);

    /// <summary>The same with all services at hand: keys, files, whatever a verb asks for.</summary>
    public async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work, Guid? conference = null)
    {
        await using var services = Services.CreateAsyncScope();
        services.ServiceProvider.GetRequiredService<Scope>().EnterAsPlenary(conference ?? (StartsEmpty ? null : Sample.Conference));
        return await work(services.ServiceProvider);
    }

    /// <summary>Addresses of the sample's conference: <c>Desk("accreditation/queue")</c> is <c>/desk/general-13/accreditation/queue</c>.</summary>
    public static string Desk(string rest) => $"/desk/{Sample.Slug}/{rest}";

    /// <summary><c>Api("participations")</c> is <c>/api/v1/conferences/general-13/participations</c>.</summary>
    public static string Api(string rest) => $"/api/v1/conferences/{Sample.Slug}/{rest}";

    public static IEnumerable<string> AllScopes => Enum.GetValues<Area>().SelectMany(area => Enum.GetValues<Deed>().Select(deed => Scope.ScopeName(area, deed)));

    private HttpClient Client(CookieContainer cookies, string? token = null)
    {
        ClientOptions.BaseAddress = new("https://plenary.test");
        var client = CreateDefaultClient(ClientOptions.BaseAddress, new Manners(token), new CookieContainerHandler(cookies));   // follows no redirects: tests see them
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        return client;
    }

    /// <summary>As a program asks: its token goes to the API alone, for pages are for people; and what must not happen twice has a key (say one of your own, empty for none).</summary>
    private sealed class Manners(string? token) : DelegatingHandler
    {
        private static readonly string[] NeedKeys = ["/participations", "/substitution", "/invitations"];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Post && NeedKeys.Any(path => request.RequestUri!.AbsolutePath.EndsWith(path, StringComparison.Ordinal)) && !request.Headers.Contains(Idempotency.Header)) request.Headers.Add(Idempotency.Header, Guid.CreateVersion7().ToString());
            if (token is not null && request.RequestUri!.AbsolutePath.StartsWith("/api", StringComparison.Ordinal)) request.Headers.Authorization ??= new AuthenticationHeaderValue("Bearer", token);
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class LogKeeper(ConcurrentQueue<string> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}

/// <summary>The application on the first day: migrated, and nothing in it.</summary>
public sealed class EmptyPlenaryApp : PlenaryApp
{
    protected override bool StartsEmpty => true;
}
