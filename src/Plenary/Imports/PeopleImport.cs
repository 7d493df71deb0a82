using NodaTime;
using Plenary.Access;
using Plenary.Names;
using Plenary.Organisations;
using Plenary.Storage;
using Plenary.Storage.Unscoped;

namespace Plenary.Imports;

/// <summary>A list of people, each with an office in an organisation or without one.</summary>
internal sealed class PeopleImport(PlenaryDb db, Unscoped unscoped, Keys keys, ColumnMapping mapping, Guid importId) : RowImport(importId)
{
    private readonly BodiesAtHand bodies = new(db);
    private readonly PeopleAtHand people = new(db, unscoped, keys, mapping);

    public override bool Foresees => mapping.Has(Target.Id) || mapping.Has(Target.OrganisationId) || mapping.Has(Target.OfficeId);

    public override void Foresee(MappedRow row)
    {
        people.Listed.Add(row.Id(Target.Id));
        bodies.Listed.Add(row.Id(Target.OrganisationId));
        people.ListedOffices.Add(row.Id(Target.OfficeId));
    }

    public override async Task<List<ImportFinding>> Take(IReadOnlyList<MappedRow> rows, bool act, Actor by, Instant at, CancellationToken cancellationToken)
    {
        // 1. Read all rows. One that does not say who or where is refused whole, so that it can be put right and brought again; other cells are left out alone.
        var read = rows.Select(row =>
        {
            var (notes, warnings) = (new List<RowNote>(), new List<RowNote>());
            return (Row: row, Person: PersonRow.Of(row, mapping, Target.OrganisationName, notes, warnings), Notes: notes, Warnings: warnings);
        }).ToList();

        // 2. Fetch what the directory knows of them, in a few queries.
        await bodies.Fetch([.. read.Select(r => r.Person?.Body).OfType<BodyRow>()], cancellationToken);
        await people.Fetch([.. read.Select(r => r.Person).OfType<PersonRow>()], cancellationToken);

        // 3. Row by row, the earlier ones known to the later ones.
        return read.ConvertAll(r =>
        {
            if (!r.Row.Row.IsSound) r.Notes.Clear();   // what is wrong with the file comes before what it might mean
            r.Notes.AddRange(NotesOf(r.Row.Problems));
            return r.Person is null || r.Notes.Count > 0 ? Refused(r.Row, r.Person?.Name ?? "", r.Notes) : Take(r.Row, r.Person, act, [.. NotesOf(r.Row.Remarks), .. r.Warnings]);
        });
    }

    public override async Task Apply(Bulk bulk, CancellationToken cancellationToken)
    {
        await bodies.Apply(bulk, ImportId, cancellationToken);
        await people.Apply(bulk, ImportId, cancellationToken);
    }

    private ImportFinding Take(MappedRow row, PersonRow person, bool act, List<RowNote> notes)
    {
        KnownBody? body = null;
        if (person.Body is not null)
        {
            body = bodies.FindOrAdd(person.Body, OrganisationKind.Other, person.Number, act, out var wrong);
            if (body is null) return Refused(row, person.Name, [RowNote.Of(mapping.ColumnOf(Target.OrganisationName), wrong!)]);
            if (body is { IsNew: true } && body.Row == person.Number) notes.Add(RowNote.Of(null, NewBody.With(body.Name)));
        }

        person = person.Reached(row, mapping, body, notes);
        var email = people.EmailIndex(person.Email);
        var known = people.Find(person, body?.Id, email);
        if (known is null)
        {
            if (people.Namesakes(person).OrderByDescending(p => p.IsWritten(person.Names)).FirstOrDefault() is { } namesake) notes.Add(LikelyTwice(person, namesake));
            else namesake = null;
            known = people.Add(person, email, act, out var refusal);
            if (refusal is not null) return Refused(row, person.Name, [RowNote.Of(mapping.ColumnOf(Target.PersonName, Target.GivenName, Target.FamilyName), refusal)]);
            Hold(known, body, person, act);
            return Finding(person.Number, RowOutcome.New, person.Name, notes, namesake is { IsNew: false } ? namesake.Id : known.Id);
        }

        people.Mean(person, known);
        var added = people.Fill(known, person, email, act, notes);
        if (Hold(known, body, person, act)) added.Add(RowNote.Of(mapping.ColumnOf(Target.Office, Target.OrganisationName), AddsOffice));
        if (added.Count > 0) { if (known.Row == 0) known.Row = person.Number; return Finding(person.Number, RowOutcome.Filled, person.Name, [.. added, .. notes], known.Id); }
        if (known.Row > 0) { notes.Add(RowNote.Of(null, Twice.With(known.Row))); return Finding(person.Number, RowOutcome.Twice, person.Name, notes, known.Id); }
        known.Row = person.Number;
        return Finding(person.Number, RowOutcome.Same, person.Name, notes, known.Id);
    }

    /// <summary>The office that the row names, unless it is known. Without a title it only says that the person belongs to the organisation.</summary>
    /// <returns>True when the row added something.</returns>
    private bool Hold(KnownPerson known, KnownBody? body, PersonRow person, bool act)
    {
        if (body is null) return false;
        var (title, unit) = (SearchKey.Of(person.Office), SearchKey.Of(person.Unit));
        if (person.OfficeId is null && title.Length == 0 && unit.Length == 0 && person.From is null && person.Until is null && known.Bodies.Contains(body.Id)) return false;
        foreach (var office in known.Offices.OrderByDescending(o => o.Id == person.OfficeId))
        {
            if (office.Id != person.OfficeId)
            {
                if (office.Body != body.Id || office.Title != title || office.Unit != unit || !people.ListedOffices.MayMean(person.OfficeId, office.Id)) continue;
                if (office.From is not null && person.From is not null && office.From != person.From) continue;
            }
            people.ListedOffices.Means(person.OfficeId, office.Id);
            var dated = office with { From = office.From ?? person.From, Until = office.Until ?? person.Until };
            if (dated == office || dated.Until < dated.From) return false;
            known.Offices[known.Offices.IndexOf(office)] = dated;
            if (act) people.OfficeFills.Add(new(office.Id, office.From is null && dated.From is not null ? nameof(Office.From) : nameof(Office.Until), o => _ = o.Date(dated.From, dated.Until)));
            return true;
        }

        var held = new Office { Id = people.NewOfficeId(person), PersonId = known.Id, OrganisationId = body.Id, Title = person.Office, Unit = person.Unit };
        _ = held.Date(person.From, person.Until);   // read as one period already
        known.Offices.Add(new(held.Id, body.Id, title, unit, person.From, person.Until));
        if (!known.Bodies.Contains(body.Id)) known.Bodies.Add(body.Id);
        if (act) people.AddedOffices[held.Id] = held;
        return true;
    }
}
