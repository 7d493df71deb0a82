using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Conferences;
using Plenary.Mail;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Site;
using Plenary.Storage;
using Plenary.Storage.Unscoped;

namespace Plenary.Delegations;

/// <summary>Invitations: whom the conference invites, with how many places, until when, and what they answered.</summary>
public static class InvitationsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var all = api.MapGroup("/conferences/{conference}/invitations").WithTags("Invitations").Allow(Area.Invitations);
        all.MapGet("", List).WithSummary("Invitations by the name of the organisation.");
        all.MapPost("", Invite).WithMetadata(new NeedsIdempotencyKey()).WithSummary("Invites one organisation or many, anew those whose invitation was withdrawn; the links are in this answer alone.");
        all.MapGet("/candidates", Candidates).WithSummary("Organisations that are not invited, or whose invitation was withdrawn, by name.");
        all.MapPost("/preview", Preview).WithSummary("The letter as the first of the organisations would get it; nothing is sent.");
        all.MapPost("/reminders", Remind).WithSummary("Writes once more, each time with a new link.");
        all.MapGet("/{id:guid}", One).WithSummary("One invitation.");
        all.MapPut("/{id:guid}", Change).WithSummary("Changes deadline, addressee, address or language.");
        all.MapPost("/{id:guid}/withdrawal", Withdraw).WithSummary("Withdraws an invitation; its delegation nominates nobody any more.");
        all.MapPost("/{id:guid}/acceptance", (Guid id, AnswerBody body, HttpContext http, PlenaryDb db, IClock clock) => Answered(id, http, db, clock, (i, at) => i.Accept(body.By, at)))
            .WithSummary("Notes that the organisation accepted, by telephone or letter.");
        all.MapPost("/{id:guid}/declination", (Guid id, AnswerBody body, HttpContext http, PlenaryDb db, IClock clock) => Answered(id, http, db, clock, (i, at) => i.Decline(body.By, at, body.Reason))).WithSummary("Notes that the organisation declined.");
    }

    private static async Task<Ok<Page<InvitationView>>> List([AsParameters] Paging paging, HttpContext http, InvitationList list, IClock clock, Word<InvitationState>? state, string? name, string? country)
    {
        var local = http.Conference().Local(clock.GetCurrentInstant());
        var rows = await list.Page(state, name, country, local, paging.Take + 1, paging.KeyAndId());
        var shown = rows.Take(paging.Take).ToList();
        return TypedResults.Ok(new Page<InvitationView>([.. shown.Select(r => View(r, local))], rows.Count > paging.Take ? Cursor.Of(shown[^1].SortKey, shown[^1].Invitation.Id) : null));
    }

    private static async Task<Results<Ok<InvitationView>, NotFound>> One(Guid id, HttpContext http, PlenaryDb db, IClock clock)
    {
        if (await Find(id, db) is not { } row) return TypedResults.NotFound();
        http.SetETag(row.Invitation);
        return TypedResults.Ok(View(row, http.Conference().Local(clock.GetCurrentInstant())));
    }

    private static async Task<Results<Ok<InvitedManyView>, Refused>> Invite(InviteBody body, HttpContext http, PlenaryDb db, Round round, IClock clock)
    {
        var (conference, at) = (http.Conference(), clock.GetCurrentInstant());
        var (terms, fault) = await TermsOf(body, conference, at, db);
        if (fault is not null) return new Refused(fault);

        var (invited, not) = await round.Invite(body.OrganisationIds, terms!, conference, at);
        if (invited.Count == 0 && not.Count == 1) return new Refused(not[0].Refusal);
        return TypedResults.Ok(new InvitedManyView(
            [.. invited.Select(i => new InvitedView(i.Invitation.Id, i.Invitation.DelegationId, i.OrganisationId, i.Sent, round.LinkOf(i.Secret)))],
            [.. not.Select(n => new NotInvitedView(n.OrganisationId, n.Refusal.Code, Wording.Texts[n.Refusal]))]));
    }

    private static async Task<(Terms? Terms, Refusal? Fault)> TermsOf(InviteBody body, Conference conference, Instant at, PlenaryDb db)
    {
        var categories = await db.Categories.AsNoTracking().ToListAsync();
        if (body.Places?.Keys.FirstOrDefault(code => categories.All(c => c.Code != code)) is { } unknown) return (null, Category.Unknown.With(unknown));
        var places = categories.ToDictionary(c => c.Id, c => body.Places is null ? c.Places : body.Places.GetValueOrDefault(c.Code));
        string? email = null;
        if (body.Email is not null && EmailAddress.Read(body.Email, out email) is { } wrong) return (null, wrong);
        var terms = new Terms(places, body.Deadline, body.Language, body.Group, body.Addressee, email, body.Send);
        return (terms, terms.Fault(conference, at, body.OrganisationIds));
    }

    private static async Task<Page<CandidateView>> Candidates([AsParameters] UninvitedFilter filter, [AsParameters] Paging paging, HttpContext http, PlenaryDb db, IClock clock) =>
        await (await db.NotInvited(filter, http.Conference().Local(clock.GetCurrentInstant()).Date)).After(paging.KeyAndId())
            .ToPage(paging, o => new CandidateView(o.Id, o.Name, o.Kind, o.Country, o.Email), o => Cursor.Of(o.SortKey, o.Id));

    private static async Task<Results<Ok<LetterPreview>, NotFound, Refused>> Preview(InviteBody body, HttpContext http, PlenaryDb db, Round round, IClock clock)
    {
        var conference = http.Conference();
        if (body.OrganisationIds.Count == 0 || !await db.Organisations.AnyAsync(o => o.Id == body.OrganisationIds[0] && o.MergedIntoId == null)) return TypedResults.NotFound();
        var (terms, fault) = await TermsOf(body, conference, clock.GetCurrentInstant(), db);
        if (fault is not null) return new Refused(fault);
        var letter = await round.Preview(body.OrganisationIds[0], terms!, conference);
        return TypedResults.Ok(new LetterPreview(letter.To, letter.Subject, letter.Text));
    }

    private static async Task<Ok<RemindedView>> Remind(IdsBody body, HttpContext http, Round round, IClock clock)
    {
        var (reminded, not) = await round.Remind(body.Ids, http.Conference(), clock.GetCurrentInstant());
        return TypedResults.Ok(new RemindedView(reminded, NotDone.Of(not)));
    }

    private static async Task<Results<Ok<InvitationView>, NotFound, Refused, Stale>> Change(Guid id, InvitationBody body, HttpContext http, PlenaryDb db, IClock clock)
    {
        if (await db.Invitations.SingleOrDefaultAsync(i => i.Id == id) is not { } invitation) return TypedResults.NotFound();
        if (http.IsStale(invitation) is { } stale) return stale;
        if (invitation.Amend(http.Conference().Local(clock.GetCurrentInstant()), body.Deadline, body.Addressee, body.Email, body.Language) is { } refusal) return new Refused(refusal);
        await db.SaveChangesAsync();
        http.SetETag(invitation);
        return TypedResults.Ok(View((await Find(id, db))!, http.Conference().Local(clock.GetCurrentInstant())));
    }

    private static Task<Results<Ok<InvitationView>, NotFound, Refused, Stale>> Withdraw(Guid id, HttpContext http, PlenaryDb db, IClock clock) => Answered(id, http, db, clock, (i, at) => i.Withdraw(at));

    private static async Task<Results<Ok<InvitationView>, NotFound, Refused, Stale>> Answered(Guid id, HttpContext http, PlenaryDb db, IClock clock, Func<Invitation, Instant, Refusal?> verb)
    {
        if (await db.Invitations.SingleOrDefaultAsync(i => i.Id == id) is not { } invitation) return TypedResults.NotFound();
        if (http.IsStale(invitation) is { } stale) return stale;
        if (verb(invitation, clock.GetCurrentInstant()) is { } refusal) return new Refused(refusal);
        await db.SaveChangesAsync();
        http.SetETag(invitation);
        return TypedResults.Ok(View((await Find(id, db))!, http.Conference().Local(clock.GetCurrentInstant())));
    }

    private static Task<InvitationRow?> Find(Guid id, PlenaryDb db) =>
        (from i in db.Invitations.AsNoTracking()
         join d in db.Delegations on i.DelegationId equals d.Id
         join o in db.Organisations on d.OrganisationId equals o.Id
         from m in db.Outbox.Where(m => m.Id == i.LetterId).DefaultIfEmpty()
         where i.Id == id
         select new InvitationRow(i, d, o.Names, o.Country, o.SortKey, db.Places.Where(p => p.DelegationId == d.Id).Sum(p => p.Granted), db.Places.Where(p => p.DelegationId == d.Id).Sum(p => p.Taken),
             m == null ? null : OutboxMail.StateOf(m.SentAt, m.GivenUpAt, m.Attempts))).SingleOrDefaultAsync();

    private static InvitationView View(InvitationRow row, LocalDateTime local) => new(
        row.Invitation.Id, row.Invitation.Version, row.Delegation.Id, row.Delegation.OrganisationId, row.Names[0].Text, row.Country, row.State(local), row.Invitation.Language, row.Invitation.Addressee,
        row.Invitation.Deadline, row.Invitation.IssuedAt, row.Invitation.SentAt, row.Invitation.LetterId, row.Invitation.OpenedAt, row.Invitation.Answer, row.Invitation.AnsweredAt, row.Invitation.AnsweredBy, row.Invitation.AnswerReason,
        row.Invitation.RemindedAt, row.Granted, row.Taken);
}

