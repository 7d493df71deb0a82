using System.Text;
using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Plenary.Imports;
using Xunit;

namespace Plenary.Tests.Imports;

public class WriterTests
{
    private static readonly string[] Pieces = ["=", "+", "-", "@", "'", "\"", ",", ";", " ", "_x0041_", "_", "x000D_", "sep=;", "|", "<", "&", "أحمد", "a", "\u202E", "\u2028", "ﷺ", "𐤀", "1", "0", ".", "true", "2027-04-30"];

    /// <summary>Any text of Unicode without control characters: every plane, marks, joiners, overrides, quotation marks, separators, what looks like formulae and escapes.</summary>
    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.Int[0x20, 0x10FFFD].Where(c => c is not (>= 0x7F and < 0xA0) and not (>= 0xD800 and < 0xE000) and not 0xFFFD and not 0xFEFF && (c & 0xFFFE) != 0xFFFE).Array[0, 30]
            .Select(points => string.Concat(points.Select(point => char.ConvertFromUtf32(point)))),
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 8].Select(pieces => string.Concat(pieces)));


    private static readonly Gen<string[][]> AnyRows = AnyText.Array[3].Array[1, 12];

    [Fact]
    public void What_is_written_as_CSV_is_read_back_as_it_was() => AnyRows.Sample(rows => AssertSame(rows, SheetWriter.Csv), iter: 2_000);

    [Fact]
    public void What_is_written_as_XLSX_is_read_back_as_it_was() => AnyRows.Sample(rows => AssertSame(rows, stream => SheetWriter.Xlsx(stream, "List")), iter: 150);

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil\")", "\"'=HYPERLINK(\"\"http://evil\"\")\"")]
    [InlineData("+49 30 123", "'+49 30 123")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("'=1", "''=1")]
    [InlineData("'Abd al-Rahman", "'Abd al-Rahman")]
    [InlineData("a=b", "a=b")]
    public void What_a_program_might_run_is_made_text(string cell, string written)
    {
        var stream = new MemoryStream();
        using (var writer = SheetWriter.Csv(stream)) writer.Row([cell]);
        Assert.Equal("\uFEFF" + written + "\r\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void A_written_workbook_keeps_to_the_standard_and_holds_text_only()
    {
        var stream = new MemoryStream();
        using (var writer = SheetWriter.Xlsx(stream, "Liste: [2027]/Übersicht der Teilnehmenden", rightToLeft: true))
        {
            writer.Head(["Name", "الاسم"]);
            writer.Row(["=1+1", "أحمد"]);
            writer.Row([null, new string('x', 40_000)]);
        }
        stream.Position = 0;

        using var document = SpreadsheetDocument.Open(stream, false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => error.Description));
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        Assert.Empty(sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>());
        Assert.Equal("A1:B3", sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.AutoFilter>().Single().Reference!.Value);
        Assert.True(sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.SheetView>().Single().RightToLeft!.Value);
        Assert.Equal("Liste 2027Übersicht der Teilneh", document.WorkbookPart.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Single().Name!.Value);
        Assert.All(document.WorkbookPart.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<DocumentFormat.OpenXml.Spreadsheet.CellFormat>().Skip(1), style => Assert.True(style.QuotePrefix!.Value));

        using var file = SheetFile.Open(stream, "list.xlsx");
        var rows = file.Rows();
        Assert.Equal("=1+1", rows[0].Cells[0]);
        Assert.Equal((32_767, '…'), (rows[1].Cells[1].Length, rows[1].Cells[1][^1]));
    }

    [Fact]
    public void A_workbook_is_written_into_a_stream_that_cannot_turn_back()
    {
        var kept = new MemoryStream();
        using (var writer = SheetWriter.Xlsx(new OneWay(kept), "List"))
        {
            writer.Head(["Name"]);
            for (var i = 0; i < 50_000; i++) writer.Row(["Person " + i]);
        }
        kept.Position = 0;
        using var file = SheetFile.Open(kept, "list.xlsx");
        Assert.Equal(50_000, file.Read().Rows.Count());
    }

    private static void AssertSame(string[][] rows, Func<Stream, SheetWriter> write)
    {
        var stream = new MemoryStream();
        using (var writer = write(stream))
        {
            writer.Head(["No", "Name", "Country", "Office"]);
            for (var i = 0; i < rows.Length; i++) writer.Row(["r" + i, .. rows[i]]);
        }
        stream.Position = 0;
        using var file = SheetFile.Open(stream, "list");
        Assert.Null(file.Problem);
        var read = file.Rows();
        Assert.Equal(rows.Length, read.Count);
        for (var i = 0; i < rows.Length; i++) Assert.Equal(["r" + i, .. rows[i]], read[i].Cells);
    }

    private sealed class OneWay(Stream inner) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() => inner.Flush();
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
