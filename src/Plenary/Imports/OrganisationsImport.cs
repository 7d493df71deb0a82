using NodaTime;
using Plenary.Access;
using Plenary.Names;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Storage;
using Plenary.Storage.Unscoped;

namespace Plenary.Imports;

/// <summary>A list of organisations.</summary>
internal sealed class OrganisationsImport(PlenaryDb db, Keys keys, ColumnMapping mapping, Guid importId) : RowImport(importId)
{
    private readonly BodiesAtHand bodies = new(db, keys);

    public override bool Foresees => mapping.Has(Target.Id) || mapping.Has(Target.ParentId);

    public override void Foresee(MappedRow row)
    {
        bodies.Listed.Add(row.Id(Target.Id));
        bodies.Listed.Add(row.Id(Target.ParentId));
    }

    public static readonly Refusal NoWebsite = new("import.no-website", "“{0}” is not an address of the web, or too long; it is left out.");

    private sealed record OrganisationRow(BodyRow Body, string Acronym, OrganisationKind? Kind, string Seat, BodyRow? Parent, string Website, string Email);

    public override async Task<List<ImportFinding>> Take(IReadOnlyList<MappedRow> rows, bool act, Actor by, Instant at, CancellationToken cancellationToken)
    {
        var read = rows.Select(row => { var notes = new List<RowNote>(); return (Row: row, Said: Read(row, notes, out var warnings), Notes: notes, Warnings: warnings); }).ToList();
        await bodies.Fetch([.. read.SelectMany(r => new[] { r.Said?.Body, r.Said?.Parent }).OfType<BodyRow>()], cancellationToken);
        return read.ConvertAll(r =>
        {
            if (!r.Row.Row.IsSound) r.Notes.Clear();   // what is wrong with the file comes before what it might mean
            r.Notes.AddRange(NotesOf(r.Row.Problems));
            return r.Said is null || r.Notes.Count > 0 ? Refused(r.Row, r.Said?.Body.Names[0].Text ?? "", r.Notes) : Take(r.Row, r.Said, act, [.. NotesOf(r.Row.Remarks), .. r.Warnings]);
        });
    }

    public override Task Apply(Bulk bulk, CancellationToken cancellationToken) => bodies.Apply(bulk, ImportId, cancellationToken);

    private OrganisationRow? Read(MappedRow row, List<RowNote> notes, out List<RowNote> warnings)
    {
        warnings = [];
        if (BodyRow.Of(row, Target.OrganisationName, row.Country()?.Code, Target.Id, mapping, []) is not { } body)
        {
            notes.Add(RowNote.Of(mapping.ColumnOf(Target.OrganisationName), Organisation.NameMissing));
            return null;
        }
        if (row.All(Target.OrganisationName).FirstOrDefault(n => n.Text.Length > Person.LongestName).Text is { } tooLong)
            notes.Add(RowNote.Of(mapping.ColumnOf(Target.OrganisationName), Organisation.NameTooLong.With(tooLong.Length, Person.LongestName)));

        var kind = Reading.Kind(row[Target.OrganisationKind]);
        if (kind is null && row[Target.OrganisationKind] is { Length: > 0 } other) warnings.Add(RowNote.Of(mapping.ColumnOf(Target.OrganisationKind), Reading.NoKind.With(Reading.Short(other))));
        var website = Organisation.WebsiteOf(row[Target.Website]);
        if (website.Length == 0 && row[Target.Website] is { Length: > 0 } elsewhere) warnings.Add(RowNote.Of(mapping.ColumnOf(Target.Website), NoWebsite.With(Reading.Short(elsewhere))));
        return new(body, row.Cut(Target.Acronym, Organisation.LongestAcronym, mapping, warnings), kind, row.Cut(Target.Seat, Organisation.LongestSeat, mapping, warnings),
            BodyRow.Of(row, Target.ParentOrganisation, null, Target.ParentId, mapping, warnings), website, ContactCells.Email(row, mapping, warnings, Target.OrganisationEmail, Target.Email) ?? "");
    }

    /// <summary>How the body is reached; a number as it is dialled at home is of the country that the row names, or of the one that the record has.</summary>
    private OrganisationContacts ContactsOf(MappedRow row, KnownBody? known, List<RowNote> warnings)
    {
        var phone = ContactCells.Phone(row, mapping, warnings, [row.Country()?.Code, known?.Country], Target.OrganisationPhone, Target.Phone);
        _ = OrganisationContacts.Read(phone, row.Cut(Target.OrganisationAddress, OrganisationContacts.LongestAddress, mapping, warnings), null, out var contacts);   // both fit by now
        return contacts;
    }

