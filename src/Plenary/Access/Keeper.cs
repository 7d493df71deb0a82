using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;
using Plenary.Storage;

namespace Plenary.Access;

/// <summary>
/// Stands behind routing and sign-in and before every page and endpoint. It opens the request's <see cref="Scope"/> as far as the
/// visitor may see, and refuses the rest: what is not there or not yours is a 404, so that addresses cannot be tried out.
/// </summary>
public sealed class Keeper(RequestDelegate next, LastChange change, IMemoryCache cache)
{
    public async Task InvokeAsync(HttpContext http, Scope scope, IClock clock)
    {
        var endpoint = http.GetEndpoint();
        if (endpoint is null) { await next(http); return; }
        if (endpoint.Metadata.GetMetadata<AllowAttribute>() is not { } allow)
        {
            if (Visitor.IsApi(http) && IsOfRouting(endpoint)) await next(http);
            else Refuse(http, StatusCodes.Status404NotFound);
            return;
        }

        // Whatever is not for everybody stays in no cache.
        if (allow.Entrance is not Entrance.Public)
            http.Response.OnStarting(static state =>
            {
                var headers = ((HttpContext)state).Response.Headers;
                if (headers.CacheControl.Count == 0) headers.CacheControl = "private, no-store";
                return Task.CompletedTask;
            }, http);

        // 1. Who is it? Whether there is what only visitors may ask for cannot be tried out by others: they sign in first. A delegation's link and an account never mix.
        var visitor = await Visitor.Of(http, clock.GetCurrentInstant());
        var isForVisitors = allow.Entrance is Entrance.SignedIn or Entrance.Member or Entrance.Area;
        if (visitor is { LacksSecondFactor: true } && !allow.BeforeSecondFactor)
        {
            if (isForVisitors) { ToSecondFactor(http); return; }
            visitor = null;
        }
        if (isForVisitors && visitor is null) { Challenge(http); return; }

        // 2. Which conference does the address name? Unknown: nothing there.
        var conference = http.GetRouteValue("conference") is not string slug ? null
            : allow.Entrance is Entrance.Public && HttpMethods.IsGet(http.Request.Method) ? await Kept(slug, http)
            : await Db(http).Conferences.AsNoTracking().SingleOrDefaultAsync(c => c.Slug == slug);
        if (conference is null && http.GetRouteValue("conference") is not null) { Refuse(http, StatusCodes.Status404NotFound); return; }
        if (conference is not null) http.Items[typeof(Conferences.Conference)] = conference;

        // 3. As far as that visitor may see.
        switch (allow.Entrance)
        {
            case Entrance.Public:
                if (conference is not null)
                {
                    if (!conference.IsPublic(clock.GetCurrentInstant())) { Refuse(http, StatusCodes.Status404NotFound); return; }
                    scope.EnterAsPublic(conference.Id);
                }
                else if (visitor is not null) scope.EnterAs(visitor.Actor, await visitor.RolesAt(Db(http), visitor.TokenConferenceId), null, visitor.TokenScopes);
                break;

            case Entrance.SignedIn:
                http.Items[typeof(Visitor)] = visitor;
                scope.EnterAs(visitor!.Actor, await visitor.RolesAt(Db(http), visitor.TokenConferenceId), null, visitor.TokenScopes);
                break;

            case Entrance.Delegation:
                if (await DelegationVisit.Of(http, Db(http)) is not { } visit) { Refuse(http, StatusCodes.Status404NotFound); return; }
                scope.EnterAsDelegation(visit.ConferenceId, visit.DelegationId, visit.Name);
                break;

            case Entrance.Member:
            case Entrance.Area:
                if (visitor!.TokenConferenceId is { } bound && bound != conference?.Id) { Refuse(http, StatusCodes.Status404NotFound); return; }
                http.Items[typeof(Visitor)] = visitor;
                var roles = await visitor.RolesAt(Db(http), conference?.Id);
                scope.EnterAs(visitor.Actor, roles, conference?.Id, visitor.TokenScopes);
                if (allow.Area is { } area ? scope.May(area, allow.DeedOf(http.Request.Method)) : roles.Count > 0) break;
                // Who has no role here must not learn that there is something here.
                Refuse(http, roles.Count == 0 ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden);
                return;
        }
        await next(http);
    }

    /// <summary>
    /// What routing itself answers where an address takes no such method or body. It looks at nothing but the form of the address, which the description
    /// of the API tells everybody; whoever writes a program is not told that there is nothing.
    /// </summary>
    private static bool IsOfRouting(Endpoint endpoint) => endpoint.Metadata.Count == 0 && endpoint.DisplayName is "405 HTTP Method Not Supported" or "415 HTTP Unsupported Media Type";

    /// <summary>For readers of the public site, who are many and change nothing: as it is since the last change of anything.</summary>
    private async Task<Conferences.Conference?> Kept(string slug, HttpContext http)
    {
        var key = (typeof(Conferences.Conference), slug, await change.Number(http));
        if (cache.TryGetValue(key, out Conferences.Conference? kept)) return kept;
        var conference = await Db(http).Conferences.AsNoTracking().SingleOrDefaultAsync(c => c.Slug == slug);
        return conference is null ? null : cache.Set(key, conference, TimeSpan.FromMinutes(1));
    }

    /// <summary>Made when it is asked for: an answer that was kept needs none.</summary>
    private static PlenaryDb Db(HttpContext http) => http.RequestServices.GetRequiredService<PlenaryDb>();

