using System.Text;
using Plenary.Imports;
using Xunit;

namespace Plenary.Tests.Imports;

public class WorkbookTests
{
    [Fact]
    public void Cells_of_every_kind_come_as_the_text_a_person_would_write()
    {
        using var file = Files.Bytes(Files.Workbook(("List", "<sheetData>"
            + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Name</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>From</t></is></c><c r=\"C1\" t=\"inlineStr\"><is><t>Phone</t></is></c><c r=\"D1\" t=\"inlineStr\"><is><t>Serial</t></is></c><c r=\"E1\" t=\"inlineStr\"><is><t>Note</t></is></c><c r=\"F1\" t=\"inlineStr\"><is><t>Female</t></is></c></row>"
            + "<row r=\"2\"><c r=\"A2\" t=\"str\"><f>B9&amp;C9</f><v>Anna</v></c><c r=\"B2\" s=\"1\"><v>46507</v></c><c r=\"C2\"><v>905321234567</v></c><c r=\"D2\" s=\"2\"><v>42</v></c><c r=\"E2\"><v>0.1</v></c><c r=\"F2\" t=\"b\"><v>1</v></c></row>"
            + "<row r=\"3\"><c r=\"A3\"><f>1/0</f></c><c r=\"B3\" t=\"d\"><v>2027-04-30T00:00:00</v></c><c r=\"C3\"><v>12.0</v></c><c r=\"E3\" s=\"1\"><v>46507.5</v></c></row></sheetData>")));

        var rows = file.Rows();
        Assert.Equal(["Anna", "2027-04-30", "905321234567", "00042", "0.1", "1"], rows[0].Cells);
        Assert.Equal(["", "2027-04-30", "12", "", "2027-04-30T12:00:00", ""], rows[1].Cells);
    }

    [Fact]
    public void An_XLS_is_read_like_an_XLSX()
    {
        using var file = Files.Bytes(OldWorkbook.Of("Üyeler", ["Name", "الاسم", "Serial"], ["Anna", "أحمد", 7d], ["Ben", "", 0.5]), "list.xlsx");

        Assert.Equal("Üyeler", file.Sheets.Single().Name);
        Assert.Equal(["Name", "الاسم", "Serial"], file.Heads());
        var rows = file.Rows();
        Assert.Equal([["Anna", "أحمد", "7"], ["Ben", "", "0.5"]], rows.Select(row => row.Cells));
    }

    /// <summary>The reader would open some by a password that everybody knows, and nobody has looked how far the inside unpacks.</summary>
    [Theory, InlineData(1024, "EncryptedPackage"), InlineData((1 << 16) - 10, "ENCRYPTEDPACKAGE")]
    public void An_encrypted_workbook_is_not_opened(int at, string name)
    {
        var bytes = new byte[(1 << 16) + 4096];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(bytes, 0);
        Encoding.Unicode.GetBytes(name).CopyTo(bytes, at);
        using var file = Files.Bytes(bytes);
        Assert.Equal("sheet.password", file.Problem!.Refusal.Code);
    }

    [Fact]
    public void An_XLS_with_wrong_bytes_is_an_answer_and_no_crash()
    {
        var whole = OldWorkbook.Of("List", ["Name", "Town"], ["Anna", "Oslo"], ["Ben", "Bergen"]);
        var random = new Random(3);
        for (var round = 0; round < 300; round++)
        {
            var bytes = whole.ToArray();
            for (var i = 0; i < 4; i++) bytes[8 + random.Next(1536 + 256)] = (byte)random.Next(256);
            using var file = Files.Bytes(bytes, "list.xls");
            if (file.Problem is null) Assert.All(file.Rows(), row => Assert.InRange(row.Number, 1, 1_048_577));
        }
    }

    [Fact]
    public void A_sheet_is_chosen_by_name_and_otherwise_the_first_that_holds_something()
    {
        using var file = Files.Bytes(Files.Workbook(("Notes", "<sheetData/>"), ("People", Files.Data(["Name"], ["Anna"])), ("Bodies", Files.Data(["Organisation"], ["Union"]))));

        Assert.Equal(["Notes", "People", "Bodies"], file.Sheets.Select(sheet => sheet.Name));
        Assert.Equal([false, true, true], file.Sheets.Select(sheet => sheet.HasCells));
        Assert.Equal("Anna", file.Rows()[0].Cells[0]);
        Assert.Equal("Union", file.Rows("bodies")[0].Cells[0]);
        Assert.Equal("sheet.no-such-sheet", file.Read("Guests").Problem!.Refusal.Code);
    }

