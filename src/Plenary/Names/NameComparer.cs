namespace Plenary.Names;

/// <summary>Compares the names of two people.</summary>
public static class NameComparer
{
    private static readonly double[] Weights = [4.55, -0.25, -1.52, -0.83, 0.20, 0.82, 0.53, -1.30, -1.08, 0.23, -1.40, 0.79, -9.82, -2.33, -0.09, 5.46];
    private static readonly double[] CrossWeights = [1.92, -1.11, -1.95, 1.24, 0.48, 0.73, 2.19, -1.40, -0.54, -0.80, 3.66, -2.03, -7.02, -0.38, 0.23, 0.73];

    /// <summary>How likely two names are one name, 0 to 1. The same either way round; 1 for equal names.</summary>
    public static double Score(PersonName a, PersonName b)
    {
        if (a.Tokens.Count == 0 || b.Tokens.Count == 0) return a.Tokens.Count == b.Tokens.Count && a.Text == b.Text && a.Text.Length > 0 ? 1 : 0;
        if (a.Key == b.Key) return 1;
        return Logistic(a.Tokens[0].Alphabet == b.Tokens[0].Alphabet ? Weights : CrossWeights, Features(a, b).ToArray());
    }

    internal static NameFeatures Features(PersonName a, PersonName b)
    {
        if (string.CompareOrdinal(a.Key, b.Key) > 0) (a, b) = (b, a);
        Span<WordMatch> matches = stackalloc WordMatch[NameAlignment.Most];
        var (left, right) = ((NameToken[])a.Tokens, (NameToken[])b.Tokens);
        var count = NameAlignment.Align(left, right, matches);
        return NameFeatures.Of(left, right, matches[..count]);
    }

    internal static double Logistic(double[] weights, double[] features)
    {
        var sum = 0.0;
        for (var i = 0; i < features.Length; i++) sum += weights[i] * features[i];
        return 1 / (1 + Math.Exp(-sum));
    }
}
