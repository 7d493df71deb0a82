using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Storage;

namespace Plenary.Access;

/// <summary>
/// Stands behind routing and sign-in and before every page and endpoint. It opens the request's <see cref="Scope"/> as far as the
/// visitor may see, and refuses the rest: what is not there or not yours is a 404, so that addresses cannot be tried out.
/// </summary>
public sealed class Keeper(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, Scope scope, PlenaryDb db, IClock clock)
    {
        var endpoint = http.GetEndpoint();
        if (endpoint is null) { await next(http); return; }
        if (endpoint.Metadata.GetMetadata<AllowAttribute>() is not { } allow) { Refuse(http, StatusCodes.Status404NotFound); return; }

        // 1. Which conference does the address name? Unknown: nothing there.
        var conference = http.GetRouteValue("conference") is string slug
            ? await db.Conferences.AsNoTracking().SingleOrDefaultAsync(c => c.Slug == slug) : null;
        if (conference is null && http.GetRouteValue("conference") is not null) { Refuse(http, StatusCodes.Status404NotFound); return; }
        if (conference is not null) http.Items[typeof(Conferences.Conference)] = conference;

        // 2. Who is it? A delegation's link and an account never mix.
        var visitor = await Visitor.Of(http, db, clock.GetCurrentInstant());
        switch (allow.Entrance)
        {
            case Entrance.Public:
                if (conference is not null)
                {
                    if (!conference.IsPublic(clock.GetCurrentInstant())) { Refuse(http, StatusCodes.Status404NotFound); return; }
                    scope.EnterAsPublic(conference.Id);
                }
                else if (visitor is not null) scope.EnterAs(visitor.Actor, await visitor.RolesAt(db, null), null, visitor.TokenScopes);
                break;

            case Entrance.SignedIn:
                if (visitor is null) { Challenge(http); return; }
                scope.EnterAs(visitor.Actor, await visitor.RolesAt(db, null), null, visitor.TokenScopes);
                break;

            case Entrance.Delegation:
                if (await DelegationVisit.Of(http, db) is not { } visit) { Refuse(http, StatusCodes.Status404NotFound); return; }
                scope.EnterAsDelegation(visit.ConferenceId, visit.DelegationId, visit.Name);
                break;

            case Entrance.Area:
                if (visitor is null) { Challenge(http); return; }
                if (visitor.TokenConferenceId is { } bound && bound != conference?.Id) { Refuse(http, StatusCodes.Status404NotFound); return; }
                var roles = await visitor.RolesAt(db, conference?.Id);
                scope.EnterAs(visitor.Actor, roles, conference?.Id, visitor.TokenScopes);
                if (scope.May(allow.Area!.Value, allow.DeedOf(http.Request.Method))) break;
                // Who has no role here must not learn that there is something here.
                Refuse(http, roles.Count == 0 ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden);
                return;
        }
        await next(http);
    }

    private static void Refuse(HttpContext http, int status) => http.Response.StatusCode = status;

    private static void Challenge(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments("/api")) { http.Response.StatusCode = StatusCodes.Status401Unauthorized; return; }
        http.Response.Redirect($"/sign-in?return={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
    }
}

/// <summary>An account, or a token acting for one.</summary>
/// <param name="TokenScopes">Null for a person in a browser.</param>
/// <param name="TokenConferenceId">The one conference that a token is bound to.</param>
public sealed record Visitor(Guid AccountId, string Name, IReadOnlySet<string>? TokenScopes = null, Guid? TokenConferenceId = null)
{
    public const string NameClaim = "plenary:name";

    public Actor Actor => new(AccountId, Name);

    /// <summary>Who asks, from the sign-in cookie or a bearer token; null for nobody.</summary>
    public static async Task<Visitor?> Of(HttpContext http, PlenaryDb db, Instant now)
    {
        if (http.Request.Headers.Authorization.ToString() is { Length: > 7 } header && header.StartsWith("Bearer ", StringComparison.Ordinal))
        {
            var hash = Secret.Hash(header[7..].Trim());
            var found = await (from t in db.ApiTokens join a in db.Users on t.AccountId equals a.Id where t.TokenHash == hash && a.ClosedAt == null select new { Token = t, a.Name })
                .AsNoTracking().SingleOrDefaultAsync();
            return found is not null && found.Token.IsValid(now)
                ? new(found.Token.AccountId, $"{found.Name} ({found.Token.Name})", found.Token.Scopes.ToHashSet(), found.Token.ConferenceId) : null;
        }
        return http.User.Identity is { IsAuthenticated: true } && Guid.TryParse(http.User.FindFirst(System.Security.Claims.ClaimTypes.NameIdentifier)?.Value, out var id)
            ? new(id, http.User.FindFirst(NameClaim)?.Value ?? http.User.Identity.Name ?? "") : null;
    }

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

    /// <summary>The visit in the cookie, if its link is still open.</summary>
    public static async Task<DelegationVisit?> Of(HttpContext http, PlenaryDb db)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 20 } secret) return null;
        var unscoped = http.RequestServices.GetRequiredService<Storage.Unscoped.Unscoped>();
        var link = await unscoped.LinkOf(Secret.Hash(secret));
        if (link is null || !link.IsOpen(http.RequestServices.GetRequiredService<IClock>().GetCurrentInstant())) return null;
        http.Items[typeof(Conferences.Conference)] = await db.Conferences.AsNoTracking().SingleAsync(c => c.Id == link.ConferenceId);
        return new(link.ConferenceId, link.DelegationId, "Head of delegation");
    }
}
