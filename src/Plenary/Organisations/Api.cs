using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Countries;
using Plenary.People;
using Plenary.Storage;

namespace Plenary.Organisations;

/// <summary>An organisation, as programs see it.</summary>
/// <param name="Country">ISO 3166-1 alpha-2; null for a body of no one country.</param>
/// <param name="MergedInto">The record that stands for this one; null for one that stands for itself.</param>
public sealed record OrganisationView(
    Guid Id, IReadOnlyList<WrittenName> Names, string Acronym, OrganisationKind Kind, string? Country, string Seat, Guid? Parent, string Website, string Email, Guid? MergedInto, int Version)
{
    public static OrganisationView Of(Organisation o) => new(o.Id, o.Names, o.Acronym, o.Kind, o.Country, o.Seat, o.ParentId, o.Website, o.Email, o.MergedIntoId, o.Version);
}

/// <summary>All that is said of an organisation: what is left out is empty.</summary>
/// <param name="Country">ISO 3166-1, two or three letters.</param>
public sealed record OrganisationBody(
    IReadOnlyList<WrittenName> Names, OrganisationKind Kind = OrganisationKind.Other, string Acronym = "", string? Country = null, string Seat = "", Guid? Parent = null, string Website = "", string Email = "");

public sealed record MembershipView(Guid Id, Guid Organisation, Guid Of, MembershipKind Kind, LocalDate? From, LocalDate? Until, int Version)
{
    public static MembershipView View(Membership m) => new(m.Id, m.OrganisationId, m.OfId, m.Kind, m.From, m.Until, m.Version);
}

public sealed record NewMembership(Guid Organisation, Guid Of, MembershipKind Kind = MembershipKind.Full, LocalDate? From = null, LocalDate? Until = null);

public sealed record OfficeView(Guid Id, Guid Person, Guid Organisation, string Title, string Unit, LocalDate? From, LocalDate? Until, int Version)
{
    public static OfficeView Of(Office o) => new(o.Id, o.PersonId, o.OrganisationId, o.Title, o.Unit, o.From, o.Until, o.Version);
}

/// <param name="On">The last day.</param>
public sealed record Ending(LocalDate On);

