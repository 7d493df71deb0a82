using System.Globalization;
using System.Text;

namespace Plenary.Print;

/// <summary>Where a line of text may end (Unicode Annex 14).</summary>
internal static class LineBreaks
{
    /// <summary>True at each UTF-16 unit before which a line may break; one longer than the text.</summary>
    public static bool[] In(string text) => (Icu.IsPresent ? Icu.LineBreaks(text) : null) ?? Own(text);

    /// <summary>For hosts without ICU: after spaces and hyphens, and around each East Asian character except before closing marks.</summary>
    internal static bool[] Own(string text)
    {
        var breaks = new bool[text.Length + 1];
        breaks[text.Length] = true;
        Rune? before = null;
        for (int i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune)) rune = Rune.ReplacementChar;
            if (before is { } last) breaks[i] = !Rune.IsWhiteSpace(rune) && !Closes(rune) && (IsGap(last) || IsHyphen(last) && Rune.IsLetter(rune) || (IsEastAsian(last) || IsEastAsian(rune)) && !Opens(last));
            before = rune;
            i += rune.Utf16SequenceLength;
        }
        return breaks;
    }

    private static bool IsGap(Rune rune) => Rune.IsWhiteSpace(rune) && rune.Value is not ('\u00A0' or '\u202F' or '\u2007');

    private static bool IsHyphen(Rune rune) => rune.Value is '-' or '\u2010' or '\u2013';

    private static bool IsEastAsian(Rune rune) => rune.Value is >= 0x2E80 and <= 0x9FFF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF;

    private static bool Closes(Rune rune) => rune.Value is ',' or '.' or '!' or '?' or ':' or ';' or '、' or '。' or '，' or '．' or '！' or '？'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.ClosePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;

    private static bool Opens(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation;
}