    private static void Refuse(HttpContext http, int status) => http.Response.StatusCode = status;

    private static void ToSecondFactor(HttpContext http)
    {
        if (Visitor.IsApi(http)) http.Response.StatusCode = StatusCodes.Status403Forbidden;
        else http.Response.Redirect("/account/second-step");
    }

    private static void Challenge(HttpContext http)
    {
        if (Visitor.IsApi(http))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return;
        }
        http.Response.Redirect($"/sign-in?return={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
    }
}

/// <summary>An account, or a token acting for one.</summary>
/// <param name="TokenScopes">Null for a person in a browser.</param>
/// <param name="Token">The token that acts, unless a person does.</param>
public sealed record Visitor(Guid AccountId, string Name, IReadOnlySet<string>? TokenScopes = null, ApiToken? Token = null)
{
    /// <summary>The one conference that a token is bound to.</summary>
    public Guid? TokenConferenceId => Token?.ConferenceId;

    /// <summary>Signed in with a password alone, where a second step is asked for: may set one up and nothing else.</summary>
    public bool LacksSecondFactor { get; init; }

    public const string NameClaim = "plenary:name";

    public Actor Actor => new(AccountId, Name);

    /// <summary>
    /// Who asks; null for nobody. A bearer token counts in the API alone: pages are for people. The cookie counts in the API too, so that our own
    /// scripts can ask (<see cref="Api.SameOrigin"/> looks after changes).
    /// </summary>
    public static async Task<Visitor?> Of(HttpContext http, Instant now)
    {
        if (TokenHash(http) is { } hash)
        {
            var db = http.RequestServices.GetRequiredService<PlenaryDb>();
            var found = await (from t in db.ApiTokens join a in db.Users on t.AccountId equals a.Id where t.TokenHash == hash && a.ClosedAt == null select new { Token = t, a.Name })
                .AsNoTracking().SingleOrDefaultAsync();
            if (found is null || !found.Token.IsValid(now)) return null;
            Limits.Know(http, hash);
            return new(found.Token.AccountId, $"{found.Name} ({found.Token.Name})", found.Token.Scopes.ToHashSet(), found.Token);
        }
        if (http.User.Identity is not { IsAuthenticated: true } || !Guid.TryParse(http.User.FindFirst(System.Security.Claims.ClaimTypes.NameIdentifier)?.Value, out var id)) return null;
        return new(id, http.User.FindFirst(NameClaim)?.Value ?? http.User.Identity.Name ?? "") { LacksSecondFactor = http.User.HasClaim(c => c.Type == SignIns.LacksSecondFactor) };
    }

    /// <summary>The visitor of a request that only lets visitors in.</summary>
    public static Visitor Of(HttpContext http) => http.Items[typeof(Visitor)] as Visitor ?? throw new InvalidOperationException("This address lets others in than visitors.");

    /// <summary>Of the bearer token that came with a request to the API; null without one.</summary>
    internal static byte[]? TokenHash(HttpContext http) =>
        IsApi(http) && http.Request.Headers.Authorization.ToString() is { Length: > 7 } header && header.StartsWith("Bearer ", StringComparison.Ordinal) ? Secret.Hash(header[7..].Trim()) : null;

    internal static bool IsApi(HttpContext http) => http.Request.Path.StartsWithSegments("/api");

    /// <summary>
    /// The roles held now at this conference, with those held everywhere. Above the conferences (the directory) a role held at
    /// any of them counts; what only administrators may do there is of the area <see cref="Area.Installation"/>.
    /// </summary>
    public async Task<List<Role>> RolesAt(PlenaryDb db, Guid? conferenceId) =>
        await db.RolesHeld.Where(r => r.AccountId == AccountId && r.Ended == null && (r.ConferenceId == null || conferenceId == null || r.ConferenceId == conferenceId))
            .Select(r => r.Role).Distinct().ToListAsync();
}

/// <summary>The visit of a head of delegation, begun with the personal link and kept in a cookie of its own.</summary>
public sealed record DelegationVisit(Guid ConferenceId, Guid DelegationId, string Name)
{
    public const string Cookie = "delegation";

    /// <summary>Begins it in this browser, until the link expires.</summary>
    public static void Begin(HttpContext http, string secret, Instant until) => http.Response.Cookies.Append(Cookie, secret, Options(http, until));

    /// <summary>Ends it in this browser; the link stays open.</summary>
    public static void End(HttpContext http) => http.Response.Cookies.Delete(Cookie, Options(http, null));

    private static CookieOptions Options(HttpContext http, Instant? until) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Lax,   // the letter comes from elsewhere, so a strict cookie would be missing on the very first page
        Path = "/",
        IsEssential = true,
        Expires = until?.ToDateTimeOffset(),
    };

    /// <summary>The visit in the cookie, if its link is still open.</summary>
    public static async Task<DelegationVisit?> Of(HttpContext http, PlenaryDb db)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 20 } secret) return null;
        var unscoped = http.RequestServices.GetRequiredService<Storage.Unscoped.Unscoped>();
        var link = await unscoped.LinkOf(Secret.Hash(secret));
        if (link is null || !link.IsOpen(http.RequestServices.GetRequiredService<IClock>().GetCurrentInstant())) return null;
        http.Items[typeof(Conferences.Conference)] = await db.Conferences.AsNoTracking().SingleAsync(c => c.Id == link.ConferenceId);
        return new(link.ConferenceId, link.DelegationId, Actor.HeadOfDelegation);
    }
}
