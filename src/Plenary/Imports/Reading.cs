using System.Collections.Frozen;
using System.Globalization;
using Plenary.Names;
using Plenary.Organisations;
using Plenary.People;

namespace Plenary.Imports;

/// <summary>Cells read as values of the directory.</summary>
internal static class Reading
{
    public static readonly Refusal NoKind = new("import.no-kind", "{0} is not a kind of organisation that is known; it is entered as “other”.");

    public static readonly Refusal WasCut = new("import.cut", "The cell has {0} characters; the first {1} are taken.");

    private static readonly Lazy<FrozenDictionary<string, string>> LanguageNames = new(() =>
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var shown = LocalText.InterfaceLanguages.Select(CultureInfo.GetCultureInfo).ToArray();
        foreach (var culture in CultureInfo.GetCultures(CultureTypes.NeutralCultures).Where(c => c.Name.Length is 2 or 3))
            foreach (var name in new[] { culture.Name, culture.ThreeLetterISOLanguageName, culture.EnglishName, culture.NativeName })
                names.TryAdd(SearchKey.Of(name), culture.Name);
        foreach (var (word, code) in new[] { ("arabe", "ar"), ("anglais", "en"), ("francais", "fr"), ("espagnol", "es"), ("russe", "ru"), ("chinois", "zh"), ("turc", "tr"),
            ("arapca", "ar"), ("ingilizce", "en"), ("fransizca", "fr"), ("العربيه", "ar"), ("الانجليزيه", "en"), ("الفرنسيه", "fr"), ("inggris", "en"), ("prancis", "fr"), ("arab", "ar"), ("farsi", "fa") })
            names.TryAdd(SearchKey.Of(word), code);
        names.Remove("");
        return names.ToFrozenDictionary();
    });

    private static readonly (OrganisationKind Kind, string[] Words)[] KindWords =
    [
        (OrganisationKind.Ngo, ["non governmental", "ngo", "ong", "stk", "lsm", "sivil toplum", "منظمه غير حكوميه", "غير حكوميه", "non gouvernemental", "nonprofit"]),
        (OrganisationKind.Intergovernmental, ["intergovernmental", "igo", "specialized agenc", "specialised agenc", "united nations", "intergouvernemental", "حكوميه دوليه"]),
        (OrganisationKind.Coalition, ["coalition", "federation", "network", "confederation", "umbrella", "alliance", "ائتلاف", "اتحاد", "شبكه", "federasyon", "koalisyon", "koalisi", "federasi", "federation", "reseau"]),
        (OrganisationKind.Union, ["union", "syndicat", "sendika", "نقابه", "serikat"]),
        (OrganisationKind.Institute, ["institute", "institut", "university", "universite", "research", "academy", "enstitu", "معهد", "جامعه", "lembaga", "think tank", "centre", "center"]),
        (OrganisationKind.Foundation, ["foundation", "fondation", "vakif", "مؤسسه", "yayasan", "trust", "endowment", "وقف"]),
        (OrganisationKind.Media, ["media", "press", "newspaper", "television", "radio", "news", "presse", "basin", "medya", "اعلام", "صحافه"]),
        (OrganisationKind.Government, ["government", "ministry", "parties", "party", "state", "governmental", "gouvernement", "ministere", "hukumet", "bakanlik", "حكومه", "وزاره", "pemerintah", "kementerian", "observer states"]),
        (OrganisationKind.Bureau, ["bureau", "regional office", "branch", "section", "office", "buro", "مكتب", "kantor"]),
        (OrganisationKind.Association, ["association", "society", "dernek", "جمعيه", "asosiasi", "perhimpunan", "club"]),
    ];

    /// <summary>Null when the words say nothing known.</summary>
    public static OrganisationKind? Kind(string text)
    {
        var key = SearchKey.Of(text);
        if (key.Length == 0) return null;
        foreach (var kind in Enum.GetValues<OrganisationKind>())
            if (key == SearchKey.Of(kind.ToString())) return kind;
        foreach (var (kind, words) in KindWords)
            if (words.Any(word => key.Contains(SearchKey.Of(word), StringComparison.Ordinal))) return kind;
        return null;
    }

    public static Gender? GenderOf(MappedRow row) => row.IsWoman() switch
    {
        true => Gender.Woman,
        false => Gender.Man,
        _ => row[Target.Gender] is { Length: > 0 } said && CellReading.IsGender(said) && SearchKey.Of(said) is not ("u" or "unknown") ? Gender.Other : null,
    };

    /// <summary>BCP 47 codes of the languages that the cell names; what is not known is left out.</summary>
    public static List<string> Languages(MappedRow row) =>
        [.. row.All(Target.Languages).SelectMany(cell => cell.Text.Split([',', ';', '/', '،', '؛', '|', '+'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(word => LanguageNames.Value.GetValueOrDefault(SearchKey.Of(word))).OfType<string>().Distinct().Take(12)];

    /// <summary>At most so many characters, and never half a character.</summary>
    public static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    /// <summary>The first filled cell of this meaning, at most so long; where it is longer, that is said.</summary>
    public static string Cut(this MappedRow row, Target target, int length, ColumnMapping mapping, List<RowNote> warnings)
    {
        if (row[target].Length > length) warnings.Add(RowNote.Of(mapping.ColumnOf(target), WasCut.With(row[target].Length, length)));
        return Cut(row[target], length);
    }

    public static string Short(string text) => Cut(text, 60);

    /// <summary>The column that has one of these meanings; the first as the row reader looks for it.</summary>
    public static string? ColumnOf(this ColumnMapping mapping, params Target[] targets) =>
        targets.Select(target => mapping.Columns.FirstOrDefault(pair => pair.Value.Target == target).Key).FirstOrDefault(column => column is not null);
}
