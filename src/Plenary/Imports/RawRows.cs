namespace Plenary.Imports;

/// <summary>A row as it stands in the file, before anyone knows which row is the head.</summary>
internal readonly record struct RawRow(int Number, string[] Cells, List<CellProblem>? Problems)
{
    public bool IsEmpty => Problems is null && Array.TrueForAll(Cells, string.IsNullOrWhiteSpace);
}

/// <summary>Cells joined into one; rows and columns from 0, ends included.</summary>
internal readonly record struct MergedCells(int FirstRow, int LastRow, int FirstColumn, int LastColumn);

/// <summary>The two kinds of file, a CSV and a workbook, give their rows through this.</summary>
internal interface IRawRows
{
    /// <summary>All rows in order; empty ones may be left out, their numbers may not.</summary>
    IEnumerable<RawRow> Read();

    IReadOnlyList<MergedCells> Merged { get; }

    /// <summary>A cell beyond the head is an error in a CSV (a separator too many has moved the row); in a workbook it is a note at the side.</summary>
    bool IsRagged { get; }
}
