using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Conferences;
using Plenary.Delegations;

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

    /// <summary>Comparison between editions: how many were accredited at each conference of a series. Numbers only.</summary>
    public async Task<Dictionary<Guid, int>> AccreditedByConference(IReadOnlyCollection<Guid> conferences) =>
        await db.Participations.IgnoreQueryFilters().Where(p => conferences.Contains(p.ConferenceId) && p.State == Accreditations.ParticipationState.Accredited)
            .GroupBy(p => p.ConferenceId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);

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

    /// <summary>The directory shows where a person has been: conference, organisation, category, state.</summary>
    public Task<List<PastParticipation>> ParticipationsOf(Guid personId) =>
        (from p in db.Participations.IgnoreQueryFilters()
         join c in db.Conferences on p.ConferenceId equals c.Id
         join o in db.Organisations on p.OrganisationId equals o.Id
         where p.PersonId == personId
         orderby c.Starts descending
         select new PastParticipation(c, o.Names, p.Office, p.State)).AsNoTracking().ToListAsync();
}

/// <summary>One line of a person's past in the directory.</summary>
public sealed record PastParticipation(Conference Conference, List<People.WrittenName> Organisation, string Office, Accreditations.ParticipationState State);
