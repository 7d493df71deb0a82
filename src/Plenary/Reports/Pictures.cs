using Microsoft.AspNetCore.Html;
using NodaTime;
using Plenary.Site;

namespace Plenary.Reports;

/// <summary>The charts of the reports, each with its finding in words and the numbers as a table.</summary>
public static class Pictures
{
    /// <summary>So many countries are named in the words of the map.</summary>
    private const int Most = 3;

    private static Wording T => Wording.Texts;

    public static IHtmlContent Map(Statistics statistics, string land) => MapOf(statistics, land);

    /// <param name="land">An address of the land for a page, its path for paper.</param>
    internal static DotMap MapOf(Statistics statistics, string land) =>
        MapOf([.. statistics.ByCountry.Where(c => c.Key.Length > 0 && c.Tally.Accredited > 0).Select(c => new MapCountry(c.Key, c.Name, c.Tally.Accredited))], statistics.OfNoCountry, land);

    /// <param name="countries">Those that most came from first.</param>
    /// <param name="elsewhere">How many are of no one country; the map has no place for them.</param>
    /// <param name="land">As above.</param>
    internal static DotMap MapOf(IReadOnlyList<MapCountry> countries, int elsewhere, string land)
    {
        var (people, from) = (Counted.People(countries.Sum(c => c.People)), Counted.FromCountries(countries.Count));
        return new()
        {
            Finding = string.Join(' ', new[]
            {
                countries.Count > Most
                    ? T["Map of the accredited: {0} {1}, most from {2}. The full list follows as a table.", people, from, Say.List([.. countries.Take(Most).Select(c => c.Name)])]
                    : T["Map of the accredited: {0} {1}: {2}. The full list follows as a table.", people, from, Say.List([.. countries.Select(c => c.Name)])],
                elsewhere == 0 ? null : T.Count(elsewhere, "{0} more person is of no one country.", "{0} more people are of no one country."),
            }.OfType<string>()),
            Columns = [T["Country"], T["People"]],
            Land = land,
            Countries = countries,
        };
    }

    public static IHtmlContent Days(IReadOnlyList<DayRow> days, LocalDate today) => DaysOf(days, today);

    /// <param name="today">At the conference; its bar is not complete yet.</param>
    internal static BarChart DaysOf(IReadOnlyList<DayRow> days, LocalDate today) => new()
    {
        Finding = T["People present by day: {0}.", Say.List([.. days.Select(d => T["{0}: {1}", Say.ShortDay(d.Day), Say.Number(d.Present)])])],
        Columns = [T["Day"], T["People"]],
        Bars = [.. days.Select(d => new Bar(Say.WeekdayAndNumber(d.Day), d.Present, Unfinished: d.Day == today))],
        Caption = T["People admitted at least once on the day"],
    };
}
