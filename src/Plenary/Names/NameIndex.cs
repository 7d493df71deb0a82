using System.Collections.Concurrent;

namespace Plenary.Names;

/// <summary>A name found in an index.</summary>
/// <param name="Key">What the name was added under.</param>
/// <param name="Name">The name as it was added.</param>
/// <param name="Score">0 to 1, as <see cref="NameComparer"/> gives it; for as-you-type results a rank of the same range.</param>
public readonly record struct NameHit<TKey>(TKey Key, string Name, double Score);

/// <summary>Whose names are read and compared.</summary>
public enum NameKind { Person, Organisation }

/// <summary>
/// Finds people (or organisations) by name among a million in milliseconds, across scripts and spellings. In memory; built from the database at
/// start and kept up to date by <see cref="Add"/> and <see cref="Remove"/>, so that answers are the same on every database.
/// </summary>
/// <remarks>Safe for many readers and one writer at a time: readers share a lock that a writer takes alone.</remarks>
public sealed class NameIndex<TKey>(NameKind kind = NameKind.Person) : IDisposable where TKey : notnull
{
    /// <summary>Records compared in full for one query; records looked at for one of its words.</summary>
    private const int MostCompared = 60, MostGathered = 40_000;

    private readonly ReaderWriterLockSlim gate = new();
    private readonly Vocabulary words = new();
    private readonly Dictionary<TKey, int> slots = [];
    private readonly Dictionary<TKey, List<int>> more = [];
    private readonly ConcurrentBag<float[]> zeros = [];
    private readonly List<Slot> records = [];
    private readonly Stack<int> free = [];

    private readonly record struct Slot(TKey Key, string Name, int[] Words);

    /// <summary>Number of names held.</summary>
    public int Count { get; private set; }

    /// <summary>Number of distinct words in them.</summary>
    public int WordCount => words.Count;

    /// <summary>Adds a name under a key; a key may have several names. A name without letters is not held.</summary>
    public void Add(TKey key, string name)
    {
        var parsed = Read(name);
        if (parsed.Length == 0) return;

        gate.EnterWriteLock();
        try
        {
            var ids = new int[parsed.Length];
            for (var i = 0; i < ids.Length; i++) ids[i] = words.Intern(parsed[i]);
            var slot = new Slot(key, NameText.Clean(name), ids);
            if (free.TryPop(out var at)) records[at] = slot;
            else { at = records.Count; records.Add(slot); }
            foreach (var word in ids) words.AddRecord(word, at);
            if (!slots.TryAdd(key, at))
            {
                if (!more.TryGetValue(key, out var others)) more[key] = others = [];
                others.Add(at);
            }
            Count++;
        }
        finally { gate.ExitWriteLock(); }
    }

    /// <summary>After many were added: puts their words in order once, so that no question has to look through them.</summary>
    public void Settle()
    {
        gate.EnterWriteLock();
        try { words.Settle(); }
        finally { gate.ExitWriteLock(); }
    }

    /// <summary>Removes all names of a key; does nothing for an unknown key.</summary>
    public void Remove(TKey key)
    {
        gate.EnterWriteLock();
        try
        {
            if (!slots.Remove(key, out var first)) return;
            Clear(first);
            if (more.Remove(key, out var others)) foreach (var at in others) Clear(at);
        }
        finally { gate.ExitWriteLock(); }
    }

    private void Clear(int at)
    {
        foreach (var word in records[at].Words.Distinct()) words.RemoveRecord(word, at);
        records[at] = default;
        free.Push(at);
        Count--;
    }

    /// <summary>One number for each record, all 0; to be given back so.</summary>
    private float[] Zeros() => zeros.TryTake(out var kept) && kept.Length >= records.Count ? kept : new float[records.Count + records.Count / 8 + 16];

    /// <summary>The names most likely the same as a full name, best first.</summary>
    /// <param name="least">Scores below it are left out; 0 keeps all that were found.</param>
    public IReadOnlyList<NameHit<TKey>> Find(string name, int limit = 10, double least = 0)
    {
        var parsed = Read(name);
        if (parsed.Length == 0 || limit <= 0) return [];
        gate.EnterReadLock();
        try
        {
            var close = new Dictionary<NameToken, Dictionary<int, float>>();
            var hits = Compare(parsed, Gather(parsed, near: false, close));
            if (hits.Count == 0 || hits.Max(h => h.Score) < .5) hits = Compare(parsed, Gather(parsed, near: true, close));
            return Best(hits.Where(h => h.Score >= least), limit);
        }
        finally { gate.ExitReadLock(); }
    }

