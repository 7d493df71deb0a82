using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Plenary.Names;
using Plenary.Storage;

namespace Plenary.People.Finding;

/// <summary>Another record that may be the same, and what speaks for and against it.</summary>
/// <param name="SameAddress">Reached at the same e-mail address (or website): asked about whatever the names are, but for colleagues, who may share the address of their office.</param>
public sealed record Likely<T>(T Record, RecordComparison Why, bool SameAddress) where T : Entity;

/// <summary>Records that may be one: the oldest, and those that are like it. No chains: each is like the oldest itself.</summary>
public sealed record Cluster<T>(T Main, IReadOnlyList<Likely<T>> Others) where T : Entity;

/// <summary>Some clusters, in the order of the oldest record of each.</summary>
/// <param name="Next">From which record to go on; null when all have been looked at.</param>
public sealed record Clusters<T>(IReadOnlyList<Cluster<T>> Found, Guid? Next) where T : Entity;

/// <summary>
/// The work list of records that may be one person, or one organisation. It walks through the directory and stops when the page is full or a moment
/// has passed, so that it answers at once among a million; nothing is stored but what people decide.
/// </summary>
public abstract class Duplicates<T>(PlenaryDb db, Subject subject) where T : Entity
{
    private const int Chunk = 200, LargestCluster = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Dictionary<Guid, IReadOnlyList<Likely<T>>> likely = [];

    protected PlenaryDb Db => db;

    /// <summary>From which score of a name on a record is looked at more closely.</summary>
    protected virtual double Least => NameLevels.Possible;

    /// <summary>Those that follow a record and are not merged into another, in the order of their ids.</summary>
    protected abstract Task<List<T>> Some(Guid after, int count, CancellationToken cancellationToken);

    /// <summary>The names under which the index knows a record.</summary>
    protected abstract IEnumerable<string> NamesOf(T record);

    /// <summary>Those that are like it, the surest first, but for those that were told apart from it.</summary>
    protected abstract Task<IReadOnlyList<Likely<T>>> LikelySame(T record, CancellationToken cancellationToken);

    /// <summary>Of some records, those that share something with another whatever their names.</summary>
    protected virtual Task<HashSet<Guid>> Sharing(List<T> some, CancellationToken cancellationToken) => Task.FromResult(new HashSet<Guid>());

    public async Task<Clusters<T>> Read(Guid? after, int size, CancellationToken cancellationToken = default)
    {
        var (found, last, started) = (new List<Cluster<T>>(), after ?? Guid.Empty, Stopwatch.GetTimestamp());
        if (DirectoryIndex.Of(db) is not { IsReady: true } index) return new([], after ?? Guid.Empty);
        while (true)
        {
            var some = await Some(last, Chunk, cancellationToken);
            if (some.Count == 0) return new(found, null);
            var sharing = await Sharing(some, cancellationToken);
            foreach (var record in some)
            {
                last = record.Id;
                var mayBe = sharing.Contains(record.Id);
                foreach (var name in NamesOf(record))
                    mayBe = mayBe || (await index.Find(db, subject, name, 2, Least, cancellationToken)).Any(hit => hit.Key != record.Id);
                if (mayBe) found.AddRange(await Around(record, cancellationToken));
                if (found.Count >= size || Stopwatch.GetElapsedTime(started) > Patience) return new(found, last);
            }
        }
    }

