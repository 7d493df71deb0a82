using Microsoft.AspNetCore.Html;
using NodaTime;
using Plenary.Site;

namespace Plenary.Reports;

/// <summary>The charts of the reports, each with its finding in words and the numbers as a table.</summary>
public static class Pictures
{
    private static Wording T => Wording.Texts;

    public static IHtmlContent Map(Statistics statistics, string land) => MapOf(statistics, land);

    /// <param name="land">An address of the land for a page, its path for paper.</param>
    internal static DotMap MapOf(Statistics statistics, string land) =>
        MapOf(statistics.Total.Accredited, [.. statistics.ByCountry.Where(c => c.Key.Length > 0 && c.Tally.Accredited > 0).Select(c => new MapCountry(c.Key, c.Name, c.Tally.Accredited))], land);

    /// <param name="people">All who are accredited, those of no one country too.</param>
    /// <param name="countries">Those that most came from first.</param>
    /// <param name="land">As above.</param>
    internal static DotMap MapOf(int people, IReadOnlyList<MapCountry> countries, string land) => new()
    {
        Finding = T["Map: {0} accredited people from {1} countries, most from {2}. The full list follows as a table.", people, countries.Count, Say.List([.. countries.Take(3).Select(c => c.Name)])],
        Columns = [T["Country"], T["People"]],
        Land = land,
        Countries = countries,
    };

    public static IHtmlContent Days(IReadOnlyList<DayRow> days) => new BarChart
    {
        Finding = T["People present by day: {0}.", Say.List([.. days.Select(d => T["{0}: {1}", Say.ShortDay(d.Day), Say.Number(d.Present)])])],
        Columns = [T["Day"], T["People"]],
        Bars = [.. days.Select(d => new Bar(Say.ShortDay(d.Day), d.Present))],
        Caption = T["People admitted at least once on the day"],
    };
}
