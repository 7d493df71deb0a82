using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.CheckIn;
using Plenary.Conferences;
using Plenary.Delegations;
using Plenary.Mail;

namespace Plenary.Storage.Unscoped;

/// <summary>
/// The few readings that must come before there is a scope, or go across conferences on purpose. Every one is here, so that all
/// can be read in a minute; a test forbids them elsewhere. docs/decisions/0004.
/// </summary>
public sealed class Unscoped(PlenaryDb db)
{
    /// <summary>To open a delegation's scope from the secret in its link.</summary>
    public Task<DelegationLink?> LinkOf(byte[] tokenHash) =>
        db.DelegationLinks.IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(l => l.TokenHash == tokenHash);

    /// <summary>In which language the delegation was invited; its page opens in it.</summary>
    public Task<string?> LanguageOf(DelegationLink link) =>
        db.Invitations.IgnoreQueryFilters().Where(i => i.ConferenceId == link.ConferenceId && i.DelegationId == link.DelegationId).Select(i => i.Language).SingleOrDefaultAsync();

    /// <summary>
    /// What a waiting letter says is no longer so: its link was revoked, replaced or used, or the invitation in it was withdrawn or answered. The postman carries the letters of
    /// all conferences.
    /// </summary>
    public async Task<bool> IsOvertaken(OutboxMail mail, Instant now)
    {
        var links = db.DelegationLinks.IgnoreQueryFilters().Where(l => l.Id == mail.Id);
        return await links.AnyAsync(l => l.RevokedAt != null || l.ExpiresAt <= now)
            || await db.Invitations.IgnoreQueryFilters().AnyAsync(i => links.Any(l => l.DelegationId == i.DelegationId) && (i.WithdrawnAt != null || i.Answer == Answer.Declined || (i.Answer != null && mail.Purpose == "invitation")))
            || await db.TeamInvitations.IgnoreQueryFilters().AnyAsync(i => i.Id == mail.Id && (i.UsedAt != null || i.WithdrawnAt != null || i.ExpiresAt <= now));
    }

