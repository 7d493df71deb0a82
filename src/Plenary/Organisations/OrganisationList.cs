using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.People;
using Plenary.Storage;

namespace Plenary.Organisations;

/// <summary>Which organisations are asked for.</summary>
public sealed record OrganisationFilter(
    [property: Description("Beginnings of words of the name or acronym, in any order and script.")] string? Q = null,
    [property: Description("ISO 3166-1 alpha-2.")] string? Country = null,
    Api.Word<OrganisationKind>? Kind = null,
    [property: Description("Is a member of this organisation today.")] Guid? MemberOf = null,
    [property: Description("Is a bureau or section of this organisation.")] Guid? Parent = null);

public static class OrganisationList
{
    /// <summary>Those that are asked for, records that were merged away left out; unordered.</summary>
    public static async Task<IQueryable<Organisation>> Organisations(this PlenaryDb db, OrganisationFilter filter, LocalDate today, CancellationToken cancellationToken = default)
    {
        var search = await NameSearch.For(db, Subject.Organisation, filter.Q, cancellationToken);
        var found = search.In(db.Organisations.AsNoTracking().Where(o => o.MergedIntoId == null));
        if (!string.IsNullOrEmpty(filter.Country)) found = found.Where(o => o.Country == filter.Country);
        if (filter.Kind?.Value is { } kind) found = found.Where(o => o.Kind == kind);
        if (filter.Parent is { } parent) found = found.Where(o => o.ParentId == parent);
        if (filter.MemberOf is { } coalition)
            found = found.Where(o => db.Memberships.Any(m => m.OrganisationId == o.Id && m.OfId == coalition && (m.From == null || m.From <= today) && (m.Until == null || m.Until >= today)));
        return found;
    }

    /// <summary>By name, from where the last page ended.</summary>
    public static IQueryable<Organisation> After(this IQueryable<Organisation> organisations, (string SortKey, Guid Id)? last, bool backwards = false)
    {
        if (backwards)
        {
            if (last is var (before, beforeId)) organisations = organisations.Where(o => o.SortKey.CompareTo(before) <= 0 && (o.SortKey.CompareTo(before) < 0 || o.Id < beforeId));
            return organisations.OrderByDescending(o => o.SortKey).ThenByDescending(o => o.Id);
        }
        if (last is var (key, id)) organisations = organisations.Where(o => o.SortKey.CompareTo(key) >= 0 && (o.SortKey.CompareTo(key) > 0 || o.Id > id));
        return organisations.OrderBy(o => o.SortKey).ThenBy(o => o.Id);
    }
}
