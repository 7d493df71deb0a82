using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Mail;
using Plenary.Organisations;
using Plenary.Storage;

namespace Plenary.Delegations;

/// <summary>What organisations are invited with, all of a round alike.</summary>
/// <param name="Places">Category and number.</param>
/// <param name="Deadline">In the conference's time zone.</param>
/// <param name="Addressee">Empty: "colleagues".</param>
/// <param name="Email">Where the letter goes; null: the body's own address.</param>
/// <param name="Send">False: the invitation is made, and its link handed over by other means.</param>
public sealed record Terms(
    IReadOnlyDictionary<Guid, int> Places, LocalDateTime Deadline, string Language, string Group = "", string Addressee = "", string? Email = null, bool Send = true)
{
    public static readonly Refusal NoPlaces = new("invitation.no-places", "Give at least one place, so that somebody can be nominated.");
    public static readonly Refusal DeadlineOver = new("invitation.deadline-over", "This deadline has already passed. Write a later one.");
    public static readonly Refusal ForOneAlone = new("invitation.for-one-alone", "An addressee and an e-mail address belong to one organisation. Invite it alone, or leave them out.");

    /// <param name="organisations">Whom these terms are for.</param>
    public Refusal? Fault(Conference conference, Instant now, IEnumerable<Guid> organisations)
    {
        if ((Email is not null || !string.IsNullOrWhiteSpace(Addressee)) && organisations.Distinct().Take(2).Count() != 1) return ForOneAlone;
        if (!LocalText.InterfaceLanguages.Contains(Language)) return Invitation.UnknownLanguage;
        if (Places.Values.Any(n => n is < 0 or > Delegations.Places.Most)) return Delegations.Places.OutOfRange.With(Delegations.Places.Most);
        if (Places.Values.All(n => n == 0)) return NoPlaces;
        return conference.At(Deadline) <= now ? DeadlineOver : null;
    }
}

/// <summary>An invitation that was made, with the link's secret; it is shown here and in the letter, and never again.</summary>
public sealed record Invited(Invitation Invitation, Guid OrganisationId, string Secret, bool Sent);

/// <summary>
/// Invites organisations and keeps in touch with them. Delegation, places, invitation, link and letter of each are saved together;
/// the letter waits in the outbox, so an invitation whose letter was never written cannot be.
/// </summary>
public sealed class Round(PlenaryDb db, Keys keys, PublicUrl address)
{
    /// <summary>At most so many in one transaction.</summary>
    private const int Together = 100;

    /// <summary>So often a transaction is tried whose delegations others change meanwhile.</summary>
    private const int Attempts = 4;

    /// <summary>The purpose of a letter that tells of answers.</summary>
    private const string Answers = "answers";

    public static readonly Refusal AlreadyInvited = new("invitation.already-invited", "This organisation has already been invited.");
    public static readonly Refusal NoOrganisation = new("invitation.no-organisation", "The directory has no such organisation.");

    /// <summary>Invites those who are not invited, those anew whose invitation was withdrawn; says of the others why not.</summary>
    public async Task<(List<Invited> Invited, List<(Guid OrganisationId, Refusal Refusal)> NotInvited)> Invite(
        IReadOnlyCollection<Guid> organisations, Terms terms, Conference conference, Instant at)
    {
        var (made, not) = (new List<Invited>(), new List<(Guid, Refusal)>());
        foreach (var some in organisations.Distinct().Chunk(Together))
        {
            for (var attempt = 1; ; attempt++)
            {
                var (now, why) = await Write(some, terms, conference, at);
                try
                {
                    await db.SaveChangesAsync();
                }
                catch (DbUpdateConcurrencyException) when (attempt < Attempts)
                {
                    db.ChangeTracker.Clear();   // somebody of one of them was entered or decided on meanwhile: its places are read anew
                    continue;
                }
                made.AddRange(now);
                not.AddRange(why);
                break;
            }
        }
        return (made, not);
    }

