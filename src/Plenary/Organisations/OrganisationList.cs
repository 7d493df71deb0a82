using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.People;
using Plenary.Storage;

namespace Plenary.Organisations;

/// <summary>Which organisations are asked for.</summary>
public sealed record OrganisationFilter
{
    [Description("Beginnings of words of the name or acronym, in any order and script.")] public string? Q { get; init; }

    [Description("ISO 3166-1 alpha-2.")] public string? Country { get; init; }

    public Api.Word<OrganisationKind>? Kind { get; init; }

    [Description("Is a member of this organisation today.")] public Guid? MemberOf { get; init; }

    [Description("Is a bureau or section of this organisation.")] public Guid? Parent { get; init; }
}

public static class OrganisationList
{
    /// <summary>Those that are asked for, records that were merged away left out.</summary>
    public static async Task<FoundByName<Organisation>> Organisations(this PlenaryDb db, OrganisationFilter filter, LocalDate today, CancellationToken cancellationToken = default)
    {
        var search = await NameSearch.For(db, Subject.Organisation, filter.Q, cancellationToken);
        var found = search.In(db.Organisations.AsNoTracking().Where(o => o.MergedIntoId == null));
        if (!string.IsNullOrEmpty(filter.Country)) found = found.Where(o => o.Country == filter.Country);
        if (filter.Kind?.Value is { } kind) found = found.Where(o => o.Kind == kind);
        if (filter.Parent is { } parent) found = found.Where(o => o.ParentId == parent);
        if (filter.MemberOf is { } coalition)
            found = found.Where(o => db.Memberships.Any(m => m.OrganisationId == o.Id && m.OfId == coalition && (m.From == null || m.From <= today) && (m.Until == null || m.Until >= today)));
        return new(found, filter == new OrganisationFilter { Q = filter.Q } ? search.Gathered : null);
    }
}
