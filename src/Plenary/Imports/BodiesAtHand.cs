using Microsoft.EntityFrameworkCore;
using Plenary.Names;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Storage;
using Plenary.Storage.Unscoped;

namespace Plenary.Imports;

/// <summary>An organisation as far as an import must know it: one of the directory, or one that the list brings.</summary>
internal sealed class KnownBody
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public string? Country { get; set; }
    public bool HasAcronym { get; set; }
    public bool HasKind { get; set; }
    public bool HasSeat { get; set; }
    public bool HasParent { get; set; }
    public bool HasWebsite { get; set; }
    public bool HasEmail { get; set; }
    public bool HasPhone { get; set; }
    public bool HasAddress { get; set; }
    /// <summary>The whole search keys of its names.</summary>
    public List<string> NameKeys { get; init; } = [];
    /// <summary>Its names as they are written.</summary>
    public List<string> Written { get; init; } = [];
    /// <summary>The first row of this list that spoke of it; 0 for none so far.</summary>
    public int Row { get; set; }
    /// <summary>The list brings it.</summary>
    public bool IsNew { get; init; }

    /// <summary>Written as the row writes it; capitals do not count.</summary>
    public bool IsWritten(IEnumerable<WrittenName> names) => KeyedName.AreWritten(names, Written);
}

/// <summary>
/// Finds the organisation that a row means: the one with its id; else same name (in any of its languages, after normalising) and same country. A row without a
/// country means the oldest of that name; a row with one also means a record whose country was not known yet, and tells it. A name written
/// just as in the row comes before one that is written otherwise.
/// </summary>
/// <param name="keys">Null where the list says nothing of how bodies are reached.</param>
internal sealed class BodiesAtHand(PlenaryDb db, Keys? keys = null)
{
    private readonly Dictionary<string, List<KnownBody>> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, KnownBody> byId = [];

    public ListedIds Listed { get; } = new();

    public List<Filling<Organisation>> Fills { get; } = [];
    public Dictionary<Guid, Organisation> Added { get; } = [];

    /// <summary>Reads what the directory has under these names and ids, all at once.</summary>
    public async Task Fetch(IReadOnlyCollection<BodyRow> rows, CancellationToken cancellationToken)
    {
        var asked = rows.SelectMany(r => r.Keyed).DistinctBy(n => n.Sort).Where(n => !byKey.ContainsKey(n.Sort)).ToList();
        var ids = rows.Select(r => r.Id).OfType<Guid>().Where(id => !byId.ContainsKey(id)).Distinct().ToList();
        if (asked.Count == 0 && ids.Count == 0) return;
        foreach (var name in asked) byKey[name.Sort] = [];

        var sortKeys = asked.ConvertAll(a => a.Sort);
        var marks = asked.ConvertAll(a => a.Mark);
        var found = await db.Organisations.AsNoTracking().Where(o => sortKeys.Contains(o.SortKey)).ToListAsync(cancellationToken);
        var second = await db.SearchWords.Where(w => w.Subject == Subject.Organisation && marks.Contains(w.Word)).Select(w => w.SubjectId).Distinct().ToListAsync(cancellationToken);
        var more = second.Union(ids).Except(found.Select(o => o.Id)).ToList();
        if (more.Count > 0) found.AddRange(await db.Organisations.AsNoTracking().Where(o => more.Contains(o.Id)).ToListAsync(cancellationToken));

        foreach (var body in found.OrderBy(o => o.Id))
        {
            var kept = await KeptOf(body, cancellationToken);
            var reach = keys is null ? OrganisationContacts.None : kept.Contacts(keys);
            if (!byId.TryGetValue(kept.Id, out var known)) byId[kept.Id] = known = new()
            {
                Id = kept.Id,
                Name = kept.Name,
                Country = kept.Country,
                HasAcronym = kept.Acronym.Length > 0,
                HasKind = kept.Kind != OrganisationKind.Other,
                HasSeat = kept.Seat.Length > 0,
                HasParent = kept.ParentId is not null,
                HasWebsite = kept.Website.Length > 0,
                HasEmail = kept.Email.Length > 0,
                HasPhone = reach.Phone is not null,
                HasAddress = reach.Address is not null,
                NameKeys = [.. kept.Names.Select(n => SearchKey.Of(n.Text))],
                Written = [.. kept.Names.Select(n => n.Text)],
            };
            byId[body.Id] = known;
            known.NameKeys.AddRange(body.Names.Select(n => SearchKey.Of(n.Text)).Except(known.NameKeys).ToList());
            known.Written.AddRange(body.Names.Select(n => n.Text).Except(known.Written).ToList());
            foreach (var name in body.Names) Register(SearchKey.Sorting(name.Text), known, onlyAsked: true);
        }
    }

