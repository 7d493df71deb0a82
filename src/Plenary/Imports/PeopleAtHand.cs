using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Names;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Storage;
using Plenary.Storage.Unscoped;

namespace Plenary.Imports;

internal readonly record struct KnownOffice(Guid Id, Guid Body, string Title, string Unit, LocalDate? From, LocalDate? Until);

/// <summary>A person as far as an import must know them: one of the directory, or one that the list brings.</summary>
internal sealed class KnownPerson
{
    public required Guid Id { get; init; }
    /// <summary>The whole search keys of the names.</summary>
    public required List<string> NameKeys { get; init; }
    /// <summary>The names as they are written.</summary>
    public required List<string> Written { get; init; }
    public bool HasHonorific { get; set; }
    public bool HasGender { get; set; }
    public bool HasNationality { get; set; }
    public bool HasLanguages { get; set; }
    public bool HasPhone { get; set; }
    public byte[]? Email { get; set; }
    /// <summary>Where they hold or held an office, or for whom they came to a conference.</summary>
    public List<Guid> Bodies { get; } = [];
    public List<KnownOffice> Offices { get; } = [];
    /// <summary>The first row of this list that spoke of them; 0 for none so far.</summary>
    public int Row { get; set; }
    public bool IsNew { get; init; }

    /// <summary>Written as the row writes it; capitals do not count.</summary>
    public bool IsWritten(IEnumerable<WrittenName> names) => KeyedName.AreWritten(names, Written);
}

/// <summary>
/// Finds the person that a row means: the one with its id. Else same name after normalising, and then: the same e-mail address; or the same organisation; or, where
/// the row names no organisation, a record that has none and no other e-mail address. Everyone else is somebody new. A name written just
/// as in the row comes before one that is written otherwise.
/// </summary>
internal sealed class PeopleAtHand(PlenaryDb db, Unscoped unscoped, Keys keys, ColumnMapping mapping)
{
    private readonly Dictionary<string, List<KnownPerson>> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, KnownPerson> byId = [];

    public ListedIds Listed { get; } = new();
    public ListedIds ListedOffices { get; } = new();
    private readonly HashSet<Guid> takenOffices = [];

    public List<Filling<Person>> Fills { get; } = [];
    public List<Filling<Office>> OfficeFills { get; } = [];
    public Dictionary<Guid, Person> Added { get; } = [];
    public Dictionary<Guid, Office> AddedOffices { get; } = [];

    /// <summary>Reads what the directory has under these names and ids, all at once.</summary>
    public async Task Fetch(IReadOnlyCollection<PersonRow> rows, CancellationToken cancellationToken)
    {
        var offices = rows.Select(r => r.OfficeId).OfType<Guid>().Except(takenOffices).ToList();
        if (offices.Count > 0) takenOffices.UnionWith(await db.Offices.Where(o => offices.Contains(o.Id)).Select(o => o.Id).ToListAsync(cancellationToken));
        var called = rows.Select(r => r.Id).OfType<Guid>().Where(id => !byId.ContainsKey(id)).Distinct().ToList();
        var asked = rows.SelectMany(r => r.Keyed).DistinctBy(n => n.Sort).Where(n => !byKey.ContainsKey(n.Sort)).ToList();
        if (asked.Count == 0 && called.Count == 0) return;
        foreach (var name in asked) byKey[name.Sort] = [];

        var sortKeys = asked.ConvertAll(a => a.Sort);
        var marks = asked.ConvertAll(a => a.Mark);
        var found = await db.People.AsNoTracking().Where(p => sortKeys.Contains(p.SortKey)).ToListAsync(cancellationToken);
        var more = (await db.SearchWords.Where(w => w.Subject == Subject.Person && marks.Contains(w.Word)).Select(w => w.SubjectId).Distinct().ToListAsync(cancellationToken)).Union(called).Except(found.Select(p => p.Id)).ToList();
        if (more.Count > 0) found.AddRange(await db.People.AsNoTracking().Where(p => more.Contains(p.Id)).ToListAsync(cancellationToken));
        if (found.Count == 0) return;

        var fresh = new List<KnownPerson>();
        foreach (var person in found.OrderBy(p => p.Id))
        {
            var kept = await KeptOf(person, cancellationToken);
            if (!byId.TryGetValue(kept.Id, out var known)) fresh.Add(byId[kept.Id] = known = Know(kept));
            byId[person.Id] = known;
            known.NameKeys.AddRange(person.Names.Select(n => SearchKey.Of(n.Text)).Except(known.NameKeys).ToList());
            known.Written.AddRange(person.Names.Select(n => n.Text).Except(known.Written).ToList());
            foreach (var name in person.Names) Register(SearchKey.Sorting(name.Text), known, onlyAsked: true);
        }
        await FetchPlaces(fresh, cancellationToken);
    }

