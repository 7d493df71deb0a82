using System.Collections.Frozen;
using System.Globalization;
using Plenary.Names;

namespace Plenary.Countries;

/// <summary>The table behind <see cref="Country"/>.</summary>
/// <remarks>
/// Codes, points, regions and extra names stand in Countries.txt and CountryNames.txt, and what its people are called in Demonyms.txt; all other names are the system's Unicode locale data, so that they
/// are there in every language and nobody keeps them here.
/// </remarks>
internal static class CountryTable
{
    /// <summary>Languages in which lists write the names of countries.</summary>
    private static readonly string[] Spoken = ["en", "ar", "fr", "tr", "id", "es", "ru", "de", "pt", "it", "fa", "ms"];

    private static readonly FrozenSet<string> Silent =
        new[] { "and", "the", "of", "et", "la", "le", "les", "el", "los", "las", "l", "d", "de", "du", "des", "del", "der", "ve", "dan", "y", "e", "и", "و", "do", "da" }.ToFrozenSet();

    /// <summary>What may stand before or after the name proper; not where it is what tells two countries apart.</summary>
    private static readonly FrozenSet<string> Forms =
        new[] { "republic", "kingdom", "state", "sultanate", "islamic", "republique", "royaume", "etat", "جمهوريه", "مملكه", "دوله", "سلطنه", "cumhuriyeti", "kralligi", "republik", "kerajaan", "republica", "reino", "республика", "королевство" }.ToFrozenSet();

    private static readonly Lazy<(Country[] All, FrozenDictionary<(string, string), string> Shown, List<(string Code, string Name)> Found)> Table = new(Load);
    private static readonly Lazy<FrozenDictionary<string, Country>> ByCode = new(() => Codes().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase));
    private static readonly Lazy<FrozenDictionary<string, Country>> ByName = new(Names);
    private static readonly Lazy<FrozenDictionary<string, Country>> ByPeople = new(Demonyms);

    public static IReadOnlyList<Country> All => Table.Value.All;

    public static Country? OfCode(string? code) => code is not null && ByCode.Value.TryGetValue(code.Trim(), out var country) ? country : null;

    public static Country? Find(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 120) return null;
        var trimmed = text.Trim();
        if (trimmed.Length <= 4 && OfCode(trimmed) is { } coded) return coded;
        if (trimmed.Length <= 3 && int.TryParse(trimmed, NumberStyles.None, CultureInfo.InvariantCulture, out var numeric))
            return All.FirstOrDefault(country => country.Numeric == numeric);
        var key = Key(trimmed);
        if (ByName.Value.TryGetValue(key, out var named)) return named;
        var proper = string.Join(' ', key.Split(' ').Where(word => !Forms.Contains(word)));
        return proper.Length > 2 && proper != key && ByName.Value.TryGetValue(proper, out var formal) ? formal : null;
    }

    public static Country? OfPeople(string? text) => string.IsNullOrWhiteSpace(text) || text.Length > 120 ? null : ByPeople.Value.GetValueOrDefault(Key(text));

    public static string? Shown(string code, string language) => Table.Value.Shown.GetValueOrDefault((code, language));

    private static string Key(string name) =>
        string.Join(' ', SearchKey.Of(name).Split(' ').Where(word => !Silent.Contains(word))
            .Select(word => word is "st" or "ste" ? "saint" : word.Length > 4 && word.StartsWith("ال", StringComparison.Ordinal) ? word[2..] : word));

    private static IEnumerable<KeyValuePair<string, Country>> Codes() =>
        All.SelectMany(country => new[] { KeyValuePair.Create(country.Code, country), KeyValuePair.Create(country.Alpha3, country) }).DistinctBy(pair => pair.Key);

    private static FrozenDictionary<string, Country> Names()
    {
        var names = new Dictionary<string, Country>();
        var byCode = All.ToDictionary(country => country.Code);
        // What is written by hand here comes first: the locale data calls two countries Congo.
        foreach (var (code, name) in Table.Value.Found) names.TryAdd(Key(name), byCode[code]);
        foreach (var ((code, _), name) in Table.Value.Shown) names.TryAdd(Key(name), byCode[code]);
        foreach (var country in All)
            foreach (var language in Spoken)
            {
                names.TryAdd(Key(country.In(language)), country);
                if (!country.IsHistoric) names.TryAdd(Key(new RegionInfo($"{language}-{country.Code}").NativeName), country);
            }
        names.Remove("");
        return names.ToFrozenDictionary();
    }

    private static FrozenDictionary<string, Country> Demonyms() =>
        Lines("Demonyms.txt").SelectMany(line => line[(line.IndexOf(':') + 1)..].Split(';').Select(name => KeyValuePair.Create(Key(name), OfCode(line[..line.IndexOf(':')])!))).ToFrozenDictionary();

    private static (Country[], FrozenDictionary<(string, string), string>, List<(string, string)>) Load()
    {
        var all = Lines("Countries.txt").Select(line => line.Split(' ')).Select(word => new Country(word[0], word[1], int.Parse(word[2], CultureInfo.InvariantCulture),
            double.Parse(word[3], CultureInfo.InvariantCulture), double.Parse(word[4], CultureInfo.InvariantCulture), word[5] is "-" ? null : Enum.Parse<Region>(word[5]))).ToArray();
        var shown = new Dictionary<(string, string), string>();
        var found = new List<(string, string)>();
        foreach (var line in Lines("CountryNames.txt"))
        {
            var colon = line.IndexOf(':');
            var left = line[..colon].Split(' ');
            if (left.Length == 2) shown[(left[0], left[1])] = line[(colon + 1)..].Trim();
            else foreach (var name in line[(colon + 1)..].Split(';')) found.Add((left[0], name.Trim()));
        }
        return (all, shown.ToFrozenDictionary(), found);
    }

    private static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(CountryTable).Assembly.GetManifestResourceStream("Plenary.Countries." + file)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') yield return line;
    }
}