public static class OrganisationsApi
{
    public static readonly Refusal NoSuchCountry = new("organisation.no-such-country", "“{0}” is not a country’s code. Write two letters as in ISO 3166-1, for example TR.");
    public static readonly Refusal NoSuchOrganisation = new("organisation.not-there", "There is no such organisation.");

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/organisations", All).Allow(Area.Directory);
        api.MapPost("/organisations", Add).Allow(Area.Directory);
        api.MapGet("/organisations/{id:guid}", One).Allow(Area.Directory);
        api.MapPut("/organisations/{id:guid}", Set).Allow(Area.Directory);
        api.MapGet("/organisations/{id:guid}/memberships", Memberships).Allow(Area.Directory);
        api.MapGet("/organisations/{id:guid}/offices", Offices).Allow(Area.Directory);
        api.MapPost("/memberships", Join).Allow(Area.Directory);
        api.MapPost("/memberships/{id:guid}/end", Leave).Allow(Area.Directory);
    }

    private static async Task<Page<OrganisationView>> All([AsParameters] OrganisationFilter filter, [AsParameters] Paging paging, PlenaryDb db, IClock clock) =>
        await (await db.Organisations(filter, clock.GetCurrentInstant().InUtc().Date)).After(paging.KeyAndId()).ToPage(paging, OrganisationView.Of, o => Cursor.Of(o.SortKey, o.Id));

    private static async Task<Results<Ok<OrganisationView>, NotFound>> One(Guid id, HttpContext http, PlenaryDb db)
    {
        if (await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id) is not { } organisation) return TypedResults.NotFound();
        http.SetETag(organisation);
        return TypedResults.Ok(OrganisationView.Of(organisation));
    }

    private static async Task<Results<Created<OrganisationView>, Refused>> Add(OrganisationBody body, HttpContext http, PlenaryDb db)
    {
        if (Organisation.Enter(body.Names, body.Kind, null, out var organisation) is { } refusal) return new Refused(refusal);
        if (await Say(organisation, body, db) is { } other) return new Refused(other);
        db.Organisations.Add(organisation);
        await db.SaveChangesAsync();
        http.SetETag(organisation);
        return TypedResults.Created($"{ApiSetup.Root}/organisations/{organisation.Id}", OrganisationView.Of(organisation));
    }

    private static async Task<Results<Ok<OrganisationView>, NotFound, Refused, Stale>> Set(Guid id, OrganisationBody body, HttpContext http, PlenaryDb db)
    {
        if (await db.Organisations.SingleOrDefaultAsync(o => o.Id == id) is not { } organisation) return TypedResults.NotFound();
        if (http.IsStale(organisation) is { } stale) return stale;
        if (await Say(organisation, body, db) is { } refusal) return new Refused(refusal);
        await db.SaveChangesAsync();
        http.SetETag(organisation);
        return TypedResults.Ok(OrganisationView.Of(organisation));
    }

    /// <summary>Everything that is said of an organisation, at once; also what the page does.</summary>
    internal static async Task<Refusal?> Say(Organisation organisation, OrganisationBody body, PlenaryDb db)
    {
        var country = Country.OfCode(body.Country);
        if (country is null && !string.IsNullOrWhiteSpace(body.Country)) return NoSuchCountry.With(body.Country);
        if (body.Parent is { } parent && !await db.Organisations.AnyAsync(o => o.Id == parent)) return NoSuchOrganisation;
        return organisation.Rename(body.Names, body.Acronym)
            ?? organisation.Describe(body.Kind, country?.Code, body.Seat, body.Parent, Organisation.WebsiteOf(body.Website), body.Email);
    }

    /// <summary>Those it is a member of, and those that are its members.</summary>
    private static async Task<Results<Ok<Page<MembershipView>>, NotFound>> Memberships(Guid id, [AsParameters] Paging paging, PlenaryDb db)
    {
        if (!await db.Organisations.AnyAsync(o => o.Id == id)) return TypedResults.NotFound();
        var last = paging.KeyAndId()?.Id ?? Guid.Empty;
        return TypedResults.Ok(await db.Memberships.AsNoTracking().Where(m => (m.OrganisationId == id || m.OfId == id) && m.Id > last).OrderBy(m => m.Id)
            .ToPage(paging, MembershipView.View, m => Cursor.Of("", m.Id)));
    }

    private static async Task<Results<Ok<Page<OfficeView>>, NotFound>> Offices(Guid id, [AsParameters] Paging paging, PlenaryDb db)
    {
        if (!await db.Organisations.AnyAsync(o => o.Id == id)) return TypedResults.NotFound();
        var last = paging.KeyAndId()?.Id ?? Guid.Empty;
        return TypedResults.Ok(await db.Offices.AsNoTracking().Where(o => o.OrganisationId == id && o.Id > last).OrderBy(o => o.Id).ToPage(paging, OfficeView.Of, o => Cursor.Of("", o.Id)));
    }

    private static async Task<Results<Created<MembershipView>, Refused>> Join(NewMembership body, PlenaryDb db)
    {
        if (body.Organisation == body.Of) return new Refused(Membership.OfItself);
        if (await db.Organisations.CountAsync(o => o.Id == body.Organisation || o.Id == body.Of) != 2) return new Refused(NoSuchOrganisation);
        var membership = new Membership { OrganisationId = body.Organisation, OfId = body.Of, Kind = body.Kind, From = body.From };
        if (body.Until is { } until && membership.End(until) is { } refusal) return new Refused(refusal);
        db.Memberships.Add(membership);
        await db.SaveChangesAsync();
        return TypedResults.Created($"{ApiSetup.Root}/organisations/{body.Organisation}/memberships", MembershipView.View(membership));
    }

    private static async Task<Results<Ok<MembershipView>, NotFound, Refused, Stale>> Leave(Guid id, Ending body, HttpContext http, PlenaryDb db)
    {
        if (await db.Memberships.SingleOrDefaultAsync(m => m.Id == id) is not { } membership) return TypedResults.NotFound();
        if (http.IsStale(membership) is { } stale) return stale;
        if (membership.End(body.On) is { } refusal) return new Refused(refusal);
        await db.SaveChangesAsync();
        return TypedResults.Ok(MembershipView.View(membership));
    }
}
