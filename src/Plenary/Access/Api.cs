using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access.Team;
using Plenary.Api;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Access;

/// <summary>Tokens, the team of a conference, the accounts of the installation.</summary>
public static class AccessApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/account", Me).Allow(Entrance.SignedIn).WithSummary("Whose token this is, and the roles held.");
        api.MapGet("/tokens", Tokens).Allow(Entrance.SignedIn).WithSummary("The tokens of the account.");
        api.MapPost("/tokens", MakeToken).Allow(Entrance.SignedIn).WithSummary("Makes a token that does no more than this one; it is in this answer alone.");
        api.MapPost("/tokens/{id:guid}/revocation", RevokeToken).Allow(Entrance.SignedIn).WithSummary("The token opens nothing any more.");

        var team = api.MapGroup("/conferences/{conference}");
        team.MapGet("/roles", Roles).Allow(Area.Team).WithSummary("Who holds which role at the conference.");
        team.MapPost("/roles/{id:guid}/end", EndRole).Allow(Area.Team).WithSummary("Ends a role and all sign-ins with it.");
        team.MapGet("/team-invitations", Invitations).Allow(Area.Team).WithSummary("Invitations of colleagues that are open.");
        team.MapPost("/team-invitations", Invite).Allow(Area.Team).WithSummary("Invites a colleague by letter.");
        team.MapPost("/team-invitations/{id:guid}/withdrawal", Withdraw).Allow(Area.Team).WithSummary("The link in the letter opens nothing any more.");

        api.MapGet("/accounts", Accounts).Allow(Area.Installation).WithSummary("All accounts.");
        api.MapPost("/accounts/{id:guid}/closure", (Guid id, PlenaryDb db, AccountDeeds deeds) => Deed(id, db, deeds.Close)).Allow(Area.Installation).WithSummary("Closes an account; its tokens and sign-ins end.");
        api.MapPost("/accounts/{id:guid}/reopening", (Guid id, PlenaryDb db, AccountDeeds deeds) => Deed(id, db, deeds.Reopen)).Allow(Area.Installation).WithSummary("Opens a closed account again.");
        api.MapPost("/accounts/{id:guid}/second-step-reset", (Guid id, PlenaryDb db, AccountDeeds deeds) => Deed(id, db, deeds.ResetSecondStep)).Allow(Area.Installation).WithSummary("Takes the second steps away, for a lost phone, after asking who it is.");
        api.MapPost("/accounts/{id:guid}/administrator", (Guid id, PlenaryDb db, AccountDeeds deeds) => Deed(id, db, deeds.MakeAdministrator)).Allow(Area.Installation).WithSummary("Makes the account an administrator.");
        api.MapDelete("/accounts/{id:guid}/administrator", (Guid id, PlenaryDb db, AccountDeeds deeds) => Deed(id, db, deeds.EndAdministrator)).Allow(Area.Installation).WithSummary("The account is an administrator no more.");
    }

    // ---- One's own

    /// <param name="Roles">With the conference's short name; null for an administrator, who is one everywhere.</param>
    public sealed record MeView(Guid Id, string Name, string? Email, string Language, IReadOnlyList<RoleView> Roles, IReadOnlyList<string>? Scopes);

    public sealed record RoleView(Role Role, string? Conference);

    private static async Task<MeView> Me(HttpContext http, PlenaryDb db)
    {
        var visitor = Visitor.Of(http);
        var account = await db.Users.AsNoTracking().SingleAsync(a => a.Id == visitor.AccountId);
        var roles = await (from r in db.RolesHeld
                           join c in db.Conferences on r.ConferenceId equals c.Id into at
                           from c in at.DefaultIfEmpty()
                           where r.AccountId == account.Id && r.Ended == null && (visitor.TokenConferenceId == null || r.ConferenceId == null || r.ConferenceId == visitor.TokenConferenceId)
                           orderby r.Id
                           select new RoleView(r.Role, c.Slug)).ToListAsync();
        return new(account.Id, account.Name, account.Email, account.Language, roles, visitor.TokenScopes?.Order(StringComparer.Ordinal).ToList());
    }

    public sealed record TokenView(Guid Id, string Name, IReadOnlyList<string> Scopes, string? Conference, Instant CreatedAt, Instant? ExpiresAt, Instant? RevokedAt);

    /// <param name="Token">Shown this once.</param>
    public sealed record NewTokenView(Guid Id, string Token);

    /// <param name="Scopes">As <c>accreditation:read</c>, <c>programme:change</c>.</param>
    /// <param name="Conference">Short name of the one conference where it acts; left out: wherever the account holds a role.</param>
    public sealed record NewToken(string Name, IReadOnlyList<string> Scopes, string? Conference = null, Instant? ExpiresAt = null);

    private static Task<Page<TokenView>> Tokens(HttpContext http, PlenaryDb db, [AsParameters] Paging paging)
    {
        var (visitor, after) = (Visitor.Of(http), paging.KeyAndId()?.Id);
        return (from t in db.ApiTokens
                join c in db.Conferences on t.ConferenceId equals c.Id into at
                from c in at.DefaultIfEmpty()
                where t.AccountId == visitor.AccountId && (visitor.TokenConferenceId == null || t.ConferenceId == visitor.TokenConferenceId) && (after == null || t.Id > after)
                orderby t.Id
                select new { Token = t, c.Slug }).AsNoTracking()
            .ToPage(paging, r => new TokenView(r.Token.Id, r.Token.Name, r.Token.Scopes, r.Slug, r.Token.CreatedAt, r.Token.ExpiresAt, r.Token.RevokedAt), r => Cursor.Of("", r.Token.Id));
    }

    private static async Task<Results<Created<NewTokenView>, NotFound, Refused>> MakeToken(NewToken wanted, HttpContext http, PlenaryDb db, IClock clock)
    {
        var visitor = Visitor.Of(http);
        if (visitor.Token is null) return new Refused(ApiToken.NeedsPassword);
        Guid? conferenceId = null;
        if (wanted.Conference is not null)
        {
            var mine = await (from c in db.Conferences where c.Slug == wanted.Conference && db.RolesHeld.Any(r => r.AccountId == visitor.AccountId && r.Ended == null && (r.ConferenceId == null || r.ConferenceId == c.Id)) select c.Id).ToListAsync();
            if (mine.Count == 0) return TypedResults.NotFound();
            conferenceId = mine[0];
        }
        var roles = await visitor.RolesAt(db, conferenceId);
        if (ApiToken.Make(visitor.AccountId, wanted.Name, wanted.Scopes, conferenceId, wanted.ExpiresAt, roles, visitor.Token, clock.GetCurrentInstant(), out var made, out var token) is { } refusal) return new Refused(refusal);
        db.ApiTokens.Add(made);
        await db.SaveChangesAsync();
        return TypedResults.Created((string?)null, new NewTokenView(made.Id, token));
    }

    private static async Task<Results<NoContent, NotFound, Refused>> RevokeToken(Guid id, HttpContext http, PlenaryDb db, IClock clock)
    {
        var visitor = Visitor.Of(http);
        var token = await db.ApiTokens.SingleOrDefaultAsync(t => t.Id == id && t.AccountId == visitor.AccountId && (visitor.TokenConferenceId == null || t.ConferenceId == visitor.TokenConferenceId));
        if (token is null) return TypedResults.NotFound();
        // A program revokes itself and what it could have made; a stolen token that may little ends no other.
        if (visitor.TokenScopes is { } own && token.Scopes.Find(s => !ApiToken.Includes(own, s)) is { } beyond) return new Refused(ApiToken.BeyondYou.With(beyond));
        if (token.Revoke(clock.GetCurrentInstant()) is { } refusal) return new Refused(refusal);
        await db.SaveChangesAsync();
        return TypedResults.NoContent();
    }

    // ---- The team of a conference

    public sealed record MemberView(Guid Id, Guid AccountId, string Name, string? Email, Role Role, Instant Since, string GivenBy);

    public sealed record TeamInvitationView(Guid Id, string Email, Role Role, string InvitedBy, Instant ExpiresAt);

    /// <param name="Language">Of the letter: en, ar, fr, tr or id.</param>
    public sealed record NewInvitation(string Email, Role Role, string Language = "en");

    private static Task<Page<MemberView>> Roles(HttpContext http, PlenaryDb db, [AsParameters] Paging paging)
    {
        var (conference, after) = (http.Conference().Id, paging.KeyAndId()?.Id);
        return (from r in db.RolesHeld
                join a in db.Users on r.AccountId equals a.Id
                where r.ConferenceId == conference && r.Ended == null && (after == null || r.Id > after)
                orderby r.Id
                select new MemberView(r.Id, a.Id, a.Name, a.Email, r.Role, r.Since, r.GivenBy)).ToPage(paging, m => m, m => Cursor.Of("", m.Id));
    }

    private static async Task<Results<NoContent, NotFound, Refused>> EndRole(Guid id, HttpContext http, PlenaryDb db, AccountDeeds deeds)
    {
        var conference = http.Conference().Id;
        if (await db.RolesHeld.SingleOrDefaultAsync(r => r.Id == id && r.ConferenceId == conference) is not { } role) return TypedResults.NotFound();
        if (await deeds.End(role) is { } refusal) return new Refused(refusal);
        return TypedResults.NoContent();
    }

    private static Task<Page<TeamInvitationView>> Invitations(HttpContext http, PlenaryDb db, IClock clock, [AsParameters] Paging paging)
    {
        var (conference, now, after) = (http.Conference().Id, clock.GetCurrentInstant(), paging.KeyAndId()?.Id);
        return db.TeamInvitations.AsNoTracking()
            .Where(i => i.ConferenceId == conference && i.UsedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now && (after == null || i.Id > after)).OrderBy(i => i.Id)
            .ToPage(paging, i => new TeamInvitationView(i.Id, i.Email, i.Role, i.InvitedBy, i.ExpiresAt), i => Cursor.Of("", i.Id));
    }

    private static async Task<Results<NoContent, Refused>> Invite(NewInvitation wanted, HttpContext http, PlenaryDb db, TeamLetters letters)
    {
        if (await letters.Invite(http.Conference(), wanted.Email, wanted.Role, Languages.Of(wanted.Language).Tag) is { } refusal) return new Refused(refusal);
        await db.SaveChangesAsync();
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, NotFound, Refused>> Withdraw(Guid id, HttpContext http, PlenaryDb db, IClock clock)
    {
        var conference = http.Conference().Id;
        if (await db.TeamInvitations.SingleOrDefaultAsync(i => i.Id == id && i.ConferenceId == conference) is not { } invitation) return TypedResults.NotFound();
        if (invitation.Withdraw(clock.GetCurrentInstant()) is { } refusal) return new Refused(refusal);
        await db.SaveChangesAsync();
        return TypedResults.NoContent();
    }

    // ---- The installation

    public sealed record AccountView(Guid Id, string Name, string? Email, bool HasSecondStep, Instant CreatedAt, Instant? ClosedAt);

    private static Task<Page<AccountView>> Accounts(PlenaryDb db, [AsParameters] Paging paging)
    {
        var after = paging.KeyAndId()?.Id;
        return db.Users.AsNoTracking().Where(a => after == null || a.Id > after).OrderBy(a => a.Id)
            .ToPage(paging, a => new AccountView(a.Id, a.Name, a.Email, a.TwoFactorEnabled, a.CreatedAt, a.ClosedAt), a => Cursor.Of("", a.Id));
    }

    private static async Task<Results<NoContent, NotFound, Refused>> Deed(Guid id, PlenaryDb db, Func<Account, Task<Refusal?>> deed)
    {
        if (await db.Users.SingleOrDefaultAsync(a => a.Id == id) is not { } account) return TypedResults.NotFound();
        if (await deed(account) is { } refusal) return new Refused(refusal);
        return TypedResults.NoContent();
    }
}
