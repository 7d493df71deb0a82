using System.Text;

namespace Plenary.Imports;

/// <summary>A sheet that may be chosen.</summary>
/// <param name="Hidden">Hidden in the spreadsheet program.</param>
/// <param name="HasCells">Something stands in it.</param>
public sealed record SheetName(string Name, bool Hidden, bool HasCells);

/// <summary>
/// A file that somebody keeps a list in: CSV of any separator and encoding, XLSX, XLS. Which one it is, its contents tell;
/// the ending of its name is not believed.
/// </summary>
public sealed class SheetFile : IDisposable
{
    private readonly Stream stream;
    private readonly SheetChoices choices;
    private readonly Workbook? workbook;

    private SheetFile(Stream stream, string name, SheetChoices choices, IReadOnlyList<SheetName> sheets, SheetProblem? problem,
        Workbook? workbook = null, EncodingGuess? encoding = null) =>
        (this.stream, Name, this.choices, Sheets, Problem, this.workbook, Encoding) = (stream, name, choices, sheets, problem, workbook, encoding);

    public string Name { get; }

    public IReadOnlyList<SheetName> Sheets { get; }

    /// <summary>Why the file cannot be read at all; null when it can.</summary>
    public SheetProblem? Problem { get; }

    /// <summary>How the characters of a CSV were read, and why; null for a workbook.</summary>
    public EncodingGuess? Encoding { get; }

    /// <summary>Opens a file. The stream stays the caller's and must be left alone until the file is disposed.</summary>
    /// <param name="stream">Seekable: a file is read more than once (to recognise it, to show it, to import it) but never held.</param>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    public static SheetFile Open(Stream stream, string name, SheetChoices? choices = null)
    {
        if (!stream.CanSeek) throw new ArgumentException("Give a stream that can seek: keep an upload in a file first.", nameof(stream));
        TextEncodings.Register();
        choices ??= new();
        name = Names.NameText.Clean(Path.GetFileName(name)) is { Length: > 0 } clean ? clean : "file";

        SheetFile Not(Refusal refusal) => new(stream, name, choices, [], new(name, 0, null, refusal));

        if (stream.Length == 0) return Not(SheetRefusals.Empty);
        if (stream.Length > choices.Limits.FileBytes) return Not(SheetRefusals.TooBig.With(choices.Limits.FileBytes >> 20));

        var start = Start(stream);
        if (start.StartsWith("PK"u8) || start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            var workbook = Workbook.Open(stream, name, choices, out var refused);
            return workbook is null ? new(stream, name, choices, [], refused) : new(stream, name, choices, workbook.Sheets, null, workbook);
        }
        if (Foreign(start) is { } foreign) return Not(foreign);

        var encoding = EncodingGuess.Of(stream, choices.Encoding);
        if (encoding is null) return Not(SheetRefusals.UnknownEncoding.With(choices.Encoding!));
        if (encoding.IsBinary) return Not(SheetRefusals.Foreign);
        return new(stream, name, choices, [new(name, false, true)], null, null, encoding);
    }

    /// <summary>Starts reading a sheet.</summary>
    /// <param name="sheet">Name of the sheet; null takes the first visible one that holds something.</param>
    public Sheet Read(string? sheet = null)
    {
        if (Problem is not null) return new(Name, 0, [], [], Problem);
        if (workbook is null) return Head.Split(Name, new CsvRows(stream, Encoding!, choices), choices);

        var chosen = sheet is null
            ? Sheets.FirstOrDefault(one => one is { Hidden: false, HasCells: true }) ?? (Sheets.Count > 0 ? Sheets[0] : null)
            : Sheets.FirstOrDefault(one => string.Equals(one.Name, sheet, StringComparison.OrdinalIgnoreCase));
        if (chosen is null)
            return new(Name, 0, [], [], new(Name, 0, null, SheetRefusals.NoSuchSheet.With(sheet ?? "")));
        return workbook.Read(chosen.Name, out var rows) is { } problem
            ? new(chosen.Name, 0, [], [], problem)
            : Head.Split(chosen.Name, rows!, choices);
    }

    public void Dispose() => workbook?.Dispose();

    private static ReadOnlySpan<byte> Start(Stream stream)
    {
        var bytes = new byte[512];
        stream.Position = 0;
        return bytes.AsSpan(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
    }

    /// <summary>Web pages named .xls, as many registration systems export them, and what else people upload by mistake.</summary>
    private static Refusal? Foreign(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("%PDF"u8) || start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) || start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || start.StartsWith("GIF8"u8))
            return SheetRefusals.Foreign;
        var text = System.Text.Encoding.Latin1.GetString(start).TrimStart('ï', '»', '¿', ' ', '\r', '\n', '\t');
        if (text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<table", StringComparison.OrdinalIgnoreCase)) return SheetRefusals.WebPage;
        return text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) || text.StartsWith("{\\rtf", StringComparison.Ordinal) ? SheetRefusals.Foreign : null;
    }
}
