using System.Collections.Frozen;

namespace Plenary.Names;

/// <summary>Common names, each with the spellings that are in use: evidence that two spellings are one name or two, never a veto.</summary>
internal static class Lexicon
{
    private static readonly FrozenDictionary<string, ushort[]>[] ByAlphabet;
    private static readonly Sort[] Sorts;

    /// <summary>What stands in a set: spellings of one name, of one that very many bear, its forms across languages and short forms, or syllables of names.</summary>
    private enum Sort : byte { Spellings, VeryCommon, Forms, Syllables }

    static Lexicon()
    {
        var ids = new Dictionary<string, List<ushort>>[Alphabets.Count];
        for (var i = 0; i < ids.Length; i++) ids[i] = [];
        var sorts = new List<Sort> { Sort.Spellings };   // ids begin with 1
        foreach (var line in Resource.Lines("Lexicon.txt"))
        {
            foreach (var spelling in line.TrimStart('!', '~', '?').Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var alphabet = spelling.EnumerateRunes().Select(Alphabets.Of).FirstOrDefault(a => a is not null) ?? Alphabet.Latin;
                var (letters, spellings) = (Letters.Of(spelling, alphabet), ids[Place(alphabet)]);
                if (!spellings.TryGetValue(letters, out var list)) spellings[letters] = list = [];
                if (!list.Contains((ushort)sorts.Count)) list.Add((ushort)sorts.Count);
            }
            sorts.Add(line[0] switch { '!' => Sort.VeryCommon, '~' => Sort.Forms, '?' => Sort.Syllables, _ => Sort.Spellings });
        }
        ByAlphabet = [.. ids.Select(d => d.ToFrozenDictionary(e => e.Key, e => e.Value.ToArray()))];
        Sorts = [.. sorts];
    }

    /// <summary>The names that these letters may spell.</summary>
    public static ushort[] Ids(string letters, Alphabet alphabet) => ByAlphabet[Place(alphabet)].GetValueOrDefault(letters, []);

    /// <summary>Scripts that are read as Latin are looked up there.</summary>
    private static int Place(Alphabet alphabet) => (int)(alphabet == Alphabet.Other ? Alphabet.Latin : alphabet);

    /// <summary>How much a common name says, against 1 for an unknown word.</summary>
    public static double Rarity(ushort id) => Sorts[id] switch { Sort.VeryCommon => .6, Sort.Forms => .85, Sort.Syllables => 1, _ => .8 };

    /// <summary>The set holds forms of one name across languages and short forms (John, Juan, Jack), not only spellings.</summary>
    public static bool IsLoose(ushort id) => Sorts[id] is Sort.Forms or Sort.Syllables;

    /// <summary>Words of this set and of another are two names. Not so syllables, which are misheard as easily as misread.</summary>
    public static bool TellsApart(ushort id) => id >= OrganisationTerms.FirstId || Sorts[id] != Sort.Syllables;
}
