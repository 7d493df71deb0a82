using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Plenary.Countries;

/// <summary>A part of the world as the United Nations count it (M49).</summary>
public enum Region
{
    [Display(Name = "Africa")] Africa,
    [Display(Name = "Americas")] Americas,
    [Display(Name = "Asia")] Asia,
    [Display(Name = "Europe")] Europe,
    [Display(Name = "Oceania")] Oceania,
}

/// <summary>A country or territory as ISO 3166 lists it, those that are no more included.</summary>
/// <param name="Code">What is stored: alpha-2 of ISO 3166-1; the four letters of ISO 3166-3 for one that is no more (SUHH for the Soviet Union).</param>
/// <param name="Alpha3">Three letters, unique among all.</param>
/// <param name="Numeric">ISO numeric code; a later country may bear it again.</param>
/// <param name="Latitude">Degrees north of a point inside, for the map of dots.</param>
/// <param name="Longitude">Degrees east of it.</param>
/// <param name="Region">Null for Antarctica.</param>
public sealed record Country(string Code, string Alpha3, int Numeric, double Latitude, double Longitude, Region? Region)
{
    private static readonly ConcurrentDictionary<string, string[]> Ordered = new();
    private readonly ConcurrentDictionary<string, string> names = new();

    /// <summary>Those of today, then those that are no more.</summary>
    public static IReadOnlyList<Country> All => CountryTable.All;

    /// <summary>The codes of all countries of these regions, those that are no more included.</summary>
    public static IReadOnlyList<string> CodesIn(IReadOnlyCollection<Region> regions) => [.. All.Where(country => country.Region is { } region && regions.Contains(region)).Select(country => country.Code)];

    /// <summary>Those of today, in the order of their names in a language.</summary>
    public static IEnumerable<Country> InOrder(string language) =>
        All.Where(country => !country.IsHistoric).OrderBy(country => country.In(language), StringComparer.Create(CultureInfo.GetCultureInfo(language), false));

    /// <summary>The codes of all, those that are no more included, in the order of their names in a language.</summary>
    public static IReadOnlyList<string> CodesInOrder(string language) => Ordered.GetOrAdd(language, static language =>
        [.. All.OrderBy(country => country.In(language), StringComparer.Create(CultureInfo.GetCultureInfo(language), false)).ThenBy(country => country.Code, StringComparer.Ordinal).Select(country => country.Code)]);

    /// <summary>By <see cref="Code"/> or alpha-3 only: for what Plenary itself has written.</summary>
    public static Country? OfCode(string? code) => CountryTable.OfCode(code);

    /// <summary>
    /// By whatever a list calls it: a code, a name in any common language, an official or a former name. Null when it is no
    /// country that is known; that is never guessed.
    /// </summary>
    public static Country? Find(string? text) => CountryTable.Find(text);

    /// <summary>That of a nationality: by whatever <see cref="Find"/> knows, or by what its people are called in English ("Turkish").</summary>
    public static Country? OfNationality(string? text) => Find(text) ?? CountryTable.OfPeople(text);

    /// <summary>It existed when a conference was held, and exists no more.</summary>
    public bool IsHistoric => Code.Length == 4;

    /// <summary>The name in a language ("ar", "pt-BR"); in English where the language is not known.</summary>
    public string In(string language)
    {
        var bare = language.Split('-', '_')[0].ToLowerInvariant();
        return names.GetOrAdd(bare, _ => CountryTable.Shown(Code, bare) ?? Local(bare));
    }

    /// <summary>What a code that Plenary itself has written is said as to the reader; nothing where there is none.</summary>
    public static string Said(string? code) => code is null ? "" : OfCode(code)?.Name ?? code;

    /// <summary>The name in the language of the reader.</summary>
    public string Name => In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    public bool Equals(Country? other) => other?.Code == Code;

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => In("en");

    private string Local(string language)
    {
        if (IsHistoric) return CountryTable.Shown(Code, "en")!;
        if (language.Length is < 2 or > 3 || !language.All(char.IsAsciiLetterLower)) return In("en");
        var name = new RegionInfo($"{language}-{Code}").NativeName;
        return name == Code && language != "en" ? In("en") : name;
    }
}
