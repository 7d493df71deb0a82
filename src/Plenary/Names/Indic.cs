using System.Text;

namespace Plenary.Names;

/// <summary>
/// The scripts of India and Sri Lanka read as Latin letters. Their consonants carry an a that is not written, which a transliteration letter by
/// letter leaves out (මංගල is Mangala); northern languages no longer say it at the end of a word and between two syllables (मनमोहन is Manmohan).
/// </summary>
internal static class Indic
{
    // The blocks from Devanagari to Malayalam hold the same sounds at the same places.
    private static readonly string[] Consonants = "k kh g gh ng ch chh j jh ny t th d dh n t th d dh n n p ph b bh m y r r l l zh v sh sh s h".Split(' ');
    private static readonly string[] Vowels = "a a i i u u ri li e e e ai o o o au".Split(' ');
    private static readonly string[] Signs = "a i i u u ri ri e e e ai o o o au".Split(' ');

    // Sinhala has more of them and an order of its own.
    private static readonly string[] SinhalaConsonants = "k kh g gh ng ng ch chh j jh ny ny nj t th d dh n nd t th d dh n - nd p ph b bh m mb y r - l - - v sh sh s h l f".Split(' ');
    private static readonly string[] SinhalaVowels = "a a a a i i u u ri ri li li e e ai o o au".Split(' ');
    private static readonly string[] SinhalaSigns = "a a a i i u - u - ru e e ai o o au".Split(' ');

    private const int Virama = 0x4D, Nukta = 0x3C, SinhalaVirama = 0xCA;

    /// <summary>A consonant or none with the vowel after it; an unwritten a may fall silent.</summary>
    private record struct Syllable(string Consonant, string Vowel, bool Unwritten);

    public static bool Reads(string text) => text.AsSpan().ContainsAnyInRange('\u0900', '\u0DFF');

    public static string Latin(string text)
    {
        var syllables = new List<Syllable>(text.Length);
        var northern = false;
        foreach (var c in text)
        {
            if (c is < '\u0900' or > '\u0DFF') { if (char.IsAsciiLetter(c)) syllables.Add(new(c.ToString(), "", false)); continue; }
            var sinhala = c >= '\u0D80';
            northern = c < '\u0B00';
            var at = sinhala ? c - 0x0D00 : c & 0x7F;
            if (At(sinhala ? SinhalaConsonants : Consonants, at - (sinhala ? 0x9A : 0x15)) is { } consonant) syllables.Add(new(consonant, "a", true));
            else if (At(sinhala ? SinhalaVowels : Vowels, at - (sinhala ? 0x85 : 0x05)) is { } vowel) syllables.Add(new("", vowel, false));
            else if (c is >= 'ൺ' and <= 'ൿ') syllables.Add(new("nnrllk"[c - 'ൺ'].ToString(), "", false));   // Malayalam consonants without the a
            else if (at is 0x01 or 0x02 or 0x70 or 0x82 && syllables.Count > 0) syllables.Add(new("n", "", false));
            else if (syllables.Count == 0) continue;
            else if (at == (sinhala ? SinhalaVirama : Virama)) syllables[^1] = syllables[^1] with { Vowel = "", Unwritten = false };
            else if (at == Nukta) syllables[^1] = syllables[^1] with { Consonant = syllables[^1].Consonant switch { "j" => "z", "ph" => "f", "k" => "q", var other => other } };
            else if (At(sinhala ? SinhalaSigns : Signs, at - (sinhala ? 0xCF : 0x3E)) is { } sign) syllables[^1] = syllables[^1] with { Vowel = sign, Unwritten = false };
        }
        if (northern) Silence(syllables);
        if (text[0] is >= '\u0B80' and < '\u0C00') Voice(syllables);
        var latin = new StringBuilder(text.Length * 2);
        foreach (var (consonant, vowel, _) in syllables) latin.Append(consonant).Append(vowel);
        return latin.ToString();
    }

    private static string? At(string[] sounds, int at) => at >= 0 && at < sounds.Length && sounds[at] != "-" ? sounds[at] : null;

    /// <summary>मनमोहन is Manmohan: an unwritten a is silent at the end, and between a spoken vowel and another syllable.</summary>
    private static void Silence(List<Syllable> syllables)
    {
        for (var i = syllables.Count - 1; i > 0; i--)
        {
            if (!syllables[i].Unwritten) continue;
            var last = i == syllables.Count - 1;
            if (last || (syllables[i - 1].Vowel != "" && syllables[i + 1] is { Consonant: not "", Vowel: not "" })) syllables[i] = syllables[i] with { Vowel = "", Unwritten = false };
        }
    }

    /// <summary>Tamil writes k, t and p also where it says g, d and b: between vowels and after a nasal; and one letter for ch and s.</summary>
    private static void Voice(List<Syllable> syllables)
    {
        for (var i = 0; i < syllables.Count; i++)
        {
            var doubled = i > 0 && syllables[i - 1] is { Vowel: "" } before && before.Consonant == syllables[i].Consonant;
            var soft = i > 0 && syllables[i].Vowel != "" && (syllables[i - 1].Vowel != "" || syllables[i - 1].Consonant is "n" or "m" or "ng" or "ny");
            syllables[i] = syllables[i] with
            {
                Consonant = syllables[i].Consonant switch { "ch" when !doubled => "s", "k" when soft => "g", "t" when soft => "d", "p" when soft => "b", var other => other },
            };
        }
    }
}
