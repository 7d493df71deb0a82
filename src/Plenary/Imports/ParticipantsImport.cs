using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Conferences;
using Plenary.Delegations;
using Plenary.Names;
using Plenary.Organisations;
using Plenary.Storage;
using Plenary.Storage.Unscoped;

namespace Plenary.Imports;

/// <summary>
/// A list of participants of one conference. The same name in the same delegation is one participation, whose first row counts; the same
/// name and delegation at several conferences is one person. A name that is only alike, by an accent or a hyphen, is entered as another one
/// and pointed out: it may be a slip of the pen or a brother, and two records are joined more easily than one is parted. Whoever is entered so is nominated and submitted, for officers to decide.
/// </summary>
internal sealed class ParticipantsImport(PlenaryDb db, Unscoped unscoped, Keys keys, ColumnMapping mapping, Guid importId, Guid conferenceId) : RowImport(importId)
{
    public static readonly Refusal NoCategory = new("import.no-category", "{0} is no category of this conference.");
    public static readonly Refusal NoDelegates = new("import.no-delegates", "This conference has no category “delegate”. Make one, or give the category in a column.");

    private readonly BodiesAtHand bodies = new(db);
    private readonly PeopleAtHand people = new(db, unscoped, keys, mapping);
    private readonly Dictionary<Guid, KnownDelegation> delegations = [];
    private readonly Dictionary<string, Category> categories = new(StringComparer.Ordinal);
    private readonly HashSet<(string, string?)> withHead = [];   // delegations whose head the list names
    private readonly HashSet<((string, string?), string)> foreseen = [];
    private readonly HashSet<((string, string?), string Category)> foreseenAs = [];
    private readonly Dictionary<(Guid Delegation, Guid Category), int> taken = [];

    /// <summary>Delegations that were given places with an invitation.</summary>
    private readonly HashSet<Guid> invited = [];

    /// <summary>Places that they have left, and below 0 what the list takes beyond them.</summary>
    private readonly Dictionary<(Guid Delegation, Guid Category), int> left = [];

    /// <summary>Who takes part, whatever became of it, and the first row that said so (0: it was there before).</summary>
    private readonly Dictionary<Guid, int> here = [];
    private bool started;

    private sealed class KnownDelegation
    {
        public required Guid Id { get; init; }
        public bool IsLed { get; set; }
        public bool HasGroup { get; set; }
    }

    public override bool Foresees => true;

    public override void Foresee(MappedRow row)
    {
        people.Listed.Add(row.Id(Target.Id));
        bodies.Listed.Add(row.Id(Target.OrganisationId));
        var (notes, warnings) = (new List<RowNote>(), new List<RowNote>());
        if (ParticipantRow.Of(row, mapping, notes, warnings) is not { } said) return;
        // Only the first row of a person counts, also for whether they lead.
        if (foreseen.Add((NameOf(said.Delegation), said.Person.Name.ToUpperInvariant())) && said.IsHead) withHead.Add(NameOf(said.Delegation));
        foreseenAs.Add((NameOf(said.Delegation), SearchKey.Of(said.Category)));
    }

    public override async Task<List<ImportFinding>> Take(IReadOnlyList<MappedRow> rows, bool act, Actor by, Instant at, CancellationToken cancellationToken)
    {
        if (!started) await Start(cancellationToken);
        var read = rows.Select(row =>
        {
            var (notes, warnings) = (new List<RowNote>(), new List<RowNote>());
            return (Row: row, Said: ParticipantRow.Of(row, mapping, notes, warnings), Notes: notes, Warnings: warnings);
        }).ToList();
        await bodies.Fetch([.. read.Select(r => r.Said?.Delegation).OfType<BodyRow>()], cancellationToken);
        await people.Fetch([.. read.Select(r => r.Said?.Person).OfType<PersonRow>()], cancellationToken);

        return read.ConvertAll(r =>
        {
            if (!r.Row.Row.IsSound) r.Notes.Clear();   // what is wrong with the file comes before what it might mean
            r.Notes.AddRange(NotesOf(r.Row.Problems).Where(n => !r.Warnings.Contains(n, NoteComparer.Instance)));
            return r.Said is null || r.Notes.Count > 0 ? Refused(r.Row, r.Said?.Person.Name ?? "", r.Notes) : Take(r.Row, r.Said, act, [.. NotesOf(r.Row.Remarks), .. r.Warnings], by, at);
        });
    }

