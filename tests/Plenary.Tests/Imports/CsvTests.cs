using Plenary.Imports;
using Xunit;

namespace Plenary.Tests.Imports;

public class CsvTests
{
    [Theory]
    [InlineData("Name,Country,E-mail\nAnna,Norway,a@b.no\n")]
    [InlineData("Name;Country;E-mail\r\nAnna;Norway;a@b.no\r\n")]
    [InlineData("Name\tCountry\tE-mail\rAnna\tNorway\ta@b.no")]
    [InlineData("Name|Country|E-mail\nAnna|Norway|a@b.no\n")]
    [InlineData("sep=;\r\nName;Country;E-mail\r\nAnna;Norway;a@b.no\r\n")]
    [InlineData("\"Name\",\"Country\",\"E-mail\"\n\"Anna\", \"Norway\" ,\"a@b.no\"\n")]
    public void Separators_and_line_ends_are_found_out(string text)
    {
        using var file = Files.Csv(text);

        Assert.Equal(["Name", "Country", "E-mail"], file.Heads());
        var row = Assert.Single(file.Rows());
        Assert.Equal(["Anna", "Norway", "a@b.no"], row.Cells);
        Assert.Equal(2, row.Number);
    }

    [Fact]
    public void Commas_inside_numbers_do_not_win_over_semicolons()
    {
        using var file = Files.Csv("Name;Share;Fee\nAnna;1,5;10,25\nBen;2,5;11,75\n");
        Assert.Equal(["Anna", "1,5", "10,25"], file.Rows()[0].Cells);
    }

    [Fact]
    public void Line_ends_and_doubled_marks_inside_quotation_marks_are_part_of_the_cell()
    {
        using var file = Files.Csv("Name,Note\n\"Anna \"\"Ann\"\" Lie\",\"first\nsecond, third\"\nBen,\n");

        var rows = file.Rows();
        Assert.Equal(["Anna \"Ann\" Lie", "first\nsecond, third"], rows[0].Cells);
        Assert.Equal((3, "Ben"), (rows[1].Number, rows[1].Cells[0]));
    }

    [Fact]
    public void A_mark_that_is_never_closed_costs_its_own_row_and_no_other()
    {
        using var file = Files.Csv("Name,Town\n\"Anna,Oslo\n\"Ben\",Bergen\nCleo,\"Tromsø\"\n");

        var rows = file.Rows();
        Assert.Equal([false, true, true], rows.Select(row => row.IsSound));
        Assert.Equal("list.csv, row 2, column Name: The cell begins with a quotation mark that is never closed. Close it or take it away.", rows[0].Problems[0].ToString());
        Assert.Equal(["Ben", "Bergen"], rows[1].Cells);
        Assert.Equal(["Cleo", "Tromsø"], rows[2].Cells);
    }

    [Fact]
    public void A_mark_open_to_the_end_of_the_file_costs_its_own_row()
    {
        using var file = Files.Csv("Name,Town\nAnna,\"Oslo\n" + string.Concat(Enumerable.Range(1, 500).Select(i => $"Person {i},Town {i}\n")));

        var rows = file.Rows();
        Assert.Equal(501, rows.Count);
        Assert.Equal(("Town", false), (rows[0].Problems[0].Column, rows[0].IsSound));
        Assert.All(rows.Skip(1), row => Assert.True(row.IsSound));
    }

    [Fact]
    public void A_file_of_open_marks_is_given_up()
    {
        using var file = Files.Csv("Name,Town\n" + string.Concat(Enumerable.Repeat("\"Anna,Oslo\n", 5_000)));

        var rows = file.Rows();
        Assert.True(rows[^1].Problems[^1].EndsReading);
        Assert.Equal("sheet.too-many-quotes", rows[^1].Problems[^1].Refusal.Code);
        Assert.InRange(rows.Count, 50, 200);
    }

    [Fact]
    public void Short_rows_are_filled_and_long_rows_are_errors()
    {
        using var file = Files.Csv("Name,Country,Town\nAnna\nBen,Norway,Oslo,\nCleo,Norway,Oslo,Bergen\n");

        var rows = file.Rows();
        Assert.Equal(["Anna", "", ""], rows[0].Cells);
        Assert.True(rows[1].IsSound);
        Assert.Equal("list.csv, row 4: The row has 4 cells, the head 3. Look for a separator inside a text without quotation marks.", Assert.Single(rows[2].Problems).ToString());
    }