    /// <summary>Comparison between editions of a series: how many were invited, sent and came, and who they were by country, category and gender. Numbers only.</summary>
    public async Task<SeriesNumbers> NumbersOfSeries(Guid seriesId, CancellationToken cancellationToken = default)
    {
        var editions = await db.Conferences.AsNoTracking().Where(c => c.SeriesId == seriesId).OrderByDescending(c => c.Ordinal).ToListAsync(cancellationToken);
        var ids = editions.ConvertAll(c => c.Id);
        var people = db.Participations.IgnoreQueryFilters().Where(p => ids.Contains(p.ConferenceId));
        var groups = (await (
            from p in people
            join d in db.Delegations.IgnoreQueryFilters() on p.DelegationId equals d.Id
            join o in db.Organisations on d.OrganisationId equals o.Id
            where p.SubmittedAt != null
            group p by new { p.ConferenceId, o.Country, p.CategoryId, p.Gender, IsAccredited = p.State == Accreditations.ParticipationState.Accredited } into g
            select new { g.Key, People = g.Count(), Arrived = g.Count(p => p.ArrivedAt != null) }).ToListAsync(cancellationToken)).ToLookup(g => g.Key.ConferenceId);
        var delegations = await people.Where(p => p.State == Accreditations.ParticipationState.Accredited)
            .GroupBy(p => p.ConferenceId).Select(g => new { g.Key, Count = g.Select(p => p.DelegationId).Distinct().Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var invited = await db.Invitations.IgnoreQueryFilters().Where(i => ids.Contains(i.ConferenceId) && i.WithdrawnAt == null)
            .GroupBy(i => i.ConferenceId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var categories = await db.Categories.IgnoreQueryFilters().AsNoTracking().Where(c => ids.Contains(c.ConferenceId)).ToDictionaryAsync(c => c.Id, cancellationToken);

        return new(
            editions.ConvertAll(c =>
            {
                var accredited = groups[c.Id].Where(g => g.Key.IsAccredited).ToList();
                return new EditionNumbers(c.Slug, c.Ordinal, c.Title.ToString(), c.Starts.Year, invited.GetValueOrDefault(c.Id), groups[c.Id].Sum(g => g.People), delegations.GetValueOrDefault(c.Id),
                    accredited.Select(g => g.Key.Country).Where(country => country is not null).Distinct().Count(),
                    accredited.Sum(g => g.People), groups[c.Id].Sum(g => g.Arrived), accredited.Where(g => g.Key.Gender is People.Gender.Woman).Sum(g => g.People));
            }),
            [.. from c in editions from g in groups[c.Id] where g.Key.IsAccredited select new EditionGroup(c.Slug, g.Key.Country, categories[g.Key.CategoryId], g.Key.Gender, g.People)]);
    }

    /// <summary>From how many countries people came to the edition before this one. One number.</summary>
    public async Task<int?> CountriesAtTheEditionBefore(Conference conference, CancellationToken cancellationToken)
    {
        var before = await EditionsBefore(conference).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(cancellationToken);
        if (before is not { } id) return null;
        return await (
            from p in db.Participations.IgnoreQueryFilters()
            join d in db.Delegations.IgnoreQueryFilters() on p.DelegationId equals d.Id
            join o in db.Organisations on d.OrganisationId equals o.Id
            where p.ConferenceId == id && p.State == Accreditations.ParticipationState.Accredited && o.Country != null
            select o.Country).Distinct().CountAsync(cancellationToken);
    }

    /// <summary>How people came, half hour by half hour, on the same day of the edition before; null if nobody did. Numbers only.</summary>
    public async Task<ArrivalsBefore?> ArrivalsAtTheEditionBefore(Conference conference, LocalDate day, CancellationToken cancellationToken)
    {
        if (day < conference.Starts || day > conference.Ends) return null;
        if (await EditionsBefore(conference).FirstOrDefaultAsync(cancellationToken) is not { } before) return null;
        var since = Period.DaysBetween(conference.Starts, day);
        var then = before.Starts.PlusDays(since);
        var came = await Arrivals.On(db.Scans.IgnoreQueryFilters().Where(s => s.ConferenceId == before.Id), before, then, before.At(then.PlusDays(1).AtMidnight()), cancellationToken);
        return came.Total == 0 ? null : new(before.Title, since + 1, came.From, came.Counts);
    }

    private IQueryable<Conference> EditionsBefore(Conference conference) =>
        db.Conferences.AsNoTracking().Where(c => c.SeriesId == conference.SeriesId && c.Ordinal < conference.Ordinal).OrderByDescending(c => c.Ordinal);

    /// <summary>An import tells two people of one name apart by the organisations they came for, at whichever conference. Ids only.</summary>
    public async Task<List<(Guid Person, Guid Organisation)>> CameFor(IReadOnlyCollection<Guid> people, CancellationToken cancellationToken) =>
        (await db.Participations.IgnoreQueryFilters().Where(p => people.Contains(p.PersonId)).Select(p => new { p.PersonId, p.OrganisationId }).Distinct().ToListAsync(cancellationToken))
        .ConvertAll(p => (p.PersonId, p.OrganisationId));

    /// <summary>Imports that were asked for, at whichever conference, the oldest first: the work in the background does them in turn.</summary>
    public Task<List<Guid>> WaitingImports(CancellationToken cancellationToken) =>
        db.Imports.IgnoreQueryFilters().Where(i => i.State == Imports.ImportState.Looking || i.State == Imports.ImportState.Running).OrderBy(i => i.StateAt).Select(i => i.Id).ToListAsync(cancellationToken);

    /// <summary>To open the scope in which an import is done.</summary>
    public Task<Guid?> ConferenceOfImport(Guid import, CancellationToken cancellationToken) =>
        db.Imports.IgnoreQueryFilters().Where(i => i.Id == import).Select(i => i.ConferenceId).SingleAsync(cancellationToken);

    /// <summary>The directory shows where a person has been, as far as the reader may know of it.</summary>
    public Task<List<PastParticipation>> ParticipationsOf(Guid personId) =>
        (from p in db.Participations.IgnoreQueryFilters().AsNoTracking()
         join c in ConferencesOfReader on p.ConferenceId equals c.Id
         join o in db.Organisations on p.OrganisationId equals o.Id
         join k in db.Categories.IgnoreQueryFilters() on p.CategoryId equals k.Id
         where p.PersonId == personId
         orderby c.Starts descending
         select new PastParticipation(c.Slug, c.Title, c.Starts, o.Id, o.Names, p.Office, k.Name, p.State)).ToListAsync();

    /// <summary>
    /// Where an organisation has been: its delegations, as far as the reader may know of them. Those too that a record which was merged into it
    /// sent to conferences that were closed by then. Of their invitations and people it tells where the reader sees delegations.
    /// </summary>
    public async Task<List<PastDelegation>> DelegationsOf(Guid organisationId, Instant now)
    {
        var records = new List<Guid> { organisationId };
        for (var i = 0; i < records.Count; i++)
        {
            var into = records[i];
            records.AddRange(await db.Organisations.Where(o => o.MergedIntoId == into).Select(o => o.Id).ToListAsync());
        }
        var people = db.Participations.IgnoreQueryFilters();
        var holding = people.Where(Accreditations.Participation.HoldingPlace);
        var open = db.ConferencesWhere(Access.Area.Invitations, Access.Deed.Read);
        var sent = await (from d in db.Delegations.IgnoreQueryFilters().AsNoTracking()
                          join c in ConferencesOfReader on d.ConferenceId equals c.Id
                          from i in db.Invitations.IgnoreQueryFilters().Where(i => i.DelegationId == d.Id).DefaultIfEmpty()
                          from m in db.Outbox.Where(m => m.Id == i.LetterId).DefaultIfEmpty()
                          where d.JoinedIntoId == null && records.Contains(d.OrganisationId)
                          orderby c.Starts descending
                          select new
                          {
                              c,
                              d,
                              IsOpen = open.Any(o => o.Id == c.Id),
                              Invitation = i,
                              Letter = m == null ? null : (MailState?)OutboxMail.StateOf(m.SentAt, m.GivenUpAt, m.Attempts),
                              People = holding.Count(p => p.DelegationId == d.Id),
                              Accredited = people.Count(p => p.DelegationId == d.Id && p.State == Accreditations.ParticipationState.Accredited),
                              Arrived = people.Count(p => p.DelegationId == d.Id && p.ArrivedAt != null),
                          }).ToListAsync();
        return sent.ConvertAll(x => new PastDelegation(x.c.Slug, x.c.Title, x.c.Starts, x.d.Id, x.d.Group,
            x.IsOpen ? x.Invitation?.State(x.c.Local(now), x.Letter) : null, x.IsOpen ? x.People : null, x.Accredited, x.Arrived));
    }

    /// <summary>Whether somebody of the directory is like this person, told to the nominations of them that were sent, at whichever conference.</summary>
    public Task<int> TellPerhapsTwice(Guid personId, bool perhaps) =>
        db.Participations.IgnoreQueryFilters().Where(p => p.PersonId == personId && p.State != Accreditations.ParticipationState.Draft && p.PerhapsTwice != perhaps)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.PerhapsTwice, perhaps));

    /// <summary>Holds a place at another conference that is not closed. Whoever decides at this one decides nothing there.</summary>
    public Task<bool> TakesPartElsewhere(Guid personId, Guid conferenceId) =>
        (from p in db.Participations.IgnoreQueryFilters().Where(Accreditations.Participation.HoldingPlace)
         join c in db.Conferences on p.ConferenceId equals c.Id
         where p.PersonId == personId && c.Id != conferenceId && c.Stage != Stage.Closed
         select p).AnyAsync();

    /// <summary>The conferences at which both people hold a place; those that the reader knows with their title, others as null.</summary>
    public Task<List<LocalText?>> BothTakePartAt(Guid one, Guid other)
    {
        var active = db.Participations.IgnoreQueryFilters().Where(Accreditations.Participation.HoldingPlace);
        return Titles(active.Where(p => p.PersonId == one && active.Any(q => q.PersonId == other && q.ConferenceId == p.ConferenceId)).Select(p => p.ConferenceId));
    }

    private async Task<List<LocalText?>> Titles(IQueryable<Guid> conferences)
    {
        var ids = await conferences.Distinct().ToListAsync();
        if (ids.Count == 0) return [];
        var known = await ConferencesOfReader.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Title);
        return ids.ConvertAll(known.GetValueOrDefault);
    }

