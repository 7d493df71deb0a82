namespace Plenary.Names;

/// <summary>Compares the names of two organisations, across languages.</summary>
public static class OrganisationComparer
{
    private static readonly double[] Weights = [-2.45, 1.10, -4.70, 1.22, 0.63, 0.56, 10.15, 0.40, 1.57, -0.55, 6.68, -7.76, -3.42, -0.63, -0.26, 1.41, 0];
    private static readonly double[] CrossWeights = [-0.43, -1.34, -0.54, 0.14, 0.26, 1.19, 4.17, -0.17, 0.55, -1.05, 4.21, -4.08, -2.98, -0.13, 0.09, 2.52, 0];

    /// <summary>What an acronym is worth that fits the other name's words, and how little it must be to count as one.</summary>
    private const double AcronymScore = .75;

    /// <summary>How likely two names mean one body, 0 to 1, aliases included. The same either way round; 1 for equal names.</summary>
    public static double Score(OrganisationName a, OrganisationName b)
    {
        var best = One(a, b);
        foreach (var x in a.Aliases) best = Math.Max(best, One(x, b));
        foreach (var y in b.Aliases)
        {
            best = Math.Max(best, One(a, y));
            foreach (var x in a.Aliases) best = Math.Max(best, One(x, y));
        }
        return best;
    }

    private static double One(OrganisationName a, OrganisationName b)
    {
        if (a.Words.Length == 0 || b.Words.Length == 0) return a.Text.Length > 0 && a.Text == b.Text ? 1 : 0;
        if (a.Key == b.Key) return 1;
        var score = NameComparer.Logistic(a.Words[0].Alphabet == b.Words[0].Alphabet ? Weights : CrossWeights, Features(a, b).ToArray());
        return IsAcronym(a, b) || IsAcronym(b, a) ? Math.Max(score, AcronymScore) : score;
    }

    internal static NameFeatures Features(OrganisationName a, OrganisationName b)
    {
        if (string.CompareOrdinal(a.Key, b.Key) > 0) (a, b) = (b, a);
        Span<WordMatch> matches = stackalloc WordMatch[NameAlignment.Most];
        var count = NameAlignment.Align(a.Words, b.Words, matches);
        return NameFeatures.Of(a.Words, b.Words, matches[..count]);
    }

    private static bool IsAcronym(OrganisationName shortName, OrganisationName longName) =>
        shortName.Words.Length == 1 && longName.Initials.Length >= 3 && shortName.Words[0].Alphabet == Alphabet.Latin
        && string.Equals(SearchKey.Of(shortName.Words[0].Text), longName.Initials, StringComparison.Ordinal);
}
