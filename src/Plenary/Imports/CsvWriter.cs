using System.Buffers;
using System.Text;

namespace Plenary.Imports;

internal sealed class CsvWriter(Stream stream) : SheetWriter
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\";\t\r\n");

    // The mark is what makes spreadsheet programs read Arabic as Arabic.
    private readonly StreamWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 16 << 10, leaveOpen: true);

    public override void Head(IReadOnlyList<string> names) => Row(names);

    public override void Row(IReadOnlyList<string?> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0) writer.Write(',');
            Write(Neutral.Make(cells[i] ?? ""));
        }
        writer.Write("\r\n");
    }

    protected override void Dispose(bool disposing) => writer.Dispose();

    private void Write(string cell)
    {
        // Blanks at the ends are kept by quotation marks only; the first characters "sep=" would be taken for Excel's own line.
        if (!cell.AsSpan().ContainsAny(Quoted) && !cell.StartsWith(' ') && !cell.EndsWith(' ') && !cell.StartsWith("sep=", StringComparison.OrdinalIgnoreCase)) writer.Write(cell);
        else
        {
            writer.Write('"');
            writer.Write(cell.Replace("\"", "\"\""));
            writer.Write('"');
        }
    }
}
