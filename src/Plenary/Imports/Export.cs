using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Countries;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Storage;

namespace Plenary.Imports;

/// <summary>
/// Writes the directory, or one conference's list of participants, as a list that can be brought again: nothing changes then. Brought to an empty
/// installation and written there it is the same list, since each row says by which id Plenary calls its record. Row by row, whatever its length.
/// </summary>
public sealed class Export(PlenaryDb db, Keys keys, IClock clock)
{
    /// <summary>A name beyond the first stands in the column of its language; one for which there is none, or which is taken, in one of the last.</summary>
    private static readonly (string Language, string Word)[] Languages =
        [("en", "English"), ("ar", "Arabic"), ("fr", "French"), ("tr", "Turkish"), ("id", "Indonesian"), ("es", "Spanish"), ("ru", "Russian"), ("fa", "Persian"), ("", "other"), ("", "other"), ("", "other")];

    private static readonly string[] ContactHeads = ["E-mail", "Phone"], ContactHeadsOfBodies = ["Organisation phone", "Organisation address"];

    private const string Id = "Plenary id", OrganisationId = "Plenary id of the organisation";

    private const int Page = 1000;

    /// <param name="contacts">With telephone and postal address; written into the history.</param>
    /// <param name="filter">As of the list of organisations; null for all.</param>
    public async Task Organisations(SheetWriter list, bool contacts, OrganisationFilter? filter = null, CancellationToken cancellationToken = default)
    {
        list.Head(["Organisation", .. Languages.Select(l => $"Organisation ({l.Word})"), "Acronym", "Type", "Country", "City", "Parent organisation", "Website", "Organisation e-mail", .. contacts ? ContactHeadsOfBodies : [], Id, "Plenary id of the parent organisation"]);
        var rows = 0;
        await foreach (var page in Pages(await db.Organisations(filter ?? new(), clock.GetCurrentInstant().InUtc().Date, cancellationToken), cancellationToken))
            foreach (var o in page)
            {
                var parent = o.ParentId is { } id ? (await db.Organisations.AsNoTracking().SingleAsync(p => p.Id == id, cancellationToken)).Name : "";
                var reach = contacts ? o.Contacts(keys) : OrganisationContacts.None;
                list.Row([.. Names(o.Names), o.Acronym, o.Kind.ToString(), o.Country, o.Seat, parent, o.Website, o.Email, .. contacts ? new[] { reach.Phone, reach.Address } : [], o.Id.ToString(), o.ParentId?.ToString()]);
                rows++;
            }
        await Note("organisations", rows, contacts, cancellationToken);
    }

    /// <summary>One row for each office; one for a person without any.</summary>
    /// <param name="contacts">With e-mail and telephone; written into the history.</param>
    /// <param name="filter">As of the list of people; null for all.</param>
    public async Task People(SheetWriter list, bool contacts, PersonFilter? filter = null, CancellationToken cancellationToken = default)
    {
        list.Head(["Honorific", "Full name", .. Languages.Select(l => $"Full name ({l.Word})"), "Gender", "Nationality", "Languages", .. contacts ? ContactHeads : [],
            "Organisation", "Country", "Job title", "Division", "From", "Until", Id, OrganisationId, "Plenary id of the office"]);
        var rows = 0;
        await foreach (var page in Pages(await db.People(filter ?? new(), cancellationToken), cancellationToken))
        {
            var ids = page.ConvertAll(p => p.Id);
            var offices = (await db.Offices.AsNoTracking().Where(o => ids.Contains(o.PersonId)).ToListAsync(cancellationToken)).OrderBy(o => o.Id).ToLookup(o => o.PersonId);
            var bodyIds = offices.SelectMany(o => o).Select(o => o.OrganisationId).Distinct().ToList();
            var bodies = await db.Organisations.AsNoTracking().Where(o => bodyIds.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancellationToken);
            foreach (var p in page)
            {
                var reach = contacts ? p.Contacts(keys) : Contacts.None;
                foreach (var office in offices[p.Id].DefaultIfEmpty())
                {
                    var body = office is null ? null : bodies[office.OrganisationId];
                    list.Row([p.Honorific, .. Names(p.Names), p.Gender switch { Gender.Woman => "female", Gender.Man => "male", Gender.Other => "other", _ => "" }, p.Nationality, string.Join(", ", p.Languages),
                        .. contacts ? new[] { reach.Email, reach.Phone } : [], body?.Name, body?.Country, office?.Title, office?.Unit, office?.From?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), office?.Until?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
                        p.Id.ToString(), body?.Id.ToString(), office?.Id.ToString()]);
                    rows++;
                }
            }
        }
        await Note("people", rows, contacts, cancellationToken);
    }

    /// <summary>The participants of the conference in scope who hold a place, delegation by delegation, the head first.</summary>
    public async Task Participants(SheetWriter list, CancellationToken cancellationToken = default)
    {
        list.Head(["Group", "Delegation", "Country", "Honorific", "Name", .. Languages.Select(l => $"Name ({l.Word})"), "Job title", "Division", "Affiliation", "Gender", "Category", "Named in the report", Id, OrganisationId]);
        var query = from p in db.Participations.AsNoTracking().Where(Accreditations.Participation.HoldingPlace)
                    join d in db.Delegations on p.DelegationId equals d.Id
                    join o in db.Organisations on d.OrganisationId equals o.Id
                    join person in db.People on p.PersonId equals person.Id
                    join c in db.Categories on p.CategoryId equals c.Id
                    orderby o.SortKey, o.Id, p.Leads descending, person.SortKey, person.Id
                    select new { d.Group, Body = o.Names, o.Country, p.Honorific, person.Names, p.Office, p.Unit, p.Affiliation, p.Gender, p.Listed, c.Code, Person = person.Id, Organisation = o.Id };
        var rows = 0;
        await foreach (var p in query.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            list.Row([p.Group, p.Body[0].Text, p.Country, p.Honorific, .. Names(p.Names), p.Office, p.Unit, p.Affiliation, p.Gender switch { Gender.Woman => "female", Gender.Man => "male", Gender.Other => "other", _ => "" }, p.Code, p.Listed ? "yes" : "no", p.Person.ToString(), p.Organisation.ToString()]);
            rows++;
        }
        await Note("participants", rows, contacts: false, cancellationToken);
    }

    private static IEnumerable<string> Names(List<WrittenName> names)
    {
        yield return names[0].Text;
        var left = names.Skip(1).ToList();
        foreach (var (language, _) in Languages)
        {
            var name = left.Find(n => language.Length == 0 || n.Language == language);
            if (name is not null) left.Remove(name);
            yield return name?.Text ?? "";
        }
    }

    private async IAsyncEnumerable<List<T>> Pages<T>(FoundByName<T> found, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken) where T : Entity, IListed
    {
        (string, Guid)? last = null;
        for (List<T> page; ; last = (page[^1].SortKey, page[^1].Id))
        {
            page = await found.After(db, Page, last).ToListAsync(cancellationToken);
            if (page.Count > 0) yield return page;
            if (page.Count < Page) yield break;
        }
    }

    private async Task Note(string what, int rows, bool contacts, CancellationToken cancellationToken)
    {
        db.Note("directory.exported", db.Scope.ConferenceId ?? Guid.Empty, new { what, rows, contacts });
        await db.SaveChangesAsync(cancellationToken);
    }
}
