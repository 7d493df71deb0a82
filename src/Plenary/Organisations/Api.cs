using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Countries;
using Plenary.People;
using Plenary.Storage;
using Plenary.Storage.Unscoped;

namespace Plenary.Organisations;

/// <summary>An organisation, as programs see it.</summary>
/// <param name="Country">ISO 3166-1 alpha-2; null for a body of no one country.</param>
/// <param name="Contacts">Only when asked for with <c>contacts=true</c>; the reading is written into the history.</param>
/// <param name="MergedInto">The record that stands for this one; null for one that stands for itself.</param>
public sealed record OrganisationView(
    Guid Id, IReadOnlyList<WrittenName> Names, string Acronym, OrganisationKind Kind, string? Country, string Seat, Guid? Parent, string Website, string Email, OrganisationContacts? Contacts, Guid? MergedInto, Instant ChangedAt, int Version)
{
    public static OrganisationView Of(Organisation o) => Of(o, null);

    public static OrganisationView Of(Organisation o, Keys? keys) => new(o.Id, o.Names, o.Acronym, o.Kind, o.Country, o.Seat, o.ParentId, o.Website, o.Email, keys is null ? null : o.Contacts(keys), o.MergedIntoId, o.ChangedAt, o.Version);
}

/// <summary>All that is said of an organisation: what is left out is empty, except contacts, which stay as they are when left out.</summary>
/// <param name="Country">ISO 3166-1, two or three letters.</param>
public sealed record OrganisationBody(
    IReadOnlyList<WrittenName> Names, OrganisationKind Kind = OrganisationKind.Other, [property: StringLength(Organisation.LongestAcronym)] string Acronym = "", string? Country = null, [property: StringLength(Organisation.LongestSeat)] string Seat = "",
    Guid? Parent = null, [property: StringLength(Organisation.LongestWebsite)] string Website = "", string Email = "", OrganisationContacts? Contacts = null);

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
        api.MapGet("/organisations", All).Allow(Area.Directory).WithSummary("Organisations of the directory, by name unless another order is asked for.");
        api.MapPost("/organisations", Add).Allow(Area.Directory).WithSummary("Enters an organisation.");
        api.MapGet("/organisations/{id:guid}", One).Allow(Area.Directory).WithSummary("One organisation.");
        api.MapPut("/organisations/{id:guid}", Set).Allow(Area.Directory).WithSummary("Says all of an organisation anew.");
        api.MapDelete("/organisations/{id:guid}", Remove).Allow(Area.Directory).WithSummary("Removes an organisation that nothing names but its own memberships: entered by mistake.");
        api.MapGet("/organisations/{id:guid}/memberships", Memberships).Allow(Area.Directory).WithSummary("What it is a member of, and its members.");
        api.MapGet("/organisations/{id:guid}/offices", Offices).Allow(Area.Directory).WithSummary("The offices held in it.");
        api.MapGet("/organisations/{id:guid}/delegations", Delegations).Allow(Area.Directory).WithSummary("Where it has sent delegations, the newest first.");
    }

    private static async Task<Page<OrganisationView>> All([AsParameters] OrganisationFilter filter, [AsParameters] Paging paging, PlenaryDb db, Keys keys, IClock clock, bool contacts = false, [Description(Sorting.Words)] string? sort = null)
    {
        var page = (await db.PageOf(await db.Organisations(filter, clock.GetCurrentInstant().InUtc().Date), Sorting.Asked(sort), paging.Take, paging.After)).ToApi(o => OrganisationView.Of(o, contacts ? keys : null));
        if (contacts && page.Items.Count > 0)
        {
            foreach (var organisation in page.Items) db.NoteReadingOf(organisation.Id);
            await db.SaveChangesAsync();
        }
        return page;
    }

    private static async Task<Results<Ok<OrganisationView>, NotFound>> One(Guid id, HttpContext http, PlenaryDb db, Keys keys, bool contacts = false)
    {
        if (await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id) is not { } organisation) return TypedResults.NotFound();
        if (contacts)
        {
            db.NoteReadingOf(id);
            await db.SaveChangesAsync();
        }
        http.SetETag(organisation);
        return TypedResults.Ok(OrganisationView.Of(organisation, contacts ? keys : null));
    }

    private static async Task<Results<Created<OrganisationView>, Refused>> Add(OrganisationBody body, HttpContext http, PlenaryDb db, Keys keys)
    {
        if (Organisation.Enter(body.Names, body.Kind, null, out var organisation) is { } refusal) return new Refused(refusal);
        if (await Say(organisation, body, db, keys) is { } other) return new Refused(other);
        db.Organisations.Add(organisation);
        await db.SaveChangesAsync();
        http.SetETag(organisation);
        return TypedResults.Created($"{ApiSetup.Root}/organisations/{organisation.Id}", OrganisationView.Of(organisation));
    }

    private static async Task<Results<NoContent, NotFound, Refused, Stale>> Remove(Guid id, HttpContext http, PlenaryDb db, Removing removing)
    {
        if (await db.Organisations.SingleOrDefaultAsync(o => o.Id == id) is not { } organisation) return TypedResults.NotFound();
        if (http.IsStale(organisation) is { } stale) return stale;
        return await removing.Remove(organisation) is { } refusal ? new Refused(refusal) : TypedResults.NoContent();
    }

    private static async Task<Results<Ok<OrganisationView>, NotFound, Refused, Stale>> Set(Guid id, OrganisationBody body, HttpContext http, PlenaryDb db, Keys keys)
    {
        if (await db.Organisations.SingleOrDefaultAsync(o => o.Id == id) is not { } organisation) return TypedResults.NotFound();
        if (http.IsStale(organisation) is { } stale) return stale;
        if (await Say(organisation, body, db, keys) is { } refusal) return new Refused(refusal);
        await db.SaveChangesAsync();
        http.SetETag(organisation);
        return TypedResults.Ok(OrganisationView.Of(organisation));
    }

    /// <summary>Everything that is said of an organisation, at once; also what the page does.</summary>
    internal static async Task<Refusal?> Say(Organisation organisation, OrganisationBody body, PlenaryDb db, Keys keys)
    {
        var country = Country.OfCode(body.Country);
        if (country is null && !string.IsNullOrWhiteSpace(body.Country)) return NoSuchCountry.With(body.Country);
        if (body.Parent is { } parent && await Above(organisation, parent, db) is { } unfit) return unfit;
        var (website, email) = (Organisation.WebsiteOf(body.Website), Contacts.EmailOf(body.Email));
        if (website.Length == 0 && !string.IsNullOrWhiteSpace(body.Website)) return Organisation.NoWebsite.With(body.Website);
        if (email is null && !string.IsNullOrWhiteSpace(body.Email)) return Contacts.NoEmail.With(body.Email);
        var contacts = OrganisationContacts.None;
        if (body.Contacts is { } said && OrganisationContacts.Read(said.Phone, said.Address, country?.Code, out contacts) is { } wrong) return wrong;
        if ((organisation.Rename(body.Names, body.Acronym) ?? organisation.Describe(body.Kind, country?.Code, body.Seat, body.Parent, website, email ?? "")) is { } refusal) return refusal;
        if (body.Contacts is not null) organisation.ReachAt(contacts, keys);
        return null;
    }

    /// <summary>A parent must be there, and not be a part of its own part.</summary>
    private static async Task<Refusal?> Above(Organisation organisation, Guid parent, PlenaryDb db)
    {
        if (parent == organisation.Id) return Organisation.OwnParent;
        if (await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == parent) is not { } whole) return NoSuchOrganisation;
        var at = whole.ParentId;
        for (var steps = 0; at is { } above && steps < 50; steps++)
        {
            if (above == organisation.Id) return Organisation.Circle.With(whole.Name);
            at = await db.Organisations.Where(o => o.Id == above).Select(o => o.ParentId).SingleOrDefaultAsync();
        }
        return null;
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

    /// <summary>Its delegations, the newest first, at the conferences whose accreditations the reader sees, and the other editions of their series.</summary>
    private static async Task<Results<Ok<Page<PastDelegation>>, NotFound>> Delegations(Guid id, PlenaryDb db, Unscoped unscoped, IClock clock) =>
        await db.Organisations.AnyAsync(o => o.Id == id) ? TypedResults.Ok((await unscoped.DelegationsOf(id, clock.GetCurrentInstant())).Whole()) : TypedResults.NotFound();
}

/// <summary>Telephones and postal addresses that somebody reads.</summary>
public static class OrganisationReadings
{
    /// <summary>Somebody reads how a body can be reached: written into the history with the next save.</summary>
    public static void NoteReadingOf(this PlenaryDb db, Guid organisation) => db.Note("organisation.contacts-read", organisation, new { });
}
