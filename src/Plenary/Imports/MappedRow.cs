using Plenary.Countries;
using Plenary.Names;

namespace Plenary.Imports;

/// <summary>A text with the language its column is in; null where it is not known.</summary>
public readonly record struct CellName(string Text, string? Language);

/// <summary>A row of a list, asked by meaning instead of by column. What cannot be read is kept as a problem, never dropped in silence.</summary>
public sealed class MappedRow
{
    public static readonly Refusal NamesDiffer = new("import.names-differ", "The whole name “{0}” and its parts “{1}” differ; the whole name counts.");
    public static readonly Refusal CountriesDiffer = new("import.countries-differ", "The row names two countries, {0} and {1}; the first counts.");

    public static readonly Refusal NoNationality = new("import.no-nationality", "No country is known as {0}; the nationality is left out.");

    /// <summary>What stands between two nationalities in one cell.</summary>
    private static readonly char[] Between = ['/', ',', ';', '&', '|', '+', '-', '،', '؛'];

    private readonly List<(Column Column, Meaning Meaning, string Text)> cells = [];
    private readonly List<SheetProblem> problems;
    private readonly List<SheetProblem> remarks = [];
    private readonly Sheet sheet;
    private readonly DateOrder order;

    internal MappedRow(SheetRow row, Sheet sheet, ColumnMapping mapping, DateOrder order)
    {
        (Row, this.sheet, this.order, problems) = (row, sheet, order, [.. row.Problems]);
        foreach (var column in sheet.Columns)
            if (mapping[column.Name] is { Target: not Target.Ignored } meaning && NameText.Clean(row.Cells[column.Index]) is { Length: > 0 } text)
                cells.Add((column, meaning, text));
    }

    public SheetRow Row { get; }

    /// <summary>Those of the row and those found while it was asked.</summary>
    public IReadOnlyList<SheetProblem> Problems => problems;

    /// <summary>Where the row contradicts itself and is taken all the same; found while it was asked.</summary>
    public IReadOnlyList<SheetProblem> Remarks => remarks;

    /// <summary>The first filled cell of this meaning, cleaned as <see cref="NameText.Clean"/> does; "" when there is none.</summary>
    public string this[Target target] => cells.Find(cell => cell.Meaning.Target == target).Text ?? "";

    /// <summary>All filled cells of this meaning, in the order of the columns.</summary>
    public IEnumerable<CellName> All(Target target) => cells.Where(cell => cell.Meaning.Target == target).Select(cell => new CellName(cell.Text, cell.Meaning.Language));

    /// <summary>
    /// The person's names: the whole ones, and of languages that have none the parts joined, given names before the family name. Parts that say
    /// something else than the whole name of their language are remarked upon.
    /// </summary>
    public List<CellName> PersonNames()
    {
        var names = All(Target.PersonName).ToList();
        foreach (var parts in All(Target.GivenName).Concat(All(Target.FamilyName)).GroupBy(part => part.Language).ToList())
        {
            var joined = new CellName(string.Join(' ', parts.Select(part => part.Text)), parts.Key);
            var wholes = names.FindAll(name => name.Language == joined.Language);
            if (wholes.Count == 0) names.Add(joined);
            else if (!wholes.Exists(whole => Words(joined).IsSubsetOf(Words(whole)))) Note(remarks, null, NamesDiffer.With(wholes[0].Text, joined.Text));
        }
        return names;

        static HashSet<string> Words(CellName name) => [.. SearchKey.Of(name.Text).Split(' ')];
    }

    /// <summary>
    /// The country that the row names: by a code where there is one, by a name, and else by the delegation when that is a
    /// country's. Null when nothing is said or, with a problem, when what is said is no country.
    /// </summary>
    public Country? Country(Target target = Target.Country)
    {
        if (Named(target, out var named) is { } found) return found;
        if (target == Target.Country && Countries.Country.Find(this[Target.Delegation]) is { } delegated) return delegated;
        if (named.Count > 0) Complain(named[0].Column, SheetRefusals.NoCountry.With(named[0].Text));
        return null;
    }

    /// <summary>The same of a nationality; what is said and no country is remarked upon, since nobody is left out for it.</summary>
    public Country? Nationality()
    {
        if (Named(Target.Nationality, out var named) is { } found) return found;
        if (named.Count > 0) Note(remarks, named[0].Column, NoNationality.With(Reading.Short(named[0].Text)));
        return null;
    }

    /// <summary>The first country that cells of this meaning name; a nationality may be two in one cell.</summary>
    private Country? Named(Target target, out List<(Column Column, Meaning, string Text)> named)
    {
        named = [.. cells.Where(cell => cell.Meaning.Target == target).OrderBy(cell => cell.Text.Length > 3)];
        Country? first = null;
        foreach (var (column, _, text) in named)
            foreach (var found in target == Target.Nationality ? Nationalities(text) : [Countries.Country.Find(text)])
            {
                if (found is null) continue;
                if (first is not null && found != first) Note(remarks, column, CountriesDiffer.With(first.Name, found.Name));
                first ??= found;
            }
        return first;
    }

    private static IEnumerable<Country?> Nationalities(string text) =>
        Countries.Country.OfNationality(text) is { } whole ? [whole] : text.Split(Between).Select(Countries.Country.OfNationality);

    /// <summary>What Plenary calls a record; null when empty or, with a problem, unreadable.</summary>
    public Guid? Id(Target target) => Read<Guid?>(target, text => Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty ? id : null, SheetRefusals.NoId);

    /// <summary>A day, month or year as ISO text (2027-04-30, 2027-04, 2027); null when empty or, with a problem, unreadable.</summary>
    public string? Date(Target target) => Read(target, text => DateText.Read(text, order), SheetRefusals.NoDate);

    /// <summary>A year; null when empty or, with a problem, unreadable.</summary>
    public int? Year() => Date(Target.Year) is { } date ? int.Parse(date[..4], System.Globalization.CultureInfo.InvariantCulture) : null;

    /// <summary>From a column of gender or of the kind "Female 1/0"; null where neither says it.</summary>
    public bool? IsWoman()
    {
        if (this[Target.Gender] is { Length: > 0 } gender) return CellReading.IsWoman(gender);
        return this[Target.Female].Length == 0 ? null : Read<bool?>(Target.Female, CellReading.YesOrNo, SheetRefusals.NoAnswer);
    }

    private T? Read<T>(Target target, Func<string, T?> read, Refusal refusal)
    {
        var (column, _, text) = cells.Find(cell => cell.Meaning.Target == target);
        if (column is null) return default;
        var value = read(text);
        if (value is null) Complain(column, refusal.With(text));
        return value;
    }

    private void Complain(Column column, Refusal refusal) => Note(problems, column, refusal);

    private void Note(List<SheetProblem> notes, Column? column, Refusal refusal)
    {
        var note = new SheetProblem(sheet.Name, Row.Number, column?.Name, refusal);
        if (!notes.Contains(note)) notes.Add(note);
    }
}
