using System.Globalization;
using System.Text;

namespace Plenary.Names;

/// <summary>A name as its bearer types it, made safe to store and to show, with nothing else changed.</summary>
public static class NameText
{
    /// <summary>
    /// Strips control, zero-width and bidirectional override characters (they can disguise a name on a badge or a ballot),
    /// turns any white space into single spaces, and composes to NFC. The joiners ZWNJ and ZWJ stay where the spelling
    /// needs them: between Arabic-script letters (Persian) and after letters of Indic scripts. Case, marks and order stay as typed.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";

        var kept = new StringBuilder(text.Length);
        foreach (var rune in Runes(text)) kept.Append(rune);
        var runes = Runes(kept.ToString().Normalize(NormalizationForm.FormC));   // composed first: it puts marks in their order
        kept.Clear();
        for (var i = 0; i < runes.Count; i++)
        {
            var rune = runes[i];
            if (IsSpace(rune)) { if (kept.Length > 0 && kept[^1] != ' ') kept.Append(' '); continue; }
            if (IsJoiner(rune)) { if (IsOrthographic(runes, i)) kept.Append(rune); continue; }
            if (!IsInvisible(rune)) kept.Append(rune);
        }
        return kept.ToString().TrimEnd(' ').Normalize(NormalizationForm.FormC);
    }

    /// <summary>The characters of a text; halves of broken surrogate pairs and U+FFFE/U+FFFF, on which normalising throws, are left out.</summary>
    internal static List<Rune> Runes(string text)
    {
        var runes = new List<Rune>(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (Rune.TryGetRuneAt(text, i, out var rune))
            {
                i += rune.Utf16SequenceLength;
                if ((rune.Value & 0xFFFE) != 0xFFFE) runes.Add(rune);
            }
            else i++;
        }
        return runes;
    }

    /// <summary>White space of any kind, line and paragraph ends included.</summary>
    internal static bool IsSpace(Rune rune) => Rune.IsWhiteSpace(rune);

    /// <summary>Control and format characters (bidirectional marks, embeddings, overrides, isolates, zero widths, tags), fillers and private signs.</summary>
    internal static bool IsInvisible(Rune rune) => rune.Value is 0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse;

    internal static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;

    private static bool IsOrthographic(List<Rune> runes, int at)
    {
        if (at == 0 || at + 1 >= runes.Count) return false;
        var (before, after) = (runes[at - 1], runes[at + 1]);
        if (IsInvisible(before) || IsInvisible(after)) return false;
        return (IsArabic(before.Value) && IsArabic(after.Value)) || (IsIndic(before.Value) && IsIndic(after.Value));
    }

    private static bool IsArabic(int c) => c is (>= 0x0620 and <= 0x065F) or (>= 0x066E and <= 0x06FF) or (>= 0x0750 and <= 0x077F) or (>= 0x08A0 and <= 0x08FF);

    /// <summary>Devanagari to Sinhala, Myanmar and Khmer: the blocks whose spelling uses joiners.</summary>
    private static bool IsIndic(int c) => c is (>= 0x0900 and <= 0x0DFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF);
}
