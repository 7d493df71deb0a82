using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Plenary.Imports;

/// <summary>
/// Writes the parts of the workbook one after the other straight into the stream. The library's own package wants to turn
/// back in the stream and holds whole parts for that; the four parts of a workbook of one sheet need no package.
/// </summary>
internal sealed class XlsxWriter : SheetWriter
{
    /// <summary>Longest text that a cell of a spreadsheet program can hold.</summary>
    private const int Longest = 32_767;

    private static readonly OpenXmlAttribute InlineText = new("t", "", "inlineStr");
    private static readonly OpenXmlAttribute TextStyle = new("s", "", "1");
    private static readonly OpenXmlAttribute HeadStyle = new("s", "", "2");

    private readonly ZipArchive archive;
    private readonly Stream part;
    private readonly OpenXmlWriter sheet;
    private readonly string sheetName;
    private readonly bool rightToLeft;
    private int rows, width;
    private bool started, ended;

    public XlsxWriter(Stream stream, string sheet, bool rightToLeft)
    {
        (sheetName, this.rightToLeft) = (Allowed(sheet), rightToLeft);
        archive = new(stream, ZipArchiveMode.Create, leaveOpen: true);
        Write("[Content_Types].xml", """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
            <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
            <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
            </Types>
            """);
        Write("_rels/.rels", """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="workbook" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>
            </Relationships>
            """);
        Write("xl/_rels/workbook.xml.rels", """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="sheet" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
            <Relationship Id="styles" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
            </Relationships>
            """);
        Write("xl/styles.xml", Styles());
        part = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
        this.sheet = OpenXmlWriter.Create(part);
    }

    public override void Head(IReadOnlyList<string> names)
    {
        Start(names);
        Write(names, HeadStyle);
    }

    public override void Row(IReadOnlyList<string?> cells)
    {
        Start([]);
        Write(cells, TextStyle);
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing || ended) return;
        ended = true;
        Start([]);
        sheet.WriteEndElement();
        if (width > 0) sheet.WriteElement(new AutoFilter { Reference = $"A1:{Column.LettersOf(width - 1)}{Math.Max(1, rows)}" });
        sheet.WriteEndElement();
        sheet.Dispose();
        part.Dispose();
        Write("xl/workbook.xml", Book());
        archive.Dispose();
    }

    private void Start(IReadOnlyList<string> head)
    {
        if (started) return;
        started = true;
        width = head.Count;
        sheet.WriteStartDocument(true);
        sheet.WriteStartElement(new Worksheet());
        var view = new SheetView { WorkbookViewId = 0, RightToLeft = rightToLeft ? true : null };
        if (head.Count > 0) view.Append(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen });
        sheet.WriteElement(new SheetViews(view));
        if (head.Count > 0)
            sheet.WriteElement(new Columns(head.Select((name, i) =>
                new DocumentFormat.OpenXml.Spreadsheet.Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = Math.Clamp(name.Length + 4, 14, 40), CustomWidth = true })));
        sheet.WriteStartElement(new SheetData());
    }

    private void Write(IReadOnlyList<string?> cells, OpenXmlAttribute style)
    {
        rows++;
        sheet.WriteStartElement(new Row(), [new("r", "", rows.ToString(CultureInfo.InvariantCulture))]);
        for (var i = 0; i < cells.Count; i++)
        {
            if (string.IsNullOrEmpty(cells[i])) continue;
            sheet.WriteStartElement(new Cell(), [new("r", "", Column.LettersOf(i) + rows.ToString(CultureInfo.InvariantCulture)), InlineText, style]);
            sheet.WriteElement(new InlineString(new Text(Escaped(cells[i]!)) { Space = SpaceProcessingModeValues.Preserve }));
            sheet.WriteEndElement();
        }
        sheet.WriteEndElement();
    }

    /// <summary>
    /// What XML cannot hold is written as _xHHHH_, as spreadsheet programs do (ECMA-376 22.9.2.19), and a text that merely looks
    /// like that has its underscore escaped. Longer than a cell may be: the end is cut off and an ellipsis says so.
    /// </summary>
    private static string Escaped(string text)
    {
        if (text.Length > Longest) text = text[..(Longest - 1)] + "…";
        StringBuilder? escaped = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var pair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            var plain = pair || (c == '_' ? !LooksEscaped(text, i) : c is '\t' or '\n' or (>= ' ' and < '\uD800') or (>= '\uE000' and < '\uFFFE'));
            if (!plain) (escaped ??= new StringBuilder(text, 0, i, text.Length + 16)).Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
            else
            {
                escaped?.Append(c);
                if (!pair) continue;
                i++;
                escaped?.Append(text[i]);
            }
        }
        return escaped?.ToString() ?? text;
    }

    private static bool LooksEscaped(string text, int at) =>
        at + 6 < text.Length && text[at + 1] is 'x' or 'X' && text[at + 6] == '_' && text.AsSpan(at + 2, 4).IndexOfAnyExcept(System.Buffers.SearchValues.Create("0123456789abcdefABCDEF")) < 0;

    /// <summary>Style 1 is text (number format @, quoted, so that a program never reads a formula into it), style 2 the head.</summary>
    private static Stylesheet Styles() => new(
        new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" })) { Count = 2 },
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFECE9DF" }) { PatternType = PatternValues.Solid }))
        { Count = 3 },
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())) { Count = 1 },
        new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
        new CellFormats(
            new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0, FormatId = 0 },
            new CellFormat { NumberFormatId = 49, FontId = 0, FillId = 0, BorderId = 0, FormatId = 0, QuotePrefix = true, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = 49, FontId = 1, FillId = 2, BorderId = 0, FormatId = 0, QuotePrefix = true, ApplyNumberFormat = true, ApplyFont = true, ApplyFill = true })
        { Count = 3 });

    private DocumentFormat.OpenXml.Spreadsheet.Workbook Book()
    {
        var book = new DocumentFormat.OpenXml.Spreadsheet.Workbook(
            new BookViews(new WorkbookView()),
            new Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = sheetName, SheetId = 1, Id = "sheet" }));
        // The filter's range also stands under this name, or some programs do not show it.
        if (width > 0)
            book.Append(new DefinedNames(new DefinedName($"'{sheetName.Replace("'", "''", StringComparison.Ordinal)}'!$A$1:${Column.LettersOf(width - 1)}${Math.Max(1, rows)}")
            { Name = "_xlnm._FilterDatabase", LocalSheetId = 0, Hidden = true }));
        return book;
    }

    private void Write(string name, string xml)
    {
        using var stream = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        stream.Write(Encoding.UTF8.GetBytes(xml));
    }

    private void Write(string name, OpenXmlElement root)
    {
        using var stream = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        using var writer = OpenXmlWriter.Create(stream);
        writer.WriteStartDocument(true);
        writer.WriteElement(root);
    }

    /// <summary>At most 31 characters, none of : \ / ? * [ ], no apostrophe at the ends.</summary>
    private static string Allowed(string name)
    {
        var allowed = string.Concat(Names.NameText.Clean(name).Where(c => !":\\/?*[]".Contains(c))).Trim('\'', ' ');
        if (allowed.Length > 31) allowed = allowed[..(char.IsHighSurrogate(allowed[30]) ? 30 : 31)];
        return allowed.Length > 0 ? allowed : "List";
    }
}
