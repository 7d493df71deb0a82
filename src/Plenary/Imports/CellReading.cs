using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Plenary.Names;

namespace Plenary.Imports;

/// <summary>Reads the small vocabularies of lists: yes and no, kinds of gender, honorifics.</summary>
public static partial class CellReading
{
    private static readonly FrozenSet<string> Yes =
        new[] { "1", "yes", "y", "x", "true", "oui", "o", "evet", "e", "ya", "si", "s", "نعم", "да", "+", "✓", "✔" }.Select(Key).ToFrozenSet();

    private static readonly FrozenSet<string> No =
        new[] { "0", "no", "n", "false", "non", "hayır", "h", "tidak", "لا", "нет", "-" }.Select(Key).ToFrozenSet();

    private static readonly FrozenSet<string> Woman =
        new[] { "f", "female", "woman", "w", "femme", "féminin", "kadın", "k", "bayan", "perempuan", "p", "wanita", "mujer", "femenino", "أنثى", "امرأة", "انثى", "ж", "женский", "жен", "женщина" }.Select(Key).ToFrozenSet();

    private static readonly FrozenSet<string> Man =
        new[] { "m", "male", "man", "homme", "h", "masculin", "erkek", "e", "bay", "laki-laki", "l", "pria", "hombre", "masculino", "ذكر", "رجل", "м", "мужской", "муж", "мужчина" }.Select(Key).ToFrozenSet();

    private static readonly FrozenSet<string> Titles = new[]
    {
        "mr", "mrs", "ms", "miss", "mx", "m", "mme", "mlle", "sr", "sra", "srta", "dr", "prof", "rev", "fr", "sir", "dame", "lord", "lady", "he", "se", "hon", "lic", "ing", "eng", "messrs",
        "excellency", "archbishop", "bishop", "imam", "rabbi", "sheikh", "shaikh", "sheikha", "hajj", "haji", "hajja", "ustadh", "ustaz", "mufti", "mullah", "maulana", "kyai", "kh", "nyai", "gus", "hrh", "hm",
        "professor", "doctor", "docteur", "docteure", "professeur", "maitre", "me", "don", "dona", "av", "avukat", "doc", "doç", "yrd", "bay", "bayan", "sayın", "hoca", "bapak", "bpk", "ibu", "drs", "dra", "ir", "h", "hj",
        "ambassador", "minister", "senator", "general", "gen", "col", "capt", "judge", "justice", "president", "father", "sister", "brother", "monsieur", "madame", "herr", "frau", "señor", "señora", "doctora",
        "د", "أ", "م", "أ د", "الدكتور", "دكتور", "الدكتورة", "دكتورة", "السيد", "السيدة", "سيد", "سيدة", "الأستاذ", "أستاذ", "الأستاذة", "أستاذة", "الشيخ", "شيخ", "المهندس", "مهندس", "معالي", "سعادة", "سماحة", "فضيلة", "الحاج", "الحاجة", "الإمام", "القاضي", "المحامي", "البروفيسور",
        "г", "господин", "госпожа", "г жа", "проф", "д р",
    }.SelectMany(title => Key(title).Split(' ')).ToFrozenSet();

    /// <summary>Null when the cell says neither.</summary>
    public static bool? YesOrNo(string cell)
    {
        var key = Key(cell);
        return Yes.Contains(key) ? true : No.Contains(key) ? false : null;
    }

    /// <summary>True for a woman, false for a man, null for anything else that people write there, which stands as it is.</summary>
    public static bool? IsWoman(string cell)
    {
        var key = Key(cell);
        return Woman.Contains(key) ? true : Man.Contains(key) ? false : null;
    }

    internal static bool IsGender(string cell) => IsWoman(cell) is not null || Key(cell) is "x" or "other" or "diverse" or "non binary" or "autre" or "otro" or "diger" or "lainnya" or "اخر" or "u" or "unknown";

    /// <summary>Every word is one that stands before names: "HE Prof Dr".</summary>
    internal static bool IsHonorific(string cell) => cell.Length <= 40 && Key(Dotted().Replace(cell, "$1")).Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 and < 5 } words && words.All(Titles.Contains);

    private static string Key(string text) => SearchKey.Of(text) is { Length: > 0 } key ? key : text.Trim();

    /// <summary>H.E. and S.E. without their dots.</summary>
    [GeneratedRegex(@"\b(\p{L})\.(?=\p{L}\b)")]
    private static partial Regex Dotted();
}
