using System.Text.RegularExpressions;

namespace Plenary.Conferences.Editions;

/// <summary>
/// Ordinals as Arabic titles write them out, with the article: المؤتمر الثالث عشر, الدورة الثالثة عشرة. The unit agrees with the gender of what is counted,
/// the tens keep the case; a twentieth after a nineteenth, which shows none, is put in the nominative. From 1 to 99; a title beyond that carries digits.
/// </summary>
internal static class ArabicOrdinal
{
    private static readonly string[] Units = ["", "الحادي", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع"];
    private static readonly string[] Tens = ["", "", "العشر", "الثلاث", "الأربع", "الخمس", "الست", "السبع", "الثمان", "التسع"];

    /// <summary>The title with the next ordinal where it wrote this one out; unchanged where it did not. Months and centuries have ordinals of their own.</summary>
    public static string Next(string title, int was)
    {
        if (was is < 1 or > 98) return title;
        // A round ten has one form for both genders: the word before it tells.
        var afterFeminine = was > 10 && was % 10 == 0 ? @"(?<=ة\s+)" : @"(?<!\p{L})";
        foreach (var (feminine, genitive) in new[] { (true, false), (true, true), (false, false), (false, true) })
        {
            var ordinal = $@"{(feminine ? afterFeminine : @"(?<!\p{L})")}(?<!(تشرين|كانون|ربيع|جمادى|القرن)\s+){Of(was, feminine, genitive)}(?!\p{{L}}|\s+عشر|\s+وال)";
            title = Regex.Replace(title, ordinal, Of(was + 1, feminine, genitive), RegexOptions.CultureInvariant);
        }
        return title;
    }

    private static string Of(int number, bool feminine, bool genitive)
    {
        var (ten, unit) = Math.DivRem(number, 10);
        var small = number switch
        {
            1 => feminine ? "الأولى" : "الأول",
            10 => feminine ? "العاشرة" : "العاشر",
            _ => Units[unit] + (feminine && unit > 0 ? "ة" : ""),
        };
        return ten switch
        {
            0 => small,
            1 when unit == 0 => small,
            1 => small + (feminine ? " عشرة" : " عشر"),
            _ => (unit == 0 ? "" : small + " و") + Tens[ten] + (genitive ? "ين" : "ون"),
        };
    }
}
