namespace Plenary.Names;

/// <summary>What was seen when two names were laid beside each other; the score is a weighted sum of it.</summary>
internal struct NameFeatures
{
    /// <summary>Shares of each name's weight that met something, the larger and the smaller.</summary>
    public double Covered, CoveredLess;

    /// <summary>Weight left on both sides at once: words that contradict each other.</summary>
    public double Conflict;

    /// <summary>Weight left on one side only: words that the other name leaves out.</summary>
    public double Omission;

    /// <summary>Weight of what met: how much there is to go by.</summary>
    public double Evidence;

    /// <summary>The least closeness among whole words that met.</summary>
    public double Worst;

    /// <summary>Pairs of words that stand in the other order, as a share of all.</summary>
    public double Turned;

    /// <summary>Only one word met.</summary>
    public double Single;

    /// <summary>Share of the met weight that met in the same letters or by the lexicon.</summary>
    public double Certain;

    /// <summary>The heaviest word without a partner, on the side where it is lighter and where it is heavier.</summary>
    public double Gap, GapMore;

    /// <summary>Mean of the log-odds of closeness over the words that met, by weight.</summary>
    public double Odds;

    /// <summary>How well the first and the last name of either side met, the worse side counting: one is the family's almost everywhere.</summary>
    public double First, Last;

    /// <summary>Little met while the other name goes on: Abdur Rehman beside Huda bint Abdulrahman bin Saleh.</summary>
    public readonly double Thin => Math.Max(0, 1.5 - Evidence) * Math.Min(1, Omission / .6);

    /// <summary>Weight of what met in names that not half the world is called by.</summary>
    public double Rare;

    /// <summary>Only common names met while the other name goes on.</summary>
    public readonly double Commonplace => Math.Max(0, 1 - Rare / .8) * Math.Min(1, Omission / .6);

    /// <summary>Neither end of the names met while one goes on: two words out of the middle of a long name.</summary>
    public readonly double Stray => (1 - First) * (1 - Last) * Math.Min(1.5, Omission);

    /// <summary>1 when both sides are left with a common name and the two are known to be different ones: Hasan against Husayn, not a word misheard.</summary>
    public double Apart;

    /// <summary>No more than initials met.</summary>
    public bool IsInitialsOnly;

    /// <summary>Both names say whose child is meant, and not the same father's.</summary>
    public bool HasTwoFathers;

    public const int Count = 24;

    /// <summary>All of it in the order of the weights, squares included.</summary>
    public readonly void CopyTo(Span<double> features) =>
        ((ReadOnlySpan<double>)[1, Covered, CoveredLess, Conflict, Omission, Evidence, Worst, Turned, Single, Certain, CoveredLess * CoveredLess, Worst * Worst, Gap, GapMore, Odds, Gap * Gap, Thin, First, Last, Math.Max(First, Last), First * Last, Commonplace, Stray, Apart]).CopyTo(features);