    /// <summary>Those who bear one of these names.</summary>
    public IEnumerable<KnownPerson> Namesakes(PersonRow row)
    {
        foreach (var name in row.Keyed)
        {
            if (!byKey.TryGetValue(name.Sort, out var same)) continue;
            foreach (var person in same)
                if (name.Full.Length <= 100 || person.NameKeys.Contains(name.Full)) yield return person;
        }
    }

    /// <param name="body">The organisation that the row names, if any.</param>
    /// <param name="asWritten">The organisation alone is not enough: the name must be written the same.</param>
    public KnownPerson? Find(PersonRow row, Guid? body, byte[]? email, bool asWritten = false)
    {
        if (row.Id is { } called && byId.TryGetValue(called, out var one)) return one;
        var namesakes = Namesakes(row).Where(p => Listed.MayMean(row.Id, p.Id)).OrderByDescending(p => p.IsWritten(row.Names)).ToList();
        if (namesakes.Count == 0) return null;
        return (email is null ? null : namesakes.Find(p => Same(p.Email, email)))
            ?? (body is { } id ? namesakes.Find(p => p.Bodies.Contains(id) && (!asWritten || p.IsWritten(row.Names)))
                : namesakes.Find(p => p.Bodies.Count == 0 && (email is null || p.Email is null)));
    }

    /// <summary>That which the row gives, unless an office is called so already: somebody else's, in a row that was copied.</summary>
    public Guid NewOfficeId(PersonRow row) => row.OfficeId is { } id && takenOffices.Add(id) ? id : Guid.CreateVersion7();

    /// <summary>The row means this one: so does whoever calls it by the same id.</summary>
    public void Mean(PersonRow row, KnownPerson known)
    {
        Listed.Means(row.Id, known.Id);
        if (row.Id is { } id) byId.TryAdd(id, known);
    }

    public byte[]? EmailIndex(string? email) => email is null ? null : keys.BlindIndex(email, "person.email");

    public KnownPerson Add(PersonRow row, byte[]? email, bool act, out Refusal? refusal)
    {
        refusal = Person.Enter(row.Names, out var person, row.Id);
        if (refusal is null && act)
        {
            person.Describe(row.Honorific, row.Gender, row.Nationality, row.Languages);
            if (row.Email is not null || row.Phone is not null) person.ReachAt(new(row.Email, row.Phone), keys);
            Added[person.Id] = person;
        }
        var known = new KnownPerson
        {
            Id = person.Id,
            NameKeys = [.. row.Keyed.Select(n => n.Full)],
            Written = [.. row.Names.Select(n => n.Text)],
            IsNew = true,
            Row = row.Number,
            Email = email,
            HasHonorific = row.Honorific.Length > 0,
            HasGender = row.Gender is not null,
            HasNationality = row.Nationality is not null,
            HasLanguages = row.Languages.Count > 0,
            HasPhone = row.Phone is not null,
        };
        if (refusal is not null) return known;
        byId[known.Id] = known;
        foreach (var name in row.Keyed) Register(name.Sort, known, onlyAsked: false);
        return known;
    }