    public override async Task Apply(Bulk bulk, CancellationToken cancellationToken)
    {
        await bodies.Apply(bulk, ImportId, cancellationToken);
        await people.Apply(bulk, ImportId, cancellationToken);
        // The secretariat enters people without asking for places: they are granted as they are taken, exactly, whoever nominates at the same time.
        foreach (var ((delegation, category), count) in taken) await db.GivePlaces(conferenceId, delegation, category, count);
        taken.Clear();
    }

    private async Task Start(CancellationToken cancellationToken)
    {
        foreach (var category in await db.Categories.AsNoTracking().ToListAsync(cancellationToken))
            foreach (var word in category.Name.All.Values.Append(category.Code)) categories.TryAdd(SearchKey.Of(word), category);
        foreach (var delegation in await db.Delegations.AsNoTracking().Select(d => new { d.Id, d.OrganisationId, d.Group }).ToListAsync(cancellationToken))
            delegations[delegation.OrganisationId] = new() { Id = delegation.Id, HasGroup = delegation.Group.Length > 0 };
        invited.UnionWith(await db.Invitations.Select(i => i.DelegationId).ToListAsync(cancellationToken));
        foreach (var places in await db.Places.AsNoTracking().Where(p => db.Invitations.Any(i => i.DelegationId == p.DelegationId)).ToListAsync(cancellationToken))
            left[(places.DelegationId, places.CategoryId)] = places.Left;
        var led = (await db.Participations.Where(p => p.Leads).Select(p => p.DelegationId).Distinct().ToListAsync(cancellationToken)).ToHashSet();
        foreach (var delegation in delegations.Values) delegation.IsLed = led.Contains(delegation.Id);
        foreach (var person in await db.Participations.Select(p => p.PersonId).Distinct().ToListAsync(cancellationToken)) here[person] = 0;
        foreach (var (delegation, named) in foreseenAs)
            if (categories.GetValueOrDefault(named) is { Leads: true }) withHead.Add(delegation);
        started = true;
    }

