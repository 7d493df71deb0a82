namespace Plenary.Imports;

/// <summary>Writes a list for people to open in a spreadsheet program: every cell is text, nothing in it can act. Row by row, so that a list of any length needs no memory.</summary>
public abstract class SheetWriter : IDisposable
{
    /// <summary>UTF-8 with a byte order mark, commas, and an apostrophe before whatever would be taken for a formula.</summary>
    /// <param name="stream">Left open.</param>
    public static SheetWriter Csv(Stream stream) => new CsvWriter(stream);

    /// <summary>A workbook of one sheet: the head stands still and can be filtered.</summary>
    /// <param name="stream">Left open; need not be seekable.</param>
    /// <param name="sheet">Name of the sheet; what a program does not allow in it is left out.</param>
    /// <param name="rightToLeft">The first column stands at the right, as readers of Arabic expect.</param>
    public static SheetWriter Xlsx(Stream stream, string sheet, bool rightToLeft = false) => new XlsxWriter(stream, sheet, rightToLeft);

    /// <summary>Names of the columns; once, before the rows.</summary>
    public abstract void Head(IReadOnlyList<string> names);

    /// <summary>One row; null and "" are empty cells.</summary>
    public abstract void Row(IReadOnlyList<string?> cells);

    /// <summary>Completes the file.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