    /// <summary>Adds to a known record what it lacks. What it has stays as it is.</summary>
    /// <returns>What it adds.</returns>
    public List<RowNote> Fill(KnownPerson known, PersonRow row, byte[]? email, bool act, List<RowNote> notes)
    {
        var added = new List<RowNote>();
        void Change(string field, Action<Person> change, params Target[] columns)
        {
            added.Add(RowNote.Of(mapping.ColumnOf(columns), RowImport.Adds));
            if (act) Fills.Add(new(known.Id, field, change));
        }
        if (!known.HasHonorific && row.Honorific.Length > 0) { known.HasHonorific = true; Change(nameof(Person.Honorific), p => p.Describe(row.Honorific, p.Gender, p.Nationality, p.Languages), Target.Honorific); }
        if (!known.HasGender && row.Gender is not null) { known.HasGender = true; Change(nameof(Person.Gender), p => p.Describe(p.Honorific, row.Gender, p.Nationality, p.Languages), Target.Gender, Target.Female); }
        if (!known.HasNationality && row.Nationality is not null) { known.HasNationality = true; Change(nameof(Person.Nationality), p => p.Describe(p.Honorific, p.Gender, row.Nationality, p.Languages), Target.Nationality); }
        if (!known.HasLanguages && row.Languages.Count > 0) { known.HasLanguages = true; Change(nameof(Person.Languages), p => p.Describe(p.Honorific, p.Gender, p.Nationality, row.Languages), Target.Languages); }
        if (known.Email is null && email is not null) { known.Email = email; Change(nameof(People.Contacts.Email), p => p.ReachAt(p.Contacts(keys) with { Email = row.Email }, keys), Target.Email); }
        else if (email is not null && !Same(known.Email, email)) notes.Add(RowNote.Of(null, OtherEmail));
        if (!known.HasPhone && row.Phone is not null) { known.HasPhone = true; Change(nameof(People.Contacts.Phone), p => p.ReachAt(p.Contacts(keys) with { Phone = row.Phone }, keys), Target.Phone); }
        foreach (var name in row.Keyed.Where(n => !known.NameKeys.Contains(n.Full)))
        {
            known.NameKeys.Add(name.Full);
            known.Written.Add(name.Name.Text);
            Register(name.Sort, known, onlyAsked: false);
            added.Add(RowNote.Of(null, RowImport.AddsName.With(Reading.Short(name.Name.Text))));
            if (act) Fills.Add(new(known.Id, nameof(Person.Names), p => _ = p.Rename([.. p.Names, name.Name])));
        }
        return added;
    }

    /// <summary>Inserts the new, and changes those who were there before, read all at once.</summary>
    public async Task Apply(Bulk bulk, Guid importId, CancellationToken cancellationToken)
    {
        // An office that somebody got who was there before is a line of that person's history.
        Fills.AddRange(AddedOffices.Values.Where(o => !Added.ContainsKey(o.PersonId)).Select(o => new Filling<Person>(o.PersonId, nameof(Office), _ => { })));
        await db.Fill(Fills, Added, importId, cancellationToken);
        await db.Fill(OfficeFills, AddedOffices, importId, cancellationToken);

        await bulk.Insert([.. Added.Values], cancellationToken);
        await bulk.Insert([.. Added.Values.SelectMany(SearchWord.Of)], cancellationToken);
        await bulk.Insert([.. AddedOffices.Values], cancellationToken);
        Added.Clear();
        AddedOffices.Clear();
    }

    internal static readonly Refusal OtherEmail = new("import.other-email", "The record has another e-mail address, which was kept.");

    private KnownPerson Know(Person person) => new()
    {
        Id = person.Id,
        NameKeys = [.. person.Names.Select(n => SearchKey.Of(n.Text))],
        Written = [.. person.Names.Select(n => n.Text)],
        HasHonorific = person.Honorific.Length > 0,
        HasGender = person.Gender is not null,
        HasNationality = person.Nationality is not null,
        HasLanguages = person.Languages.Count > 0,
        Email = person.EmailIndex,
        HasPhone = person.Contacts(keys).Phone is not null,
    };

    private async Task FetchPlaces(List<KnownPerson> people, CancellationToken cancellationToken)
    {
        var ids = people.Select(p => p.Id).ToList();
        var offices = await db.Offices.AsNoTracking().Where(o => ids.Contains(o.PersonId)).ToListAsync(cancellationToken);
        foreach (var office in offices.OrderBy(o => o.Id))
        {
            var known = byId[office.PersonId];
            known.Offices.Add(new(office.Id, office.OrganisationId, SearchKey.Of(office.Title), SearchKey.Of(office.Unit), office.From, office.Until));
            if (!known.Bodies.Contains(office.OrganisationId)) known.Bodies.Add(office.OrganisationId);
        }
        foreach (var (person, body) in await unscoped.CameFor(ids, cancellationToken))
            if (!byId[person].Bodies.Contains(body)) byId[person].Bodies.Add(body);
    }

    private void Register(string key, KnownPerson known, bool onlyAsked)
    {
        if (!byKey.TryGetValue(key, out var same))
        {
            if (onlyAsked) return;   // not asked for: who else bears that name has not been read
            byKey[key] = same = [];
        }
        if (!same.Contains(known)) same.Add(known);
    }

    private async Task<Person> KeptOf(Person person, CancellationToken cancellationToken)
    {
        for (var steps = 0; person.MergedIntoId is { } kept && steps < 50; steps++)
            person = await db.People.AsNoTracking().SingleAsync(p => p.Id == kept, cancellationToken);
        return person;
    }

    private static bool Same(byte[]? one, byte[]? other) => one is not null && other is not null && one.AsSpan().SequenceEqual(other);
}
