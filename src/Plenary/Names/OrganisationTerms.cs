using System.Collections.Frozen;

namespace Plenary.Names;

/// <summary>What a word does in the name of an organisation.</summary>
public enum TermKind : byte
{
    /// <summary>None of the known words: what sets this body apart.</summary>
    Proper,
    Place,
    Field,
    Kind,
    LegalForm,
    Small,
}

/// <summary>Known words of organisation names, by meaning across languages.</summary>
internal static class OrganisationTerms
{
    /// <summary>Ids of meanings begin here, so that they never meet the ids of personal names.</summary>
    public const int FirstId = 40_000;

    private static readonly FrozenDictionary<string, ushort[]> Words;
    private static readonly FrozenDictionary<string, ushort[]> Stems;
    private static readonly FrozenDictionary<string, ushort[]>.AlternateLookup<ReadOnlySpan<char>> StemsBySpan, WordsBySpan;
    private static readonly TermKind[] Kinds;

    static OrganisationTerms()
    {
        var words = new Dictionary<string, List<ushort>>();
        var stems = new Dictionary<string, List<ushort>>();
        var kinds = new List<TermKind>();
        foreach (var line in Resource.Lines("OrganisationTerms.txt"))
        {
            var kind = line[0] switch { 'P' => TermKind.Place, 'F' => TermKind.Field, 'K' => TermKind.Kind, 'L' => TermKind.LegalForm, _ => TermKind.Small };
            var id = (ushort)(FirstId + kinds.Count);
            kinds.Add(kind);
            foreach (var entry in line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1))
            {
                var isStem = entry.EndsWith('*');
                var key = SearchKey.Of(entry);
                if (key.Length == 0 || key.Contains(' ', StringComparison.Ordinal)) continue;
                key = Kana.Katakana(key);
                if (isStem && key.Length >= 3) Add(stems, key, id);
                Add(words, key, id);
            }
        }
        (Words, Stems, Kinds) = (Freeze(words), Freeze(stems), [.. kinds]);
        StemsBySpan = Stems.GetAlternateLookup<ReadOnlySpan<char>>();
        WordsBySpan = Words.GetAlternateLookup<ReadOnlySpan<char>>();

        static void Add(Dictionary<string, List<ushort>> entries, string key, ushort id)
        {
            if (!entries.TryGetValue(key, out var ids)) entries[key] = ids = [];
            if (!ids.Contains(id)) ids.Add(id);
        }

        static FrozenDictionary<string, ushort[]> Freeze(Dictionary<string, List<ushort>> entries) => entries.ToFrozenDictionary(e => e.Key, e => e.Value.ToArray());
    }

    public static TermKind Kind(ushort id) => Kinds[id - FirstId];

    /// <summary>The meanings of a word given as <see cref="SearchKey"/>, the usual first; none when it is not known.</summary>
    public static ushort[] Ids(ReadOnlySpan<char> key)
    {
        if (WordsBySpan.TryGetValue(key, out var ids)) return ids;
        for (var size = Math.Min(key.Length, 14); size >= 4; size--)
            if (key.Length - size <= 7 && StemsBySpan.TryGetValue(key[..size], out ids)) return ids;
        return [];
    }

    /// <summary>The longest known word at the start of a text written without spaces; its length, 0 for none.</summary>
    public static int LongestAt(ReadOnlySpan<char> text, out ushort[] ids)
    {
        for (var size = Math.Min(text.Length, 12); size >= 1; size--)
            if (WordsBySpan.TryGetValue(text[..size], out ids!)) return size;
        ids = [];
        return 0;
    }
}