    /// <summary>Names for what has been typed so far: the last word may be incomplete, words before it may be spelled otherwise.</summary>
    public IReadOnlyList<NameHit<TKey>> Complete(string typed, int limit = 10)
    {
        var parsed = Read(typed);
        if (parsed.Length == 0 || limit <= 0) return [];
        gate.EnterReadLock();
        try
        {
            var gathering = new Gathering(this, ofCrowds: true);
            for (var i = 0; i < parsed.Length; i++)
            {
                var last = i == parsed.Length - 1 && (typed.Length == 0 || !char.IsWhiteSpace(typed[^1]));
                gathering.Add(parsed[i], near: false, asPrefix: last);
            }
            var hits = new List<NameHit<TKey>>();
            foreach (var (record, sum) in gathering.Best(Math.Max(MostCompared, limit)))
                hits.Add(new NameHit<TKey>(records[record].Key, records[record].Name, Math.Min(1, sum / gathering.Whole) * .9 + .1 / records[record].Words.Length));
            return Best(hits, limit);
        }
        finally { gate.ExitReadLock(); }
    }

    public void Dispose() => gate.Dispose();

    private NameToken[] Read(string name) => kind == NameKind.Person ? (NameToken[])PersonName.Parse(name).Tokens : OrganisationName.Parse(name).Words;

    /// <param name="close">Words close to each token, once they are known: a second, wider look does not look for them again.</param>
    private List<(int Record, float Sum)> Gather(NameToken[] name, bool near, Dictionary<NameToken, Dictionary<int, float>> close)
    {
        var gathering = new Gathering(this);
        foreach (var token in name) gathering.Add(token, near, asPrefix: false, close);
        return gathering.Best(MostCompared);
    }

    private List<NameHit<TKey>> Compare(NameToken[] tokens, List<(int Record, float Sum)> candidates)
    {
        var hits = new List<NameHit<TKey>>(candidates.Count);
        foreach (var (record, _) in candidates)
        {
            var slot = records[record];
            var other = new NameToken[slot.Words.Length];
            for (var i = 0; i < other.Length; i++) other[i] = words[slot.Words[i]].Token;
            hits.Add(new NameHit<TKey>(slot.Key, slot.Name, kind == NameKind.Person ? NameComparer.Score(tokens, other) : OrganisationComparer.Score(tokens, other)));
        }
        return hits;
    }

    /// <summary>Best first; equals by name and key, so that the order does not depend on when names were added. One hit for each key.</summary>
    private static List<NameHit<TKey>> Best(IEnumerable<NameHit<TKey>> hits, int limit) =>
        [.. hits.OrderByDescending(h => h.Score).ThenBy(h => h.Name, StringComparer.Ordinal).ThenBy(h => h.Key is IComparable ? h.Key : default).DistinctBy(h => h.Key).Take(limit)];

    /// <summary>Adds up, record by record, what the words of a query contribute; rare words first, common ones only to records already met.</summary>
    /// <param name="ofCrowds">Where hundreds of words have the consonants of one, only those that share more of its letters are compared.</param>
    private sealed class Gathering(NameIndex<TKey> index, bool ofCrowds = false)
    {
        private const int Crowd = 150;

        private readonly List<(float Weight, List<(int Word, float Closeness)> Words, long Records)> tokens = [];

        /// <summary>Less for an unfinished word: so many begin with it that the best few are enough.</summary>
        private int mostGathered = MostGathered;

        public float Whole { get; private set; }

        public void Add(NameToken token, bool near, bool asPrefix, Dictionary<NameToken, Dictionary<int, float>>? before = null)
        {
            if (token.Kind is TokenKind.Initial && !asPrefix) return;
            if (before is null || !before.TryGetValue(token, out var close))
            {
                close = [];
                before?.Add(token, close);
                if (!asPrefix || token.Forms[0].Length > 2) Closest(token, near: false, close);
            }
            if (near && !close.Values.Any(c => c > .8f)) Closest(token, near: true, close);
            if (asPrefix)
            {
                mostGathered = MostGathered / 8;
                var starting = new List<int>();
                index.words.StartingWith(token.Forms[0].Letters, starting, 800);
                foreach (var word in starting)
                {
                    var closeness = 1 - .02f * Math.Min(10, index.words[word].Token.Forms[0].Length - token.Forms[0].Length);
                    close[word] = Math.Max(closeness, close.GetValueOrDefault(word));
                }
            }
            var weight = (float)token.Plain * (token.Kind == TokenKind.Particle ? .3f : 1);
            Whole += weight;
            if (close.Count > 0) tokens.Add((weight, [.. close.Select(c => (c.Key, c.Value))], close.Keys.Sum(w => (long)index.words[w].Size)));
        }

