using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Plenary.Imports;

/// <summary>An XLSX or XLS file, read by ExcelDataReader: row by row, formulae as their last value, nothing evaluated, no picture opened.</summary>
internal sealed class Workbook : IDisposable
{
    private readonly Stream stream;
    private readonly string file;
    private readonly SheetChoices choices;
    private IExcelDataReader? reader;

    private Workbook(Stream stream, string file, SheetChoices choices) => (this.stream, this.file, this.choices) = (stream, file, choices);

    public List<SheetName> Sheets { get; } = [];

    /// <summary>Null with the reason in <paramref name="refused"/> when the file is no workbook, is protected, or is made to hurt.</summary>
    public static Workbook? Open(Stream stream, string file, SheetChoices choices, out SheetProblem? refused)
    {
        stream.Position = 0;
        var isPacked = stream.ReadByte() == 'P';
        if (isPacked && WorkbookArchive.Refuse(stream, file, choices.Limits) is { } problem) { refused = problem; return null; }

        var workbook = new Workbook(stream, file, choices);
        refused = workbook.Guarded(() =>
        {
            var reader = workbook.Start();
            do workbook.Sheets.Add(new(reader.Name ?? "", reader.VisibleState is not (null or "visible"), reader.FieldCount > 0));
            while (reader.NextResult());
        });
        if (refused is null) return workbook;
        workbook.Dispose();
        return null;
    }

    /// <summary>Null when the sheet's rows can be read.</summary>
    public SheetProblem? Read(string sheet, out IRawRows? rows)
    {
        WorkbookRows? found = null;
        var problem = Guarded(() =>
        {
            var reader = Start();
            while (reader.Name != sheet && reader.NextResult()) { }
            found = new WorkbookRows(this, reader, choices.Limits);
        });
        rows = found;
        return problem ?? (reader!.FieldCount > choices.Limits.Columns
            ? new(sheet, 0, null, SheetRefusals.TooManyColumns.With(choices.Limits.Columns))
            : null);
    }

    public void Dispose() => reader?.Dispose();

    private IExcelDataReader Start()
    {
        reader?.Dispose();
        stream.Position = 0;
        return reader = ExcelReaderFactory.CreateReader(stream, new() { LeaveOpen = true, FallbackEncoding = Encoding.GetEncoding(1252) });
    }

    /// <summary>
    /// The library answers a broken file with whatever exception its parsing happens to run into; to the person all of them
    /// mean one thing. This is the one place where they are caught.
    /// </summary>
    internal SheetProblem? Guarded(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (InvalidPasswordException)
        {
            return new(file, 0, null, SheetRefusals.Password);
        }
        catch (Exception broken) when (broken is not (OutOfMemoryException or OperationCanceledException or ObjectDisposedException))
        {
            return new(file, 0, null, SheetRefusals.Broken);
        }
    }
}
