using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Plenary.Site;

/// <summary>
/// Dates, times and numbers as people type them in the language of the thread: "30 April 2027", "30/4/2027", "2027-04-30", "٣٠ نيسان ٢٠٢٧", "18:00", "18", "6 pm".
/// The day stands before the month in all of our languages. Answers null when it was understood, else what to write instead.
/// </summary>
public static partial class Read
{
    public static readonly Refusal NotADate = new("read.not-a-date", "This is not a date. Write, for example, {0}.");
    public static readonly Refusal ShortMonth = new("read.short-month", "{0} has {1} days. Write, for example, {2}.");
    public static readonly Refusal NotATime = new("read.not-a-time", "This is not a time. Write, for example, {0}.");
    public static readonly Refusal NotADateAndTime = new("read.not-a-date-and-time", "Write a date and a time, for example {0}.");

    /// <summary>The days shown as examples: the last of the month meant, or of April.</summary>
    private static readonly LocalDate Example = new(2027, 4, 30);
    private static readonly LocalTime ExampleTime = new(18, 0);

    public static Refusal? Date(string typed, out LocalDate date)
    {
        date = default;
        if (Numbers(Plain(typed)) is not var (year, month, day) || month is < 1 or > 12 || day < 1 || year is < 1900 or > 2200)
            return NotADate.With(Say.Date(Example));
        var last = CalendarSystem.Iso.GetDaysInMonth(year, month);
        if (day > last) return ShortMonth.With(Say.MonthName(month), Say.Number(last), Say.Date(new(year, month, last)));
        date = new(year, month, day);
        return null;
    }

    public static Refusal? Time(string typed, out LocalTime time)
    {
        time = default;
        var match = TimeOfDay().Match(Plain(typed));
        if (!match.Success) return NotATime.With(Say.Time(ExampleTime));
        var hour = int.Parse(match.Groups["h"].ValueSpan, CultureInfo.InvariantCulture);
        var minute = match.Groups["m"].Success ? int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        var half = match.Groups["half"].Value;
        var twelve = half.Length > 0;
        if (minute > 59 || hour > 23 || twelve && hour is < 1 or > 12)
            return NotATime.With(Say.Time(ExampleTime));
        if (twelve) hour = hour % 12 + (half[0] == 'p' ? 12 : 0);
        time = new(hour, minute);
        return null;
    }

    /// <summary>A date and behind it a time: "30 April 2027, 18:00".</summary>
    public static Refusal? DateTime(string typed, out LocalDateTime at)
    {
        at = default;
        var parts = Between().Match(IsoT().Replace(Plain(typed), "$1 $2"));
        if (!parts.Success) return NotADateAndTime.With(Say.DateTime(Example.At(ExampleTime)));
        if (Date(parts.Groups["date"].Value, out var date) is { } noDate) return noDate;
        if (Time(parts.Groups["time"].Value, out var time) is { } noTime) return noTime;
        at = date.At(time);
        return null;
    }

    /// <summary>A whole number, with the digits and the separators of the language.</summary>
    public static long? Whole(string typed) =>
        long.TryParse(Bare(typed), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static decimal? Fraction(string typed) =>
        decimal.TryParse(Bare(typed), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Bare(string typed)
    {
        var (groups, point) = Say.Marks;
        var text = Plain(typed).Replace(" ", "", StringComparison.Ordinal).Replace("\u202F", "", StringComparison.Ordinal).Replace('−', '-').Replace("٬", "", StringComparison.Ordinal).Replace('٫', '.');
        return text.Replace(groups, "", StringComparison.Ordinal).Replace(point, ".", StringComparison.Ordinal);
    }

    /// <summary>Western digits, single spaces, no direction marks.</summary>
    private static string Plain(string typed) => Spaces().Replace(Marks().Replace(Digits.ToWestern(typed), ""), " ").Trim();

    private static (int Year, int Month, int Day)? Numbers(string text)
    {
        if (IsoDate().Match(text) is { Success: true } iso) return (Number(iso, "y"), Number(iso, "m"), Number(iso, "d"));
        if (DayFirst().Match(text) is { Success: true } first) return (Number(first, "y"), Number(first, "m"), Number(first, "d"));
        var words = InWords().Match(text);
        if (!words.Success) words = MonthFirst().Match(text);
        return words.Success && Month(words.Groups["name"].Value) is { } month ? (Number(words, "y"), month, Number(words, "d")) : null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    /// <summary>The number of a month from its name in the thread's language, or in English: whole, short, or one of two names.</summary>
    private static int? Month(string name)
    {
        var compare = CultureInfo.CurrentCulture.CompareInfo;
        var wanted = name.Trim(' ', '.', ',');
        foreach (var calendar in new[] { Calendar.Of(CultureInfo.CurrentCulture.TwoLetterISOLanguageName), Calendar.Of("en") })
            for (var i = 0; i < 12; i++)
                if (calendar.Months[i].Split('/').Append(calendar.Months[i]).Append(calendar.ShortMonths[i].TrimEnd('.'))
                    .Any(n => compare.Compare(n, wanted, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) == 0))
                    return i + 1;
        return null;
    }

    [GeneratedRegex(@"(\d)T(\d)")] private static partial Regex IsoT();
    [GeneratedRegex(@"\s+")] private static partial Regex Spaces();
    [GeneratedRegex(@"[\u200E\u200F\u061C\u2066-\u2069]")] private static partial Regex Marks();
    [GeneratedRegex(@"^(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})$")] private static partial Regex IsoDate();
    [GeneratedRegex(@"^(?<d>\d{1,2}) ?[./-] ?(?<m>\d{1,2}) ?[./-] ?(?<y>\d{4})$")] private static partial Regex DayFirst();
    // A weekday may stand before or behind: it is not checked, the reading is shown back.
    [GeneratedRegex(@"^(?:[\p{L}\p{M}.]+[,،]? )?(?<d>\d{1,2})(?:st|nd|rd|th|er)?\.? (?<name>[\p{L}\p{M}./ ]+?)[,،]? (?<y>\d{4})(?: [\p{L}\p{M}.]+)?$")] private static partial Regex InWords();
    [GeneratedRegex(@"^(?:[\p{L}\p{M}.]+[,،]? )?(?<name>[\p{L}\p{M}.]+) (?<d>\d{1,2})(?:st|nd|rd|th)?,? (?<y>\d{4})$")] private static partial Regex MonthFirst();
    [GeneratedRegex(@"^(?<h>\d{1,2})(?:(?<french> ?h ?)(?<m>\d{2})?|[:.](?<m>\d{2}))?(?::\d{2})?(?: ?(?<half>[ap])\.?m\.?)?$", RegexOptions.IgnoreCase)] private static partial Regex TimeOfDay();
    [GeneratedRegex(@"^(?<date>.+?\d{4}(?: [\p{L}\p{M}.]+)?|\d{4}-\d{1,2}-\d{1,2})(?:[,،]| at| à| الساعة| saat| pukul)* (?<time>\d{1,2}.*)$", RegexOptions.IgnoreCase)] private static partial Regex Between();
}
