using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Countries;
using Plenary.Organisations;
using Plenary.Storage;
using Plenary.Storage.Unscoped;

namespace Plenary.People;

/// <summary>A person, as programs see them.</summary>
/// <param name="Contacts">Only when asked for with <c>contacts=true</c>; the reading is written into the history.</param>
/// <param name="MergedInto">The record that stands for this one; null for one that stands for itself.</param>
public sealed record PersonView(
    Guid Id, IReadOnlyList<WrittenName> Names, string Honorific, Gender? Gender, string? Nationality, IReadOnlyList<string> Languages, Contacts? Contacts, Guid? MergedInto, Instant ChangedAt, int Version)
{
    public static PersonView Of(Person p) => Of(p, null);

    public static PersonView Of(Person p, Keys? keys) => new(p.Id, p.Names, p.Honorific, p.Gender, p.Nationality, p.Languages, keys is null ? null : p.Contacts(keys), p.MergedIntoId, p.ChangedAt, p.Version);
}

/// <summary>All that is said of a person: what is left out is empty, except contacts, which stay as they are when left out.</summary>
public sealed record PersonBody(
    IReadOnlyList<WrittenName> Names, string Honorific = "", Gender? Gender = null, string? Nationality = null, IReadOnlyList<string>? Languages = null, Contacts? Contacts = null);

/// <summary>All that is said of an office: what is left out is empty.</summary>
public sealed record OfficeBody(string Title = "", string Unit = "", LocalDate? From = null, LocalDate? Until = null);

public sealed record NewOffice(Guid Organisation, string Title, string Unit = "", LocalDate? From = null, LocalDate? Until = null);

