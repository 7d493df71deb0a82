namespace Plenary.Imports;

/// <summary>
/// The ids by which a list calls records. What it calls by one id it means by no other row, however alike the names: neither a record with an id of
/// the list, nor one that a row with an id was found to mean.
/// </summary>
internal sealed class ListedIds
{
    private readonly HashSet<Guid> listed = [];
    private readonly Dictionary<Guid, Guid> meant = [];

    /// <summary>Before the first row is taken, for each of the list.</summary>
    public void Add(Guid? id)
    {
        if (id is { } given) listed.Add(given);
    }

    /// <summary>May a row that calls its record so mean this one, by the name? One that says no id means any.</summary>
    public bool MayMean(Guid? id, Guid record) => id is null || (meant.TryGetValue(record, out var other) ? other == id : !listed.Contains(record));

    /// <summary>It does.</summary>
    public void Means(Guid? id, Guid record)
    {
        if (id is { } given) meant[record] = given;
    }
}
