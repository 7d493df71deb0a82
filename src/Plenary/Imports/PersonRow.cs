using NodaTime;
using NodaTime.Text;
using Plenary.Names;
using Plenary.People;

namespace Plenary.Imports;

/// <summary>What one row says about a person, in Plenary's terms.</summary>
/// <param name="Number">Row as a spreadsheet program numbers it.</param>
/// <param name="Email">In lower case; null when none is given.</param>
/// <param name="Phone">Null until <see cref="Reached"/>.</param>
/// <param name="Id">What Plenary, here or elsewhere, calls the person; null when the row does not say.</param>
/// <param name="OfficeId">The same for the office.</param>
/// <param name="Body">The organisation in which the office is held, or the delegation; null when none is given.</param>
internal sealed record PersonRow(
    int Number, List<WrittenName> Names, string Honorific, Gender? Gender, string? Nationality, List<string> Languages,
    string? Email, string? Phone, BodyRow? Body, string Office, string Unit, LocalDate? From, LocalDate? Until, Guid? Id, Guid? OfficeId)
{
    public IReadOnlyList<KeyedName> Keyed { get; } = KeyedName.Of(Names);

    public string Name => Names[0].Text;

    /// <summary>Null when the row cannot be taken; the notes then say why.</summary>
    /// <param name="warnings">What is left out of a row that can be taken.</param>
    public static PersonRow? Of(MappedRow row, ColumnMapping mapping, Target body, List<RowNote> notes, List<RowNote> warnings)
    {
        var names = row.PersonNames().Select(n => new WrittenName(n.Text, n.Language)).DistinctBy(n => n.Text).ToList();
        if (names.Count == 0) { notes.Add(RowNote.Of(mapping.ColumnOf(Target.PersonName, Target.GivenName, Target.FamilyName), Person.NameMissing)); return null; }
        if (names.FirstOrDefault(n => n.Text.Length > Person.LongestName) is { } tooLong)
        {
            notes.Add(RowNote.Of(mapping.ColumnOf(Target.PersonName, Target.GivenName, Target.FamilyName), Person.NameTooLong.With(tooLong.Text.Length, Person.LongestName)));
            return null;
        }

        var (from, until) = (Date(row.Date(Target.From), start: true), Date(row.Date(Target.Until), start: false));
        if (until < from) notes.Add(RowNote.Of(mapping.ColumnOf(Target.Until), Organisations.Office.EndsBeforeItBegins));

        string Cut(Target target, int length) => row.Cut(target, length, mapping, warnings);
        return new(row.Row.Number, names, Cut(Target.Honorific, 60), Reading.GenderOf(row), row.Nationality()?.Code, Reading.Languages(row),
            ContactCells.Email(row, mapping, warnings, Target.Email), null, BodyRow.Of(row, body, row.Country()?.Code, Target.OrganisationId, mapping, warnings),
            Cut(Target.Office, Organisations.Office.Longest), Cut(Target.Unit, Organisations.Office.Longest), from, until, row.Id(Target.Id), row.Id(Target.OfficeId));
    }

    /// <summary>
    /// With the telephone, once the organisation is found: a number as it is dialled at home is of the country that the row names, of the person's, or of that in which the organisation is.
    /// </summary>
    public PersonRow Reached(MappedRow row, ColumnMapping mapping, KnownBody? body, List<RowNote> warnings) =>
        this with { Phone = ContactCells.Phone(row, mapping, warnings, [row.Country()?.Code, Nationality, body?.Country], Target.Phone) };

    /// <summary>A year stands for its first or its last day.</summary>
    internal static LocalDate? Date(string? iso, bool start) => iso?.Length switch
    {
        10 => LocalDatePattern.Iso.Parse(iso).Value,
        7 => new YearMonth(int.Parse(iso.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture), int.Parse(iso.AsSpan(5, 2), System.Globalization.CultureInfo.InvariantCulture)) is var month && start
            ? month.OnDayOfMonth(1) : Last(iso),
        4 => int.Parse(iso, System.Globalization.CultureInfo.InvariantCulture) is var year && start ? new LocalDate(year, 1, 1) : new LocalDate(year, 12, 31),
        _ => null,
    };

    private static LocalDate Last(string month) => Date(month, start: true)!.Value.PlusMonths(1).PlusDays(-1);
}

/// <summary>The organisation that a row names.</summary>
/// <param name="Country">Stored code, null when the row names none.</param>
/// <param name="Id">What Plenary, here or elsewhere, calls it; null when the row does not say.</param>
internal sealed record BodyRow(List<WrittenName> Names, string? Country, Guid? Id)
{
    public IReadOnlyList<KeyedName> Keyed { get; } = KeyedName.Of(Names);

    public static BodyRow? Of(MappedRow row, Target target, string? country, Target id, ColumnMapping mapping, List<RowNote> warnings)
    {
        if (row.All(target).FirstOrDefault(n => n.Text.Length > Person.LongestName).Text is { } tooLong) warnings.Add(RowNote.Of(mapping.ColumnOf(target), Reading.WasCut.With(tooLong.Length, Person.LongestName)));
        var names = row.All(target).Select(n => new WrittenName(Reading.Cut(n.Text, Person.LongestName), n.Language)).DistinctBy(n => n.Text).ToList();
        return names.Count == 0 ? null : new(names, country, row.Id(id));
    }
}

/// <summary>A name with what it is found by, worked out once.</summary>
/// <param name="Full">Its search key.</param>
/// <param name="Sort">The beginning of that, as the database has it.</param>
internal sealed record KeyedName(WrittenName Name, string Full, string Sort)
{
    public string Mark => SearchWord.MarkOf(Name.Text, Full);

    /// <summary>One of the names is written like one of those; capitals do not count.</summary>
    public static bool AreWritten(IEnumerable<WrittenName> names, List<string> written) => names.Any(n => written.Contains(n.Text, StringComparer.OrdinalIgnoreCase));

    /// <summary>That of the written names which is one of these but for its spelling.</summary>
    public static string Alike(IEnumerable<KeyedName> names, List<string> written) => written.Find(w => names.Any(n => n.Sort == SearchKey.Sorting(w))) ?? written[0];

    public static List<KeyedName> Of(IEnumerable<WrittenName> names) => [.. names.Select(Of)];

    public static KeyedName Of(WrittenName name)
    {
        var key = SearchKey.Of(name.Text);
        return new(name, key, SearchKey.Sorting(name.Text, key));
    }
}