    private ImportFinding Take(MappedRow row, OrganisationRow said, bool act, List<RowNote> notes)
    {
        var (number, name, known) = (row.Row.Number, said.Body.Names[0].Text, bodies.Find(said.Body, said.Body.Country));
        var contacts = ContactsOf(row, known, notes);
        var isNew = known is null;
        if (known is null)
        {
            var elsewhere = bodies.Find(said.Body, null);
            if (elsewhere is not null) notes.Add(LikelyTwice(said.Body, elsewhere));
            if (Organisation.Enter(said.Body.Names, said.Kind ?? OrganisationKind.Other, said.Body.Country, out var organisation, said.Body.Id) is { } refusal)
                return Finding(number, RowOutcome.Refused, name, [RowNote.Of(mapping.ColumnOf(Target.OrganisationName), refusal)]);
            known = bodies.Add(organisation, number, act);
        }
        else bodies.Mean(said.Body, known);
        var added = Fill(known, said, contacts, number, act, notes);
        if (isNew) return Finding(number, RowOutcome.New, name, notes, known.Id);
        if (added.Count > 0) { if (known.Row == 0) known.Row = number; return Finding(number, RowOutcome.Filled, name, [.. added, .. notes], known.Id); }
        if (known.Row > 0) { notes.Add(RowNote.Of(null, Twice.With(known.Row))); return Finding(number, RowOutcome.Twice, name, notes, known.Id); }
        known.Row = number;
        return Finding(number, RowOutcome.Same, name, notes, known.Id);
    }

    /// <summary>Adds to a record what it lacks; what it has stays as it is.</summary>
    /// <returns>What it adds.</returns>
    private List<RowNote> Fill(KnownBody known, OrganisationRow said, OrganisationContacts contacts, int number, bool act, List<RowNote> notes)
    {
        var added = new List<RowNote>();
        void Change(string field, Action<Organisation> change, params Target[] columns)
        {
            added.Add(RowNote.Of(mapping.ColumnOf(columns), Adds));
            if (act) bodies.Fills.Add(new(known.Id, field, change));
        }
        if (known.Country is null && said.Body.Country is { } country) { known.Country = country; Change(nameof(Organisation.Country), o => _ = o.Describe(o.Kind, country, o.Seat, o.ParentId, o.Website, o.Email), Target.Country); }
        if (!known.HasKind && said.Kind is { } kind && kind != OrganisationKind.Other) { known.HasKind = true; Change(nameof(Organisation.Kind), o => _ = o.Describe(kind, o.Country, o.Seat, o.ParentId, o.Website, o.Email), Target.OrganisationKind); }
        if (!known.HasSeat && said.Seat.Length > 0) { known.HasSeat = true; Change(nameof(Organisation.Seat), o => _ = o.Describe(o.Kind, o.Country, said.Seat, o.ParentId, o.Website, o.Email), Target.Seat); }
        if (!known.HasWebsite && said.Website.Length > 0) { known.HasWebsite = true; Change(nameof(Organisation.Website), o => _ = o.Describe(o.Kind, o.Country, o.Seat, o.ParentId, said.Website, o.Email), Target.Website); }
        if (!known.HasEmail && said.Email.Length > 0) { known.HasEmail = true; Change(nameof(Organisation.Email), o => _ = o.Describe(o.Kind, o.Country, o.Seat, o.ParentId, o.Website, said.Email), Target.OrganisationEmail, Target.Email); }
        if (!known.HasPhone && contacts.Phone is { } phone) { known.HasPhone = true; Change(nameof(OrganisationContacts.Phone), o => o.ReachAt(o.Contacts(keys) with { Phone = phone }, keys), Target.OrganisationPhone, Target.Phone); }
        if (!known.HasAddress && contacts.Address is { } address) { known.HasAddress = true; Change(nameof(OrganisationContacts.Address), o => o.ReachAt(o.Contacts(keys) with { Address = address }, keys), Target.OrganisationAddress); }
        if (!known.HasAcronym && said.Acronym.Length > 0) { known.HasAcronym = true; Change(nameof(Organisation.Acronym), o => _ = o.Rename(o.Names, said.Acronym), Target.Acronym); }
        foreach (var name in said.Body.Keyed.Where(n => !known.NameKeys.Contains(n.Full)))
        {
            bodies.Learn(known, name);
            added.Add(RowNote.Of(null, AddsName.With(Reading.Short(name.Name.Text))));
            if (act) bodies.Fills.Add(new(known.Id, nameof(Organisation.Names), o => _ = o.Rename([.. o.Names, name.Name], o.Acronym)));
        }
        if (!known.HasParent && said.Parent is not null && (bodies.Find(said.Parent, known.Country) ?? bodies.Find(said.Parent, null) ?? Enter(said.Parent, number, act, notes)) is { } parent && parent.Id != known.Id)
        {
            known.HasParent = true;
            Change(nameof(Organisation.ParentId), o => _ = o.Describe(o.Kind, o.Country, o.Seat, parent.Id, o.Website, o.Email), Target.ParentOrganisation);
        }
        return added;
    }

    private KnownBody? Enter(BodyRow parent, int number, bool act, List<RowNote> notes)
    {
        var entered = bodies.FindOrAdd(parent, OrganisationKind.Other, number, act, out _);
        if (entered is not null) { entered.Row = 0; notes.Add(RowNote.Of(null, NewBody.With(entered.Name))); }
        return entered;
    }
}