    [Fact]
    public void A_cell_of_100_kB_is_an_error_of_its_row()
    {
        using var file = Files.Csv($"Name,Town\nAnna,Oslo\n{new string('x', 100_000)},Bergen\n\"{new string('y', 100_000)}\",Molde\nBen,Narvik\n");

        var rows = file.Rows();
        Assert.Equal([true, false, false, true], rows.Select(row => row.IsSound));
        Assert.Equal("list.csv, row 3, column Name: The cell is longer than 32767 characters. Shorten it.", rows[1].Problems[0].ToString());
        Assert.Equal(("Bergen", "Molde"), (rows[1].Cells[1], rows[2].Cells[1]));
    }

    [Fact]
    public void A_NUL_byte_is_an_error_of_its_cell()
    {
        using var file = Files.Csv("Name,Town\nAn\0na,Oslo\nBen,Bergen\n");

        var rows = file.Rows();
        Assert.Equal("list.csv, row 2, column Name: The cell holds a character that is no text (NUL). Type the text again.", rows[0].Problems[0].ToString());
        Assert.True(rows[1].IsSound);
    }

    [Fact]
    public void Empty_rows_are_left_out_but_counted()
    {
        using var file = Files.Csv("Name,Town\n\n,\nAnna,Oslo\n , \n\nBen,Bergen\n\n\n");
        Assert.Equal([4, 7], file.Rows().Select(row => row.Number));
    }

    [Fact]
    public void Odd_characters_and_markup_in_names_are_read_as_they_stand()
    {
        using var file = Files.Csv("Name,Town\n\u202Egnp.exe,a\u200Bb\n<script>alert(1)</script>,=1+1\n");

        var rows = file.Rows();
        Assert.Equal(["\u202Egnp.exe", "a\u200Bb"], rows[0].Cells);
        Assert.Equal(["<script>alert(1)</script>", "=1+1"], rows[1].Cells);
    }

    [Fact]
    public void An_empty_file_and_an_empty_sheet_say_so()
    {
        using var nothing = Files.Csv("");
        Assert.Equal("sheet.empty", nothing.Problem!.Refusal.Code);

        using var blank = Files.Csv("\n\n , \n");
        Assert.Equal("sheet.empty", blank.Read().Problem!.Refusal.Code);
    }

    [Fact]
    public void A_line_without_end_is_read_in_little_memory()
    {
        using var file = SheetFile.Open(new Endless([.. Enumerable.Repeat((byte)'x', 4096)], 64 << 20), "long.csv");
        var before = GC.GetAllocatedBytesForCurrentThread();

        // The head is the one cell there is, and it is too long.
        var problem = Assert.Single(file.Rows()).Problems[0];

        Assert.Equal("sheet.cell-too-long", problem.Refusal.Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }

    [Fact]
    public void A_hundred_thousand_rows_stream_by()
    {
        var text = "Aisha Ibrahim,Norway,a@example.org\n"u8.ToArray();
        var stream = new Endless(text, 100_000L * text.Length);
        using var file = SheetFile.Open(stream, "long.csv", new(HeadRow: 1));
        var count = 0;
        foreach (var row in file.Read().Rows)
        {
            count++;
            // No more of the file is taken than the rows so far and what is at hand for the next.
            Assert.InRange(stream.Position, 0, row.Number * text.Length + (256 << 10));
        }
        Assert.Equal(99_999, count);
    }

    [Theory]
    [InlineData("%PDF-1.7 …", "sheet.foreign")]
    [InlineData("<html><table><tr><td>Name</td></tr></table></html>", "sheet.web-page")]
    [InlineData("<?xml version=\"1.0\"?><Workbook/>", "sheet.foreign")]
    public void Other_files_under_the_name_of_a_spreadsheet_are_named(string text, string code)
    {
        using var file = Files.Csv(text);
        Assert.Equal(code, file.Problem!.Refusal.Code);
        Assert.Empty(file.Sheets);
    }

    [Fact]
    public void The_rows_of_a_sheet_are_taken_once_and_the_sheet_may_be_read_again()
    {
        using var file = Files.Csv("Name\nAnna\n");
        var sheet = file.Read();
        Assert.Single(sheet.Rows);
        Assert.Throws<InvalidOperationException>(() => sheet.Rows);
        Assert.Single(file.Read().Rows);
    }

    /// <summary>The same bytes over and over, without holding them.</summary>
    private sealed class Endless(byte[] piece, long length) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - Position);
            for (int done = 0, at = (int)(Position % piece.Length); done < read; at = 0)
            {
                var part = Math.Min(piece.Length - at, read - done);
                piece.AsSpan(at, part).CopyTo(buffer.AsSpan(offset + done));
                done += part;
            }
            Position += read;
            return read;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
