namespace Plenary.Imports;

/// <summary>What is wrong in a file, and where: an ordinary answer, never an exception, because people's files are as they are.</summary>
/// <param name="Sheet">Sheet of the workbook; the file's name for a CSV.</param>
/// <param name="Row">Row as a spreadsheet program numbers it, from 1; 0 when the file or sheet as a whole is meant.</param>
/// <param name="Column">Name of the column as it stands in the head; null when the whole row is meant.</param>
/// <param name="Refusal">Why the cell, row or file is not taken.</param>
public sealed record SheetProblem(string Sheet, int Row, string? Column, Refusal Refusal)
{
    /// <summary>Nothing after this row was read.</summary>
    public bool EndsReading { get; init; }

    /// <summary>"Members, row 7, column E-mail: The cell is longer than 32767 characters." In English, for the terminal and the log.</summary>
    public override string ToString() => (Row, Column) switch
    {
        (0, _) => $"{Sheet}: {Refusal}",
        (_, null) => $"{Sheet}, row {Row}: {Refusal}",
        _ => $"{Sheet}, row {Row}, column {Column}: {Refusal}",
    };
}

/// <summary>A problem before its place has a name: the reader of cells knows the column's number only.</summary>
internal readonly record struct CellProblem(int? Column, Refusal Refusal)
{
    public bool EndsReading { get; init; }

    public SheetProblem At(string sheet, int row, Func<int, string> columnName) =>
        new(sheet, row, Column is { } column ? columnName(column) : null, Refusal) { EndsReading = EndsReading };

    /// <summary>What every cell of every kind of file must fulfil.</summary>
    public static CellProblem? Of(string text, int column, SheetLimits limits) =>
        text.Length > limits.CellLength ? new(column, SheetRefusals.CellTooLong.With(limits.CellLength))
        : text.Contains('\0') ? new(column, SheetRefusals.NoText)
        : text.Contains('\uFFFD') ? new(column, SheetRefusals.Unreadable)
        : null;
}
