using System.Globalization;
using NodaTime;

namespace Plenary.Site;

/// <summary>
/// Numbers, dates and times as the language of the thread writes them: "1,204", "13–16 May 2027", "Thursday, 13 May", "09:30–11:00".
/// Digits follow <see cref="Digits"/>. Machines are given ISO 8601 by NodaTime's own patterns, never these.
/// </summary>
public static class Say
{
    private static string Language => CultureInfo.CurrentCulture.TwoLetterISOLanguageName;

    private static bool Eastern => Digits.AreEastern(CultureInfo.CurrentCulture);

    // ---- Numbers

    public static string Number(long number) => Shaped(number.ToString("#,0", Separators));

    /// <summary>At most <paramref name="decimals"/> decimals, none that is 0.</summary>
    public static string Number(decimal number, int decimals = 2) => Shaped(number.ToString("#,0." + new string('#', decimals), Separators));

    /// <summary>A share between 0 and 1 as whole percent: "62%", "62 %" in French, "%62" in Turkish.</summary>
    public static string Percent(double share)
    {
        var number = Number((long)Math.Round(share * 100, MidpointRounding.AwayFromZero));
        return Language switch { "fr" => number + "\u202F%", "tr" => "%" + number, "ar" => number + (Eastern ? "٪" : "%"), _ => number + "%" };
    }

    /// <summary>How far long lists are counted: nobody needs more, and each row costs.</summary>
    public const int CountedTo = 10_000;

    /// <summary>Exact as far as was counted, then "over 10,000": what a tab says of a long list.</summary>
    public static string Roughly(long number, int countedTo = CountedTo) => number <= countedTo ? Number(number) : Wording.Texts["over {0}", Number(countedTo)];

