using Plenary.Countries;
using Plenary.Names;

namespace Plenary.Imports;

/// <summary>A text with the language its column is in; null where it is not known.</summary>
public readonly record struct CellName(string Text, string? Language);

/// <summary>A row of a list, asked by meaning instead of by column. What cannot be read is kept as a problem, never dropped in silence.</summary>
public sealed class MappedRow
{
    private readonly List<(Column Column, Meaning Meaning, string Text)> cells = [];
    private readonly List<SheetProblem> problems;
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

    /// <summary>The first filled cell of this meaning, cleaned as <see cref="NameText.Clean"/> does; "" when there is none.</summary>
    public string this[Target target] => cells.Find(cell => cell.Meaning.Target == target).Text ?? "";

    /// <summary>All filled cells of this meaning, in the order of the columns.</summary>
    public IEnumerable<CellName> All(Target target) => cells.Where(cell => cell.Meaning.Target == target).Select(cell => new CellName(cell.Text, cell.Meaning.Language));

    /// <summary>The person's names, one for each language; parts are joined, given names before the family name.</summary>
    public IEnumerable<CellName> PersonNames()
    {
        foreach (var whole in All(Target.PersonName)) yield return whole;
        foreach (var parts in All(Target.GivenName).Concat(All(Target.FamilyName)).GroupBy(part => part.Language))
            yield return new(string.Join(' ', parts.Select(part => part.Text)), parts.Key);
    }

    /// <summary>
    /// The country that the row names: by a code where there is one, by a name, and else by the delegation when that is a
    /// country's. Null when nothing is said or, with a problem, when what is said is no country.
    /// </summary>
    public Country? Country(Target target = Target.Country)
    {
        var named = cells.Where(cell => cell.Meaning.Target == target).OrderBy(cell => cell.Text.Length > 3).ToList();
        foreach (var (_, _, text) in named)
            if (Countries.Country.Find(text) is { } found) return found;
        if (target == Target.Country && Countries.Country.Find(this[Target.Delegation]) is { } delegated) return delegated;
        if (named.Count > 0) Complain(named[0].Column, SheetRefusals.NoCountry.With(named[0].Text));
        return null;
    }

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

    private void Complain(Column column, Refusal refusal)
    {
        var problem = new SheetProblem(sheet.Name, Row.Number, column.Name, refusal);
        if (!problems.Contains(problem)) problems.Add(problem);
    }
}