    /// <summary>What inviting some of them comes to, for the next save.</summary>
    private async Task<(List<Invited> Made, List<(Guid, Refusal)> Not)> Write(Guid[] some, Terms terms, Conference conference, Instant at)
    {
        var (made, not) = (new List<Invited>(), new List<(Guid, Refusal)>());
        var (organiser, categories) = (await Organiser(conference), await Categories());
        var bodies = await db.Organisations.AsNoTracking().Where(o => some.Contains(o.Id) && o.MergedIntoId == null).ToDictionaryAsync(o => o.Id);
        var delegations = await db.Delegations.Where(d => some.Contains(d.OrganisationId)).ToDictionaryAsync(d => d.OrganisationId);
        var there = delegations.Values.Select(d => d.Id).ToList();
        var invitations = await db.Invitations.Where(i => there.Contains(i.DelegationId)).ToDictionaryAsync(i => i.DelegationId);
        var anew = invitations.Values.Where(i => i.WithdrawnAt is not null).Select(i => i.DelegationId).ToList();
        var links = (await db.DelegationLinks.Where(l => anew.Contains(l.DelegationId) && l.RevokedAt == null).ToListAsync()).ToLookup(l => l.DelegationId);
        var places = await db.Places.Where(p => there.Contains(p.DelegationId)).ToListAsync();
        foreach (var id in some)
        {
            if (!bodies.TryGetValue(id, out var body)) { not.Add((id, NoOrganisation)); continue; }
            var invitation = delegations.TryGetValue(id, out var delegation) ? invitations.GetValueOrDefault(delegation.Id) : null;
            var email = (terms.Email ?? body.Email).Trim();
            if (invitation?.Renew(terms, email, at, conference.Local(at)) is { } refusal) { not.Add((id, refusal)); continue; }
            if (delegation is null) db.Delegations.Add(delegation = new Delegation { ConferenceId = conference.Id, OrganisationId = id, Group = terms.Group.Trim() });

            foreach (var category in categories)
            {
                // A delegation that has people already (the secretariat entered them, or it was invited before) keeps at least the places they hold.
                var (number, given) = (terms.Places.GetValueOrDefault(category.Id), places.SingleOrDefault(p => p.DelegationId == delegation.Id && p.CategoryId == category.Id));
                if (given is null && number == 0) continue;
                if (given is null) db.Places.Add(given = new() { ConferenceId = conference.Id, DelegationId = delegation.Id, CategoryId = category.Id });
                if (given.Grant(Math.Max(number, given.Taken)) is { } wrong) throw new InvalidOperationException(wrong.ToString());
            }
            if (invitation is null)
            {
                db.Invitations.Add(invitation = new()
                {
                    ConferenceId = conference.Id,
                    DelegationId = delegation.Id,
                    Language = terms.Language,
                    Addressee = terms.Addressee.Trim(),
                    Email = email,
                    Deadline = terms.Deadline,
                    IssuedAt = at,
                });
            }
            // Who holds a link of a withdrawn invitation may be the reason why it was.
            foreach (var old in links[delegation.Id]) old.Revoke(at);
            var link = DelegationLink.Make(delegation.Id, conference, at, out var secret);
            db.DelegationLinks.Add(link);
            var sent = terms.Send && email.Length > 0;
            if (sent)
            {
                invitation.SentAt = at;
                var letter = new InvitationLetter(conference, organiser.In(terms.Language).Text, body.NameIn(terms.Language), invitation.Addressee, email, terms.Language, terms.Deadline,
                    [.. categories.Select(c => (c.Name, terms.Places.GetValueOrDefault(c.Id)))], LinkOf(secret));
                invitation.LetterId = Post(letter.Invitation(), "invitation", conference, at, link.Id);
            }
            made.Add(new(invitation, id, secret, sent));
        }
        return (made, not);
    }

    /// <summary>Writes once more to those who have not answered, or have answered and still have places: with a new link, since the first is not kept.</summary>
    public async Task<(int Reminded, List<(Guid Id, Refusal Refusal)> Not)> Remind(IReadOnlyCollection<Guid> invitations, Conference conference, Instant at)
    {
        var not = new List<(Guid, Refusal)>();
        var reminded = 0;
        var organiser = await Organiser(conference);
        foreach (var some in invitations.Distinct().Chunk(Together))
        {
            var all = await (from i in db.Invitations
                             join d in db.Delegations on i.DelegationId equals d.Id
                             join o in db.Organisations on d.OrganisationId equals o.Id
                             where some.Contains(i.Id)
                             select new { Invitation = i, Organisation = o, Places = db.Places.Where(p => p.DelegationId == d.Id).Sum(p => p.Granted - p.Taken), HasLeft = i.LetterId == null ? i.SentAt != null : db.Outbox.Any(m => m.Id == i.LetterId && m.SentAt != null) }).ToListAsync();
            not.AddRange(some.Except(all.Select(each => each.Invitation.Id)).Select(id => (id, Invitation.NotHere)));
            foreach (var each in all)
            {
                var invitation = each.Invitation;
                if (invitation.WithdrawnAt is not null) { not.Add((invitation.Id, Invitation.AlreadyWithdrawn)); continue; }
                if (invitation.Answer is Answer.Declined) { not.Add((invitation.Id, Invitation.AlreadyAnswered)); continue; }
                if (conference.At(invitation.Deadline) <= at) { not.Add((invitation.Id, Terms.DeadlineOver)); continue; }
                if (invitation.Email.Length == 0) { not.Add((invitation.Id, Invitation.NoAddress)); continue; }
                var link = DelegationLink.Make(invitation.DelegationId, conference, at, out var secret);
                db.DelegationLinks.Add(link);
                var letter = new InvitationLetter(conference, organiser.In(invitation.Language).Text, each.Organisation.NameIn(invitation.Language), invitation.Addressee, invitation.Email, invitation.Language,
                    invitation.Deadline, [], LinkOf(secret));
                var mail = Post(letter.Reminder(answered: invitation.Answer is not null, isFull: each.Places <= 0), "reminder", conference, at, link.Id);
                if (!each.HasLeft) invitation.LetterId = mail;
                invitation.RemindedAt = at;
                invitation.SentAt ??= at;
                reminded++;
            }
            await db.SaveChangesAsync();
        }
        return (reminded, not);
    }

