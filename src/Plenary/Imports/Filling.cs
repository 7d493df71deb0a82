using Microsoft.EntityFrameworkCore;
using Plenary.Storage;

namespace Plenary.Imports;

/// <summary>What a row adds to a record that lacks it.</summary>
/// <param name="Field">What is filled in; the history says it, and not with what.</param>
internal readonly record struct Filling<T>(Guid Id, string Field, Action<T> Change) where T : Entity;

internal static class Fillings
{
    /// <summary>
    /// Fills in what was collected, records that were there before read all at once, and empties the collection. Of each of those the history says with the save which
    /// fields were filled in by which import; what the list itself brought is told by the line of its batch.
    /// </summary>
    public static async Task Fill<T>(this PlenaryDb db, List<Filling<T>> fillings, Dictionary<Guid, T> added, Guid importId, CancellationToken cancellationToken) where T : Entity
    {
        var there = fillings.Where(f => !added.ContainsKey(f.Id)).ToLookup(f => f.Id, f => f.Field);
        var ids = there.Select(f => f.Key).ToList();
        var tracked = ids.Count == 0 ? [] : await db.Set<T>().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancellationToken);
        foreach (var (id, _, change) in fillings) change(added.TryGetValue(id, out var fresh) ? fresh : tracked[id]);
        foreach (var fields in there) db.Note($"{typeof(T).Name.ToLowerInvariant()}.filled", fields.Key, new { import = importId, fields = fields.Distinct() });
        fillings.Clear();
    }
}
