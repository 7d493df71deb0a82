using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Api;
using Plenary.Names;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Storage;

namespace Plenary.Delegations;

/// <summary>Which organisations one thinks of inviting.</summary>
public sealed record UninvitedFilter(
    [property: Description("Beginnings of words of the name, in any order.")] string? Name = null,
    Word<OrganisationKind>? Kind = null,
    [property: Description("ISO 3166-1 alpha-2.")] string? Country = null,
    [property: Description("Is a member of this organisation today.")] Guid? MemberOf = null,
    [property: Description("As what it is a member there.")] Word<MembershipKind>? As = null);

public static class Uninvited
{
    /// <summary>The organisations that fit and are not invited yet; unordered.</summary>
    public static IQueryable<Organisation> NotInvited(this PlenaryDb db, UninvitedFilter filter, LocalDate today)
    {
        var found = db.Organisations.AsNoTracking().Where(o => o.MergedIntoId == null
            && !db.Delegations.Any(d => d.OrganisationId == o.Id && db.Invitations.Any(i => i.DelegationId == d.Id)));
        if (filter.Kind?.Value is { } kind) found = found.Where(o => o.Kind == kind);
        if (!string.IsNullOrEmpty(filter.Country)) found = found.Where(o => o.Country == filter.Country);
        if (filter.MemberOf is { } coalition)
        {
            var membership = filter.As?.Value;
            found = found.Where(o => db.Memberships.Any(m => m.OrganisationId == o.Id && m.OfId == coalition && (membership == null || m.Kind == membership)
                && (m.From == null || m.From <= today) && (m.Until == null || m.Until >= today)));
        }
        foreach (var word in SearchWord.Of(SearchKey.Of(filter.Name)))
        {
            var end = word + "\U0010FFFF";
            found = found.Where(o => db.SearchWords.Any(w => w.Subject == Subject.Organisation && w.SubjectId == o.Id && w.Word.CompareTo(word) >= 0 && w.Word.CompareTo(end) < 0));
        }
        return found;
    }
}
