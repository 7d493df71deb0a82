using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Names;
using Plenary.Storage;

namespace Plenary.People.Finding;

/// <summary>Records that may be one person: the oldest, and those that are like it. No chains: each is like the oldest itself.</summary>
public sealed record Cluster(Person Main, IReadOnlyList<Likely> Others);

/// <summary>Some clusters, in the order of the oldest record of each.</summary>
/// <param name="Next">From which record to go on; null when all have been looked at.</param>
public sealed record Clusters(IReadOnlyList<Cluster> Found, Guid? Next);

/// <summary>
/// The work list of records that may be one person. It walks through the directory and stops when the page is full or a moment has passed, so that
/// it answers at once among a million; nothing is stored but what people decide.
/// </summary>
public sealed class Duplicates(PlenaryDb db, Likeness likeness)
{
    private const int Chunk = 200, LargestCluster = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static readonly Refusal Oneself = new("duplicates.oneself", "A record cannot be another person than itself.");

    private readonly Dictionary<Guid, IReadOnlyList<Likely>> likely = [];

    public async Task<Clusters> Read(Guid? after, int size, CancellationToken cancellationToken = default)
    {
        var (found, last, started) = (new List<Cluster>(), after ?? Guid.Empty, Stopwatch.GetTimestamp());
        if (DirectoryIndex.Of(db) is not { IsReady: true } index) return new([], after ?? Guid.Empty);
        while (true)
        {
            var some = await db.People.AsNoTracking().Where(p => p.Id > last && p.MergedIntoId == null).OrderBy(p => p.Id).Take(Chunk).ToListAsync(cancellationToken);
            if (some.Count == 0) return new(found, null);
            var emails = some.Select(p => p.EmailIndex).OfType<byte[]>().ToList();
            var shared = (await db.People.Where(p => p.EmailIndex != null && emails.Contains(p.EmailIndex) && p.MergedIntoId == null).GroupBy(p => p.EmailIndex).Where(g => g.Count() > 1).Select(g => g.Key!).ToListAsync(cancellationToken)).Select(Convert.ToHexString).ToHashSet();
            foreach (var person in some)
            {
                last = person.Id;
                var mayBe = person.EmailIndex is { } email && shared.Contains(Convert.ToHexString(email));
                foreach (var name in person.Names)
                    mayBe = mayBe || (await index.Find(db, Subject.Person, name.Text, 2, NameLevels.Possible, cancellationToken)).Any(hit => hit.Key != person.Id);
                if (mayBe) found.AddRange(await Around(person, cancellationToken));
                if (found.Count >= size || Stopwatch.GetElapsedTime(started) > Patience) return new(found, last);
            }
        }
    }

    /// <summary>They are two; nobody is asked about them again, until somebody takes it back.</summary>
    public async Task<Refusal?> TwoPeople(Guid one, Guid other, Actor by, Instant at)
    {
        if (one == other) return Oneself;
        var (first, second) = one.CompareTo(other) < 0 ? (one, other) : (other, one);
        if (await db.NotTheSame.AnyAsync(n => n.Subject == Subject.Person && n.OneId == first && n.OtherId == second)) return null;
        db.NotTheSame.Add(new() { Subject = Subject.Person, OneId = first, OtherId = second, By = by.Name, At = at });
        await db.SaveChangesAsync();
        await likeness.LookAgain([one, other]);
        return null;
    }

    /// <summary>What was said is taken back; the two are asked about again.</summary>
    public async Task<bool> TakeBack(Guid decision)
    {
        if (await db.NotTheSame.SingleOrDefaultAsync(n => n.Id == decision && n.Subject == Subject.Person) is not { } said) return false;
        db.NotTheSame.Remove(said);
        await db.SaveChangesAsync();
        await likeness.LookAgain([said.OneId, said.OtherId]);
        return true;
    }

    /// <summary>The clusters among all that hang together with this record; told once, at the oldest of them.</summary>
    private async Task<IEnumerable<Cluster>> Around(Person person, CancellationToken cancellationToken)
    {
        var (people, waiting) = (new Dictionary<Guid, Person> { [person.Id] = person }, new Queue<Person>([person]));
        while (waiting.TryDequeue(out var next))
            foreach (var other in await Likely(next, cancellationToken))
                if (people.Count < LargestCluster && people.TryAdd(other.Person.Id, other.Person))
                {
                    if (Order(other.Person.Id, person.Id) < 0) return [];
                    waiting.Enqueue(other.Person);
                }
        if (people.Count == 1) return [];
        var pairs = likely.ToDictionary(l => l.Key, l => l.Value.ToDictionary(o => o.Person.Id));
        var apart = new Dictionary<Guid, HashSet<Guid>>();
        foreach (var id in people.Keys) apart[id] = [.. await likeness.TwoPeople(id, cancellationToken)];
        return PersonCluster.Group(people.Keys.Order(Comparer<Guid>.Create(Order)), (a, b) => pairs.TryGetValue(a, out var its) && its.ContainsKey(b), (a, b) => apart[a].Contains(b) ? ClusterDecision.TwoPeople : null)
            .Where(group => group.Count > 1).Select(group => new Cluster(people[group[0]], [.. group.Skip(1).Select(id => pairs[group[0]][id])]));
    }

    private async Task<IReadOnlyList<Likely>> Likely(Person person, CancellationToken cancellationToken) =>
        likely.TryGetValue(person.Id, out var known) ? known : likely[person.Id] = await likeness.LikelySame(person, cancellationToken);

    /// <summary>As both databases order ids: by their digits.</summary>
    private static int Order(Guid a, Guid b) => string.CompareOrdinal(a.ToString("N"), b.ToString("N"));
}
