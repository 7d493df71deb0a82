using System.Globalization;
using System.Text;

namespace Plenary.Names;

/// <summary>
/// What a database column holds so that a plain text search finds a name however it was keyed in: no case, no vowel marks,
/// one form for letters that keyboards and habits exchange. It stays within a script; the index of this folder crosses scripts.
/// </summary>
/// <remarks>
/// Both SQLite and PostgreSQL search this text, so that their answers are the same: SQLite folds ASCII only, and neither knows
/// Arabic. Same input, same key, on any culture; a key of a key is itself. Change it only together with a rebuild of the columns.
/// </remarks>
public static class SearchKey
{
    /// <summary>The search key: letters and digits in words separated by one space; empty for a text without any.</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";

        var scrubbed = new StringBuilder(text.Length);
        foreach (var rune in NameText.Runes(text)) scrubbed.Append(rune);

        var key = new StringBuilder(text.Length);
        foreach (var rune in scrubbed.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (IsSilent(rune)) continue;
            if (Folded(rune.Value) is { } folded) key.Append(folded);
            else if (Rune.IsLetter(rune) || IsMark(rune)) key.Append(Rune.ToLowerInvariant(rune));
            else if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber) key.Append((int)Rune.GetNumericValue(rune));
            else if (Rune.IsNumber(rune)) key.Append(rune);
            else if (key.Length > 0 && key[^1] != ' ') key.Append(' ');
        }
        return key.ToString().TrimEnd(' ').Normalize(NormalizationForm.FormC);
    }

    /// <summary>
    /// The words of what was typed into a search, the longest first: at most six, of at most 40 characters, from the first 400. More words never find
    /// anything else, and each costs.
    /// </summary>
    public static List<string> Typed(string? typed) =>
    [
        .. Of(typed is { Length: > 400 } ? typed[..400] : typed).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(w => w.Length > 40 ? w[..40] : w).Distinct(StringComparer.Ordinal).OrderByDescending(w => w.Length).Take(6),
    ];

    /// <summary>
    /// The key that lists are sorted and same names are found by: at most 100 characters of the search key; the text itself where it
    /// holds no letter or digit. Two names with equal keys of 100 characters may still differ behind them.
    /// </summary>
    public static string Sorting(string text) => Sorting(text, Of(text));

    /// <param name="key">The search key of the text.</param>
    internal static string Sorting(string text, string key)
    {
        if (key.Length == 0) key = text;
        if (key.Length <= 100) return key;
        return key[..(char.IsHighSurrogate(key[99]) ? 99 : 100)];
    }

    /// <summary>Not part of the key: accents, tashkeel, niqqud, tatweel, apostrophes inside words, and whatever cannot be seen.</summary>
    private static bool IsSilent(Rune rune) => IsOptionalMark(rune.Value) || (NameText.IsInvisible(rune) && !NameText.IsSpace(rune))
        || rune.Value is 'ـ' or '\'' or '`' or '´' or '’' or '‘' or '‛' or 'ʼ' or 'ʻ' or 'ʿ' or 'ʾ' or '′' or 'ء' or 'ٴ' or '׳' or '״';

    /// <summary>
    /// Marks that a writer may leave out. Vowel signs of Indic and South-East Asian scripts are marks too but carry the
    /// vowel, and kana voicing tells か from が: those stay.
    /// </summary>
    private static bool IsOptionalMark(int c) => c is (>= 0x0300 and <= 0x036F) or (>= 0x0483 and <= 0x0489) or (>= 0x0591 and <= 0x05BD)
        or 0x05BF or 0x05C1 or 0x05C2 or 0x05C4 or 0x05C5 or 0x05C7 or (>= 0x0610 and <= 0x061A) or (>= 0x064B and <= 0x065F) or 0x0670
        or (>= 0x06D6 and <= 0x06DC) or (>= 0x06DF and <= 0x06E4) or 0x06E7 or 0x06E8 or (>= 0x06EA and <= 0x06ED) or 0x0711
        or (>= 0x0730 and <= 0x074A) or (>= 0x08D3 and <= 0x08E1) or (>= 0x08E3 and <= 0x08FF) or (>= 0x1AB0 and <= 0x1AFF)
        or (>= 0x1DC0 and <= 0x1DFF) or (>= 0x20D0 and <= 0x20FF) or (>= 0xFE20 and <= 0xFE2F);

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Letters without a Unicode decomposition that stand for one another: alef, ya, ta marbuta, Persian and Urdu forms; stroked Latin letters; Turkish i.</summary>
    private static string? Folded(int c) => c switch
    {
        'ٱ' or 'ٲ' or 'ٳ' => "ا",
        'ى' or 'ی' or 'ې' or 'ے' or 'ێ' => "ي",
        'ک' or 'ڪ' => "ك",
        'ة' or 'ۃ' or 'ە' or 'ہ' or 'ھ' or 'ۀ' or 'ۂ' => "ه",
        'ۆ' or 'ۇ' or 'ۈ' or 'ۋ' => "و",
        'ı' or 'İ' or 'I' => "i",
        'ø' or 'Ø' => "o",
        'đ' or 'Đ' or 'ð' or 'Ð' => "d",
        'ł' or 'Ł' => "l",
        'ħ' or 'Ħ' => "h",
        'ß' or 'ẞ' => "ss",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'þ' or 'Þ' => "th",
        'ə' or 'Ə' => "e",
        'ς' => "σ",
        'ґ' or 'Ґ' => "г",
        _ => null,
    };
}
