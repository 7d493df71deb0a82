using Microsoft.AspNetCore.Html;
using NodaTime;
using Plenary.Site;

namespace Plenary.Reports;

/// <summary>The charts of the reports, each with its finding in words and the numbers as a table.</summary>
public static class Pictures
{
    private static Wording T => Wording.Texts;

    public static IHtmlContent Of(Arrivals arrivals)
    {
        var peak = arrivals.Counts.Count == 0 ? 0 : arrivals.Counts.Max();
        var at = arrivals.At(Math.Max(0, arrivals.Counts.ToList().IndexOf(peak)));
        return new BarChart
        {
            Finding = T["Arrivals by half hour: {0} people, most between {1} and {2} with {3}.", arrivals.Total, Say.Time(at), Say.Time(at.PlusMinutes(30)), peak],
            Columns = [T["Half hour"], T["People"]],
            Bars = [.. arrivals.Counts.Select((n, i) => new Bar(Say.Time(arrivals.At(i)), n))],
            Caption = T["First entry of each person on the day, by half hour"],
        };
    }

    public static IHtmlContent Map(Statistics statistics, string land) => MapOf(statistics, land);

    /// <param name="land">An address of the land for a page, its path for paper.</param>
    internal static DotMap MapOf(Statistics statistics, string land)
    {
        var countries = statistics.ByCountry.Where(c => c.Key.Length > 0 && c.Tally.Accredited > 0).ToList();
        return new DotMap
        {
            Finding = T["Map: {0} accredited people from {1} countries, most from {2}. The full list follows as a table.", statistics.Total.Accredited, countries.Count, Say.List([.. countries.Take(3).Select(c => c.Name)])],
            Columns = [T["Country"], T["People"]],
            Land = land,
            Countries = [.. countries.Select(c => new MapCountry(c.Key, c.Name, c.Tally.Accredited))],
        };
    }

    public static IHtmlContent Days(IReadOnlyList<DayRow> days) => new BarChart
    {
        Finding = T["People present by day: {0}.", Say.List([.. days.Select(d => T["{0}: {1}", Say.ShortDay(d.Day), Say.Number(d.Present)])])],
        Columns = [T["Day"], T["People"]],
        Bars = [.. days.Select(d => new Bar(Say.ShortDay(d.Day), d.Present))],
        Caption = T["People admitted at least once on the day"],
    };
}