    /// <summary>The clusters among all that hang together with this record; told once, at the oldest of them.</summary>
    private async Task<IEnumerable<Cluster<T>>> Around(T record, CancellationToken cancellationToken)
    {
        var (records, waiting) = (new Dictionary<Guid, T> { [record.Id] = record }, new Queue<T>([record]));
        while (waiting.TryDequeue(out var next))
            foreach (var other in await Likely(next, cancellationToken))
                if (records.Count < LargestCluster && records.TryAdd(other.Record.Id, other.Record))
                {
                    // The index looks from a name, and not every way leads back: then the oldest does not tell it.
                    if (Order(other.Record.Id, record.Id) < 0 && await Reaches(other.Record, record.Id, cancellationToken)) return [];
                    waiting.Enqueue(other.Record);
                }
        if (records.Count == 1) return [];
        var pairs = likely.ToDictionary(l => l.Key, l => l.Value.ToDictionary(o => o.Record.Id));
        var apart = new Dictionary<Guid, HashSet<Guid>>();
        foreach (var id in records.Keys) apart[id] = [.. await db.ToldApart(subject, id, cancellationToken)];
        return PersonCluster.Group(records.Keys.Order(Comparer<Guid>.Create(Order)), (a, b) => Pair(a, b) is not null, (a, b) => apart[a].Contains(b) ? ClusterDecision.TwoPeople : null)
            .Where(group => group.Count > 1).Select(group => new Cluster<T>(records[group[0]], [.. group.Skip(1).Select(id => Pair(group[0], id)!)]));

        // What speaks for one way speaks for the other.
        Likely<T>? Pair(Guid one, Guid other) =>
            pairs.GetValueOrDefault(one)?.GetValueOrDefault(other) ?? (pairs.GetValueOrDefault(other)?.GetValueOrDefault(one) is { } back ? back with { Record = records[other] } : null);
    }

    /// <summary>From a record, along those that are like it, one comes to the other.</summary>
    private async Task<bool> Reaches(T from, Guid to, CancellationToken cancellationToken)
    {
        var (seen, waiting) = (new HashSet<Guid> { from.Id }, new Queue<T>([from]));
        while (waiting.TryDequeue(out var next))
            foreach (var other in await Likely(next, cancellationToken))
            {
                if (other.Record.Id == to) return true;
                if (seen.Count < LargestCluster && seen.Add(other.Record.Id)) waiting.Enqueue(other.Record);
            }
        return false;
    }

    private async Task<IReadOnlyList<Likely<T>>> Likely(T record, CancellationToken cancellationToken) =>
        likely.TryGetValue(record.Id, out var known) ? known : likely[record.Id] = await LikelySame(record, cancellationToken);

    /// <summary>As both databases order ids: by their digits.</summary>
    private static int Order(Guid a, Guid b) => string.CompareOrdinal(a.ToString("N"), b.ToString("N"));
}

/// <summary>The work list of people.</summary>
public sealed class PeopleTwice(PlenaryDb db, Likeness likeness) : Duplicates<Person>(db, Subject.Person)
{
    protected override Task<List<Person>> Some(Guid after, int count, CancellationToken cancellationToken) =>
        Db.People.AsNoTracking().Where(p => p.Id > after && p.MergedIntoId == null).OrderBy(p => p.Id).Take(count).ToListAsync(cancellationToken);

    protected override IEnumerable<string> NamesOf(Person record) => record.Names.Select(n => n.Text);

    protected override Task<IReadOnlyList<Likely<Person>>> LikelySame(Person record, CancellationToken cancellationToken) => likeness.LikelySame(record, cancellationToken);

    /// <summary>One e-mail address.</summary>
    protected override async Task<HashSet<Guid>> Sharing(List<Person> some, CancellationToken cancellationToken)
    {
        var emails = some.Select(p => p.EmailIndex).OfType<byte[]>().ToList();
        var shared = (await Db.People.Where(p => p.EmailIndex != null && emails.Contains(p.EmailIndex) && p.MergedIntoId == null).GroupBy(p => p.EmailIndex).Where(g => g.Count() > 1).Select(g => g.Key!).ToListAsync(cancellationToken)).Select(Convert.ToHexString).ToHashSet();
        return [.. some.Where(p => p.EmailIndex is { } email && shared.Contains(Convert.ToHexString(email))).Select(p => p.Id)];
    }
}

/// <summary>What was said of two records.</summary>
public static class Told
{
    /// <summary>Those of which somebody said that they are another than this.</summary>
    internal static Task<List<Guid>> ToldApart(this PlenaryDb db, Subject subject, Guid id, CancellationToken cancellationToken = default) =>
        db.NotTheSame.Where(n => n.Subject == subject && (n.OneId == id || n.OtherId == id)).Select(n => n.OneId == id ? n.OtherId : n.OneId).ToListAsync(cancellationToken);
}