    private IQueryable<Conference> ConferencesOfReader => db.ConferencesOfReader();
}

/// <summary>Who knows of which conferences.</summary>
internal static class Readers
{
    /// <summary>
    /// Above the conferences somebody knows of those editions, and of earlier and later ones of the same series, whose accreditations they read; a token
    /// needs the scope for it too.
    /// </summary>
    internal static IQueryable<Conference> ConferencesOfReader(this PlenaryDb db)
    {
        if (!db.Scope.May(Access.Area.Accreditation, Access.Deed.Read)) return db.Conferences.Where(_ => false);
        if (db.Scope.Is(Access.Role.Administrator)) return db.Conferences;
        var account = db.Scope.Actor.AccountId;
        var reading = Enum.GetValues<Access.Role>().Where(role => Access.Permissions.May(role, Access.Area.Accreditation, Access.Deed.Read)).ToArray();
        var series = from r in db.RolesHeld
                     join c in db.Conferences on r.ConferenceId equals c.Id
                     where r.AccountId == account && r.Ended == null && reading.Contains(r.Role)
                     select c.SeriesId;
        return db.Conferences.Where(c => series.Contains(c.SeriesId));
    }

    /// <summary>Conferences at which the account may do this by a role held there; a token needs the scope for it too.</summary>
    internal static IQueryable<Conference> ConferencesWhere(this PlenaryDb db, Access.Area area, Access.Deed deed)
    {
        if (!db.Scope.May(area, deed)) return db.Conferences.Where(_ => false);
        if (db.Scope.Is(Access.Role.Administrator)) return db.Conferences;
        var account = db.Scope.Actor.AccountId;
        var roles = Enum.GetValues<Access.Role>().Where(role => Access.Permissions.May(role, area, deed)).ToArray();
        return db.Conferences.Where(c => db.RolesHeld.Any(r => r.AccountId == account && r.Ended == null && roles.Contains(r.Role) && r.ConferenceId == c.Id));
    }
}

