namespace Plenary.Names;

/// <summary>Retells a comparison: the same alignment and the same weights, one meeting after another.</summary>
internal static class NameExplainer
{
    public static NameExplanation Explain(NameToken[] a, NameToken[] b, double score, Func<NameToken[], NameToken[], WordMatch[], double> weigh, bool organisation)
    {
        if (a.Length == 0 || b.Length == 0) return Whole(score, a, b);
        Span<WordMatch> found = stackalloc WordMatch[NameAlignment.Most];
        var matches = NameAlignment.AlignOrdered(a, b, found).ToArray();
        if (score >= 1) return Whole(score, a, b) with { Meetings = [.. matches.Select(Meeting)] };

        // 1. what met: its score alone, in one order, shared out by how much each word says; the heaviest first
        matches = [.. matches.OrderByDescending(Says)];
        var onlyA = Left(a, matches, m => (m.A, m.CountA));
        var onlyB = Left(b, matches, m => (m.B, m.CountB));
        var (isWhole, isTurned) = (onlyA.Count + onlyB.Count == 0, IsTurned(matches));
        var reached = matches.Length == 0 ? 0 : isWhole && !isTurned ? score : WeighAlone(straightened: true);
        var all = matches.Sum(Says);
        var steps = matches.Select(m => new NameStep(NameExplanation.Meets(Meeting(m), organisation), 100 * reached * Says(m) / all)).ToList();
        // 2. that it stands in another order
        if (isTurned)
        {
            var turned = isWhole ? score : WeighAlone(straightened: false);
            steps.Add(new NameStep(new("The words stand in another order"), 100 * (turned - reached)));
            reached = turned;
        }
        // 3. what was left
        var rest = 100 * (score - reached);
        if (onlyA.Count > 0 && onlyB.Count > 0) steps.Add(new NameStep(new("“{0}” and “{1}” contradict each other", string.Join(' ', onlyA), string.Join(' ', onlyB)), rest));
        else if (onlyA.Count > 0) steps.Add(new NameStep(new("“{0}” is only in the first name", string.Join(' ', onlyA)), rest));
        else if (onlyB.Count > 0) steps.Add(new NameStep(new("“{0}” is only in the second name", string.Join(' ', onlyB)), rest));
        else if (steps.Count == 0) steps.Add(new NameStep(new("Nothing meets"), rest));
        return new NameExplanation(score, [.. matches.Select(Meeting)], onlyA, onlyB, steps);

        // the score of the words that met, without the others; straightened as if both names said them in one order
        double WeighAlone(bool straightened)
        {
            var inA = matches.OrderBy(m => m.A).ToArray();
            var inB = straightened ? inA : [.. matches.OrderBy(m => m.B)];
            NameToken[] x = [.. inA.SelectMany(m => a.Skip(m.A).Take(m.CountA))], y = [.. inB.SelectMany(m => b.Skip(m.B).Take(m.CountB))];
            return weigh(x, y, [.. matches.Select(m => m with
            {
                A = inA.TakeWhile(o => o != m).Sum(o => o.CountA),
                B = inB.TakeWhile(o => o != m).Sum(o => o.CountB),
            })]);
        }

        double Says(WordMatch m) => m.Closeness * (a[m.A].Weight + b[m.B].Weight);

        NameMeeting Meeting(WordMatch m) => new(Text(a, m.A, m.CountA), Text(b, m.B, m.CountB), m.Reason, m.Closeness);
    }

    private static NameExplanation Whole(double score, NameToken[] a, NameToken[] b) => new(score, [], score > 0 ? [] : [.. a.Select(t => t.Text)], score > 0 ? [] : [.. b.Select(t => t.Text)],
        [new NameStep(new(score > 0 ? "Both names are written the same" : "Nothing meets"), 100 * score)]);

    private static string Text(NameToken[] tokens, int from, int count) => string.Join(' ', tokens.Skip(from).Take(count).Select(t => t.Text).Distinct());

    private static List<string> Left(NameToken[] tokens, WordMatch[] matches, Func<WordMatch, (int At, int Count)> range) =>
        [.. tokens.Where((_, i) => !matches.Any(m => range(m) is var (at, count) && i >= at && i < at + count)).Select(t => t.Text)];

    private static bool IsTurned(WordMatch[] matches)
    {
        for (var i = 0; i < matches.Length; i++)
            for (var j = i + 1; j < matches.Length; j++)
                if (matches[i].A < matches[j].A != matches[i].B < matches[j].B) return true;
        return false;
    }
}
