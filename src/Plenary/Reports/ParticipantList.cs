using Microsoft.EntityFrameworkCore;
using Plenary.Accreditations;
using Plenary.Countries;
using Plenary.People;
using Plenary.Public;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Reports;

/// <summary>One person on the list, as it stands in the classic form: honorific, name, office, affiliation.</summary>
/// <param name="Name">In the letters that the reader knows, where the person writes it in them; in those of another script it is the <paramref name="SecondName"/>.</param>
/// <param name="Listed">Agrees to be named in the report; the desk’s list has the others too.</param>
public sealed record ListedPerson(Guid ParticipationId, string Honorific, string Name, string? SecondName, string Office, string Unit, string Affiliation, string Category, bool Leads, Gender? Gender, bool Arrived, bool Listed);

/// <summary>One delegation on the list, its head first.</summary>
/// <param name="Name">Of the organisation, in the reader's language where it has one there.</param>
/// <param name="Country">ISO code, or null for a body of no one country.</param>
public sealed record ListedDelegation(Guid Id, Guid OrganisationId, string Group, string Name, string? SecondName, string? Country, int Participants, int Women, IReadOnlyList<ListedPerson> People)
{
    public string CountryName => Countries.Country.OfCode(Country)?.Name ?? "";
}

/// <summary>The list of participants, delegation by delegation: those who are accredited.</summary>
public static class ParticipantList
{
    /// <summary>How many agreed to stand in a public list.</summary>
    public static Task<int> CountListed(PlenaryDb db, CancellationToken cancellationToken) =>
        db.Participations.CountAsync(p => p.State == ParticipationState.Accredited && p.Listed, cancellationToken);

    /// <summary>How many take part and did not agree.</summary>
    public static Task<int> CountUnlisted(PlenaryDb db, CancellationToken cancellationToken) =>
        db.Participations.CountAsync(p => p.State == ParticipationState.Accredited && !p.Listed, cancellationToken);

    /// <summary>A page of delegations of the conference in scope, in the order of their names.</summary>
    /// <param name="after">The sort key and id at which the page before ended.</param>
    /// <param name="listedOnly">Leaves out people who did not agree to stand in a public list; they are not counted either.</param>
    public static async Task<List<(ListedDelegation Delegation, string SortKey)>> Read(PlenaryDb db, int take, (string SortKey, Guid Id)? after, bool listedOnly, CancellationToken cancellationToken = default)
    {
        var (fromKey, fromId) = after ?? ("", Guid.Empty);
        var isFirst = after is null;
        var delegations = await (
            from d in db.Delegations
            join o in db.Organisations on d.OrganisationId equals o.Id
            where isFirst || o.SortKey.CompareTo(fromKey) > 0 || (o.SortKey == fromKey && d.Id.CompareTo(fromId) > 0)
            where db.Participations.Any(p => p.DelegationId == d.Id && p.State == ParticipationState.Accredited && (!listedOnly || p.Listed))
            orderby o.SortKey, d.Id
            select new { d.Id, d.OrganisationId, d.Group, o.Names, o.Country, o.SortKey }).Take(take).ToListAsync(cancellationToken);

        var ids = delegations.ConvertAll(d => d.Id);
        var categories = await db.Categories.AsNoTracking().ToDictionaryAsync(c => c.Id, cancellationToken);
        var people = await (
            from p in db.Participations
            join person in db.People on p.PersonId equals person.Id
            where ids.Contains(p.DelegationId) && p.State == ParticipationState.Accredited && (!listedOnly || p.Listed)
            select new { p.Id, p.DelegationId, p.Honorific, person.Names, p.Office, p.Unit, p.Affiliation, p.CategoryId, p.Leads, p.Gender, Arrived = p.ArrivedAt != null, p.Listed, person.SortKey }).ToListAsync(cancellationToken);

        return delegations.ConvertAll(d =>
        {
            var name = d.Names.In(Wording.Texts.Language);
            var members = people.Where(p => p.DelegationId == d.Id).OrderByDescending(p => p.Leads).ThenBy(p => categories[p.CategoryId].Order).ThenBy(p => p.SortKey, StringComparer.Ordinal)
                .Select(p =>
                {
                    var (first, second) = Readable.InOrder(p.Names[0].Text, p.Names.ElementAtOrDefault(1)?.Text ?? "");
                    return new ListedPerson(p.Id, p.Honorific, first, second.Length > 0 ? second : null, p.Office, p.Unit, p.Affiliation, categories[p.CategoryId].Name.ToString(), p.Leads, p.Gender, p.Arrived, p.Listed);
                }).ToList();
            return (new ListedDelegation(d.Id, d.OrganisationId, d.Group, name, d.Names.FirstOrDefault(n => n.Text != name)?.Text, d.Country, members.Count, members.Count(m => m.Gender == Gender.Woman), members), d.SortKey);
        });
    }
}