    [Fact]
    public void A_million_empty_rows_end_with_the_rows_that_are_there()
    {
        var empty = new StringBuilder();
        for (var row = 3; row <= 1_048_576; row++) empty.Append("<row r=\"").Append(row).Append("\" spans=\"1:2\" s=\"1\" customFormat=\"1\"/>");
        var data = Files.Data(["Name"], ["Anna"]).Replace("</sheetData>", empty + "</sheetData>");
        using var file = Files.Bytes(Files.Workbook(("List", data)));

        var sheet = file.Read();
        Assert.Equal("Anna", Assert.Single(sheet.Rows).Cells[0]);
    }

    [Fact]
    public void A_row_numbered_beyond_every_sheet_ends_the_reading()
    {
        using var file = Files.Bytes(Files.Workbook(("List", "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2000000000\"><c r=\"A2000000000\"><v>2</v></c></row></sheetData>")));

        var problem = Assert.Single(file.Rows()).Problems[0];
        Assert.Equal("sheet.too-many-rows", problem.Refusal.Code);
        Assert.True(problem.EndsReading);
    }

    [Fact]
    public void A_column_beyond_every_sheet_is_refused_before_a_row_is_made_of_it()
    {
        using var file = Files.Bytes(Files.Workbook(("List", "<sheetData><row r=\"1\"><c r=\"ZZZZZ1\"><v>1</v></c></row></sheetData>")));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal("sheet.too-many-columns", file.Read().Problem!.Refusal.Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }

    [Fact]
    public void A_cell_of_100_kB_is_an_error_named_by_sheet_row_and_column()
    {
        using var file = Files.Bytes(Files.Workbook(("Members", Files.Data(["Name", "Town"], ["Anna", "Oslo"], [new string('x', 100_000), "Bergen"], ["Ben", "Molde"]))));

        var rows = file.Rows();
        Assert.Equal([true, false, true], rows.Select(row => row.IsSound));
        Assert.Equal("Members, row 3, column Name: The cell is longer than 32767 characters. Shorten it.", rows[1].Problems[0].ToString());
    }

    [Fact]
    public void A_zip_bomb_is_refused_while_memory_is_small()
    {
        var zeros = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(zeros, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var workbook = new StreamWriter(zip.CreateEntry("xl/workbook.xml").Open())) workbook.Write("<workbook/>");
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            var block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("<row/>", 100_000)));
            for (var i = 0; i < 150; i++) sheet.Write(block);
        }
        Assert.InRange(zeros.Length, 1, 4 << 20);
        var before = GC.GetAllocatedBytesForCurrentThread();

        using var file = SheetFile.Open(zeros, "bomb.xlsx");

        Assert.Equal("sheet.unpacks-too-far", file.Problem!.Refusal.Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    /// <summary>The reader takes for a sheet what the workbook calls one, whatever its ending and wherever it lies.</summary>
    [Theory]
    [InlineData("worksheets/sheet1.dat"), InlineData("worksheets/sheet1"), InlineData("worksheets/sheet1.BIN"), InlineData("media/image1.png"), InlineData("media/image1.xml.rels.jpeg")]
    public void A_zip_bomb_in_a_sheet_that_is_called_otherwise_is_refused_too(string name)
    {
        var bomb = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(bomb, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var workbook = new StreamWriter(zip.CreateEntry("xl/workbook.xml").Open()))
                workbook.Write("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"List\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            using (var relations = new StreamWriter(zip.CreateEntry("xl/_rels/workbook.xml.rels").Open()))
                relations.Write($"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"{name}\"/></Relationships>");
            using var sheet = zip.CreateEntry("xl/" + name).Open();
            sheet.Write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>"u8);
            var block = new byte[1 << 20];
            block.AsSpan().Fill((byte)'x');
            for (var i = 0; i < 24; i++) sheet.Write(block);
            sheet.Write("</t></is></c></row></sheetData></worksheet>"u8);
        }
        var before = GC.GetAllocatedBytesForCurrentThread();

        using var file = SheetFile.Open(bomb, "bomb.xlsx");

        Assert.Equal("sheet.unpacks-too-far", file.Problem!.Refusal.Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Fact]
    public void A_table_of_texts_too_large_to_hold_is_refused()
    {
        var limits = SheetLimits.Default with { SharedTextBytes = 1 << 20 };
        var random = new Random(5);
        var texts = "<sst>" + string.Concat(Enumerable.Range(0, 80_000).Select(_ => $"<si><t>{random.Next()}</t></si>")) + "</sst>";
        using var file = Files.Bytes(Files.Workbook(texts, ("List", Files.Data(["Name"], ["Anna"]))), choices: new() { Limits = limits });
        Assert.Equal("sheet.unpacks-too-far", file.Problem!.Refusal.Code);
    }

    [Fact]
    public void One_text_without_end_is_refused_before_it_is_read()
    {
        var random = new Random(7);
        var text = string.Create(6 << 20, random, (span, source) => { for (var i = 0; i < span.Length; i++) span[i] = (char)('a' + source.Next(26)); });
        using var file = Files.Bytes(Files.Workbook(("List", Files.Data(["Name"], [text]))));
        Assert.Equal("sheet.unpacks-too-far", file.Problem!.Refusal.Code);
    }

    [Fact]
    public void Pictures_in_a_workbook_are_never_opened()
    {
        // A picture of a gigabyte of one colour: its size stands in the archive, and nobody unpacks it.
        var bytes = new MemoryStream(Files.Workbook(("List", Files.Data(["Name"], ["Anna"]))).ToArray().Length);
        bytes.Write(Files.Workbook(("List", Files.Data(["Name"], ["Anna"]))));
        using (var zip = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            using var picture = zip.CreateEntry("xl/media/image1.png").Open();
            picture.Write([0x89, (byte)'P', (byte)'N', (byte)'G']);
            var block = new byte[1 << 20];
            for (var i = 0; i < 64; i++) picture.Write(block);
        }
        bytes.Position = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();

        using var file = SheetFile.Open(bytes, "list.xlsx");

        Assert.Equal("Anna", Assert.Single(file.Rows()).Cells[0]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 << 20);
    }

    [Fact]
    public void Entities_that_multiply_are_a_damaged_file()
    {
        using var file = Files.Bytes(Files.Zip([("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;\">]><workbook>&c;</workbook>")]));
        Assert.Equal("sheet.broken", file.Problem!.Refusal.Code);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'P', (byte)'K', 3, 4, 1, 2, 3, 4, 5, 6, 7, 8 })]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 1, 2, 3 })]
    public void A_damaged_workbook_is_an_answer_and_no_crash(byte[] bytes)
    {
        using var file = Files.Bytes(bytes, "list.xlsx");
        Assert.Equal("sheet.broken", file.Problem!.Refusal.Code);
    }

    [Fact]
    public void A_workbook_cut_off_in_the_middle_is_an_answer_and_no_crash()
    {
        var whole = Files.Workbook(("List", Files.Data(["Name"], ["Anna"])));
        for (var length = 9; length < whole.Length; length += 37)
        {
            using var file = Files.Bytes(whole[..length]);
            Assert.NotNull(file.Problem);
        }
    }

    [Fact]
    public void A_sheet_that_breaks_off_gives_its_first_rows_and_says_where_it_ended()
    {
        var rows = string.Concat(Enumerable.Range(2, 200).Select(i => $"<row r=\"{i}\"><c r=\"A{i}\" t=\"inlineStr\"><is><t>Person {i}</t></is></c></row>"));
        using var file = Files.Bytes(Files.Workbook(("List", "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Name</t></is></c></row>" + rows + "<row r=\"300\"><c r=\"A300\"></row>")));
        Assert.Equal("sheet.broken", file.Problem!.Refusal.Code);
    }

    [Fact]
    public void Another_document_in_an_archive_is_named_as_such()
    {
        using var file = Files.Bytes(Files.Zip([("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<a/>")]), "list.ods");
        Assert.Equal("sheet.foreign", file.Problem!.Refusal.Code);
    }
}