    /// <summary>
    /// Tells delegations that the secretariat answered nominations of theirs: one letter each, with a new link. None is written while an earlier one waits,
    /// since the page behind its link says everything. For the next save; in the transaction of the answers, after they were saved with their history: that takes the end
    /// of it until the commit, so of two sittings on one delegation the second looks when the letter of the first is there.
    /// </summary>
    /// <param name="answered">How many nominations, by delegation.</param>
    public async Task TellOfAnswers(IReadOnlyDictionary<Guid, int> answered, Conference conference, Instant at)
    {
        if (answered.Count == 0) return;
        var delegations = answered.Keys.ToList();
        var organiser = await Organiser(conference);
        var told = await (from i in db.Invitations.AsNoTracking()
                          join d in db.Delegations on i.DelegationId equals d.Id
                          join o in db.Organisations.AsNoTracking() on d.OrganisationId equals o.Id
                          where delegations.Contains(i.DelegationId) && i.WithdrawnAt == null && i.Email != ""
                              && !db.DelegationLinks.Any(l => l.DelegationId == i.DelegationId && db.Outbox.Any(m => m.Id == l.Id && m.Purpose == Answers && m.SentAt == null && m.GivenUpAt == null))
                          select new { Invitation = i, Organisation = o }).ToListAsync();
        foreach (var each in told)
        {
            var invitation = each.Invitation;
            var link = DelegationLink.Make(invitation.DelegationId, conference, at, out var secret);
            db.DelegationLinks.Add(link);
            var letter = new InvitationLetter(conference, organiser.In(invitation.Language).Text, each.Organisation.NameIn(invitation.Language), invitation.Addressee, invitation.Email, invitation.Language,
                invitation.Deadline, [], LinkOf(secret));
            Post(letter.Answers(answered[invitation.DelegationId]), Answers, conference, at, link.Id);
        }
    }

    /// <summary>The letter as it would be written to one organisation; its link leads nowhere.</summary>
    public async Task<Letter> Preview(Guid organisationId, Terms terms, Conference conference)
    {
        var (organiser, categories) = (await Organiser(conference), await Categories());
        var body = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == organisationId);
        return new InvitationLetter(conference, organiser.In(terms.Language).Text, body.NameIn(terms.Language), terms.Addressee.Trim(), terms.Email ?? body.Email, terms.Language, terms.Deadline,
            [.. categories.Select(c => (c.Name, terms.Places.GetValueOrDefault(c.Id)))], LinkOf("…")).Invitation();
    }

    /// <summary>A further link to the page of a delegation; its secret is given once.</summary>
    public async Task<(DelegationLink Link, string Address)> NewLink(Guid delegationId, Conference conference, Instant at)
    {
        var link = DelegationLink.Make(delegationId, conference, at, out var secret);
        db.DelegationLinks.Add(link);
        await db.SaveChangesAsync();
        return (link, LinkOf(secret));
    }

    public string LinkOf(string secret) => address.To($"/invitation/{secret}");

    /// <param name="link">The link in it, whose id the letter bears: so one knows whose it is without opening it.</param>
    private Guid Post(Letter letter, string purpose, Conference conference, Instant at, Guid link)
    {
        var mail = OutboxMail.Write(letter, purpose, conference.Id, at, keys, link);
        db.Outbox.Add(mail);
        return mail.Id;
    }

    private Task<LocalText> Organiser(Conference conference) => db.Series.Where(s => s.Id == conference.SeriesId).Select(s => s.Organiser).SingleAsync();

    private Task<List<Category>> Categories() => db.Categories.AsNoTracking().OrderBy(c => c.Order).ThenBy(c => c.Number).ToListAsync();
}
