namespace Plenary.Names;

/// <summary>Compares the names of two organisations, across languages.</summary>
public static class OrganisationComparer
{
    /// <summary>Below this weight of words that met, the score falls to 0 with it. Less than for people: "university" alone is a beginning.</summary>
    internal const double LittleEvidence = .05;

    /// <summary>What an acronym is worth that fits the other name's words.</summary>
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

    /// <summary>As above for the words of one name each.</summary>
    internal static double Score(NameToken[] a, NameToken[] b)
    {
        var order = NameComparer.Order(a, b);
        return order == 0 ? 1 : Weigh(a, b, Features(a, b, order));
    }

    private static double One(OrganisationName a, OrganisationName b)
    {
        if (a.Words.Length == 0 || b.Words.Length == 0) return a.Text.Length > 0 && a.Text == b.Text ? 1 : 0;
        if (a.Key == b.Key) return 1;
        var score = Weigh(a.Words, b.Words, Features(a, b));
        return IsAcronym(a, b) || IsAcronym(b, a) ? Math.Max(score, AcronymScore) : score;
    }

    /// <summary>The score with the reasons for it; an alias or an acronym that carries it is named first.</summary>
    public static NameExplanation Explain(OrganisationName a, OrganisationName b)
    {
        var score = Score(a, b);
        foreach (var x in a.Aliases.Prepend(a))
            foreach (var y in b.Aliases.Prepend(b))
            {
                if (One(x, y) < score) continue;
                var told = x.Key == y.Key && x.Words.Length > 0 ? 1 : score;
                var explanation = IsAcronym(x, y) || IsAcronym(y, x)
                    ? new NameExplanation(score, [], [], [], [new NameStep(new("“{0}” is an acronym of “{1}”", IsAcronym(x, y) ? [x.Text, y.Text] : [y.Text, x.Text]), 100 * score)])
                    : NameExplainer.Explain(x.Words, y.Words, told, (p, q, matches) => Weigh(p, q, NameFeatures.Of(p, q, matches)), organisation: true);
                var steps = explanation.Steps.ToList();
                if (!ReferenceEquals(y, b)) steps.Insert(0, new NameStep(new("On record under another name: “{0}”", y.Text), 0));
                if (!ReferenceEquals(x, a)) steps.Insert(0, new NameStep(new("On record under another name: “{0}”", x.Text), 0));
                return explanation with { Steps = steps, IsOfOrganisations = true };
            }
        throw new InvalidOperationException("A score came from no pair of names.");
    }

    private static double Weigh(NameToken[] a, NameToken[] b, NameFeatures features) =>
        Math.Min(NameComparer.Logistic(NameWeights.OfOrganisations(a[0].Alphabet, b[0].Alphabet), features, LittleEvidence), Cap(features));

    /// <summary>Two bodies that are called differently and are both a foundation are not alike for that, however long one of the names goes on.</summary>
    private static double Cap(NameFeatures features) => features is { Single: 1, Evidence: < OneKind, Conflict: > OneKind, Omission: > 1 } ? NameLevels.SearchOnly : 1;

    /// <summary>No word of kind ("Union", "Foundation") weighs so much.</summary>
    private const double OneKind = .4;

    internal static NameFeatures Features(OrganisationName a, OrganisationName b) => Features(a.Words, b.Words, NameComparer.Order(a.Words, b.Words));

    private static NameFeatures Features(NameToken[] a, NameToken[] b, int order)
    {
        Span<WordMatch> found = stackalloc WordMatch[NameAlignment.Most];
        var (left, right) = order <= 0 ? (a, b) : (b, a);
        return NameFeatures.Of(left, right, found[..NameAlignment.Align(left, right, found)]);
    }

    private static bool IsAcronym(OrganisationName shortName, OrganisationName longName) =>
        shortName.Words is [{ Alphabet: Alphabet.Latin } word] && longName.Words.Length >= LeastSpelled && SearchKey.Of(word.Text) is { Length: >= LeastSpelled and <= MostSpelled } letters
        && Spells(letters, longName.Spoken);

    private const int LeastSpelled = 3, MostSpelled = 10, MostLettersOfAWord = 3;

    /// <summary>FLACSO, MoHP, IIEST: an acronym takes one to three letters of each word in turn, of two at least; small words may be left out, and so may the last word (a place).</summary>
    private static bool Spells(ReadOnlySpan<char> letters, IReadOnlyList<OrganisationName.SpokenWord> words)
    {
        // how far the words so far may have spelled the letters, with none (1), one (2) or more (4) of them
        Span<byte> reached = stackalloc byte[MostSpelled + 1], next = stackalloc byte[MostSpelled + 1];
        reached[0] = 1;
        for (var at = 0; at < words.Count; at++)
        {
            if (at == words.Count - 1 && (reached[letters.Length] & 4) != 0) return true;
            next.Clear();
            if (words[at].MayBeLeftOut) reached.CopyTo(next);
            for (var from = 0; from < letters.Length; from++)
                for (var size = 1; reached[from] != 0 && size <= MostLettersOfAWord && letters[from..].Length >= size && words[at].Key.AsSpan().StartsWith(letters.Slice(from, size)); size++)
                    next[from + size] |= (byte)((reached[from] << 1 | reached[from] & 4) & 6);
            next.CopyTo(reached);
        }
        return (reached[letters.Length] & 4) != 0;
    }
}
