using ExcelDataReader;

namespace Plenary.Imports;

/// <summary>The rows of one sheet of a workbook.</summary>
internal sealed class WorkbookRows(Workbook workbook, IExcelDataReader reader, SheetLimits limits) : IRawRows
{
    public bool IsRagged => false;

    public IReadOnlyList<MergedCells> Merged { get; } =
        [.. (reader.MergeCells ?? []).Select(one => new MergedCells(one.FromRow, one.ToRow, one.FromColumn, one.ToColumn))];

    public IEnumerable<RawRow> Read()
    {
        long filled = 0;
        for (var number = 1; ; number++)
        {
            var more = false;
            if (workbook.Guarded(() => more = reader.Read()) is { } broken)
            {
                yield return Last(number, broken.Refusal);
                yield break;
            }
            if (!more) yield break;
            if (number > limits.Rows)
            {
                yield return Last(number, SheetRefusals.TooManyRows.With(limits.Rows));
                yield break;
            }
            if (Row(number) is not { } row) continue;
            filled += row.Cells.Count(cell => cell.Length > 0);
            if (filled > limits.Cells)
            {
                yield return Last(number, SheetRefusals.TooManyCells.With(limits.Cells));
                yield break;
            }
            yield return row;
        }
    }

    /// <summary>Null for a row in which nothing stands: a million of them are passed by without keeping anything.</summary>
    private RawRow? Row(int number)
    {
        string[]? cells = null;
        List<CellProblem>? problems = null;
        var anything = false;
        for (var i = 0; i < reader.FieldCount; i++)
        {
            // A cell that shows an error (#REF!) comes as empty: the library does not tell the two apart.
            if (reader.GetValue(i) is not { } value) continue;
            var text = CellText.Of(value, () => reader.GetNumberFormatString(i));
            if (CellProblem.Of(text, i, limits) is { } problem)
            {
                (problems ??= []).Add(problem);
                if (text.Length > limits.CellLength) text = text[..limits.CellLength];
            }
            if (cells is null) Array.Fill(cells = new string[reader.FieldCount], "");
            cells[i] = text;
            anything |= !string.IsNullOrWhiteSpace(text) || problems is not null;
        }
        return anything ? new RawRow(number, cells!, problems) : null;
    }

    private static RawRow Last(int number, Refusal refusal) => new(number, [], [new(null, refusal) { EndsReading = true }]);
}
