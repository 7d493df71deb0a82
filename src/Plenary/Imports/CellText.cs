using System.Globalization;

namespace Plenary.Imports;

/// <summary>A typed cell of a workbook as the text that a person would have written in a list.</summary>
internal static class CellText
{
    /// <summary>Spreadsheets count days from here; a time without a day falls on it or on the day after.</summary>
    private static readonly DateTime NoDay = new(1899, 12, 30);

    public static string Of(object value, Func<string?> format) => value switch
    {
        string text => text.EndsWith("T00:00:00", StringComparison.Ordinal) && text.Length == 19 ? text[..10] : text,
        double number => Of(number, format()),
        DateTime date => Of(date),
        TimeSpan time => time.ToString(time.Seconds == 0 ? @"hh\:mm" : @"hh\:mm\:ss", CultureInfo.InvariantCulture),
        bool yes => yes ? "1" : "0",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Of(DateTime date) =>
        (date - NoDay).TotalDays is >= 0 and < 2 && date.TimeOfDay != TimeSpan.Zero ? date.ToString(date.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture)
        : date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Fifteen digits are what a spreadsheet itself shows of a number; a format of zeros only (00000) is how postcodes and serials keep theirs.</summary>
    private static string Of(double number, string? format)
    {
        if (!double.IsFinite(number)) return "";
        if (Math.Abs(number) >= 1e28) return number.ToString("R", CultureInfo.InvariantCulture);
        var text = ((decimal)number).ToString("0.###############", CultureInfo.InvariantCulture);
        return format is { Length: > 1 } && format.All(c => c == '0') && number >= 0 && Math.Floor(number) == number ? text.PadLeft(format.Length, '0') : text;
    }
}
