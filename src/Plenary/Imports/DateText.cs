using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Plenary.Imports;

/// <summary>Which comes first in 03/04/2027.</summary>
public enum DateOrder
{
    DayFirst,
    MonthFirst,
}

/// <summary>Dates as people type them into lists, read to ISO text. What is not complete stays incomplete: a year is a year.</summary>
public static partial class DateText
{
    private static readonly Lazy<Dictionary<string, int>> Months = new(() =>
    {
        var months = new Dictionary<string, int>();
        foreach (var culture in new[] { "en", "fr", "tr", "id", "es", "ru", "ar", "ar-LB", "ar-DZ", "de", "pt", "it" }.Select(CultureInfo.GetCultureInfo))
            for (var month = 1; month <= 12; month++)
                foreach (var name in new[] { culture.DateTimeFormat.MonthNames, culture.DateTimeFormat.AbbreviatedMonthNames, culture.DateTimeFormat.MonthGenitiveNames })
                    if (Names.SearchKey.Of(name[month - 1]) is { Length: > 1 } key && !key.All(char.IsDigit)) months.TryAdd(key, month);
        return months;
    });

    /// <summary>The order that a column's dates give away: a first number above 12 can only be a day. Day first where none does.</summary>
    public static DateOrder OrderOf(IEnumerable<string> cells)
    {
        var (dayFirst, monthFirst) = (0, 0);
        foreach (var cell in cells)
        {
            if (Numbers().Match(Digits(cell)) is not { Success: true } match) continue;
            if (Part(match, 1) > 12) dayFirst++;
            if (Part(match, 2) > 12) monthFirst++;
        }
        return monthFirst > dayFirst ? DateOrder.MonthFirst : DateOrder.DayFirst;
    }

    /// <summary>"2027-04-30", "2027-04" or "2027"; null when the text is no date or no day of the calendar.</summary>
    public static string? Read(string text, DateOrder order = DateOrder.DayFirst)
    {
        text = Digits(text.Trim());
        if (Iso().Match(text) is { Success: true } iso)
            return Day(Part(iso, 1), iso.Groups[2].Success ? Part(iso, 2) : null, iso.Groups[3].Success ? Part(iso, 3) : null);
        if (Numbers().Match(text) is { Success: true } numbers)
        {
            var (first, second) = (Part(numbers, 1), Part(numbers, 2));
            var day = order == DateOrder.DayFirst ? first : second;
            var month = order == DateOrder.DayFirst ? second : first;
            return Day(Full(numbers.Groups[3].Value), month, day);
        }
        if (MonthYear().Match(text) is { Success: true } short2) return Day(Part(short2, 2), Part(short2, 1), null);

        // "30 April 2027", "April 30, 2027", "30 Nisan 2027", "أبريل 2027".
        var words = Names.SearchKey.Of(text).Split(' ');
        var named = words.Select(word => Months.Value.GetValueOrDefault(word)).FirstOrDefault(found => found > 0);
        var counts = words.Select(word => Ordinal().Match(word)).Where(match => match.Success).Select(match => match.Groups[1].Value).ToArray();
        if (named == 0 || counts.Length is 0 or > 2 || words.Length > 6) return null;
        var year = Array.Find(counts, count => count.Length == 4);
        var only = Array.Find(counts, count => count.Length <= 2);
        return year is null ? null : Day(int.Parse(year, CultureInfo.InvariantCulture), named, only is null ? null : int.Parse(only, CultureInfo.InvariantCulture));
    }

    private static string? Day(int year, int? month, int? day)
    {
        if (year is < 1000 or > 2999) return null;
        if (month is null) return year.ToString(CultureInfo.InvariantCulture);
        if (month is < 1 or > 12) return null;
        if (day is null) return string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}");
        return day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month.Value) ? string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}-{day:00}") : null;
    }

    private static int Part(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    /// <summary>A year of two digits is of this century up to 49, as spreadsheet programs read it.</summary>
    private static int Full(string year) => int.Parse(year, CultureInfo.InvariantCulture) is var number && year.Length > 2 ? number : number < 50 ? 2000 + number : 1900 + number;

    private static string Digits(string text) => string.Concat(text.Select(c => char.IsDigit(c) && !char.IsAscii(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c));

    [GeneratedRegex(@"^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[T ].*)?)?)?$")]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})(?:[ T]\d.*)?$")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^(\d{1,2})\s*[-/.]\s*(\d{4})$")]
    private static partial Regex MonthYear();

    [GeneratedRegex(@"^(\d{1,4})(?:st|nd|rd|th|er)?$")]
    private static partial Regex Ordinal();
}
