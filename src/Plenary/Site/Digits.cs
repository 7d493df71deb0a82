using System.Globalization;

namespace Plenary.Site;

/// <summary>
/// Which digits are written: the language's own (Arabic: ٠١٢٣) or 0–9. The culture of the thread carries the choice, in
/// <see cref="NumberFormatInfo.DigitSubstitution"/>, so that nothing else need be handed along.
/// </summary>
public static class Digits
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

    /// <summary>Reads Arabic, Persian and full-width digits as 0–9; all else stays.</summary>
    public static string ToWestern(string text) =>
        string.Create(text.Length, text, (span, from) =>
        {
            for (var i = 0; i < from.Length; i++)
                span[i] = char.IsDigit(from[i]) ? (char)('0' + (int)char.GetNumericValue(from[i])) : from[i];
        });

    internal static CultureInfo Native(CultureInfo culture) => With(culture, DigitShapes.NativeNational);

    internal static CultureInfo Western(CultureInfo culture) => With(culture, DigitShapes.None);

    private static CultureInfo With(CultureInfo culture, DigitShapes shapes)
    {
        var copy = (CultureInfo)culture.Clone();
        copy.NumberFormat.DigitSubstitution = shapes;
        copy.DateTimeFormat.Calendar = new GregorianCalendar();
        return CultureInfo.ReadOnly(copy);
    }
}
