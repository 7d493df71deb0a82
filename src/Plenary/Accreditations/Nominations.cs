using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations.WatchList;
using Plenary.Conferences;
using Plenary.Delegations;
using Plenary.Names;
using Plenary.People;
using Plenary.People.Finding;
using Plenary.Storage;

namespace Plenary.Accreditations;

/// <summary>What became of a nomination: the participation, or why not and beside which field of <see cref="Nominee"/>.</summary>
public sealed record Nominated(Participation? Participation, Refusal? Refusal = null, string Field = "")
{
    public static Nominated No(Refusal refusal) => new(null, refusal, Nominee.FieldOf(refusal));
}

/// <summary>
/// The people whom a delegation sends, as they are entered, changed, sent, withdrawn and substituted. A nomination and the place it
/// takes are one transaction; the deadline is the server's time when the request began.
/// </summary>
public sealed class Nominations(PlenaryDb db, Keys keys, Likeness likeness, SecondLook look)
{
    private const int Attempts = 5;

    /// <summary>The head of delegation nominates: within the deadline and the places.</summary>
    public async Task<Nominated> Nominate(Guid delegationId, Nominee nominee, Conference conference, Actor by, Instant at, Guid? key = null)
    {
        if (await MayNominate(delegationId, conference, at) is { } closed) return Nominated.No(closed);
        return await Enter(delegationId, nominee, null, conference, by, at, key, bySecretariat: false);
    }

    /// <summary>The secretariat enters somebody, with or without invitation; the place is given with the person.</summary>
    /// <param name="personId">Somebody of the directory; null makes a new record.</param>
    public Task<Nominated> EnterBySecretariat(Guid delegationId, Nominee nominee, Guid? personId, Conference conference, Actor by, Instant at, Guid? key = null) =>
        Enter(delegationId, nominee, personId, conference, by, at, key, bySecretariat: true);