public static class PeopleApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/people", All).Allow(Area.Directory).WithSummary("People of the directory, by name unless another order is asked for.");
        api.MapPost("/people", Add).Allow(Area.Directory).WithSummary("Enters a person.");
        api.MapGet("/people/{id:guid}", One).Allow(Area.Directory).WithSummary("One person.");
        api.MapPut("/people/{id:guid}", Set).Allow(Area.Directory).WithSummary("Says all of a person anew; contacts that are left out stay.");
        api.MapDelete("/people/{id:guid}", Remove).Allow(Area.Directory).WithSummary("Removes a person whom nothing names but their own offices: entered by mistake.");
        api.MapGet("/people/{id:guid}/participations", Participations).Allow(Area.Directory).WithSummary("Where the person has been, the newest first.");
        api.MapGet("/people/{id:guid}/offices", Offices).Allow(Area.Directory).WithSummary("The offices of a person.");
        api.MapPost("/people/{id:guid}/offices", Hold).Allow(Area.Directory).WithSummary("The person takes up an office, or held it.");
        api.MapGet("/offices/{id:guid}", OneOffice).Allow(Area.Directory).WithSummary("One office.");
        api.MapPut("/offices/{id:guid}", SetOffice).Allow(Area.Directory).WithSummary("Says an office anew.");
        api.MapPost("/offices/{id:guid}/end", Leave).Allow(Area.Directory).WithSummary("Ends an office on a day.");
        api.MapDelete("/offices/{id:guid}", TakeAway).Allow(Area.Directory).WithSummary("Takes away an office that was entered by mistake.");
    }

    private static async Task<Page<PersonView>> All([AsParameters] PersonFilter filter, [AsParameters] Paging paging, PlenaryDb db, Keys keys, bool contacts = false, [Description(Sorting.Words)] string? sort = null)
    {
        var page = (await db.PageOf(await db.People(filter), Sorting.Asked(sort), paging.Take, paging.After)).ToApi(p => PersonView.Of(p, contacts ? keys : null));
        if (contacts && page.Items.Count > 0)
        {
            foreach (var person in page.Items) db.NoteReading(person.Id);
            await db.SaveChangesAsync();
        }
        return page;
    }

    private static async Task<Results<Ok<PersonView>, NotFound>> One(Guid id, HttpContext http, PlenaryDb db, Keys keys, bool contacts = false)
    {
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id) is not { } person) return TypedResults.NotFound();
        if (contacts)
        {
            db.NoteReading(id);
            await db.SaveChangesAsync();
        }
        http.SetETag(person);
        return TypedResults.Ok(PersonView.Of(person, contacts ? keys : null));
    }

    private static async Task<Results<Created<PersonView>, Refused>> Add(PersonBody body, HttpContext http, PlenaryDb db, Keys keys)
    {
        if (Person.Enter(body.Names, out var person) is { } refusal) return new Refused(refusal);
        if (Say(person, body, keys) is { } other) return new Refused(other);
        db.People.Add(person);
        await db.SaveChangesAsync();
        http.SetETag(person);
        return TypedResults.Created($"{ApiSetup.Root}/people/{person.Id}", PersonView.Of(person));
    }

    private static async Task<Results<Ok<PersonView>, NotFound, Refused, Stale>> Set(Guid id, PersonBody body, HttpContext http, PlenaryDb db, Keys keys)
    {
        if (await db.People.SingleOrDefaultAsync(p => p.Id == id) is not { } person) return TypedResults.NotFound();
        if (http.IsStale(person) is { } stale) return stale;
        if (Say(person, body, keys) is { } refusal) return new Refused(refusal);
        await db.SaveChangesAsync();
        http.SetETag(person);
        return TypedResults.Ok(PersonView.Of(person));
    }

    private static async Task<Results<NoContent, NotFound, Refused, Stale>> Remove(Guid id, HttpContext http, PlenaryDb db, Removing removing)
    {
        if (await db.People.SingleOrDefaultAsync(p => p.Id == id) is not { } person) return TypedResults.NotFound();
        if (http.IsStale(person) is { } stale) return stale;
        return await removing.Remove(person) is { } refusal ? new Refused(refusal) : TypedResults.NoContent();
    }

    /// <summary>Everything that is said of a person, at once; also what the page does.</summary>
    internal static Refusal? Say(Person person, PersonBody body, Keys keys)
    {
        var nationality = Country.OfCode(body.Nationality);
        if (nationality is null && !string.IsNullOrWhiteSpace(body.Nationality)) return OrganisationsApi.NoSuchCountry.With(body.Nationality);
        var contacts = Contacts.None;
        if (body.Contacts is { } said && Contacts.Read(said.Email, said.Phone, nationality?.Code, out contacts) is { } wrong) return wrong;
        if (person.Rename(body.Names) is { } refusal) return refusal;
        person.Describe(body.Honorific, body.Gender, nationality?.Code, body.Languages ?? []);
        if (body.Contacts is not null) person.ReachAt(contacts, keys);
        return null;
    }

    /// <summary>Where the person has been, the newest first, at the conferences whose accreditations the reader sees, and the other editions of their series.</summary>
    private static async Task<Results<Ok<Page<PastParticipation>>, NotFound>> Participations(Guid id, PlenaryDb db, Unscoped unscoped) =>
        await db.People.AnyAsync(p => p.Id == id) ? TypedResults.Ok((await unscoped.ParticipationsOf(id)).Whole()) : TypedResults.NotFound();

    private static async Task<Results<Ok<Page<OfficeView>>, NotFound>> Offices(Guid id, [AsParameters] Paging paging, PlenaryDb db)
    {
        if (!await db.People.AnyAsync(p => p.Id == id)) return TypedResults.NotFound();
        var last = paging.KeyAndId()?.Id ?? Guid.Empty;
        return TypedResults.Ok(await db.Offices.AsNoTracking().Where(o => o.PersonId == id && o.Id > last).OrderBy(o => o.Id).ToPage(paging, OfficeView.Of, o => Cursor.Of("", o.Id)));
    }

    private static async Task<Results<Created<OfficeView>, NotFound, Refused>> Hold(Guid id, NewOffice body, HttpContext http, PlenaryDb db)
    {
        if (!await db.People.AnyAsync(p => p.Id == id && p.MergedIntoId == null)) return TypedResults.NotFound();
        if (!await db.Organisations.AnyAsync(o => o.Id == body.Organisation && o.MergedIntoId == null)) return new Refused(OrganisationsApi.NoSuchOrganisation);
        if (Office.Fault(body.Title, body.Unit) is { } fault) return new Refused(fault);
        var office = new Office { PersonId = id, OrganisationId = body.Organisation, Title = Names.NameText.Clean(body.Title), Unit = Names.NameText.Clean(body.Unit) };
        if (office.Date(body.From, body.Until) is { } refusal) return new Refused(refusal);
        db.Offices.Add(office);
        await db.SaveChangesAsync();
        http.SetETag(office);
        return TypedResults.Created($"{ApiSetup.Root}/offices/{office.Id}", OfficeView.Of(office));
    }

    private static async Task<Results<Ok<OfficeView>, NotFound>> OneOffice(Guid id, HttpContext http, PlenaryDb db)
    {
        if (await db.Offices.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id) is not { } office) return TypedResults.NotFound();
        http.SetETag(office);
        return TypedResults.Ok(OfficeView.Of(office));
    }

    private static async Task<Results<Ok<OfficeView>, NotFound, Refused, Stale>> SetOffice(Guid id, OfficeBody body, HttpContext http, PlenaryDb db)
    {
        if (await db.Offices.SingleOrDefaultAsync(o => o.Id == id) is not { } office) return TypedResults.NotFound();
        if (http.IsStale(office) is { } stale) return stale;
        if ((Office.Fault(body.Title, body.Unit) ?? office.Date(body.From, body.Until)) is { } refusal) return new Refused(refusal);
        office.Entitle(body.Title, body.Unit);
        await db.SaveChangesAsync();
        http.SetETag(office);
        return TypedResults.Ok(OfficeView.Of(office));
    }

    /// <summary>Entered by mistake; one that was held is ended instead.</summary>
    private static async Task<Results<NoContent, NotFound, Stale>> TakeAway(Guid id, HttpContext http, PlenaryDb db)
    {
        if (await db.Offices.SingleOrDefaultAsync(o => o.Id == id) is not { } office) return TypedResults.NotFound();
        if (http.IsStale(office) is { } stale) return stale;
        db.Offices.Remove(office);
        await db.SaveChangesAsync();
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<OfficeView>, NotFound, Refused, Stale>> Leave(Guid id, Ending body, HttpContext http, PlenaryDb db)
    {
        if (await db.Offices.SingleOrDefaultAsync(o => o.Id == id) is not { } office) return TypedResults.NotFound();
        if (http.IsStale(office) is { } stale) return stale;
        if (office.End(body.On) is { } refusal) return new Refused(refusal);
        await db.SaveChangesAsync();
        return TypedResults.Ok(OfficeView.Of(office));
    }
}

public static class ContactReadings
{
    /// <summary>Somebody reads how a person can be reached: written into the history with the next save.</summary>
    public static void NoteReading(this PlenaryDb db, Guid person) => db.Note("person.contacts-read", person, new { });
}