        private void Closest(NameToken token, bool near, Dictionary<int, float> close)
        {
            var found = new HashSet<int>();
            index.words.Candidates(token, near, found);
            if (ofCrowds)
            {
                foreach (var share in (ReadOnlySpan<double>)[.65, .8])
                    if (found.Count > Crowd) found.RemoveWhere(word => !index.words[word].MayBe(token.Forms[0], share));
            }
            foreach (var word in found)
            {
                ref var entry = ref index.words[word];
                if (close.ContainsKey(word)) continue;
                var closeness = (float)TokenComparer.Compare(token, entry.Token).Closeness;
                if (closeness >= .4f) close[word] = closeness;
            }
        }

        public List<(int Record, float Sum)> Best(int most)
        {
            if (tokens.Count == 0 || index.records.Count == 0) return [];
            var (sums, round) = (index.Zeros(), index.Zeros());
            var met = new List<int>();
            var touched = new List<int>();
            var gathered = 0L;
            foreach (var (weight, words, records) in tokens.OrderBy(t => t.Records))
            {
                touched.Clear();
                if (met.Count >= most && (gathered + records > mostGathered || met.Count < records / 4)) AddToMet(met, sums, weight, words);
                else
                {
                    var left = mostGathered;
                    foreach (var (word, closeness) in words.OrderByDescending(w => w.Closeness))
                    {
                        ref var entry = ref index.words[word];
                        var value = Value(weight, closeness, entry.Size);
                        foreach (var record in entry.Span)
                        {
                            ref var here = ref round[record];
                            if (here == 0) touched.Add(record);
                            if (here < value) here = value;
                        }
                        left -= entry.Size;
                        if (left < 0) break;
                    }
                    gathered += mostGathered - left;
                }
                foreach (var record in touched)
                {
                    if (sums[record] == 0) met.Add(record);
                    sums[record] += round[record];
                    round[record] = 0;
                }
            }
            var best = Top(met, sums, most);
            foreach (var record in met) sums[record] = 0;
            index.zeros.Add(sums);
            index.zeros.Add(round);
            return best;
        }

        /// <summary>A rare word says more than a common one.</summary>
        private static float Value(float weight, float closeness, int records) => weight * closeness / (1 + .15f * MathF.Log2(1 + records));

        /// <summary>A common word is looked for in the records that rarer words have brought, not the other way round.</summary>
        private void AddToMet(List<int> met, float[] sums, float weight, List<(int Word, float Closeness)> words)
        {
            var values = new Dictionary<int, float>(words.Count);
            foreach (var (word, closeness) in words)
                values[word] = Math.Max(values.GetValueOrDefault(word), Value(weight, closeness, index.words[word].Size));
            foreach (var record in met)
            {
                var best = 0f;
                foreach (var word in index.records[record].Words)
                    if (values.TryGetValue(word, out var value) && value > best) best = value;
                sums[record] += best;
            }
        }

        private List<(int Record, float Sum)> Top(List<int> met, float[] sums, int most)
        {
            if (met.Count > most * 4)
            {
                // the sum that about four times as many records reach, from a sample of them
                var sample = new List<float>(1_000);
                var step = Math.Max(1, met.Count / 1_000);
                for (var i = 0; i < met.Count; i += step) sample.Add(sums[met[i]]);
                sample.Sort();
                var bar = sample[Math.Max(0, sample.Count - 1 - (int)(4L * most * sample.Count / met.Count))];
                var above = met.FindAll(r => sums[r] > bar);
                if (above.Count >= most) met = above;
                else { var rest = met.FindAll(r => sums[r] == bar); above.AddRange(rest.Take(4 * most)); met = above; }
            }
            return [.. met.Select(r => (r, sums[r])).OrderByDescending(e => e.Item2).ThenBy(e => index.records[e.r].Name, StringComparer.Ordinal).Take(most)];
        }
    }
}