/// <summary>Delegations: their places, their letter of credentials, the links of their heads. Their list counts who is accredited: Accreditations/DelegationList.cs.</summary>
public static class DelegationsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var all = api.MapGroup("/conferences/{conference}/delegations").WithTags("Delegations").Allow(Area.Invitations);
        all.MapPost("", Make).WithSummary("A delegation without invitation: guests, press, staff.");
        all.MapGet("/{id:guid}", One).WithSummary("One delegation.");
        all.MapPut("/{id:guid}", Change).WithSummary("Group and letter of credentials.");
        all.MapGet("/{id:guid}/joined", Joined).WithSummary("Delegations that went into it, because their organisations were found to be one.");
        all.MapGet("/{id:guid}/places", PlacesOf).WithSummary("Its places by category: granted and taken.");
        all.MapPut("/{id:guid}/places/{category}", Grant).WithSummary("Changes the quota of a category, never below what is used.");
        all.MapGet("/{id:guid}/links", Links).WithSummary("Its personal links, without their secrets.");
        all.MapPost("/{id:guid}/links", NewLink).WithSummary("A new personal link; its address is in this answer alone.");
        all.MapPost("/{id:guid}/links/{link:guid}/revocation", Revoke).WithSummary("The link opens nothing any more.");
    }

    private static async Task<Results<Created<DelegationView>, NotFound, Refused>> Make(NewDelegationBody body, HttpContext http, PlenaryDb db)
    {
        if (await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == body.OrganisationId && o.MergedIntoId == null) is not { } organisation) return TypedResults.NotFound();
        if (await db.Delegations.AnyAsync(d => d.OrganisationId == organisation.Id)) return new Refused(Round.AlreadyInvited);
        var delegation = new Delegation { ConferenceId = http.Conference().Id, OrganisationId = organisation.Id, Group = body.Group.Trim() };
        db.Delegations.Add(delegation);
        await db.SaveChangesAsync();
        return TypedResults.Created($"{http.Request.Path}/{delegation.Id}", View(delegation, organisation));
    }

    private static async Task<Results<Ok<DelegationView>, NotFound>> One(Guid id, HttpContext http, PlenaryDb db)
    {
        if (await db.Delegations.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id) is not { } delegation) return TypedResults.NotFound();
        http.SetETag(delegation);
        return TypedResults.Ok(View(delegation, await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == delegation.OrganisationId)));
    }

    private static async Task<Results<Ok<DelegationView>, NotFound, Refused, Stale>> Change(Guid id, DelegationBody body, HttpContext http, PlenaryDb db)
    {
        if (await db.Delegations.SingleOrDefaultAsync(d => d.Id == id) is not { } delegation) return TypedResults.NotFound();
        if (http.IsStale(delegation) is { } stale) return stale;
        if (body.Group is { } group) delegation.Group = group.Trim();
        if ((body.LetterSignedBy is not null || body.LetterReceived is not null)
            && delegation.ReceiveLetter(body.LetterSignedBy ?? delegation.LetterSignedBy, body.LetterReceived ?? delegation.LetterReceived) is { } refusal) return new Refused(refusal);
        await db.SaveChangesAsync();
        http.SetETag(delegation);
        return TypedResults.Ok(View(delegation, await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == delegation.OrganisationId)));
    }

    private static async Task<Results<Ok<Page<JoinedView>>, NotFound>> Joined(Guid id, PlenaryDb db) =>
        await db.Delegations.AnyAsync(d => d.Id == id) ? TypedResults.Ok((await db.JoinedInto(id)).Whole()) : TypedResults.NotFound();

    private static async Task<Results<Ok<Page<PlacesView>>, NotFound>> PlacesOf(Guid id, PlenaryDb db) =>
        await db.Delegations.AnyAsync(d => d.Id == id)
            ? TypedResults.Ok((await (from p in db.Places.AsNoTracking() join c in db.Categories on p.CategoryId equals c.Id where p.DelegationId == id orderby c.Order, c.Number select new PlacesView(c.Code, p.Granted, p.Taken, p.Version)).ToListAsync()).Whole())
            : TypedResults.NotFound();

    private static async Task<Results<Ok<Page<PlacesView>>, NotFound, Refused, Stale>> Grant(Guid id, string category, GrantBody body, HttpContext http, PlenaryDb db)
    {
        if (!await db.Delegations.AnyAsync(d => d.Id == id)) return TypedResults.NotFound();
        if (await db.Categories.AsNoTracking().SingleOrDefaultAsync(c => c.Code == category) is not { } kind) return TypedResults.NotFound();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var seen = await Held() ?? new() { ConferenceId = kind.ConferenceId, DelegationId = id, CategoryId = kind.Id };
        if (http.IsStale(seen) is { } stale) return stale;
        if (await db.GrantPlaces(id, kind, body.Granted, insteadOf: http.Request.Headers.IfMatch.Count > 0 ? seen.Granted : null) is { } refusal) return new Refused(refusal);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        if (await Held() is { } now) http.SetETag(now);
        return TypedResults.Ok(((Ok<Page<PlacesView>>)(await PlacesOf(id, db)).Result).Value!);

        Task<Places?> Held() => db.Places.AsNoTracking().SingleOrDefaultAsync(p => p.DelegationId == id && p.CategoryId == kind.Id);
    }

    private static async Task<Results<Ok<Page<LinkView>>, NotFound>> Links(Guid id, PlenaryDb db) =>
        await db.Delegations.AnyAsync(d => d.Id == id)
            ? TypedResults.Ok((await db.DelegationLinks.AsNoTracking().Where(l => l.DelegationId == id).OrderBy(l => l.CreatedAt).Select(l => new LinkView(l.Id, l.CreatedAt, l.ExpiresAt, l.RevokedAt)).ToListAsync()).Whole())
            : TypedResults.NotFound();

    private static async Task<Results<Created<NewLinkView>, NotFound>> NewLink(Guid id, HttpContext http, PlenaryDb db, Round round, IClock clock)
    {
        if (!await db.Delegations.AnyAsync(d => d.Id == id)) return TypedResults.NotFound();
        var (link, address) = await round.NewLink(id, http.Conference(), clock.GetCurrentInstant());
        return TypedResults.Created($"{http.Request.Path}/{link.Id}", new NewLinkView(link.Id, address, link.ExpiresAt));
    }

    private static async Task<Results<NoContent, NotFound, Refused>> Revoke(Guid id, Guid link, PlenaryDb db, IClock clock)
    {
        if (await db.DelegationLinks.SingleOrDefaultAsync(l => l.Id == link && l.DelegationId == id) is not { } found) return TypedResults.NotFound();
        if (found.Revoke(clock.GetCurrentInstant()) is { } refusal) return new Refused(refusal);
        await db.SaveChangesAsync();
        return TypedResults.NoContent();
    }

    private static DelegationView View(Delegation d, Organisations.Organisation o) => new(d.Id, d.Version, o.Id, o.Name, o.Country, d.Group, d.LetterSignedBy, d.LetterReceived);
}
