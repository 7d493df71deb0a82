using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Delegations;
using Plenary.Names;
using Plenary.People;
using Plenary.Storage;

namespace Plenary.Accreditations;

/// <summary>Whether a delegation's letter of credentials has come.</summary>
public enum LetterOfCredentials
{
    [Display(Name = "Letter received")] Received,
    [Display(Name = "Letter missing")] Missing,
}

/// <summary>Which delegations are asked for.</summary>
public sealed record DelegationFilter
{
    [Description("Beginnings of words of the organisation’s name, in any order and script.")] public string? Name { get; init; }

    [Description("The letter of credentials.")] public Word<LetterOfCredentials>? Letter { get; init; }

    public Guid? Organisation { get; init; }

    [Description("ISO 3166-1 alpha-2, of the organisation.")] public string? Country { get; init; }
}

/// <summary>A delegation in the list: with its organisation, its places and how many of its people are accredited.</summary>
public sealed record DelegationRow(Delegation Delegation, List<WrittenName> Names, string? Country, string SortKey, int Granted, int Taken, int Accredited);

/// <summary>The same as programs see it.</summary>
/// <param name="Granted">Places of all categories.</param>
/// <param name="Taken">Of these, how many hold somebody.</param>
public sealed record DelegationLine(
    Guid Id, int Version, Guid OrganisationId, string Organisation, string? Country, string Group, string LetterSignedBy, LocalDate? LetterReceived, int Granted, int Taken, int Accredited)
{
    public static DelegationLine Of(DelegationRow r) => new(
        r.Delegation.Id, r.Delegation.Version, r.Delegation.OrganisationId, r.Names[0].Text, r.Country, r.Delegation.Group, r.Delegation.LetterSignedBy, r.Delegation.LetterReceived, r.Granted, r.Taken, r.Accredited);
}

public static class DelegationList
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/conferences/{conference}/delegations", List).WithTags("Delegations").Allow(Area.Invitations).WithSummary("Delegations by the name of the organisation, with their places and how many of them are accredited.");

    /// <summary>How many the filter finds, counted to one more than <paramref name="most"/>.</summary>
    public static async Task<int> CountDelegations(this PlenaryDb db, DelegationFilter filter, int most) => await (await Found(db, filter)).Take(most + 1).CountAsync();

    /// <summary>The first of them, or those after a key, by the name of the organisation.</summary>
    public static async Task<List<DelegationRow>> Delegations(this PlenaryDb db, DelegationFilter filter, int most, (string SortKey, Guid Id)? after)
    {
        var rows = await Found(db, filter);
        if (after is { } a) rows = rows.Where(r => r.Body.SortKey.CompareTo(a.SortKey) > 0 || (r.Body.SortKey == a.SortKey && r.Delegation.Id > a.Id));
        return await rows.OrderBy(r => r.Body.SortKey).ThenBy(r => r.Delegation.Id).Take(most).Select(r => new DelegationRow(
            r.Delegation, r.Body.Names, r.Body.Country, r.Body.SortKey, db.Places.Where(p => p.DelegationId == r.Delegation.Id).Sum(p => p.Granted),
            db.Places.Where(p => p.DelegationId == r.Delegation.Id).Sum(p => p.Taken), db.Participations.Count(p => p.DelegationId == r.Delegation.Id && p.State == ParticipationState.Accredited))).ToListAsync();
    }

    private static async Task<IQueryable<Sent>> Found(PlenaryDb db, DelegationFilter filter)
    {
        var rows = from d in db.Delegations.AsNoTracking() join o in db.Organisations.AsNoTracking() on d.OrganisationId equals o.Id select new Sent { Delegation = d, Body = o };
        if (filter.Letter?.Value is LetterOfCredentials.Missing) rows = rows.Where(r => r.Delegation.LetterReceived == null);
        if (filter.Letter?.Value is LetterOfCredentials.Received) rows = rows.Where(r => r.Delegation.LetterReceived != null);
        if (filter.Organisation is { } organisation) rows = rows.Where(r => r.Body.Id == organisation);
        if (!string.IsNullOrEmpty(filter.Country)) rows = rows.Where(r => r.Body.Country == filter.Country);
        return (await NameSearch.For(db, Subject.Organisation, filter.Name)).In(rows, r => r.Body.Id);
    }

    private static async Task<Page<DelegationLine>> List([AsParameters] DelegationFilter filter, [AsParameters] Paging paging, PlenaryDb db)
    {
        var rows = await db.Delegations(filter, paging.Take + 1, paging.KeyAndId());
        var shown = rows.Take(paging.Take).ToList();
        return new([.. shown.Select(DelegationLine.Of)], rows.Count > paging.Take ? Cursor.Of(shown[^1].SortKey, shown[^1].Delegation.Id) : null);
    }

    private sealed class Sent
    {
        public required Delegation Delegation { get; init; }
        public required Organisations.Organisation Body { get; init; }
    }
}
