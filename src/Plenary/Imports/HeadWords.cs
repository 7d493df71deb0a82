using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Plenary.Names;

namespace Plenary.Imports;

/// <summary>The words over columns in many languages, from <c>HeadWords.txt</c>.</summary>
internal static partial class HeadWords
{
    private static readonly Lazy<(FrozenDictionary<string, Target[]> All, FrozenSet<string> InCells)> Table = new(Load);

    private static FrozenDictionary<string, Target[]> Words => Table.Value.All;

    private static readonly FrozenDictionary<string, string> Languages = new Dictionary<string, string>
    {
        ["english"] = "en",
        ["anglais"] = "en",
        ["ingilizce"] = "en",
        ["inggris"] = "en",
        ["ingles"] = "en",
        ["الانجليزيه"] = "en",
        ["بالانجليزيه"] = "en",
        ["انجليزي"] = "en",
        ["en"] = "en",
        ["eng"] = "en",
        ["английски"] = "en",
        ["англ"] = "en",
        ["latin"] = "en",
        ["arabic"] = "ar",
        ["arabe"] = "ar",
        ["arapca"] = "ar",
        ["arab"] = "ar",
        ["العربيه"] = "ar",
        ["بالعربيه"] = "ar",
        ["عربي"] = "ar",
        ["بالعربي"] = "ar",
        ["ar"] = "ar",
        ["ara"] = "ar",
        ["french"] = "fr",
        ["francais"] = "fr",
        ["fransizca"] = "fr",
        ["prancis"] = "fr",
        ["frances"] = "fr",
        ["الفرنسيه"] = "fr",
        ["بالفرنسيه"] = "fr",
        ["fr"] = "fr",
        ["fra"] = "fr",
        ["turkish"] = "tr",
        ["turc"] = "tr",
        ["turkce"] = "tr",
        ["turki"] = "tr",
        ["turco"] = "tr",
        ["التركيه"] = "tr",
        ["بالتركيه"] = "tr",
        ["tr"] = "tr",
        ["tur"] = "tr",
        ["indonesian"] = "id",
        ["indonesien"] = "id",
        ["endonezce"] = "id",
        ["indonesia"] = "id",
        ["الاندونيسيه"] = "id",
        ["idn"] = "id",
        ["spanish"] = "es",
        ["espagnol"] = "es",
        ["ispanyolca"] = "es",
        ["espanol"] = "es",
        ["es"] = "es",
        ["spa"] = "es",
        ["russian"] = "ru",
        ["russe"] = "ru",
        ["rusca"] = "ru",
        ["ruso"] = "ru",
        ["ru"] = "ru",
        ["rus"] = "ru",
        ["русски"] = "ru",
        ["русскии"] = "ru",
        ["рус"] = "ru",
        ["persian"] = "fa",
        ["farsi"] = "fa",
        ["fa"] = "fa",
        ["urdu"] = "ur",
        ["ur"] = "ur",
        ["german"] = "de",
        ["deutsch"] = "de",
        ["de"] = "de",
        ["chinese"] = "zh",
        ["zh"] = "zh",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Fillers = new[] { "in", "en", "the", "as", "per", "passport", "local", "language", "script", "dalam", "bahasa", "olarak", "на", "باللغه", "original", "other" }.ToFrozenSet();

    private static readonly FrozenSet<string> BareNames =
        new[] { "name", "full name", "nom", "nom complet", "ad", "adı", "isim", "nama", "nama lengkap", "nombre", "nombre completo", "имя", "название", "الاسم", "اسم", "الاسم الكامل" }.Select(SearchKey.Of).ToFrozenSet();

    /// <summary>"Name", in whatever language and of whatever language: it does not say whose.</summary>
    public static bool IsBareName(string head) => BareNames.Contains(string.Join(' ', Key(head).Split(' ').Where(word => !Languages.ContainsKey(word) && !Fillers.Contains(word))));

    /// <summary>The very word that Plenary has for it: "Office", "Job title" is only another.</summary>
    public static bool IsOwn(string head, Target target) => Key(head) == SearchKey.Of(Meaning.Word(target));

    /// <summary>True when the text is a known name of a column.</summary>
    public static bool Knows(string text) => text.Length <= 80 && Match(text).Targets.Count > 0;

    /// <summary>How surely the text is the name of a column, 0 to 1. "Harbour Association", which only holds such a word, is hardly one.</summary>
    public static double Knowledge(string text) => text.Length <= 80 && Match(text) is { Targets.Count: > 0, Fit: var fit } ? (fit >= 0.9 ? 1 : fit / 2) : 0;

    /// <summary>One of those words that people also write into cells: "delegate", "Association".</summary>
    public static bool StandsInCells(string text) => text.Length <= 80 && Table.Value.InCells.Contains(Key(text));

    /// <summary>Surely the name of a column, and hardly ever what stands in one.</summary>
    public static bool IsOnlyHead(string text) => Knowledge(text) == 1 && !StandsInCells(text);

    /// <summary>What a head may mean, the likeliest first, how well the words fit (0 to 1), and the language it names.</summary>
    public static (IReadOnlyList<Target> Targets, double Fit, string? Language) Match(string head)
    {
        var key = Key(head);
        if (Words.TryGetValue(key, out var exact)) return (exact, 1, null);

        // "Name of organisation (Arabic)", "name_fr": the language comes off, what is left is looked up.
        var words = key.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string? language = null;
        var left = words.Where((word, at) =>
        {
            if (words.Length == 1 || !Languages.TryGetValue(word, out var named) || (word.Length == 2 && at < words.Length - 1)) return true;
            language ??= named;
            return false;
        }).ToArray();
        if (language is not null && Words.TryGetValue(string.Join(' ', left), out var named)) return (named, 0.95, language);
        left = [.. left.Where(word => !Fillers.Contains(word))];
        if (Words.TryGetValue(string.Join(' ', left), out var plain)) return (plain, 0.9, language);

        // The longest run of words that is known; the shorter its part of the head, the less it says.
        for (var length = left.Length - 1; length > 0; length--)
            for (var at = 0; at + length <= left.Length; at++)
                if (Words.TryGetValue(string.Join(' ', left.Skip(at).Take(length)), out var part) && (length > 1 || left[at].Length > 3))
                    return (part, 0.45 + 0.35 * length / left.Length, language);
        return ([], 0, language);
    }

    private static string Key(string head) => SearchKey.Of(Humps().Replace(head, " "));

    /// <summary>PersonName, jobTitle: a small letter before a capital ends a word.</summary>
    [GeneratedRegex(@"(?<=\p{Ll})(?=\p{Lu})")]
    private static partial Regex Humps();

    private static (FrozenDictionary<string, Target[]>, FrozenSet<string>) Load()
    {
        using var stream = typeof(HeadWords).Assembly.GetManifestResourceStream("Plenary.Imports.HeadWords.txt")!;
        using var reader = new StreamReader(stream);
        var words = new Dictionary<string, List<Target>>();
        var inCells = new HashSet<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var colon = line.IndexOf(':');
            var target = Enum.Parse<Target>(line[..colon]);
            foreach (var word in line[(colon + 1)..].Split(';'))
            {
                var key = SearchKey.Of(word);
                if (!words.TryGetValue(key, out var targets)) words[key] = targets = [];
                if (!targets.Contains(target)) targets.Add(target);
                if (word.EndsWith('*')) inCells.Add(key);
            }
        }
        words.Remove("");
        return (words.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray()), inCells.ToFrozenSet());
    }
}