    /// <summary>The size of a file: "4.2 MB".</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1_000 => Wording.Texts["{0} bytes", Number(bytes)],
        < 1_000_000 => Wording.Texts["{0} kB", Number(bytes / 1_000)],
        _ => Wording.Texts["{0} MB", Number(bytes / 1_000_000m, 1)],
    };

    // ---- Dates

    /// <summary>"13 May 2027"</summary>
    public static string Date(LocalDate date) => Shaped($"{DayNumber(date)} {Month(date)} {Year(date)}");

    /// <summary>"13 May"</summary>
    public static string DayAndMonth(LocalDate date) => Shaped($"{DayNumber(date)} {Month(date)}");

    /// <summary>"Thursday, 13 May": the heading of a conference day.</summary>
    public static string Day(LocalDate date) => Shaped(WithDay(date, Days.Days, $"{DayNumber(date)} {Month(date)}", comma: true));

    /// <summary>"Thursday, 13 May 2027"</summary>
    public static string DayAndYear(LocalDate date) => Shaped(WithDay(date, Days.Days, $"{DayNumber(date)} {Month(date)} {Year(date)}", comma: true));

    /// <summary>"Thursday 13 May": inside a sentence.</summary>
    public static string DayInText(LocalDate date) => Shaped(WithDay(date, Days.Days, $"{DayNumber(date)} {Month(date)}", comma: false));

    /// <summary>"Day 1 of 4, Thursday 13 May"; outside those days only the date.</summary>
    public static string DayOf(LocalDate day, LocalDate from, LocalDate to) => day < from || day > to
        ? DayAndYear(day)
        : Wording.Texts["Day {0} of {1}, {2}", Period.DaysBetween(from, day) + 1, Period.DaysBetween(from, to) + 1, DayInText(day)];

    /// <summary>"Thu 13 May 2027": where room is scarce.</summary>
    public static string ShortDate(LocalDate date) => Shaped(WithDay(date, Days.ShortDays, $"{DayNumber(date)} {Days.ShortMonths[date.Month - 1]} {Year(date)}", comma: false));

    /// <summary>"13 May": with a short month, for lists and stages.</summary>
    public static string ShortDay(LocalDate date) => Shaped($"{DayNumber(date)} {Days.ShortMonths[date.Month - 1]}");

    /// <summary>"Thu 13": one of the days of a conference, where room is scarce.</summary>
    public static string WeekdayAndNumber(LocalDate date) => Shaped(WithDay(date, Days.ShortDays, DayNumber(date), comma: false));

    /// <summary>"2027", without a mark between thousands.</summary>
    public static string Year(int year) => Shaped(year.ToString(CultureInfo.InvariantCulture));

    /// <summary>"April"</summary>
    public static string MonthName(int month) => Days.Months[month - 1];

    /// <summary>"13–16 May 2027", "30 May – 2 June 2027", "30 December 2026 – 2 January 2027".</summary>
    public static string DateRange(LocalDate from, LocalDate to) => from == to ? Date(from) : Shaped(
        // A line ends between the two days rather than within one.
        from.Year != to.Year ? $"{DayNumber(from)}\u00A0{Month(from)}\u00A0{Year(from)} – {DayNumber(to)}\u00A0{Month(to)}\u00A0{Year(to)}"
        : from.Month != to.Month ? $"{DayNumber(from)}\u00A0{Month(from)} – {DayNumber(to)}\u00A0{Month(to)}\u00A0{Year(to)}"
        : $"{from.Day}–{to.Day} {Month(to)} {Year(to)}");

    // ---- Times

    /// <summary>"09:30"; Indonesian writes 09.30, Arabic ٩:٣٠ without the leading nought.</summary>
    public static string Time(LocalTime time) => Shaped(Language switch
    {
        "ar" => string.Create(CultureInfo.InvariantCulture, $"{time.Hour}:{time.Minute:00}"),
        "id" => string.Create(CultureInfo.InvariantCulture, $"{time.Hour:00}.{time.Minute:00}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.Hour:00}:{time.Minute:00}"),
    });

    /// <summary>"09:30–11:00"</summary>
    public static string TimeRange(LocalTime from, LocalTime to) => $"{Time(from)}–{Time(to)}";

    /// <summary>"13 May 2027, 12:00"</summary>
    public static string DateTime(LocalDateTime at) => $"{Date(at.Date)}{Comma} {Time(at.TimeOfDay)}";

    /// <summary>"13 May 2027, 12:00" in the given zone. Say the zone beside it, or use <see cref="Moment"/>.</summary>
    public static string Instant(Instant at, DateTimeZone zone) => DateTime(at.InZone(zone).LocalDateTime);

    /// <summary>"Thu 13 May 2027, 10:42 (UTC+3)"</summary>
    public static string Moment(Instant at, DateTimeZone zone)
    {
        var local = at.InZone(zone);
        return $"{ShortDate(local.Date)}{Comma} {Time(local.TimeOfDay)} ({Offset(local.Offset)})";
    }

    /// <summary>"UTC+3", "UTC+5:30", "UTC"; Arabic: "غرينتش +٣".</summary>
    public static string Offset(Offset offset)
    {
        var minutes = offset.Seconds / 60;
        var (hours, rest) = (Math.Abs(minutes) / 60, Math.Abs(minutes) % 60);
        var amount = minutes == 0 ? "" : (minutes < 0 ? "−" : "+") + hours.ToString(CultureInfo.InvariantCulture) + (rest == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $":{rest:00}"));
        // The mark keeps the sign before its number inside a right-to-left line.
        return Shaped(Language == "ar" ? (amount.Length == 0 ? "غرينتش" : $"غرينتش\u00A0\u200E{amount}") : "UTC" + amount);
    }

    /// <summary>"2 h 05 min", "14 min", "under 1 min".</summary>
    public static string Duration(Duration duration)
    {
        var minutes = (long)Math.Floor(duration.TotalMinutes);
        var two = Shaped((minutes % 60).ToString("00", CultureInfo.InvariantCulture));
        return minutes switch
        {
            < 1 => Wording.Texts["under 1 min"],
            < 60 => Wording.Texts["{0} min", Number(minutes)],
            < 2880 => Wording.Texts["{0} h {1} min", Number(minutes / 60), two],
            _ => Wording.Texts.Count(minutes / 1440, "{0} day", "{0} days"),
        };
    }

    /// <summary>A speaker's clock: "7:05", "1:02:30"; "−0:12" when over time. Always 0–9, it stands in a clock.</summary>
    public static string Clock(Duration left)
    {
        var seconds = (long)Math.Abs(Math.Ceiling(left.TotalSeconds));
        var sign = left < NodaTime.Duration.Zero && seconds > 0 ? "−" : "";
        return seconds < 3600
            ? string.Create(CultureInfo.InvariantCulture, $"{sign}{seconds / 60}:{seconds % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{sign}{seconds / 3600}:{seconds / 60 % 60:00}:{seconds % 60:00}");
    }

    // ---- Lists

    /// <summary>"English, Arabic and French", as the language joins them.</summary>
    public static string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => Language switch
        {
            "ar" => string.Join(" و", items),
            "fr" => $"{string.Join(", ", items.SkipLast(1))} et {items[^1]}",
            "tr" => $"{string.Join(", ", items.SkipLast(1))} ve {items[^1]}",
            "id" => items.Count == 2 ? $"{items[0]} dan {items[1]}" : $"{string.Join(", ", items.SkipLast(1))}, dan {items[^1]}",
            _ => $"{string.Join(", ", items.SkipLast(1))} and {items[^1]}",
        },
    };

    // ---- Inside

    private static Calendar Days => Calendar.Of(Language);

    private static string Comma => Language == "ar" ? "،" : ",";

    private static string DayNumber(LocalDate date) => date.Day == 1 && Language == "fr" ? "1er" : date.Day.ToString(CultureInfo.InvariantCulture);

    private static string Month(LocalDate date) => Days.Months[date.Month - 1];

    private static string Year(LocalDate date) => date.Year.ToString(CultureInfo.InvariantCulture);

    private static string WithDay(LocalDate date, string[] names, string rest, bool comma)
    {
        var day = names[(int)date.DayOfWeek - 1];
        return Language switch
        {
            "tr" => $"{rest} {day}",
            "fr" or "ar" => $"{day} {rest}",
            _ => comma ? $"{day}, {rest}" : $"{day} {rest}",
        };
    }

    private static string Shaped(string text) => Digits.Shape(text);

    private static NumberFormatInfo Separators => Language switch
    {
        "ar" => Eastern ? ArabicFormat : EnglishFormat,
        "fr" => FrenchFormat,
        "tr" or "id" => TurkishFormat,
        _ => EnglishFormat,
    };

    /// <summary>What stands between thousands and before decimals, for reading numbers back.</summary>
    internal static (string Groups, string Point) Marks => (Separators.NumberGroupSeparator, Separators.NumberDecimalSeparator);

    private static readonly NumberFormatInfo EnglishFormat = With(",", ".");
    private static readonly NumberFormatInfo FrenchFormat = With("\u202F", ",");
    private static readonly NumberFormatInfo TurkishFormat = With(".", ",");
    private static readonly NumberFormatInfo ArabicFormat = With("٬", "٫");

    private static NumberFormatInfo With(string groups, string point) =>
        NumberFormatInfo.ReadOnly(new NumberFormatInfo { NumberGroupSeparator = groups, NumberDecimalSeparator = point, NegativeSign = "−" });
}
