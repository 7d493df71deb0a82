using System.Globalization;
using System.Text.RegularExpressions;

namespace Plenary.Site;

/// <summary>
/// Which digits are written: the language's own (Arabic: ٠١٢٣) or 0–9. The culture of the thread carries the choice, in
/// <see cref="NumberFormatInfo.DigitSubstitution"/>, so that nothing else need be handed along.
/// </summary>
public static partial class Digits
{
    private const string Eastern = "٠١٢٣٤٥٦٧٨٩";

    public static bool AreEastern(CultureInfo culture) =>
        culture.TwoLetterISOLanguageName == "ar" && culture.NumberFormat.DigitSubstitution == DigitShapes.NativeNational;

    /// <summary>Writes 0–9 in a finished text as the thread's language writes them. Never for codes, serials and addresses.</summary>
    public static string Shape(string text) => AreEastern(CultureInfo.CurrentCulture) ? ToEastern(text) : text;

    public static string ToEastern(string text) =>
        string.Create(text.Length, text, (span, from) =>
        {
            for (var i = 0; i < from.Length; i++) span[i] = char.IsAsciiDigit(from[i]) ? Eastern[from[i] - '0'] : from[i];
        });

    /// <summary>The same for the wording of a sentence: its numbers, but no place of an argument ({0}) and no code: a date for programs, a telephone number, CN13/2, ISO 3166-1.</summary>
    internal static string ShapeNumbers(string wording) => CodesAndNumbers().Replace(wording, match => match.Groups["number"].Success ? ToEastern(match.Value) : match.Value);

    /// <summary>Reads Arabic, Persian and full-width digits as 0–9; all else stays.</summary>
    public static string ToWestern(string text) =>
        string.Create(text.Length, text, (span, from) =>
        {
            for (var i = 0; i < from.Length; i++)
                span[i] = char.IsDigit(from[i]) ? (char)('0' + (int)char.GetNumericValue(from[i])) : from[i];
        });

    internal static CultureInfo Native(CultureInfo culture) => With(culture, DigitShapes.NativeNational);

    internal static CultureInfo Western(CultureInfo culture) => With(culture, DigitShapes.None);

    [GeneratedRegex(@"\{\d+\}|\+?[0-9]+( [0-9]+)+|[A-Za-z0-9#+:/._-]*[A-Za-z#+:/_-][A-Za-z0-9#+:/._-]*(?<=[A-Za-z0-9])|(?<number>[0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex CodesAndNumbers();

    private static CultureInfo With(CultureInfo culture, DigitShapes shapes)
    {
        var copy = (CultureInfo)culture.Clone();
        copy.NumberFormat.DigitSubstitution = shapes;
        copy.DateTimeFormat.Calendar = new GregorianCalendar();
        return CultureInfo.ReadOnly(copy);
    }
}
