using System.Collections.Frozen;

namespace Plenary.Names;

/// <summary>Common names, each with the spellings that are in use: evidence that two spellings are one name or two, never a veto.</summary>
internal static class Lexicon
{
    private static readonly FrozenDictionary<string, ushort[]>[] ByAlphabet;
    private static readonly byte[] Kinds;

    static Lexicon()
    {
        var ids = new Dictionary<string, List<ushort>>[Alphabets.Count];
        for (var i = 0; i < ids.Length; i++) ids[i] = [];
        var kinds = new List<byte> { 0 };
        foreach (var line in Resource.Lines("Lexicon.txt"))
        {
            var kind = line[0] switch { '!' => (byte)2, '~' => (byte)1, '?' => (byte)3, _ => (byte)0 };
            foreach (var spelling in line.TrimStart('!', '~', '?').Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var alphabet = spelling.EnumerateRunes().Select(Alphabets.Of).FirstOrDefault(a => a is not null) ?? Alphabet.Latin;
                var letters = Letters.Of(spelling, alphabet);
                if (!ids[(int)alphabet].TryGetValue(letters, out var list)) ids[(int)alphabet][letters] = list = [];
                if (!list.Contains((ushort)kinds.Count)) list.Add((ushort)kinds.Count);
            }
            kinds.Add(kind);
        }
        ByAlphabet = [.. ids.Select(d => d.ToFrozenDictionary(e => e.Key, e => e.Value.ToArray()))];
        Kinds = [.. kinds];
    }

    /// <summary>The names that these letters may spell.</summary>
    public static ushort[] Ids(string letters, Alphabet alphabet) => ByAlphabet[(int)(alphabet == Alphabet.Other ? Alphabet.Latin : alphabet)].GetValueOrDefault(letters, []);

    /// <summary>How much a common name says, against 1 for an unknown word.</summary>
    public static double Rarity(ushort id) => Kinds[id] switch { 2 => .6, 1 => .85, 3 => 1, _ => .8 };

    /// <summary>The set holds forms of one name across languages and short forms (John, Juan, Jack), not only spellings.</summary>
    public static bool IsLoose(ushort id) => Kinds[id] is 1 or 3;

    /// <summary>Words of this set and of another are two names. Not so syllables, which are misheard as easily as misread.</summary>
    public static bool TellsApart(ushort id) => id >= OrganisationTerms.FirstId || Kinds[id] != 3;
}
