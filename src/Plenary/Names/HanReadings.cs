using System.Collections.Frozen;
using System.Text;

namespace Plenary.Names;

/// <summary>How Chinese characters are read where passports do not follow Mandarin: in Hong Kong, in Singapore and Malaysia, in Korea and in Japan.</summary>
internal static class HanReadings
{
    /// <summary>Longest run of characters that is read, longest Japanese word among them, most readings of a run.</summary>
    private const int Longest = 8, LongestWord = 5, MostReadings = 6;

    private static readonly FrozenDictionary<string, string[]> Cantonese = Read('C'), Hokkien = Read('H'), Korean = Read('K'), Japanese = Read('J'), Malay = Read('M');

    private static readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> JapaneseBySpan = Japanese.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> MalayBySpan = Malay.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Simplified characters with their traditional form, as the table lists them beside each other.</summary>
    private static readonly FrozenDictionary<char, char> Traditional = Resource.Lines("HanReadings.txt").Where(l => l[0] is 'C' or 'H').SelectMany(l => l.Split(' ').Skip(1))
        .Where(e => e.Length > 2 && char.IsAsciiLetter(e[2]) && !char.IsAsciiLetter(e[1])).DistinctBy(e => e[1]).ToFrozenDictionary(e => e[1], e => e[0]);

    /// <summary>Whether two words are one in traditional and simplified characters (陳, 陈) or two that only sound alike (石, 市); null when a character is not in the table.</summary>
    public static bool? AreOne(string a, string b)
    {
        if (a.Length != b.Length) return null;
        var known = true;
        for (var i = 0; i < a.Length; i++)
        {
            if (Traditional.GetValueOrDefault(a[i], a[i]) == Traditional.GetValueOrDefault(b[i], b[i])) continue;
            if (!IsKnown(a[i]) || !IsKnown(b[i])) known = false;
            else return false;
        }
        return known ? true : null;

        static bool IsKnown(char c) => Cantonese.ContainsKey(c.ToString()) || Traditional.ContainsKey(c);
    }

    /// <summary>The readings of a run of characters beside Mandarin, in each language that knows all of them.</summary>
    public static IEnumerable<SoundForm> Of(string characters)
    {
        if (characters.Length is 0 or > Longest) yield break;
        if (Malay.TryGetValue(characters, out var malay))
        {
            foreach (var reading in malay) yield return new SoundForm(reading, Alphabet.Latin);
            yield break;
        }
        if (characters.Length <= 3)
        {
            foreach (var reading in Combined(Parts(characters, Cantonese))) yield return new SoundForm(reading, Alphabet.Latin);
            foreach (var reading in Combined(Parts(characters, Hokkien))) yield return new SoundForm(reading, Alphabet.Latin);
            foreach (var reading in Combined(Parts(characters, Korean))) yield return new SoundForm(Letters.Of(reading, Alphabet.Hangul), Alphabet.Hangul);
        }
        foreach (var reading in Combined(Words(characters))) yield return new SoundForm(reading.Length > Letters.Longest ? reading[..Letters.Longest] : reading, Alphabet.Latin);
    }

    public static bool IsDoubleSurname(string pair) => pair is "歐陽" or "欧阳" or "司徒" or "諸葛" or "诸葛" or "上官" or "司馬" or "司马" or "東方" or "东方" or "夏侯" or "慕容" or "皇甫" or "尉遲" or "公孫" or "公孙";

    /// <summary>Two characters that are one Japanese word, as most surnames are: 田中, 佐藤.</summary>
    public static bool IsJapaneseWord(string pair) => pair.Length > 1 && Japanese.ContainsKey(pair);

    /// <summary>莫哈末纳西依布拉欣 is Mohamad, Nasir, Ibrahim: Malay words written together are cut out, with what is left between them. Empty when there is none.</summary>
    public static List<string> MalayWords(string characters)
    {
        var words = new List<string>();
        var start = 0;
        for (var at = 0; at < characters.Length;)
        {
            var size = MalayAt(characters, at, followed: true);
            if (size == 0) size = MalayAt(characters, at, followed: false);
            if (size == 0) { at++; continue; }
            if (at > start) words.Add(characters[start..at]);
            words.Add(characters.Substring(at, size));
            at = start = at + size;
        }
        if (words.Count > 0 && start < characters.Length) words.Add(characters[start..]);
        return words;
    }

    /// <summary>Length of the longest Malay word at a place, followed by another or by the end when asked so: 阿都拉曼 is Abdul Rahman, not Abdullah and a rest.</summary>
    private static int MalayAt(string characters, int at, bool followed)
    {
        for (var size = Math.Min(LongestWord, characters.Length - at); size > 1; size--)
            if (MalayBySpan.ContainsKey(characters.AsSpan(at, size)) && (!followed || at + size == characters.Length || MalayAt(characters, at + size, followed: false) > 0)) return size;
        return 0;
    }

    private static List<string[]> Parts(string characters, FrozenDictionary<string, string[]> readings)
    {
        var parts = new List<string[]>();
        foreach (var c in characters)
        {
            if (!readings.TryGetValue(c.ToString(), out var sounds)) return [];
            parts.Add(sounds);
        }
        return parts;
    }

    /// <summary>Japanese words from left to right, the longest first: 千鳥橋 is chidori, hashi. Empty when a character is not known.</summary>
    private static List<string[]> Words(string characters)
    {
        var parts = new List<string[]>();
        for (var at = 0; at < characters.Length;)
        {
            if (characters[at] == '々' && parts.Count > 0) { parts.Add(parts[^1]); at++; continue; }
            string[]? sounds = null;
            var size = Math.Min(LongestWord, characters.Length - at);
            while (size > 0 && !JapaneseBySpan.TryGetValue(characters.AsSpan(at, size), out sounds)) size--;
            if (sounds is null) return [];
            parts.Add(sounds);
            at += size;
        }
        return parts;
    }

    /// <summary>The parts' readings put together, the usual ones first.</summary>
    private static IEnumerable<string> Combined(List<string[]> parts)
    {
        if (parts.Count == 0) return [];
        var combined = new List<(string Text, int Rank)> { ("", 0) };
        foreach (var part in parts)
            combined = [.. combined.SelectMany(c => part.Select((sound, rank) => (Text: c.Text + sound, Rank: c.Rank + rank))).OrderBy(c => c.Rank).Take(MostReadings)];
        return combined.Select(c => c.Text).Distinct();
    }

    /// <summary>Entries of one language: characters, then their readings with slashes between. For Japanese and Malay the characters are one word, else each stands alone.</summary>
    private static FrozenDictionary<string, string[]> Read(char language)
    {
        var readings = new Dictionary<string, string[]>();
        foreach (var line in Resource.Lines("HanReadings.txt").Where(l => l[0] == language))
            foreach (var entry in line.Split(' ').Skip(1))
            {
                var size = 0;
                while (Rune.GetRuneAt(entry, size) is var rune && Alphabets.Of(rune) is Alphabet.Han or Alphabet.Kana) size += rune.Utf16SequenceLength;
                var sounds = entry[size..].Split('/');
                foreach (var key in language is 'J' or 'M' ? [entry[..size]] : entry[..size].Select(c => c.ToString()))
                    readings[key] = [.. readings.GetValueOrDefault(key, []).Union(sounds)];
            }
        return readings.ToFrozenDictionary();
    }
}
