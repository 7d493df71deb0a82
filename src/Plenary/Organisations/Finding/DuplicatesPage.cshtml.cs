using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Countries;
using Plenary.Names;
using Plenary.People;
using Plenary.People.Finding;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Organisations.Finding;

/// <summary>Those that may be one organisation.</summary>
public class DuplicatesModel(PlenaryDb db, OrganisationsTwice duplicates, Merging merging, IClock clock) : DuplicatesPage(db, merging, clock)
{
    public override Subject Subject => Subject.Organisation;

    public override string Verdict(NameLevel level) => level is NameLevel.Same ? T["Very likely the same organisation twice"] : T["Perhaps the same organisation twice"];

    protected override async Task Look()
    {
        var read = await duplicates.Read(After, OnAPage, HttpContext.RequestAborted);
        Next = read.Next;
        Found = [.. read.Found.Select(c => (Of(c.Main), c.Others.Select(o => new ListedLikely(Of(o.Record), o.Why, Facts(c.Main, o.Record))).ToList()))];
    }

    protected override async Task<Dictionary<Guid, ComparedRecord>> Named(IReadOnlyCollection<Guid> ids) =>
        (await Db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).ToListAsync()).ToDictionary(o => o.Id, Of);

    /// <summary>What either of them says.</summary>
    private static List<ComparedFact> Facts(Organisation one, Organisation other) =>
        [.. new ComparedFact[]
        {
            new(T["Acronym"], [one.Acronym], [other.Acronym]),
            new(T["Kind"], [T.Name(one.Kind)], [T.Name(other.Kind)]),
            new(T["Country"], [Country.OfCode(one.Country)?.Name ?? ""], [Country.OfCode(other.Country)?.Name ?? ""]),
            new(T["Seat"], [one.Seat], [other.Seat]),
            new(T["Website"], [one.Website], [other.Website]),
        }.Where(fact => fact.One[0].Length + fact.Other[0].Length > 0)];

    private ComparedRecord Of(Organisation organisation) => new(organisation.Id, organisation.Names, Url.Content($"~/directory/organisations/{organisation.Id}"), IsMerged: false, Pointing: 0);
}