    private ImportFinding Take(MappedRow row, ParticipantRow said, bool act, List<RowNote> notes, Actor by, Instant at)
    {
        var number = said.Person.Number;
        if (!categories.TryGetValue(SearchKey.Of(said.Category is { Length: > 0 } named ? named : "delegate"), out var category))
            return Refused(row, said.Person.Name, [said.Category.Length > 0 ? RowNote.Of(mapping.ColumnOf(Target.Category), NoCategory.With(Reading.Short(said.Category))) : RowNote.Of(null, NoDelegates)]);

        // 1. The organisation, and its delegation to this conference.
        var body = bodies.FindOrAdd(said.Delegation, Reading.Kind(said.Group) ?? OrganisationKind.Other, number, act, out var wrong, asWritten: true);
        if (body is null) return Refused(row, said.Person.Name, [RowNote.Of(mapping.ColumnOf(Target.Delegation, Target.OrganisationName), wrong!)]);
        if (body is { IsNew: true } && body.Row == number)
        {
            notes.Add(RowNote.Of(null, NewBody.With(body.Name)));
            if (bodies.Find(said.Delegation, null, otherThan: body) is { } like) notes.Add(LikelyTwice(said.Delegation, like));
        }
        if (!delegations.TryGetValue(body.Id, out var delegation))
        {
            var sent = new Delegation { ConferenceId = conferenceId, OrganisationId = body.Id, Group = said.Group };
            if (act) db.Delegations.Add(sent);
            delegations[body.Id] = delegation = new() { Id = sent.Id, HasGroup = true };
        }

        // 2. The person: this name, known from this organisation.
        var email = people.EmailIndex(said.Person.Email);
        var known = people.Find(said.Person, body.Id, email, asWritten: true);
        if (known is not null) people.Mean(said.Person, known);
        if (known is not null && here.TryGetValue(known.Id, out var first))
        {
            if (first > 0) notes.Add(RowNote.Of(null, Twice.With(first)));
            else here[known.Id] = number;
            return Finding(number, first > 0 ? RowOutcome.Twice : RowOutcome.Same, said.Person.Name, notes, known.Id);
        }
        said = said with { Person = said.Person.Reached(row, mapping, body, notes) };
        Guid? namesake = null;
        if (known is null)
        {
            if (people.Namesakes(said.Person).OrderByDescending(p => p.IsWritten(said.Person.Names)).FirstOrDefault() is { } other)
            {
                notes.Add(LikelyTwice(said.Person, other));
                if (!other.IsNew) namesake = other.Id;
            }
            known = people.Add(said.Person, email, act, out var refusal);
            if (refusal is not null) return Refused(row, said.Person.Name, [RowNote.Of(mapping.ColumnOf(Target.PersonName, Target.GivenName, Target.FamilyName), refusal)]);
            known.Bodies.Add(body.Id);
        }
        else
        {
            people.Fill(known, said.Person, email, act, notes);
            if (!known.Bodies.Contains(body.Id)) known.Bodies.Add(body.Id);
        }
        here[known.Id] = number;

        // 3. The participation, with honorific, gender and office of that time.
        var leads = category.Leads || (!delegation.IsLed && (said.IsHead || !withHead.Contains(NameOf(said.Delegation))));
        if (leads) delegation.IsLed = true;
        if (act) Nominate(said, known, body, delegation, category.Id, leads, by, at);
        if (said.Category.Length == 0) notes.Insert(0, Usual(category));
        if (invited.Contains(delegation.Id) && (left[(delegation.Id, category.Id)] = left.GetValueOrDefault((delegation.Id, category.Id)) - 1) < 0) notes.Add(RowNote.Of(null, GrantsPlace));
        taken[(delegation.Id, category.Id)] = taken.GetValueOrDefault((delegation.Id, category.Id)) + 1;
        return Finding(number, RowOutcome.New, said.Person.Name, notes, namesake ?? known.Id);
    }

    /// <summary>Which category is taken where the row gives none, and why.</summary>
    private RowNote Usual(Category taken) => mapping.ColumnOf(Target.Category) is { } column
        ? RowNote.Of(column, CategoryEmpty.With(taken.Name.ToString())) : RowNote.Of(null, CategoryNotListed.With(taken.Name.ToString()));

    private static (string, string?) NameOf(BodyRow delegation) => (delegation.Names[0].Text.ToUpperInvariant(), delegation.Country);

    private void Nominate(ParticipantRow said, KnownPerson known, KnownBody body, KnownDelegation delegation, Guid category, bool leads, Actor by, Instant at)
    {
        var participation = Participation.Nominate(conferenceId, delegation.Id, body.Id, known.Id, said.Person.Names, category, leads, by, at);
        participation.Describe(said.Person.Honorific, said.Person.Gender);
        participation.HoldOffice(said.Person.Office, said.Person.Unit, said.Affiliation);
        participation.Listed = said.Listed;
        if (participation.Submit(by, at) is { } refusal) throw new InvalidOperationException(refusal.ToString());
        db.Participations.Add(participation);
    }

    private sealed class NoteComparer : IEqualityComparer<RowNote>
    {
        public static readonly NoteComparer Instance = new();

        public bool Equals(RowNote? x, RowNote? y) => x?.Code == y?.Code && x?.Column == y?.Column;

        public int GetHashCode(RowNote obj) => StringComparer.Ordinal.GetHashCode(obj.Code);
    }
}
