using Plenary.Site;
using Plenary.Storage.Unscoped;

namespace Plenary.Reports;

/// <summary>One of the report's tables of numbers, in the words in which pages and paper show it.</summary>
/// <param name="Id">Names its heading within a page.</param>
/// <param name="Head">What the lines are: countries, days.</param>
/// <param name="Heads">What each column counts.</param>
/// <param name="Open">So many lines stand open on a page, the others unfold; null leaves all open.</param>
public sealed record NumberTable(string Id, string Title, string Head, IReadOnlyList<string> Heads, IReadOnlyList<NumberTable.Line> Lines, int? Open = 12)
{
    /// <summary>One line: what it is of, and a number for each head.</summary>
    public sealed record Line(string Name, IReadOnlyList<int> Numbers);

    /// <summary>So many editions are compared line by line; more would not fit on paper.</summary>
    private const int MostEditions = 4;

    private static Wording T => Wording.Texts;

    public static NumberTable ByCategory(Statistics s) => Of("category", T["By category"], T["Category"], T["Granted places"], s.ByCategory);

    public static NumberTable ByCountry(Statistics s) => Of("country", T["By country"], T["Country"], T["Organisations invited"], s.ByCountry);

    public static NumberTable ByOrganisation(Statistics s) => Of("organisation", T["By organisation"], T["Organisation"], T["Invitations"], s.ByDelegation);

    public static NumberTable ByGender(Statistics s) => new(
        "gender", T["By gender"], T["Gender"], [T["Nominated"], T["Accredited"], T["Arrived"]], [.. s.ByGender.Select(row => new Line(row.Name, [row.Tally.Nominated, row.Tally.Accredited, row.Tally.Arrived]))]);

    /// <summary>What happened beforehand, on each day, and afterwards. Whoever is present on two days stands in both.</summary>
    public static NumberTable ByDay(Statistics s) => new(
        "day", T["By day"], T["Day"], [T["Organisations invited"], T["Nominated"], T["Accredited"], T["First arrivals"], T["Present"]],
        [
            Of(T["Before {0}", Say.DayInText(s.Beforehand.Day.PlusDays(1))], s.Beforehand), .. s.ByDay.Select(day => Of(Say.Day(day.Day), day)),
            .. s.Afterwards is { } after ? new[] { Of(T["After {0}", Say.DayInText(after.Day.PlusDays(-1))], after) } : [],
        ], Open: null);

    /// <summary>All of them, in the order of the report.</summary>
    public static IReadOnlyList<NumberTable> All(Statistics s) => [ByDay(s), ByCategory(s), ByGender(s), ByCountry(s), ByOrganisation(s)];

    /// <summary>The accredited of this and other editions, by category, gender and country; none while there is one edition.</summary>
    public static IReadOnlyList<NumberTable> Compared(Comparison comparison)
    {
        if (comparison.Editions.Count < 2) return [];
        string[] editions = [.. comparison.Editions.Take(MostEditions).Select(e => e.Title)];
        return
        [
            Table("category-compared", T["Accredited by category and edition"], T["Category"], comparison.ByCategory), Table("gender-compared", T["Accredited by gender and edition"], T["Gender"], comparison.ByGender),
            Table("country-compared", T["Accredited by country and edition"], T["Country"], comparison.ByCountry),
        ];

        NumberTable Table(string id, string title, string head, IReadOnlyList<ComparedRow> rows) =>
            new(id, title, head, editions, [.. rows.Select(row => new Line(Named(row.Name), [.. row.Accredited.Take(MostEditions)])).Where(line => line.Numbers.Any(n => n > 0))]);
    }

    /// <summary>The editions with their totals.</summary>
    public static NumberTable Editions(IReadOnlyList<EditionNumbers> editions) => new(
        "editions", T["Editions side by side"], T["Edition"], [T["Organisations invited"], T["Nominated"], T["Accredited"], T["Arrived"], T["Delegations"], T["Countries"], T["Women"]],
        [.. editions.Select(e => new Line(T["{0}, {1}", e.Title, Say.Year(e.Year)], [e.Invited, e.Nominated, e.Accredited, e.Arrived, e.Delegations, e.Countries, e.Women]))]);

    private static NumberTable Of(string id, string title, string head, string invited, IReadOnlyList<Row> rows) => new(
        id, title, head, [invited, T["Nominated"], T["Accredited"], T["Arrived"], T["Women"]],
        [.. rows.Select(row => new Line(Named(row.Name), [row.Invited ?? 0, row.Tally.Nominated, row.Tally.Accredited, row.Tally.Arrived, row.Tally.Women]))]);

    private static Line Of(string name, DayRow day) => new(name, [day.Invited, day.Nominated, day.Accredited, day.First, day.Present]);

    private static string Named(string name) => name.Length == 0 ? T["No one country"] : name;
}