    /// <summary>The delegation of an organisation at the conference in scope, made when there is none; a body without invitation can send people too.</summary>
    public async Task<Delegation> DelegationOf(Guid organisationId, Conference conference)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await db.Delegations.SingleOrDefaultAsync(d => d.OrganisationId == organisationId) is { } there) return there;
            var made = new Delegation { ConferenceId = conference.Id, OrganisationId = organisationId };
            db.Delegations.Add(made);
            try
            {
                await db.SaveChangesAsync();
                return made;
            }
            catch (DbUpdateException e) when (e.IsCollision() && attempt < Attempts) { db.ChangeTracker.Clear(); }
        }
    }

    /// <summary>Changes what was said of a person. After it was sent it goes back to the queue.</summary>
    /// <param name="seen">The version that the editor saw.</param>
    public async Task<Nominated> Edit(Guid id, Nominee nominee, Conference conference, Actor by, Instant at, bool bySecretariat, int? seen = null)
    {
        var found = await (from p in db.Participations join x in db.People on p.PersonId equals x.Id where p.Id == id select new { Participation = p, Person = x }).SingleAsync();
        var (participation, person) = (found.Participation, found.Person);
        if (seen is not null && seen != participation.Version) return Nominated.No(await Sitting.Faster(db, participation, conference));
        if (!participation.HoldsPlace) return Nominated.No(Participation.NotNow.With(participation.State));
        if (!bySecretariat && await MayChange([participation], participation.DelegationId, conference, at) is { } closed) return Nominated.No(closed);

        var changed = new List<Detail>();
        if (!participation.NominatedAs.SequenceEqual(nominee.Names))
        {
            changed.Add(Detail.Name);
            if (bySecretariat || participation.OwnsPerson)
                if (person.Rename(nominee.Names) is { } refusal) return Nominated.No(refusal);
            participation.Name(nominee.Names, participation.NominatedPersonId);
        }
        if (nominee.Honorific is { } honorific && NameText.Clean(honorific) != participation.Honorific)
        {
            changed.Add(Detail.Honorific);
            participation.Describe(honorific, participation.Gender);
        }
        if (nominee.Gender != participation.Gender)
        {
            changed.Add(Detail.Gender);
            if (bySecretariat || participation.OwnsPerson) Tell(person, nominee.Gender);
            participation.Describe(participation.Honorific, nominee.Gender);
        }
        if ((bySecretariat || participation.OwnsPerson) && nominee.Address is { } email && person.Contacts(keys) is var contacts && contacts.Email != email)
        {
            changed.Add(Detail.Email);
            person.ReachAt(contacts with { Email = email }, keys);
        }
        var office = (participation.Office, participation.Unit, participation.Affiliation);
        participation.HoldOffice(nominee.Office ?? "", nominee.Unit ?? "", nominee.Affiliation ?? "");
        if (office != (participation.Office, participation.Unit, participation.Affiliation)) changed.Add(Detail.Office);
        var before = participation.CategoryId;
        if (before != nominee.CategoryId)
        {
            if (await db.Categories.AsNoTracking().SingleOrDefaultAsync(c => c.Id == nominee.CategoryId) is not { } category) return Nominated.No(Places.NotOffered);
            changed.Add(Detail.Category);
            participation.Move(category.Id, category.Leads);
        }
        var listed = participation.Listed;
        participation.Listed = nominee.Listed ?? listed;
        if (changed.Count == 0 && participation.Listed == listed) return new(participation);
        if (changed.Count > 0 && participation.Amend(by, at, changed) is { } no) return Nominated.No(no);
        if (changed.Count > 0) participation.PerhapsTwice = participation.State is not ParticipationState.Draft && (await likeness.LikelySame(person)).Count > 0;

        await using var transaction = await db.Database.BeginTransactionAsync();
        if (before != participation.CategoryId)
        {
            if (bySecretariat) await db.GivePlaces(conference.Id, participation.DelegationId, participation.CategoryId);
            else if (await db.TakePlace(participation.DelegationId, participation.CategoryId) is { } full) { db.ChangeTracker.Clear(); return Nominated.No(full); }
            await db.FreePlaces(participation.DelegationId, before);
        }
        return await Save(participation, transaction, conference);
    }

    /// <summary>Sends everybody who is ready; those who were returned too, when the delegation has seen to them.</summary>
    /// <param name="only">One of them; null: all drafts.</param>
    public async Task<(IReadOnlyList<Participation> Sent, Refusal? Refusal)> Send(Guid delegationId, Conference conference, Actor by, Instant at, Guid? only = null, bool bySecretariat = false)
    {
        var ready = await (from p in db.Participations
                           join x in db.People on p.PersonId equals x.Id
                           where p.DelegationId == delegationId && (only == null ? p.State == ParticipationState.Draft : p.Id == only)
                           select new { Participation = p, Person = x }).ToListAsync();
        if (!bySecretariat && await MayChange([.. ready.Select(r => r.Participation)], delegationId, conference, at) is { } closed) return ([], closed);
        foreach (var r in ready)
        {
            if (r.Participation.Submit(by, at) is { } refusal) { db.ChangeTracker.Clear(); return ([], refusal); }
            r.Participation.PerhapsTwice = (await likeness.LikelySame(r.Person)).Count > 0;
        }
        try
        {
            await db.SaveChangesAsync();
            await look.Look(conference.Id, ready.ConvertAll(r => r.Participation.Id));
            return ([.. ready.Select(r => r.Participation)], null);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return ([], await Sitting.Faster(db, ready[0].Participation, conference));
        }
    }

    /// <summary>Another person takes the seat: the place stays, the person changes, both remain in the record.</summary>
    public async Task<Nominated> Substitute(Guid id, Nominee nominee, Guid? personId, string reason, Conference conference, Actor by, Instant at, bool bySecretariat, Guid? key = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            var leaving = await db.Participations.SingleAsync(p => p.Id == id);
            if (key is not null && await WithKey(leaving.DelegationId, key) is { } same) return new(same);
            if (!bySecretariat && await MayNominate(leaving.DelegationId, conference, at) is { } closed) return Nominated.No(closed);
            var (person, made, fault) = await PersonFor(leaving.DelegationId, nominee, personId);
            if (fault is not null) return Nominated.No(fault);
            if (leaving.SubstituteBy(person, by, at, reason, out var substitute) is { } refusal) { db.ChangeTracker.Clear(); return Nominated.No(refusal); }
            if (await TakesPart(person.Id)) return await Unless(leaving.DelegationId, key, Participation.AlreadyHere);
            Fill(substitute!, nominee, made, key);
            if (substitute!.Submit(by, at) is { } unsent) return Nominated.No(unsent);
            substitute.PerhapsTwice = (await likeness.LikelySame(person)).Count > 0;
            db.Participations.Add(substitute);

            await using var transaction = await db.Database.BeginTransactionAsync();
            try
            {
                return await Save(substitute, transaction, conference);
            }
            catch (DbUpdateException e) when (e.IsCollision() && attempt < Attempts) { await Undo(transaction); }
        }
    }

    private async Task<Nominated> Enter(Guid delegationId, Nominee nominee, Guid? personId, Conference conference, Actor by, Instant at, Guid? key, bool bySecretariat)
    {
        if (await db.Categories.AsNoTracking().SingleOrDefaultAsync(c => c.Id == nominee.CategoryId) is not { } category) return Nominated.No(Places.NotOffered);
        var organisationId = await db.Delegations.Where(d => d.Id == delegationId).Select(d => d.OrganisationId).SingleAsync();
        for (var attempt = 1; ; attempt++)
        {
            // 1. The same form a second time is the same nomination.
            if (key is not null && await WithKey(delegationId, key) is { } same) return new(same);

            // 2. One person, one living participation.
            var (person, made, fault) = await PersonFor(delegationId, nominee, personId);
            if (fault is not null) return Nominated.No(fault);
            if (await TakesPart(person.Id)) return await Unless(delegationId, key, Participation.AlreadyHere);
            var participation = Participation.Nominate(conference.Id, delegationId, organisationId, person, category.Id, category.Leads, by, at);
            Fill(participation, nominee, made, key);

            // 3. The place first, then the person, in one transaction.
            await using var transaction = await db.Database.BeginTransactionAsync();
            if (bySecretariat) await db.GivePlaces(conference.Id, delegationId, category.Id);
            else if (await db.TakePlace(delegationId, category.Id) is { } full)
            {
                await Undo(transaction);
                return await Unless(delegationId, key, full);
            }
            // Its places are taken when a delegation goes into another, so whoever waited for one sees here that it went.
            if (bySecretariat && !await db.Delegations.AnyAsync(d => d.Id == delegationId))
            {
                await Undo(transaction);
                return Nominated.No(Round.NoOrganisation);
            }
            db.Participations.Add(participation);
            try
            {
                return await Save(participation, transaction, conference);
            }
            catch (DbUpdateException e) when (e.IsCollision() && attempt < Attempts) { await Undo(transaction); }   // look again: steps 1 and 2 say what is there now
        }
    }

    private async Task<Refusal?> MayNominate(Guid delegationId, Conference conference, Instant at) =>
        await db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.DelegationId == delegationId) is { } invitation
            ? invitation.MayNominate(at, conference.TimeZone) : Invitation.NoInvitation;

    /// <summary>Whether a delegation may change and send these: the deadline does not count for what was returned to it, all else does.</summary>
    private async Task<Refusal?> MayChange(IReadOnlyCollection<Participation> people, Guid delegationId, Conference conference, Instant at) =>
        people.Any(p => p.State is not ParticipationState.Returned) ? await MayNominate(delegationId, conference, at)
        : people.Count == 0 ? null
        : await db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.DelegationId == delegationId) is { } invitation ? invitation.MayCorrect() : Invitation.NoInvitation;

    private Task<Participation?> WithKey(Guid delegationId, Guid? key) =>
        db.Participations.SingleOrDefaultAsync(p => p.DelegationId == delegationId && p.NominationKey == key);

    /// <summary>No, unless the same form was at work in another request meanwhile: then what that one did.</summary>
    private async Task<Nominated> Unless(Guid delegationId, Guid? key, Refusal refusal)
    {
        db.ChangeTracker.Clear();
        return key is not null && await WithKey(delegationId, key) is { } same ? new(same) : Nominated.No(refusal);
    }

    private Task<bool> TakesPart(Guid personId) => db.Participations.Where(Participation.HoldingPlace).AnyAsync(p => p.PersonId == personId);

    /// <summary>
    /// Whom a nomination means: somebody of the directory when the secretariat says so, the person whom the same delegation
    /// nominated with the same name and e-mail before (an office shares one address), else somebody new. Nothing that others entered is looked up for a delegation.
    /// </summary>
    private async Task<(Person Person, Guid? Made, Refusal? Fault)> PersonFor(Guid delegationId, Nominee nominee, Guid? personId)
    {
        if (personId is { } known)
        {
            var there = await db.People.SingleAsync(p => p.Id == known && p.MergedIntoId == null);
            return (there, null, null);
        }
        if (nominee.Address is { } email)
        {
            var index = keys.BlindIndex(email, "person.email");
            var reached = await (from p in db.Participations
                                 join x in db.People on p.PersonId equals x.Id
                                 where p.DelegationId == delegationId && x.EmailIndex == index
                                 orderby p.EnteredAt descending
                                 select new { Participation = p, Person = x }).ToListAsync();
            var said = nominee.Names.Select(n => SearchKey.Of(n.Text)).ToHashSet();
            if (reached.Find(r => r.Person.Names.Any(n => said.Contains(SearchKey.Of(n.Text)))) is { } before)
            {
                if (!before.Participation.OwnsPerson) return (before.Person, before.Participation.NominatedPersonId, null);
                if (nominee.Gender is not null) Tell(before.Person, nominee.Gender);
                // Names are added, never taken away: somebody may have been ruled on, or admitted, under them.
                var borne = before.Person.Names.Select(n => SearchKey.Of(n.Text)).ToHashSet();
                return (before.Person, before.Participation.NominatedPersonId, before.Person.Rename([.. before.Person.Names, .. nominee.Names.Where(n => !borne.Contains(SearchKey.Of(n.Text)))]));
            }
        }
        if (Person.Enter(nominee.Names, out var person) is { } refusal) return (person, null, refusal);
        person.Describe(nominee.Honorific ?? "", nominee.Gender, null, []);
        if (nominee.Address is { } address) person.ReachAt(new(address, null), keys);
        db.People.Add(person);
        return (person, person.Id, null);
    }

    private static void Tell(Person person, Gender? gender) => person.Describe(person.Honorific, gender, person.Nationality, person.Languages);

    private static void Fill(Participation participation, Nominee nominee, Guid? made, Guid? key)
    {
        participation.Name(nominee.Names, made, key);
        participation.Describe(string.IsNullOrWhiteSpace(nominee.Honorific) ? participation.Honorific : nominee.Honorific, nominee.Gender ?? participation.Gender);
        participation.HoldOffice(nominee.Office ?? "", nominee.Unit ?? "", nominee.Affiliation ?? "");
        participation.Listed = nominee.Listed ?? participation.Listed;
    }

    private async Task<Nominated> Save(Participation participation, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction, Conference conference)
    {
        try
        {
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            await look.Look(conference.Id, [participation.Id]);
            return new(participation);
        }
        catch (DbUpdateConcurrencyException)
        {
            await Undo(transaction);
            return Nominated.No(await Sitting.Faster(db, participation, conference));
        }
    }

    private async Task Undo(Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction)
    {
        await transaction.RollbackAsync();
        db.ChangeTracker.Clear();
    }
}
