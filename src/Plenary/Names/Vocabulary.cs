using System.Runtime.InteropServices;

namespace Plenary.Names;

/// <summary>The distinct words of all names in an index, with the records that hold each. Keys stand over these words, not over records.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> byKey = [];
    private readonly Dictionary<int, List<int>> bySkeleton = [];
    private readonly Dictionary<ushort, List<int>> byName = [];
    private readonly List<Entry> entries = [];
    private readonly Stack<int> free = [];
    private readonly PrefixOrder order = new();

    /// <summary>Number of distinct words.</summary>
    public int Count => byKey.Count;

    /// <summary>One word and the records that hold it, in ascending order.</summary>
    public struct Entry
    {
        public NameToken Token;
        public int[] Records;
        public int Size;

        /// <summary>Of its first form; asked before the word itself, which lies elsewhere in memory.</summary>
        public SoundForm.Outline Outline;

        /// <summary>A spelling of a common name: such words are compared whatever their letters.</summary>
        public bool IsKnown;

        public readonly ReadOnlySpan<int> Span => Records.AsSpan(0, Size);

        /// <summary>Whether it has such a share of its letters in common with others that comparing them is worth while.</summary>
        public readonly bool MayBe(SoundForm letters, double share) => IsKnown || letters.MayResemble(Outline, share);
    }

    public ref Entry this[int word] => ref CollectionsMarshal.AsSpan(entries)[word];

    /// <summary>The word's number; adds it when new.</summary>
    public int Intern(NameToken token)
    {
        var key = Key(token);
        if (byKey.TryGetValue(key, out var word)) return word;

        var entry = new Entry { Token = token, Records = [], Size = 0, Outline = token.Forms[0].ToOutline(), IsKnown = token.Ids.Length > 0 };
        if (free.TryPop(out word)) entries[word] = entry;
        else { word = entries.Count; entries.Add(entry); }
        byKey[key] = word;
        if (token.Kind is TokenKind.Initial or TokenKind.Particle) return word;

        foreach (var skeleton in Skeletons(token)) List(bySkeleton, skeleton).Add(word);
        foreach (var id in token.Ids) List(byName, id).Add(word);
        order.Add(token.Forms[0].Letters, word);
        return word;
    }

    public void AddRecord(int word, int record)
    {
        ref var entry = ref this[word];
        var at = entry.Size == 0 || entry.Records[entry.Size - 1] < record ? entry.Size : ~entry.Span.BinarySearch(record);
        if (at < 0) return;   // a word said twice in one name
        if (entry.Size == entry.Records.Length) Array.Resize(ref entry.Records, Math.Max(1, entry.Size + (entry.Size >> 1) + (entry.Size > 0 ? 1 : 0)));
        if (at < entry.Size) entry.Records.AsSpan(at, entry.Size - at).CopyTo(entry.Records.AsSpan(at + 1));
        entry.Records[at] = record;
        entry.Size++;
    }

    public void RemoveRecord(int word, int record)
    {
        ref var entry = ref this[word];
        var at = entry.Span.BinarySearch(record);
        if (at < 0) return;
        entry.Records.AsSpan(at + 1, entry.Size - at - 1).CopyTo(entry.Records.AsSpan(at));
        entry.Size--;
        if (entry.Size == 0) Forget(word);
    }

    /// <summary>Words that may be the given one: of the same skeleton or of one near it and with enough letters in common, or spellings of the same common name.</summary>
    public void Candidates(NameToken token, bool near, HashSet<int> found)
    {
        var (letters, share) = (token.Forms[0], near ? .65 : .5);
        if (byKey.TryGetValue(Key(token), out var same)) found.Add(same);
        foreach (var id in token.Ids)
            if (byName.TryGetValue(id, out var words)) found.UnionWith(words);
        Span<int> nearKeys = stackalloc int[Skeleton.MostNear];
        foreach (var skeleton in Skeletons(token))
        {
            Take(skeleton);
            if (!near) continue;
            foreach (var key in nearKeys[..Skeleton.Near(skeleton, nearKeys)])
                Take(key);
        }

        void Take(int skeleton)
        {
            if (!bySkeleton.TryGetValue(skeleton, out var words)) return;
            var all = CollectionsMarshal.AsSpan(entries);
            foreach (var word in words)
                if (all[word].MayBe(letters, share)) found.Add(word);
        }
    }

    /// <summary>Words that begin with these letters.</summary>
    public void StartingWith(string letters, List<int> found, int most) => order.StartingWith(letters, found, most);

    /// <summary>Puts the words that were added last in order.</summary>
    public void Settle() => order.Merge();

    private void Forget(int word)
    {
        var token = this[word].Token;
        byKey.Remove(Key(token));
        free.Push(word);
        if (token.Kind is TokenKind.Initial or TokenKind.Particle) return;
        foreach (var skeleton in Skeletons(token)) Drop(bySkeleton, skeleton, word);
        foreach (var id in token.Ids) Drop(byName, id, word);
        order.Remove(token.Forms[0].Letters, word);
    }

    private static List<int> Skeletons(NameToken token)
    {
        var keys = new List<int>(6);
        Span<int> buffer = stackalloc int[6];
        foreach (var form in token.Forms)
            foreach (var key in buffer[..Skeleton.Of(form, buffer)])
                if (!keys.Contains(key)) keys.Add(key);
        return keys;
    }

    private static string Key(NameToken token) => string.Concat([(char)('0' + (int)token.Alphabet), (char)('0' + (int)token.Kind + (token.IsServant ? 8 : 0))],
        token.Alphabet == Alphabet.Han ? token.Text : token.Forms[0].Letters);

    private static List<int> List<T>(Dictionary<T, List<int>> lists, T key) where T : notnull =>
        CollectionsMarshal.GetValueRefOrAddDefault(lists, key, out _) ??= new List<int>(1);

    private static void Drop<T>(Dictionary<T, List<int>> lists, T key, int word) where T : notnull
    {
        if (!lists.TryGetValue(key, out var list)) return;
        list.Remove(word);
        if (list.Count == 0) lists.Remove(key);
    }
}
