using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Plenary.Storage;

namespace Plenary.People;

/// <summary>Which people are asked for.</summary>
public sealed record PersonFilter
{
    [Description("Beginnings of words of the name, in any order and script.")] public string? Q { get; init; }

    [Description("ISO 3166-1 alpha-2.")] public string? Nationality { get; init; }

    [Description("Holds or held an office in this organisation.")] public Guid? Organisation { get; init; }

    [Description("Holds or held an office in an organisation of this name: beginnings of words.")] public string? Body { get; init; }
}

public static class PersonList
{
    /// <summary>Up to so many office holders are named one by one; of more, each person on the way is asked.</summary>
    private const int Few = 1000;

    /// <summary>Those who are asked for, records that were merged away left out.</summary>
    public static async Task<FoundByName<Person>> People(this PlenaryDb db, PersonFilter filter, CancellationToken cancellationToken = default)
    {
        var search = await NameSearch.For(db, Subject.Person, filter.Q, cancellationToken);
        var people = search.In(db.People.AsNoTracking().Where(p => p.MergedIntoId == null));
        if (!string.IsNullOrEmpty(filter.Nationality)) people = people.Where(p => p.Nationality == filter.Nationality);
        if (filter.Organisation is { } body) people = await Holding(people, db.Offices.Where(o => o.OrganisationId == body), cancellationToken);
        var bodies = await NameSearch.For(db, Subject.Organisation, filter.Body, cancellationToken);
        if (!bodies.IsEmpty)
        {
            var named = bodies.In(db.Organisations.Where(o => o.MergedIntoId == null)).Select(o => o.Id);
            people = await Holding(people, db.Offices.Where(o => named.Contains(o.OrganisationId)), cancellationToken);
        }
        return new(people, filter == new PersonFilter { Q = filter.Q } ? search.Gathered : null);
    }

    private static async Task<IQueryable<Person>> Holding(IQueryable<Person> people, IQueryable<Organisations.Office> offices, CancellationToken cancellationToken)
    {
        var few = await offices.Select(o => o.PersonId).Distinct().Order().Take(Few + 1).ToListAsync(cancellationToken);
        return few.Count <= Few ? people.Where(p => EF.Parameter(few).Contains(p.Id)) : people.Where(p => offices.Any(o => o.PersonId == p.Id));
    }
}
