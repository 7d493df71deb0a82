using System.Globalization;
using Plenary.Names;

namespace Plenary.Bench.Names;

/// <summary><c>score PAIRS.tsv</c>: prints the id of each pair, a tab and its score.</summary>
internal static class Score
{
    public static int Run(string path)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput());
        foreach (var pair in NamePair.Read(path)) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pair.Id}\t{Of(pair):F6}"));
        return 0;
    }

    private static double Of(NamePair pair) => pair.IsOrganisation
        ? OrganisationComparer.Score(OrganisationName.Parse(pair.A), OrganisationName.Parse(pair.B))
        : NameComparer.Score(PersonName.Parse(pair.A), PersonName.Parse(pair.B));
}
