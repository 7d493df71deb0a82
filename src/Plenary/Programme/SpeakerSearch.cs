using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.People;
using Plenary.Storage;

namespace Plenary.Programme;

/// <summary>Somebody who may be put on a list of speakers, as announced at this conference.</summary>
public sealed record Candidate(SpeakerText Text, bool TakesPart, bool Accredited);

/// <summary>
/// Looks for people by name. Who works in the directory finds everybody in it; the other editors find those who take part in this
/// conference, and nobody else.
/// </summary>
public static class SpeakerSearch
{
    private const int Most = 12;

    public static async Task<IReadOnlyList<Candidate>> Candidates(this PlenaryDb db, string? name, CancellationToken cancellationToken = default) =>
        string.IsNullOrWhiteSpace(name) ? [] : await db.Describe(db.Visible((await db.People(new() { Q = name }, cancellationToken)).All).After(null).Take(Most), cancellationToken);

    public static async Task<Candidate?> Candidate(this PlenaryDb db, Guid person, CancellationToken cancellationToken = default) =>
        (await db.Describe(db.Visible(db.People.AsNoTracking().Where(p => p.Id == person && p.MergedIntoId == null)), cancellationToken)).SingleOrDefault();

    private static IQueryable<Person> Visible(this PlenaryDb db, IQueryable<Person> people) => db.Scope.May(Area.Directory, Deed.Read) ? people
        : people.Where(p => db.Participations.Where(Participation.HoldingPlace).Any(t => t.PersonId == p.Id && t.State != ParticipationState.Draft));

    private static async Task<IReadOnlyList<Candidate>> Describe(this PlenaryDb db, IQueryable<Person> found, CancellationToken cancellationToken)
    {
        var people = await found.ToListAsync(cancellationToken);
        var ids = people.ConvertAll(p => p.Id);
        var here = (await db.Participations.AsNoTracking().Where(t => EF.Parameter(ids).Contains(t.PersonId)).ToListAsync(cancellationToken)).Where(t => t.HoldsPlace).ToLookup(t => t.PersonId);
        var offices = (await db.Offices.AsNoTracking().Where(o => EF.Parameter(ids).Contains(o.PersonId) && o.Until == null).ToListAsync(cancellationToken)).ToLookup(o => o.PersonId);
        var bodies = here.SelectMany(t => t).Select(t => t.OrganisationId).Concat(offices.SelectMany(o => o).Select(o => o.OrganisationId)).Distinct().ToList();
        var organisations = await db.Organisations.AsNoTracking().Where(o => EF.Parameter(bodies).Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancellationToken);
        return people.ConvertAll(p =>
        {
            var (part, office) = (here[p.Id].FirstOrDefault(), offices[p.Id].MaxBy(o => o.From));
            var body = organisations.GetValueOrDefault(part?.OrganisationId ?? office?.OrganisationId ?? default);
            return new Candidate(
                new(SpeakerRole.Speaker, p.Name, part?.Honorific ?? p.Honorific, p.SecondName?.Text ?? "", part?.Office ?? office?.Title ?? "", body?.Name ?? "", body?.Country ?? "", p.Id),
                part is not null, part?.State is ParticipationState.Accredited);
        });
    }
}
