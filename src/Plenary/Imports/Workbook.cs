using System.Runtime.InteropServices;
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
        refused = isPacked ? WorkbookArchive.Refuse(stream, file, choices.Limits) : IsEncrypted(stream) ? new(file, 0, null, SheetRefusals.Password) : null;
        if (refused is not null) return null;

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

    /// <summary>
    /// An XLSX in the shell of an encrypted one (MS-OFFCRYPTO 2.3.4). The reader opens some of them by the password that Excel itself uses for
    /// protected sheets, and what it unpacks then has been looked through by nobody.
    /// </summary>
    private static bool IsEncrypted(Stream stream)
    {
        const string Part = "EncryptedPackage";   // a name in the shell's directory: UTF-16, at an even place, in capitals or not
        stream.Position = 0;
        var block = new byte[1 << 16];
        var kept = 0;
        while (stream.ReadAtLeast(block.AsSpan(kept), block.Length - kept, throwOnEndOfStream: false) is > 0 and var read)
        {
            var filled = (kept + read) & ~1;
            if (MemoryMarshal.Cast<byte, char>(block.AsSpan(0, filled)).Contains(Part, StringComparison.OrdinalIgnoreCase)) return true;
            kept = Math.Min(filled, Part.Length * sizeof(char));
            block.AsSpan(filled - kept, kept).CopyTo(block);
        }
        return false;
    }

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
