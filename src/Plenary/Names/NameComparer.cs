namespace Plenary.Names;

/// <summary>Compares the names of two people.</summary>
public static class NameComparer
{
    /// <summary>Below this weight of words that met, the score falls to 0 with it: two names that share nothing are apart, whatever else the sum says.</summary>
    internal const double LittleEvidence = .4;

    private const double OneWord = .45;

    /// <summary>How likely two names are one name, 0 to 1. The same either way round; 1 for equal names.</summary>
    public static double Score(PersonName a, PersonName b)
    {
        if (a.Tokens.Count == 0 || b.Tokens.Count == 0) return a.Tokens.Count == b.Tokens.Count && a.Text == b.Text && a.Text.Length > 0 ? 1 : 0;
        return Score((NameToken[])a.Tokens, (NameToken[])b.Tokens);
    }

    /// <summary>The score with the reasons for it.</summary>
    public static NameExplanation Explain(PersonName a, PersonName b) =>
        NameExplainer.Explain((NameToken[])a.Tokens, (NameToken[])b.Tokens, Score(a, b), (x, y, matches) => Weigh(x, y, NameFeatures.Of(x, y, matches)), organisation: false);

    /// <summary>As above for words alone, with the same result.</summary>
    internal static double Score(NameToken[] a, NameToken[] b) =>
        Order(a, b) == 0 ? 1 : Weigh(a, b, Features(a, b));

    private static double Weigh(NameToken[] a, NameToken[] b, NameFeatures features) =>
        Math.Min(Logistic(NameWeights.OfPeople(a[0].Alphabet, b[0].Alphabet), features, LittleEvidence), Cap(features));

    /// <summary>
    /// What the sum may not exceed, whatever else it says: one word shared with a longer name is never enough, half the world may be called so;
    /// initials alone say next to nothing; and children of two fathers are two people.
    /// </summary>
    internal static double Cap(NameFeatures features) =>
        features.IsInitialsOnly || features.HasTwoFathers ? NameLevels.SearchOnly : features is { Evidence: < .75, Omission: > .5 } or { Single: 1, Omission: > 1.2 } ? OneWord : 1;

    internal static NameFeatures Features(PersonName a, PersonName b) => Features((NameToken[])a.Tokens, (NameToken[])b.Tokens);

    private static NameFeatures Features(NameToken[] left, NameToken[] right)
    {
        if (Order(left, right) > 0) (left, right) = (right, left);
        Span<WordMatch> matches = stackalloc WordMatch[NameAlignment.Most];
        var count = NameAlignment.Align(left, right, matches);
        return NameFeatures.Of(left, right, matches[..count]);
    }

    /// <summary>A fixed order of names, so that both ways round give one result; 0 for names that differ in nothing that is heard.</summary>
    internal static int Order(NameToken[] a, NameToken[] b)
    {
        for (var i = 0; i < a.Length && i < b.Length; i++)
        {
            var order = a[i].Alphabet.CompareTo(b[i].Alphabet);
            if (order == 0) order = string.CompareOrdinal(a[i].Forms[0].Letters, b[i].Forms[0].Letters);
            if (order == 0 && a[i].Alphabet == Alphabet.Han) order = string.CompareOrdinal(a[i].Text, b[i].Text);
            if (order == 0) order = a[i].IsServant.CompareTo(b[i].IsServant);
            if (order == 0) order = a[i].Kind.CompareTo(b[i].Kind);
            if (order != 0) return order;
        }
        return a.Length.CompareTo(b.Length);
    }

    internal static double Logistic(double[] weights, NameFeatures seen, double littleEvidence)
    {
        Span<double> features = stackalloc double[NameFeatures.Count];
        seen.CopyTo(features);
        var sum = 0.0;
        for (var i = 0; i < features.Length; i++) sum += weights[i] * features[i];
        return Math.Min(1, seen.Evidence / littleEvidence) / (1 + Math.Exp(-sum));
    }
}
