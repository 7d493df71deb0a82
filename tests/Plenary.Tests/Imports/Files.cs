using System.IO.Compression;
using System.Text;
using Plenary.Imports;

namespace Plenary.Tests.Imports;

/// <summary>Files as people send them, made in memory.</summary>
internal static class Files
{
    public static SheetFile Csv(string text, Encoding? encoding = null, SheetChoices? choices = null, bool mark = false)
    {
        CodePages();
        encoding ??= new UTF8Encoding(false);
        return SheetFile.Open(new MemoryStream([.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)]), "list.csv", choices);
    }

    public static SheetFile Bytes(byte[] bytes, string name = "list.csv", SheetChoices? choices = null) => SheetFile.Open(new MemoryStream(bytes), name, choices);

    public static Encoding CodePage(string name)
    {
        CodePages();
        return Encoding.GetEncoding(name);
    }

    public static List<SheetRow> Rows(this SheetFile file, string? sheet = null) => [.. file.Read(sheet).Rows];

    public static string[] Heads(this SheetFile file, string? sheet = null) => [.. file.Read(sheet).Columns.Select(column => column.Name)];

    /// <summary>A workbook from the inner XML of its sheets, as programs other than ours write them.</summary>
    public static byte[] Workbook(params (string Name, string Xml)[] sheets) => Workbook(null, sheets);

    public static byte[] Workbook(string? sharedStrings, params (string Name, string Xml)[] sheets) => Zip(
    [
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
            + string.Concat(sheets.Select((sheet, i) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>")) + "</sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))
            + "<Relationship Id=\"styles\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>"
            + (sharedStrings is null ? "" : "<Relationship Id=\"shared\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/>") + "</Relationships>"),
        // Style 1 is a date, style 2 a number of five digits with leading zeros.
        ("xl/styles.xml", "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts count=\"1\"><numFmt numFmtId=\"170\" formatCode=\"00000\"/></numFmts>"
            + "<cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>"),
        .. sharedStrings is null ? Array.Empty<(string, string)>() : [("xl/sharedStrings.xml", sharedStrings)],
        .. sheets.Select((sheet, i) => ($"xl/worksheets/sheet{i + 1}.xml", "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" + sheet.Xml + "</worksheet>")),
    ]);

    public static byte[] Zip((string Name, string Text)[] parts)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open());
                writer.Write(text);
            }
        return bytes.ToArray();
    }

    /// <summary>Sheet data: rows of texts; a number stands as a number.</summary>
    public static string Data(params object?[][] rows) => "<sheetData>" + string.Concat(rows.Select((row, r) => $"<row r=\"{r + 1}\">" + string.Concat(row.Select((cell, c) => cell switch
    {
        null => "",
        string text => $"<c r=\"{(char)('A' + c)}{r + 1}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{System.Security.SecurityElement.Escape(text)}</t></is></c>",
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"<c r=\"{(char)('A' + c)}{r + 1}\"><v>{cell}</v></c>"),
    })) + "</row>")) + "</sheetData>";

    private static void CodePages() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
}
