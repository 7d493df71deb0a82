namespace Plenary.Imports;

/// <summary>A column of a sheet.</summary>
/// <param name="Index">Place in <see cref="SheetRow.Cells"/>, from 0.</param>
/// <param name="Name">Distinct within the sheet: a second "E-mail" is "E-mail (2)", a column without a name is "Column D".</param>
public sealed record Column(int Index, string Name)
{
    /// <summary>Letters over the column in a spreadsheet program: A, B … Z, AA.</summary>
    public string Letters => LettersOf(Index);

    /// <summary>True where the head has no name for the column.</summary>
    public bool IsUnnamed { get; init; }

    internal static string LettersOf(int index)
    {
        var letters = "";
        for (var left = index + 1; left > 0; left = (left - 1) / 26) letters = (char)('A' + (left - 1) % 26) + letters;
        return letters;
    }
}

/// <summary>A row below the head that holds something.</summary>
/// <param name="Number">Row as a spreadsheet program numbers it, from 1.</param>
/// <param name="Cells">One text per column, "" where nothing stands. Dates as 2027-04-30 or 2027-04-30T09:15:00, numbers without trailing zeros, formulae as last computed.</param>
/// <param name="Problems">Why the row cannot be taken; empty when it can.</param>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells, IReadOnlyList<SheetProblem> Problems)
{
    public bool IsSound => Problems.Count == 0;
}

/// <summary>One sheet of a file, read once from top to bottom.</summary>
public sealed class Sheet
{
    private readonly IEnumerable<SheetRow> rows;
    private bool started;

    internal Sheet(string name, int headRow, IReadOnlyList<Column> columns, IEnumerable<SheetRow> rows, SheetProblem? problem = null) =>
        (Name, HeadRow, Columns, this.rows, Problem) = (name, headRow, columns, rows, problem);

    public string Name { get; }

    /// <summary>The (last) row of the head, from 1; 0 when the sheet is empty.</summary>
    public int HeadRow { get; }

    /// <summary>How many rows that hold something stand above the head; nothing is taken from them.</summary>
    public int Above { get; init; }

    public IReadOnlyList<Column> Columns { get; }

    /// <summary>Why nothing can be read from this sheet; null when it can be.</summary>
    public SheetProblem? Problem { get; }

    /// <summary>The rows that hold something, as they are read from the file: take them once, and while the file is open.</summary>
    /// <exception cref="InvalidOperationException">They were taken before; read the sheet again from its file.</exception>
    public IEnumerable<SheetRow> Rows
    {
        get
        {
            if (started) throw new InvalidOperationException("The rows of a sheet are read once. Read the sheet again from its file.");
            started = true;
            return rows;
        }
    }
}
