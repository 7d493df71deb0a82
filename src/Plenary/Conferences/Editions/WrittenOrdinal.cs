using System.Globalization;
using System.Text.RegularExpressions;

namespace Plenary.Conferences.Editions;

/// <summary>
/// Ordinals as titles in Latin letters write them: "First General Conference", "1st", "Première Conférence", "Birinci Kongre", "Kongres Kedua". From the
/// first to the twentieth; a title beyond that carries digits. Arabic has a grammar of its own: <see cref="ArabicOrdinal"/>.
/// </summary>
internal static partial class WrittenOrdinal
{
    /// <summary>By language, from the first on. Further forms of one stand behind it after a stroke; of two genders the second leads to the same next one.</summary>
    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["en"] = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh", "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth", "Twentieth", "Twenty-First"],
        ["fr"] = ["Premier/Première", "Deuxième/Second/Seconde", "Troisième", "Quatrième", "Cinquième", "Sixième", "Septième", "Huitième", "Neuvième", "Dixième", "Onzième", "Douzième", "Treizième", "Quatorzième", "Quinzième", "Seizième", "Dix-septième", "Dix-huitième", "Dix-neuvième", "Vingtième", "Vingt et unième"],
        ["tr"] = ["Birinci", "İkinci", "Üçüncü", "Dördüncü", "Beşinci", "Altıncı", "Yedinci", "Sekizinci", "Dokuzuncu", "Onuncu", "On Birinci", "On İkinci", "On Üçüncü", "On Dördüncü", "On Beşinci", "On Altıncı", "On Yedinci", "On Sekizinci", "On Dokuzuncu", "Yirminci", "Yirmi Birinci"],
        ["id"] = ["Pertama", "Kedua", "Ketiga", "Keempat", "Kelima", "Keenam", "Ketujuh", "Kedelapan", "Kesembilan", "Kesepuluh", "Kesebelas", "Kedua Belas", "Ketiga Belas", "Keempat Belas", "Kelima Belas", "Keenam Belas", "Ketujuh Belas", "Kedelapan Belas", "Kesembilan Belas", "Kedua Puluh", "Kedua Puluh Satu"],
    };

    /// <summary>What may not stand before it and behind it: a part of a greater number, or a century, which has an ordinal of its own.</summary>
    private static readonly Dictionary<string, (string Before, string Behind)> Apart = new(StringComparer.Ordinal)
    {
        ["en"] = ("", @"\s+Centur"),
        ["fr"] = (@"vingt\s+et\s+", @"\s+siècle"),
        ["tr"] = (@"(?:on|yirmi|otuz|kırk|elli|altmış|yetmiş|seksen|doksan|yüz)\s+", @"\s+yüzyıl"),
        ["id"] = (@"abad\s+", @"\s+(?:belas|puluh|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)\b"),
    };

    /// <summary>The title with the next ordinal where it wrote this one in words or as "1st"; unchanged where it did not.</summary>
    public static string Next(string title, string language, int was)
    {
        if (Numbered(title, language, was) is { } numbered) return numbered;
        if (!Words.TryGetValue(language, out var words) || was < 1 || was >= words.Length) return title;
        var (before, behind) = Apart[language];
        var culture = CultureInfo.GetCultureInfo(language);
        var (next, guard) = (words[was].Split('/')[0], before.Length == 0 ? "" : $"(?<!(?i:{before}))");
        var found = (
            from form in words[was - 1].Split('/')
            from written in new Func<string, string>[] { w => w, Sentence, w => w.ToLower(culture), w => w.ToUpper(culture) }
            let at = Regex.Match(title, $@"(?<![\p{{L}}-]){guard}{Regex.Escape(written(form))}(?![\p{{L}}-]|(?i:{behind}))", RegexOptions.CultureInvariant)
            where at.Success
            orderby at.Index
            select (at.Index, at.Length, Next: written(next))).FirstOrDefault();   // the number of the edition leads; behind it may stand First Aid
        return found.Next is null ? title : title[..found.Index] + found.Next + title[(found.Index + found.Length)..];

        string Sentence(string word) => word[..1] + word[1..].ToLower(culture);
    }

    /// <summary>English and French write an ending behind the digits, which changes with them.</summary>
    private static string? Numbered(string title, string language, int was)
    {
        var found = (language switch { "en" => English(), "fr" => French(), _ => null })?.Matches(title).FirstOrDefault(m => m.Groups["n"].Value == was.ToString(CultureInfo.InvariantCulture));
        if (found is null) return null;
        var next = was + 1;
        var ending = language == "fr" ? "e" : (next % 100, next % 10) switch { (11 or 12 or 13, _) => "th", (_, 1) => "st", (_, 2) => "nd", (_, 3) => "rd", _ => "th" };
        return title[..found.Index] + next.ToString(CultureInfo.InvariantCulture) + ending + title[(found.Index + found.Length)..];
    }

    [GeneratedRegex(@"\b(?<n>\d+)(?:st|nd|rd|th)\b", RegexOptions.CultureInvariant)]
    private static partial Regex English();

    [GeneratedRegex(@"\b(?<n>\d+)(?:ère|ere|er|re|ème|eme|e|nde|nd)\b", RegexOptions.CultureInvariant)]
    private static partial Regex French();
}
