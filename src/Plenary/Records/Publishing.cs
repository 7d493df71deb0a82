using Microsoft.EntityFrameworkCore;
using Plenary.Storage;

namespace Plenary.Records;

/// <summary>One deed on many interventions at once. Those that a rule leaves out are named; the others are done.</summary>
public sealed class Publishing(PlenaryDb db)
{
    /// <summary>So many at one request.</summary>
    public const int Most = 500;

    public static readonly Refusal TooMany = new("record.too-many", "At most {0} at once. Send them in several requests.");
    public static readonly Refusal NotHere = new("record.not-here", "There is no such intervention at this conference.");

    public async Task<(List<Guid> Done, List<(Guid Id, Refusal Refusal)> NotDone)> Of(IReadOnlyList<Guid> ids, Func<Intervention, Refusal?> verb)
    {
        var (done, notDone) = (new List<Guid>(), new List<(Guid, Refusal)>());
        foreach (var some in ids.Distinct().Chunk(Most))
        {
            var found = await db.Interventions.Where(i => EF.Parameter(some).Contains(i.Id)).ToDictionaryAsync(i => i.Id);
            foreach (var id in some)
                if (!found.TryGetValue(id, out var intervention)) notDone.Add((id, NotHere));
                else if (verb(intervention) is { } refusal) notDone.Add((id, refusal));
                else done.Add(id);
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
        return (done, notDone);
    }
}
