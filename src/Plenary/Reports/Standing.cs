using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Plenary.Accreditations;
using Plenary.Conferences;
using Plenary.Countries;
using Plenary.Site;
using Plenary.Storage;
using Plenary.Storage.Unscoped;

namespace Plenary.Reports;

/// <summary>How the conference stands, for the first page of everybody in it: of the <see cref="Statistics"/> only what that page shows.</summary>
/// <param name="DelegationsInvited">Of the delegations those that were invited: the host sends people without being invited.</param>
/// <param name="People">The accredited of each country, by its code; of a body of no one country by an empty one.</param>
/// <param name="CountriesBefore">At the edition before; null at the first.</param>
public sealed record Standing(int Invited, int Nominated, int Delegations, int DelegationsInvited, IReadOnlyDictionary<string, int> People, int? CountriesBefore)
{
    public int Accredited => People.Values.Sum();

    public int Countries => People.Keys.Count(code => code.Length > 0);

    public int OfNoCountry => People.GetValueOrDefault("");

    /// <summary>Those that most come from first, in the reader's language.</summary>
    internal IReadOnlyList<MapCountry> OnMap =>
        [.. People.Where(p => p.Key.Length > 0).Select(p => new MapCountry(p.Key, Country.OfCode(p.Key)?.Name ?? "", p.Value)).OrderByDescending(c => c.People).ThenBy(c => c.Name, StringComparer.Ordinal)];

    /// <summary>Of the conference in scope. No reading of a badge changes any of it, so it is counted again only when something was saved.</summary>
    /// <param name="change">The number of the last change.</param>
    public static async Task<Standing> Of(PlenaryDb db, Conference conference, Unscoped unscoped, IMemoryCache cache, long change, CancellationToken cancellationToken = default) =>
        (await cache.GetOrCreateAsync((typeof(Standing), conference.Id, change), entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(1);
            return Count(db, conference, unscoped, cancellationToken);
        }))!;

    internal static async Task<Standing> Count(PlenaryDb db, Conference conference, Unscoped unscoped, CancellationToken cancellationToken)
    {
        var groups = await (
            from p in db.Participations
            join d in db.Delegations on p.DelegationId equals d.Id
            join o in db.Organisations on d.OrganisationId equals o.Id
            where p.SubmittedAt != null
            group p by new { o.Country, IsAccredited = p.State == ParticipationState.Accredited } into g
            select new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var sent = db.Participations.Where(p => p.State == ParticipationState.Accredited).Select(p => p.DelegationId).Distinct();
        return new(
            await db.Invitations.CountAsync(i => i.WithdrawnAt == null, cancellationToken), groups.Sum(g => g.Count),
            await sent.CountAsync(cancellationToken), await db.Invitations.CountAsync(i => i.WithdrawnAt == null && sent.Contains(i.DelegationId), cancellationToken),
            groups.Where(g => g.Key.IsAccredited).ToDictionary(g => g.Key.Country ?? "", g => g.Count), await unscoped.CountriesAtTheEditionBefore(conference, cancellationToken));
    }
}
