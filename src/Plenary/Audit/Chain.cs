using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Storage;

namespace Plenary.Audit;

/// <summary>What a reading of the whole history found.</summary>
/// <param name="Sound">How many entries from the first on are as they were written.</param>
/// <param name="Fault">What is wrong with the one after them; null when nothing is.</param>
/// <param name="Hash">Of the last sound entry: kept elsewhere, it proves later that nothing before was changed.</param>
public sealed record ChainFinding(long Sound, string? Fault, Instant? Last, byte[] Hash);

/// <summary>Reads the history from its first entry to its end, one at a time, however long it is.</summary>
public static class Chain
{
    public static async Task<ChainFinding> Verify(PlenaryDb db, CancellationToken cancellationToken = default)
    {
        // The end first: what is added while we read is not ours to judge.
        var head = await db.AuditHead.AsNoTracking().SingleAsync(cancellationToken);
        var (sound, hash, last) = (0L, AuditEntry.Beginning, (Instant?)null);
        await foreach (var entry in db.AuditEntries.AsNoTracking().Where(e => e.Number <= head.Number).OrderBy(e => e.Number).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (entry.Fault(sound + 1, hash) is { } fault) return new(sound, fault, last, hash);
            (sound, hash, last) = (entry.Number, entry.Hash, entry.At);
        }
        return sound < head.Number ? new(sound, $"entry {sound + 1} is missing", last, hash)
            : !hash.AsSpan().SequenceEqual(head.Hash) ? new(sound, $"entry {sound} is not the end that was noted", last, hash)
            : new(sound, null, last, hash);
    }
}
