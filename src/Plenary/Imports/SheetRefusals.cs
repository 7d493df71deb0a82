namespace Plenary.Imports;

/// <summary>All that can be wrong with a file, a sheet, a row or a cell before anyone asks what it means.</summary>
internal static class SheetRefusals
{
    public static readonly Refusal Empty = new("sheet.empty", "Nothing stands in this file or sheet.");
    public static readonly Refusal TooBig = new("sheet.too-big", "The file is larger than {0} MB. Split it.");
    public static readonly Refusal Foreign = new("sheet.foreign", "This is not a spreadsheet. Save the list as XLSX or CSV.");
    public static readonly Refusal WebPage = new("sheet.web-page", "This is a web page under the name of a spreadsheet. Open it in a spreadsheet program and save it as XLSX.");
    public static readonly Refusal UnknownEncoding = new("sheet.unknown-encoding", "No encoding is named {0}.");
    public static readonly Refusal Broken = new("sheet.broken", "The workbook is damaged or of an unknown kind. Open it in a spreadsheet program and save it as XLSX.");
    public static readonly Refusal Password = new("sheet.password", "The workbook is protected by a password. Save it without one.");
    public static readonly Refusal UnpacksTooFar = new("sheet.unpacks-too-far", "The file unpacks to far more than a list needs. Save the list alone, as XLSX or CSV.");
    public static readonly Refusal NoSuchSheet = new("sheet.no-such-sheet", "The workbook has no sheet named {0}.");
    public static readonly Refusal NoSuchRow = new("sheet.no-such-row", "The names of the columns cannot stand in row {0}. Give a row from 1 to {1}.");
    public static readonly Refusal TooManyColumns = new("sheet.too-many-columns", "There are more than {0} columns.");
    public static readonly Refusal TooManyRows = new("sheet.too-many-rows", "The sheet has more than {0} rows. Split it.");
    public static readonly Refusal TooManyCells = new("sheet.too-many-cells", "The sheet has more than {0} filled cells. Split it.");
    public static readonly Refusal TooManyQuotes = new("sheet.too-many-quotes", "More than {0} quotation marks are never closed. Save the file again as CSV or XLSX.");
    public static readonly Refusal Ragged = new("sheet.ragged", "The row has {0} cells, the head {1}. Look for a separator inside a text without quotation marks.");
    public static readonly Refusal CellTooLong = new("sheet.cell-too-long", "The cell is longer than {0} characters. Shorten it.");
    public static readonly Refusal QuoteNotClosed = new("sheet.quote-not-closed", "The cell begins with a quotation mark that is never closed. Close it or take it away.");
    public static readonly Refusal NoText = new("sheet.nul-character", "The cell holds a character that is no text (NUL). Type the text again.");
    public static readonly Refusal Unreadable = new("sheet.unreadable-character", "A character of the cell cannot be read. Choose the encoding of the file, or type the text again.");
    public static readonly Refusal NoCountry = new("sheet.no-country", "No country is known as {0}. Write its name or its code of two or three letters.");
    public static readonly Refusal NoId = new("sheet.no-id", "“{0}” is not an id that Plenary gave. Leave the cell empty where the record is new.");
    public static readonly Refusal NoDate = new("sheet.no-date", "{0} cannot be read as a date. Write, for example, 2027-04-30.");
    public static readonly Refusal NoAnswer = new("sheet.no-answer", "{0} cannot be read as yes or no. Write 1 or 0.");
}
