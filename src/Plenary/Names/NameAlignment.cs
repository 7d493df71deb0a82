namespace Plenary.Names;

/// <summary>Which words of two names meet. Words are ranges: more than one word on a side was written apart there and joined on the other.</summary>
internal readonly record struct WordMatch(int A, int CountA, int B, int CountB, double Closeness, MatchReason Reason);

/// <summary>Assigns the words of one name to those of another, best pairs first.</summary>
internal static class NameAlignment
{
    private const double Least = .12;
    public const int Most = 16;

    /// <summary>The alignment that the score is made of, told from the side of <paramref name="a"/>.</summary>
    public static Span<WordMatch> AlignOrdered(NameToken[] a, NameToken[] b, Span<WordMatch> found)
    {
        if (NameComparer.Order(a, b) <= 0) return found[..Align(a, b, found)];
        var turned = found[..Align(b, a, found)];
        foreach (ref var match in turned) match = new WordMatch(match.B, match.CountB, match.A, match.CountA, match.Closeness, match.Reason);
        return turned;
    }

    public static int Align(ReadOnlySpan<NameToken> a, ReadOnlySpan<NameToken> b, Span<WordMatch> found)
    {
        Span<double> closeness = stackalloc double[Most * Most];
        Span<MatchReason> reasons = stackalloc MatchReason[Most * Most];
        for (var i = 0; i < a.Length; i++)
            for (var j = 0; j < b.Length; j++)
            {
                var match = Comparable(a[i], b[j]) && !(IsForename(a, i) && IsFamily(b, j)) && !(IsForename(b, j) && IsFamily(a, i)) ? TokenComparer.Compare(a[i], b[j]) : TokenMatch.None;
                closeness[i * Most + j] = match.Closeness;
                reasons[i * Most + j] = match.Reason;
            }

        Span<bool> usedA = stackalloc bool[Most], usedB = stackalloc bool[Most];
        var count = 0;
        // 1. whole words that surely meet; 2. joined and split words among the rest; 3. whole words that perhaps meet
        count = Take(a, b, closeness, reasons, usedA, usedB, found, count, .8);
        count = TakeJoined(a, b, closeness, usedA, usedB, found, count);
        return Take(a, b, closeness, reasons, usedA, usedB, found, count, Least);
    }

    /// <summary>A particle meets particles only, unless it is nearly the same word.</summary>
    private static bool Comparable(NameToken a, NameToken b) =>
        a.Kind == b.Kind || (a.Kind != TokenKind.Particle && b.Kind != TokenKind.Particle) || (a.Kind != TokenKind.Initial && b.Kind != TokenKind.Initial);

    /// <summary>An initial before the family's name stands for a name given, not for the family's: Norman F. Lent is no Norman Fowler.</summary>
    private static bool IsForename(ReadOnlySpan<NameToken> name, int at) => name[at].Kind == TokenKind.Initial && at < name.Length - 1;

    private static bool IsFamily(ReadOnlySpan<NameToken> name, int at) => at > 0 && at == name.Length - 1 && name[at].Kind != TokenKind.Initial;

    private static int Take(ReadOnlySpan<NameToken> a, ReadOnlySpan<NameToken> b, Span<double> closeness, Span<MatchReason> reasons, Span<bool> usedA, Span<bool> usedB, Span<WordMatch> found, int count, double least)
    {
        while (true)
        {
            var (best, bi, bj) = (0.0, -1, -1);
            for (var i = 0; i < a.Length; i++)
            {
                if (usedA[i]) continue;
                for (var j = 0; j < b.Length; j++)
                {
                    if (usedB[j] || closeness[i * Most + j] < least) continue;
                    // the weight decides between equals, then the place: a repeated word meets the one at its place
                    var gain = closeness[i * Most + j] * (1 + .2 * (a[i].Weight + b[j].Weight)) - .001 * Math.Abs(i * b.Length - j * a.Length);
                    if (gain > best) (best, bi, bj) = (gain, i, j);
                }
            }
            if (bi < 0) return count;
            usedA[bi] = usedB[bj] = true;
            found[count++] = new WordMatch(bi, 1, bj, 1, closeness[bi * Most + bj], reasons[bi * Most + bj]);
        }
    }

    private static int TakeJoined(ReadOnlySpan<NameToken> a, ReadOnlySpan<NameToken> b, Span<double> closeness, Span<bool> usedA, Span<bool> usedB, Span<WordMatch> found, int count)
    {
        while (true)
        {
            var best = default(WordMatch);
            for (var i = 0; i < a.Length; i++)
                for (var j = 0; j < b.Length; j++)
                {
                    if (usedA[i] || usedB[j]) continue;
                    for (var extra = 1; extra <= 2; extra++)
                    {
                        if (i + extra < a.Length && !AnyUsed(usedA, i, extra + 1)) Try(a, b, i, extra + 1, j, 1, closeness, ref best);
                        if (j + extra < b.Length && !AnyUsed(usedB, j, extra + 1)) Try(a, b, i, 1, j, extra + 1, closeness, ref best);
                    }
                }
            if (best.Closeness == 0) return count;
            for (var i = 0; i < best.CountA; i++) usedA[best.A + i] = true;
            for (var j = 0; j < best.CountB; j++) usedB[best.B + j] = true;
            found[count++] = best;
        }
    }

    private static bool AnyUsed(Span<bool> used, int from, int count)
    {
        for (var i = 0; i < count; i++) if (used[from + i]) return true;
        return false;
    }

    private static void Try(ReadOnlySpan<NameToken> a, ReadOnlySpan<NameToken> b, int i, int countA, int j, int countB, Span<double> closeness, ref WordMatch best)
    {
        var alone = 0.0;
        int sizeA = 0, sizeB = 0;
        for (var k = 0; k < countA; k++)
        {
            if (a[i + k].Alphabet != a[i].Alphabet) return;
            sizeA += a[i + k].Forms[0].Length;
            for (var m = 0; m < countB; m++) alone = Math.Max(alone, closeness[(i + k) * Most + j + m]);
        }
        for (var m = 0; m < countB; m++)
        {
            if (b[j + m].Alphabet != b[j].Alphabet) return;
            sizeB += b[j + m].Forms[0].Length;
        }
        if (sizeA < 3 || sizeB < 3 || sizeA > 3 * sizeB || sizeB > 3 * sizeA || sizeA > Letters.Longest || sizeB > Letters.Longest) return;
        if (a[i].Alphabet == b[j].Alphabet && (sizeA > sizeB * 1.6 || sizeB > sizeA * 1.6)) return;

        var match = TokenComparer.Compare(Join(a, i, countA), Join(b, j, countB), a[i].Alphabet, b[j].Alphabet);
        if (match.Closeness > .5 && match.Closeness > alone + .1 && match.Closeness > best.Closeness) best = new WordMatch(i, countA, j, countB, match.Closeness * .98, MatchReason.Joined);
    }

    private static SoundForm Join(ReadOnlySpan<NameToken> tokens, int from, int count)
    {
        if (count == 1) return tokens[from].Forms[0];
        var letters = "";
        for (var k = 0; k < count; k++) letters += tokens[from + k].IsServant ? Servant(tokens[from + k].Alphabet) + tokens[from + k].Forms[0].Letters : tokens[from + k].Forms[0].Letters;
        return new SoundForm(letters, tokens[from].Alphabet);
    }

    private static string Servant(Alphabet alphabet) => alphabet == Alphabet.Arabic ? "عبد" : alphabet == Alphabet.Latin ? "abdul" : "";
}