/// <summary>One line of a person's past in the directory.</summary>
public sealed record PastParticipation(string Conference, LocalText Title, LocalDate Starts, Guid OrganisationId, List<People.WrittenName> Organisation, string Office, LocalText Category, Accreditations.ParticipationState State)
{
    /// <summary>How the state looks, for a folder that comes before accreditation in the story.</summary>
    [System.Text.Json.Serialization.JsonIgnore] public Site.Stamp Stamp => Site.Stamps.Of(State);

    /// <summary>The state in words.</summary>
    [System.Text.Json.Serialization.JsonIgnore] public string StateSaid => Site.Wording.Texts.Name(State);
}

/// <summary>One line of an organisation's past in the directory: a delegation, how many of it were accredited, how many came.</summary>
/// <param name="Invitation">Null for a delegation that was not invited.</param>
/// <param name="People">How many hold a place. This and the invitation are null where the reader does not see delegations.</param>
public sealed record PastDelegation(string Conference, LocalText Title, LocalDate Starts, Guid DelegationId, string Group, InvitationState? Invitation, int? People, int Accredited, int Arrived)
{
    /// <summary>How the state of the invitation looks, for a folder that comes before invitations in the story.</summary>
    [System.Text.Json.Serialization.JsonIgnore] public Site.Stamp? Stamp => Invitation is { } state ? Site.Stamps.Of(state) : null;

    /// <summary>That state in words.</summary>
    [System.Text.Json.Serialization.JsonIgnore] public string StateSaid => Invitation is { } state ? Site.Wording.Texts.Name(state) : "";

    /// <summary>The reader may open the delegation's page.</summary>
    [System.Text.Json.Serialization.JsonIgnore] public bool IsOpen => People is not null;
}
