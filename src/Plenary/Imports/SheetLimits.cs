namespace Plenary.Imports;

/// <summary>
/// How much of a stranger's file is read. A spreadsheet of a federation with 100,000 members stays far below each figure;
/// a file made to hurt runs into one of them while memory is still small.
/// </summary>
public sealed record SheetLimits
{
    public static readonly SheetLimits Default = new();

    /// <summary>Characters in one cell: what a spreadsheet program itself can hold.</summary>
    public int CellLength { get; init; } = 32_767;

    /// <summary>Columns of a sheet: what a spreadsheet program itself can hold.</summary>
    public int Columns { get; init; } = 16_384;

    /// <summary>Rows of a sheet, empty ones included: what a spreadsheet program itself can hold.</summary>
    public int Rows { get; init; } = 1_048_576;

    /// <summary>Cells that hold something, in one sheet.</summary>
    public long Cells { get; init; } = 20_000_000;

    /// <summary>Bytes of the file as uploaded.</summary>
    public long FileBytes { get; init; } = 256L << 20;

    /// <summary>Bytes of all parts of a workbook, unpacked.</summary>
    public long UnpackedBytes { get; init; } = 512L << 20;

    /// <summary>Bytes of a workbook's table of texts, unpacked: the one part that is held in memory.</summary>
    public long SharedTextBytes { get; init; } = 64L << 20;

    /// <summary>Unpacked to packed size of a part of more than 8 MiB. Real sheets reach 30, a bomb reaches 1,000.</summary>
    public int Ratio { get; init; } = 200;

    /// <summary>Parts in a workbook.</summary>
    public int Parts { get; init; } = 10_000;

    /// <summary>Characters that a quotation mark may enclose in a CSV before it counts as never closed.</summary>
    public int Quoted { get; init; } = 1 << 20;

    /// <summary>Quotation marks never closed, after which a CSV is given up: each costs a search of <see cref="Quoted"/> characters.</summary>
    public int Unclosed { get; init; } = 100;
}

/// <summary>What a person may decide where the guess was wrong; null lets Plenary guess.</summary>
/// <param name="Encoding">Name of the encoding of a CSV, as <see cref="System.Text.Encoding.GetEncoding(string)"/> knows it: <c>windows-1256</c>.</param>
/// <param name="Separator">Separator of the columns of a CSV.</param>
/// <param name="HeadRow">Row that holds the names of the columns, from 1.</param>
public sealed record SheetChoices(string? Encoding = null, char? Separator = null, int? HeadRow = null)
{
    public SheetLimits Limits { get; init; } = SheetLimits.Default;
}