    /// <summary>Null when the directory does not know it and no earlier row brought it.</summary>
    /// <param name="asWritten">Only one whose name is written the same.</param>
    /// <param name="otherThan">Somebody's double is looked for.</param>
    public KnownBody? Find(BodyRow row, string? country, bool asWritten = false, KnownBody? otherThan = null)
    {
        if (otherThan is null && row.Id is { } id && byId.TryGetValue(id, out var called)) return called;
        foreach (var name in row.Keyed)
        {
            if (!byKey.TryGetValue(name.Sort, out var same)) continue;
            var candidates = same.Where(b => (name.Full.Length <= 100 || b.NameKeys.Contains(name.Full)) && (!asWritten || b.IsWritten(row.Names)) && b != otherThan && Listed.MayMean(row.Id, b.Id))
                .OrderByDescending(b => b.IsWritten(row.Names)).ToList();
            var found = candidates.FirstOrDefault(b => b.Country == country)
                ?? (country is null ? candidates.FirstOrDefault() : candidates.FirstOrDefault(b => b.Country is null));
            if (found is not null) return found;
        }
        return null;
    }

    /// <summary>Enters the organisation that a row names, or finds it.</summary>
    /// <returns>Null with a refusal when the name is none.</returns>
    public KnownBody? FindOrAdd(BodyRow row, OrganisationKind kind, int number, bool act, out Refusal? refusal, bool asWritten = false)
    {
        refusal = null;
        if (Find(row, row.Country, asWritten) is { } known)
        {
            Mean(row, known);
            if (known.Country is null && row.Country is not null) FillCountry(known, row.Country, act);
            return known;
        }
        refusal = Organisation.Enter(row.Names, kind, row.Country, out var organisation, row.Id);
        if (refusal is not null) return null;
        return Add(organisation, number, act);
    }

    /// <summary>The row means this one: so does whoever calls it by the same id.</summary>
    public void Mean(BodyRow row, KnownBody known)
    {
        Listed.Means(row.Id, known.Id);
        if (row.Id is { } id) byId.TryAdd(id, known);
    }

    public KnownBody Add(Organisation organisation, int number, bool act)
    {
        var known = new KnownBody
        {
            Id = organisation.Id,
            Name = organisation.Name,
            Country = organisation.Country,
            HasKind = organisation.Kind != OrganisationKind.Other,
            IsNew = true,
            Row = number,
            NameKeys = [.. organisation.Names.Select(n => SearchKey.Of(n.Text))],
            Written = [.. organisation.Names.Select(n => n.Text)],
        };
        byId[known.Id] = known;
        foreach (var name in organisation.Names) Register(SearchKey.Sorting(name.Text), known, onlyAsked: false);
        if (act)
        {
            Added[organisation.Id] = organisation;
        }
        return known;
    }

    public void Learn(KnownBody known, KeyedName name)
    {
        known.NameKeys.Add(name.Full);
        known.Written.Add(name.Name.Text);
        Register(name.Sort, known, onlyAsked: false);
    }

    /// <summary>Inserts the new, and changes those that were there before, read all at once.</summary>
    public async Task Apply(Bulk bulk, Guid importId, CancellationToken cancellationToken)
    {
        await db.Fill(Fills, Added, importId, cancellationToken);

        await bulk.Insert(ParentsFirst(), cancellationToken);
        await bulk.Insert([.. Added.Values.SelectMany(SearchWord.Of)], cancellationToken);
        Added.Clear();
    }

    private List<Organisation> ParentsFirst()
    {
        var (ordered, seen) = (new List<Organisation>(Added.Count), new HashSet<Guid>());
        foreach (var organisation in Added.Values)
        {
            var above = new Stack<Organisation>();
            for (var one = organisation; one is not null && seen.Add(one.Id); one = one.ParentId is { } parent ? Added.GetValueOrDefault(parent) : null) above.Push(one);
            ordered.AddRange(above);
        }
        return ordered;
    }

    public void FillCountry(KnownBody known, string country, bool act)
    {
        known.Country = country;
        if (act) Fills.Add(new(known.Id, nameof(Organisation.Country), o => _ = o.Describe(o.Kind, country, o.Seat, o.ParentId, o.Website, o.Email)));
    }

    private void Register(string key, KnownBody known, bool onlyAsked)
    {
        if (!byKey.TryGetValue(key, out var same))
        {
            if (onlyAsked) return;   // not asked for: what else bears that name has not been read
            byKey[key] = same = [];
        }
        if (!same.Any(b => b.Id == known.Id)) same.Add(known);
    }

    /// <summary>Where a record was merged into another, the other is meant.</summary>
    private async Task<Organisation> KeptOf(Organisation body, CancellationToken cancellationToken)
    {
        for (var steps = 0; body.MergedIntoId is { } kept && steps < 50; steps++)
            body = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == kept, cancellationToken);
        return body;
    }
}
