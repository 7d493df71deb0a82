using Plenary.Site;

namespace Plenary.Reports;

/// <summary>One of the tables of numbers, in the words in which pages and paper show it.</summary>
/// <param name="Invited">Head of the column of <see cref="Row.Invited"/>, which says what it counts; null where the table has none.</param>
/// <param name="Open">So many rows stand open on a page, the others unfold; null leaves all open.</param>
public sealed record TallyTable(string Title, string Head, string? Invited, IReadOnlyList<Row> Rows, int? Open = 12)
{
    private static Wording T => Wording.Texts;

    public static TallyTable ByCategory(Statistics s) => new(T["By category"], T["Category"], T["Granted places"], s.ByCategory);

    public static TallyTable ByCountry(Statistics s) => new(T["By country"], T["Country"], T["Organisations invited"], s.ByCountry);

    public static TallyTable ByOrganisation(Statistics s) => new(T["By organisation"], T["Organisation"], T["Invitations"], s.ByDelegation);

    public static TallyTable ByGender(Statistics s) => new(T["By gender"], T["Gender"], null, s.ByGender);

    /// <summary>All of them, in the order of the report.</summary>
    public static IReadOnlyList<TallyTable> All(Statistics s) => [ByCategory(s), ByGender(s), ByCountry(s), ByOrganisation(s)];

    private bool IsOfGender => Invited is null;

    public IReadOnlyList<string> Heads => IsOfGender ? [T["Nominated"], T["Accredited"], T["Arrived"]] : [Invited!, T["Nominated"], T["Accredited"], T["Arrived"], T["Women"]];

    /// <summary>What stands under <see cref="Heads"/>.</summary>
    public IReadOnlyList<string> Numbers(Row row)
    {
        var (tally, people) = (row.Tally, new[] { row.Tally.Nominated, row.Tally.Accredited, row.Tally.Arrived });
        return [.. (IsOfGender ? people : [row.Invited ?? 0, .. people, tally.Women]).Select(n => Say.Number(n))];
    }

    public string NameOf(Row row) => row.Name.Length == 0 ? T["No one country"] : row.Name;
}