    public static NameFeatures Of(ReadOnlySpan<NameToken> a, ReadOnlySpan<NameToken> b, ReadOnlySpan<WordMatch> matches)
    {
        double totalA = 0, totalB = 0, metA = 0, metB = 0, certain = 0, evidence = 0, rare = 0, worst = 1, met = 0;
        foreach (var t in a) totalA += t.Weight;
        foreach (var t in b) totalB += t.Weight;
        var names = 0;
        Span<double> leftEachA = stackalloc double[NameAlignment.Most], leftEachB = stackalloc double[NameAlignment.Most];
        Span<double> closeA = stackalloc double[NameAlignment.Most], closeB = stackalloc double[NameAlignment.Most];
        leftEachA[..a.Length].Fill(1);
        leftEachB[..b.Length].Fill(1);
        var odds = 0.0;
        foreach (var m in matches)
        {
            double wa = 0, wb = 0;
            for (var i = 0; i < m.CountA; i++) { wa += a[m.A + i].Weight; leftEachA[m.A + i] *= 1 - m.Closeness; closeA[m.A + i] = m.Closeness; }
            for (var j = 0; j < m.CountB; j++) { wb += b[m.B + j].Weight; leftEachB[m.B + j] *= 1 - m.Closeness; closeB[m.B + j] = m.Closeness; }
            metA += wa * m.Closeness;
            metB += wb * m.Closeness;
            var w = Math.Min(wa, wb);
            evidence += w * m.Closeness;
            if (!(IsCommon(a[m.A]) || IsCommon(b[m.B]))) rare += w * m.Closeness;
            odds += w * Math.Log((m.Closeness + .02) / (1.02 - m.Closeness));
            met += w;
            if (m.Reason is MatchReason.Same or MatchReason.Spelling) certain += w;
            if (w < .3) continue;
            names++;
            worst = Math.Min(worst, m.Closeness);
        }
        int turned = 0, pairs = 0;
        for (var i = 0; i < matches.Length; i++)
            for (var j = i + 1; j < matches.Length; j++)
            {
                if (matches[i].Closeness < .3 || matches[j].Closeness < .3) continue;
                pairs++;
                if (matches[i].A < matches[j].A != matches[i].B < matches[j].B) turned++;
            }
        var (gapA, omittedA) = Heaviest(a, leftEachA);
        var (gapB, omittedB) = Heaviest(b, leftEachB);
        var (firstA, lastA) = Ends(a, closeA);
        var (firstB, lastB) = Ends(b, closeB);
        double leftA = totalA - metA, leftB = totalB - metB;
        double coveredA = totalA > 0 ? metA / totalA : 0, coveredB = totalB > 0 ? metB / totalB : 0;
        return new NameFeatures
        {
            Covered = Math.Max(coveredA, coveredB),
            CoveredLess = Math.Min(coveredA, coveredB),
            Conflict = Math.Min(leftA, leftB),
            Omission = Math.Abs(leftA - leftB),
            Evidence = Math.Min(3, evidence),
            Worst = names == 0 ? 0 : worst,
            Turned = pairs == 0 ? 0 : (double)turned / pairs,
            Gap = Math.Min(gapA, gapB),
            GapMore = Math.Max(omittedA, omittedB),
            Odds = met > 0 ? odds / met : -4,
            Single = names <= 1 ? 1 : 0,
            IsInitialsOnly = matches.Length > 0 && !AnyWord(matches),
            HasTwoFathers = AnyLeft(a, closeA, IsPatronymic) && AnyLeft(b, closeB, IsPatronymic),
            Rare = rare,
            Apart = AnyLeft(a, closeA, IsKnown) && AnyLeft(b, closeB, IsKnown) ? 1 : 0,
            First = Math.Min(firstA, firstB),
            Last = Math.Min(lastA, lastB),
            Certain = evidence > 0 ? Math.Min(1, certain / evidence) : 0,
        };
    }

    /// <summary>The most that any one word left without a partner says: against the other name's words, and when it is only left out.</summary>
    private static (double Gap, double Omitted) Heaviest(ReadOnlySpan<NameToken> tokens, ReadOnlySpan<double> left)
    {
        double gap = 0, omitted = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            gap = Math.Max(gap, left[i] * tokens[i].Plain);
            omitted = Math.Max(omitted, left[i] * (tokens[i].Kind is TokenKind.Initial or TokenKind.Patronymic ? tokens[i].Weight : tokens[i].Plain));
        }
        return (gap, omitted);
    }

    private static bool AnyWord(ReadOnlySpan<WordMatch> matches)
    {
        foreach (var match in matches) if (match.Reason != MatchReason.Initial) return true;
        return false;
    }

    /// <summary>Whether a word of this sort is left without a partner.</summary>
    private static bool AnyLeft(ReadOnlySpan<NameToken> tokens, ReadOnlySpan<double> close, Func<NameToken, bool> sort)
    {
        for (var i = 0; i < tokens.Length; i++)
            if (close[i] < .35 && sort(tokens[i])) return true;
        return false;
    }

    private static bool IsKnown(NameToken token) => token is { Kind: TokenKind.Name, Ids: [var id, ..] } && Lexicon.TellsApart(id);

    private static bool IsPatronymic(NameToken token) => token.Kind == TokenKind.Patronymic;

    private static bool IsCommon(NameToken token) => token.Ids is [< OrganisationTerms.FirstId and var id, ..] && Lexicon.Rarity(id) < .7;

    /// <summary>How well the first and the last word met that is neither particle nor initial.</summary>
    private static (double First, double Last) Ends(ReadOnlySpan<NameToken> tokens, ReadOnlySpan<double> close)
    {
        int first = 0, last = tokens.Length - 1;
        while (first < last && tokens[first].Kind is TokenKind.Particle or TokenKind.Initial) first++;
        while (last > first && tokens[last].Kind is TokenKind.Particle or TokenKind.Initial) last--;
        return tokens.Length == 0 ? (0, 0) : (close[first], close[last]);
    }
}
