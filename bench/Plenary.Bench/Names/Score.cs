using System.Globalization;
using Plenary.Names;

namespace Plenary.Bench.Names;

/// <summary><c>score PAIRS.tsv</c>: a score for each pair. The stratum's prefix tells people, organisations and single words apart.</summary>
internal static class Score
{
    public static int Run(string path)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput());
        foreach (var row in File.ReadLines(path).Skip(1).Select(l => l.Split('\t')))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row[0]}\t{Of(row[1], row[3], row[4]):F6}"));
        return 0;
    }

    private static double Of(string stratum, string a, string b) => stratum.StartsWith("org", StringComparison.Ordinal) || stratum == "nk_org"
        ? OrganisationComparer.Score(OrganisationName.Parse(a), OrganisationName.Parse(b))
        : NameComparer.Score(PersonName.Parse(a), PersonName.Parse(b));
}
