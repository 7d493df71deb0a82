using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Api;
using Plenary.Countries;
using Plenary.Names;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Storage;

namespace Plenary.Delegations;

/// <summary>Which organisations one thinks of inviting.</summary>
public sealed record UninvitedFilter
{
    [Description("Beginnings of words of the name, in any order.")] public string? Name { get; init; }

    public Word<OrganisationKind>? Kind { get; init; }

    [Description("ISO 3166-1 alpha-2.")] public string? Country { get; init; }

    [Description("Parts of the world as the United Nations count them; with a country too, that country must be in one of them.")] public Word<Region>[]? Region { get; init; }

    [Description("Is a member of this organisation today.")] public Guid? MemberOf { get; init; }

    [Description("As what it is a member there.")] public Word<MembershipKind>? As { get; init; }
}

public static class Uninvited
{
    /// <summary>The organisations that fit and are not invited, or whose invitation was withdrawn; unordered.</summary>
    public static async Task<IQueryable<Organisation>> NotInvited(this PlenaryDb db, UninvitedFilter filter, LocalDate today, CancellationToken cancellationToken = default)
    {
        var found = db.Organisations.AsNoTracking().Where(o => o.MergedIntoId == null
            && !db.Delegations.Any(d => d.OrganisationId == o.Id && db.Invitations.Any(i => i.DelegationId == d.Id && i.WithdrawnAt == null)));
        if (filter.Kind?.Value is { } kind) found = found.Where(o => o.Kind == kind);
        if (!string.IsNullOrEmpty(filter.Country)) found = found.Where(o => o.Country == filter.Country);
        if (filter.Region is { Length: > 0 } regions)
        {
            var codes = Country.CodesIn([.. regions.Select(r => r.Value)]);
            found = found.Where(o => EF.Parameter(codes).Contains(o.Country!));
        }
        if (filter.MemberOf is { } coalition)
        {
            var membership = filter.As?.Value;
            found = found.Where(o => db.Memberships.Any(m => m.OrganisationId == o.Id && m.OfId == coalition && (membership == null || m.Kind == membership)
                && (m.From == null || m.From <= today) && (m.Until == null || m.Until >= today)));
        }
        return (await NameSearch.For(db, Subject.Organisation, filter.Name, cancellationToken)).In(found);
    }
}
