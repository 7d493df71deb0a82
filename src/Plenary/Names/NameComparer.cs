namespace Plenary.Names;

/// <summary>Compares the names of two people.</summary>
public static class NameComparer
{
    private static readonly double[] Weights = [3.42, -1.28, -1.09, 0.35, 0.33, 0.68, 1.39, -1.37, -0.94, -0.90, 1.31, -0.50, -8.39, -0.74, 0.06, 2.48];

    /// <summary>How likely two names are one name, 0 to 1. The same either way round; 1 for equal names.</summary>
    public static double Score(PersonName a, PersonName b)
    {
        if (a.Tokens.Count == 0 || b.Tokens.Count == 0) return a.Tokens.Count == b.Tokens.Count && a.Text == b.Text && a.Text.Length > 0 ? 1 : 0;
        if (a.Key == b.Key) return 1;
        return Logistic(Features(a, b).ToArray());
    }

    internal static NameFeatures Features(PersonName a, PersonName b)
    {
        if (string.CompareOrdinal(a.Key, b.Key) > 0) (a, b) = (b, a);
        Span<WordMatch> matches = stackalloc WordMatch[PersonName.MostTokens];
        var (left, right) = ((NameToken[])a.Tokens, (NameToken[])b.Tokens);
        var count = NameAlignment.Align(left, right, matches);
        return NameFeatures.Of(left, right, matches[..count]);
    }

    private static double Logistic(double[] features)
    {
        var sum = 0.0;
        for (var i = 0; i < features.Length; i++) sum += Weights[i] * features[i];
        return 1 / (1 + Math.Exp(-sum));
    }
}
