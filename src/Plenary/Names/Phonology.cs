namespace Plenary.Names;

/// <summary>Where a letter is spoken, in any of the scripts: the last resort for pairs of letters that the sound tables have not seen.</summary>
internal static class Phonology
{
    /// <summary>Cost of a letter about which nothing is known, in eighths of a natural logarithm.</summary>
    public const int Unknown = -48;

    private static readonly (Place Place, string Letters)[] Places =
    [
        (new('V', -22), "aeiouäöüåæəéěœ" + "اوىيئەۆێ" + "аеёиоуыэюяъь" + "αεηιουωϊϋ" + "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"),
        (new('J', -26), "yj" + "й" + "ј"),
        (new('H', -26), "hʿ" + "هةحعא" + "אהעח" + "ㅎ"),
        (new('W', -32), "w" + "ו" + "ў"),
        (new('P', -44), "pbfv" + "بفپڤ" + "בפ" + "пбфв" + "πβφ" + "ㅂㅃㅍㅄ"),
        (new('M', -44), "m" + "م" + "מ" + "м" + "μ" + "ㅁㄻ"),
        (new('N', -41), "nñń" + "ن" + "נ" + "нњ" + "ν" + "ㄴㄵㅇ"),
        (new('T', -42), "tdţđðþ" + "تدثذطضظ" + "דטת" + "тд" + "τδθ" + "ㄷㄸㅌㅿ"),
        (new('S', -42), "szcšşśčćçžźż" + "سصزشژچ" + "זסשצẑĉ" + "сзцчшщжџћ" + "σζξψ" + "ㅅㅆㅈㅉㅊ"),
        (new('K', -42), "kgqxğ" + "كقگغخجک" + "כקגĝ" + "кгхђ" + "κγχ" + "ㄱㄲㅋㄳ"),
        (new('R', -41), "rlłř" + "رل" + "רל" + "рлљ" + "ρλ" + "ㄹㄺ"),
    ];

    private static readonly Dictionary<char, Place> ByLetter = Places.SelectMany(p => p.Letters.Select(c => (c, p.Place))).DistinctBy(e => e.c).ToDictionary(e => e.c, e => e.Place);

    /// <param name="Group">V vowel, J and W glides, H breath, P lips, T and S teeth, K back, M N nose, R tongue tip; ? unknown.</param>
    /// <param name="Silent">Cost when nothing stands opposite.</param>
    public readonly record struct Place(char Group, int Silent);

    public static Place Of(char letter) => ByLetter.TryGetValue(char.ToLowerInvariant(letter), out var place) ? place : new Place('?', Unknown);

    /// <summary>Cost of two letters opposite each other.</summary>
    public static int Apart(Place a, Place b) => (a.Group, b.Group) switch
    {
        ('?', _) or (_, '?') => Unknown,
        var (x, y) when x == y => x == 'V' ? -15 : -22,
        ('V' or 'J', 'V' or 'J') or ('V' or 'W', 'V' or 'W') => -19,
        ('W', 'P') or ('P', 'W') or ('H', 'K') or ('K', 'H') or ('S', 'T') or ('T', 'S') or ('S', 'K') or ('K', 'S') or ('J', 'K') or ('K', 'J') or ('J', 'S') or ('S', 'J') => -31,
        ('M', 'N') or ('N', 'M') => -27,
        ('H', 'V') or ('V', 'H') => -31,
        _ => -49,
    };
}
