using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Plenary.Names;

namespace Plenary.Records;

/// <summary>Texts of the record as they are typed or pasted, made safe to store, and their words for finding.</summary>
internal static partial class RecordText
{
    /// <summary>Lines are kept; control characters and those that turn the direction of a line about are not.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var kept = new StringBuilder(text.Length);
        foreach (var rune in NameText.Runes(text.ReplaceLineEndings("\n")))
            if (rune.Value is '\n' or '\t' || (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Control && rune.Value is not (0xFEFF or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)))) kept.Append(rune);
        return kept.ToString().Trim().Normalize(NormalizationForm.FormC);
    }

    public static LocalText Clean(LocalText text) => new(text.All.Select(t => KeyValuePair.Create(t.Key, Clean(t.Value))));

    /// <summary>Looks like a tag of BCP 47: "ar", "pt-BR", "zh-Hant".</summary>
    public static bool IsLanguage(string tag) => Tag().IsMatch(tag);

    /// <summary>
    /// Each distinct word once, a space before each: what a search looks through (docs/decisions/0030). A word with an apostrophe stands
    /// there whole and in parts, so that <c>eau</c> finds <c>l’eau</c>.
    /// </summary>
    public static string KeyOf(params IEnumerable<string> texts) =>
        string.Concat(texts.SelectMany(t => SearchKey.Of(t).Split(' ').Concat(Apostrophes().IsMatch(t) ? SearchKey.Of(Apostrophes().Replace(t, " ")).Split(' ') : []))
            .Where(w => w.Length > 0).Distinct(StringComparer.Ordinal).Select(w => " " + w));

    [GeneratedRegex("['’ʼ]")]
    private static partial Regex Apostrophes();

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$")]
    private static partial Regex Tag();
}
