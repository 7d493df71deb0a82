using System.Globalization;
using Plenary.Names;

namespace Plenary.Site;

/// <summary>Names of languages as people read and write them, for any language of the world; codes are BCP 47.</summary>
public static class LanguageName
{
    /// <summary>Offered where a language is chosen: those of the interface, then others that conferences meet often, by name.</summary>
    private static readonly string[] Offered =
        ["am", "az", "bn", "bs", "de", "el", "es", "fa", "ha", "he", "hi", "it", "ja", "kk", "km", "ko", "ku", "ms", "my", "ne", "nl", "pl", "ps", "pt", "ro", "ru", "so", "sq", "sr", "sw", "ta", "th", "tl", "uk", "ur", "uz", "vi", "zh"];

    private static readonly string[] Leftward = ["ar", "fa", "ur", "he", "ckb", "ps", "sd", "ug", "yi", "dv"];

    /// <summary>In the reader's language; the code itself where nothing is known of it.</summary>
    public static string Of(string code)
    {
        try { return CultureInfo.GetCultureInfo(code, predefinedOnly: true).DisplayName; }
        catch (CultureNotFoundException) { return code; }   // there is no way to ask first
    }

    /// <summary>As its speakers write it, and the direction in which they do.</summary>
    public static (string Name, string Direction) InItself(string code)
    {
        if (Languages.IsSpoken(code)) return (Languages.Of(code).Name, Languages.Of(code).Direction);
        string own;
        try { own = CultureInfo.GetCultureInfo(code).NativeName; }
        catch (CultureNotFoundException) { own = code; }   // a language that the system does not know keeps its code
        return (own.Length > 0 ? char.ToUpper(own[0], CultureInfo.InvariantCulture) + own[1..] : code, Leftward.Contains(code.Split('-')[0]) ? "rtl" : "ltr");
    }

    /// <summary>Is it the code of a language, and not only written like one?</summary>
    public static bool IsKnown(string code)
    {
        try { return CultureInfo.GetCultureInfo(code, predefinedOnly: true).LCID != CultureInfo.InvariantCulture.LCID; }
        catch (CultureNotFoundException) { return false; }
    }

    /// <summary>Code and name of the languages that a form offers.</summary>
    public static IEnumerable<(string Code, string Name)> Choices =>
        LocalText.InterfaceLanguages.Select(code => (code, Of(code))).Concat(Offered.Select(code => (code, Of(code))).OrderBy(l => l.Item2, StringComparer.CurrentCulture));

    /// <summary>The code of a language named by its code, or by its name in the reader's language, in English or in itself; null when none is called so.</summary>
    /// <param name="byReader">False where nobody reads: then their language does not count.</param>
    public static string? Find(string text, bool byReader = true)
    {
        if (IsKnown(text.Trim())) return CultureInfo.GetCultureInfo(text.Trim()).Name;
        var wanted = SearchKey.Of(text);
        if (wanted.Length == 0) return null;
        // First the languages, then those of one country or script ("pt-BR"), so that what a form shows can be sent again.
        return CultureInfo.GetCultures(CultureTypes.AllCultures).Where(c => c.Name.Length > 1).OrderBy(c => c.Name.Length > 3)
            .FirstOrDefault(c => new[] { c.Name, c.ThreeLetterISOLanguageName, c.EnglishName, c.NativeName, byReader ? c.DisplayName : "" }.Any(name => SearchKey.Of(name) == wanted))?.Name;
    }
}
