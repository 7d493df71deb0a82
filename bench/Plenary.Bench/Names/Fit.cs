using System.Globalization;
using System.Text;
using Plenary.Names;

namespace Plenary.Bench.Names;

/// <summary>
/// Learns how one alphabet is written in another from pairs of spellings of one name: expectation maximisation over
/// alignments of chunks of one to three letters. Writes the table that <c>SoundTable</c> reads: counts become costs,
/// rare pairs are dropped, so that a table holds habits of writing and not names.
/// </summary>
internal static class Fit
{
    private static readonly (int X, int Y)[] Steps = [(1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2), (1, 0), (0, 1)];

    public sealed class Model
    {
        public Dictionary<(string X, string Y), double> Joint = [];
        public Dictionary<char, double> X = [], Y = [];
    }

    public static Model Learn(IReadOnlyList<(string X, string Y, double Weight)> pairs, IReadOnlyDictionary<(string X, string Y), double> prior, int rounds, double keepAtLeast, double worst, bool symmetric)
    {
        var ids = new Dictionary<(string, string), int>();
        var names = new List<(string X, string Y)>();
        int Id(string x, string y)
        {
            if (ids.TryGetValue((x, y), out var id)) return id;
            ids[(x, y)] = names.Count; names.Add((x, y)); return names.Count - 1;
        }
        // lattice of every pair, as op ids
        var ops = new List<int[]>();
        foreach (var (x, y, _) in pairs)
        {
            var list = new int[(x.Length + 1) * (y.Length + 1) * Steps.Length];
            Array.Fill(list, -1);
            for (var i = 0; i <= x.Length; i++)
                for (var j = 0; j <= y.Length; j++)
                    for (var s = 0; s < Steps.Length; s++)
                        if (i + Steps[s].X <= x.Length && j + Steps[s].Y <= y.Length)
                            list[(i * (y.Length + 1) + j) * Steps.Length + s] = Id(x.Substring(i, Steps[s].X), y.Substring(j, Steps[s].Y));
            ops.Add(list);
        }
        foreach (var known in prior.Keys) Id(known.X, known.Y);
        var p = new double[names.Count];
        for (var k = 0; k < p.Length; k++)
        {
            var (x, y) = names[k];
            var size = (x.Length, y.Length);
            p[k] = size switch { (1, 1) => 1, (1, 2) or (2, 1) => 0.02, (1, 0) or (0, 1) => 0.08, (2, 2) => 0.0002, _ => 0.002 } * 0.01;
            if (x.Length == 1 && y.Length == 1 && x == y) p[k] *= 20;
            if (prior.TryGetValue((x, y), out var seen)) p[k] += seen * 1e-4;
        }
        var score = new double[pairs.Count];
        var dropped = new bool[pairs.Count];
        for (var round = 0; round < rounds; round++)
        {
            var counts = new double[p.Length];
            for (var n = 0; n < pairs.Count; n++)
            {
                if (dropped[n]) continue;
                var (x, y, weight) = pairs[n];
                int lx = x.Length, ly = y.Length, row = ly + 1;
                var f = new double[(lx + 1) * row]; var b = new double[(lx + 1) * row];
                f[0] = 1; b[^1] = 1;
                var list = ops[n];
                for (var i = 0; i <= lx; i++)
                    for (var j = 0; j <= ly; j++)
                    {
                        var here = f[i * row + j]; if (here == 0) continue;
                        for (var s = 0; s < Steps.Length; s++)
                        {
                            var op = list[(i * row + j) * Steps.Length + s];
                            if (op >= 0) f[(i + Steps[s].X) * row + j + Steps[s].Y] += here * p[op];
                        }
                    }
                var total = f[^1];
                if (!(total > 1e-300)) { score[n] = double.MinValue; continue; }
                score[n] = Math.Log(total) / (lx + ly);
                for (var i = lx; i >= 0; i--)
                    for (var j = ly; j >= 0; j--)
                        for (var s = 0; s < Steps.Length; s++)
                        {
                            var op = list[(i * row + j) * Steps.Length + s];
                            if (op < 0) continue;
                            var after = b[(i + Steps[s].X) * row + j + Steps[s].Y];
                            if (after == 0) continue;
                            b[i * row + j] += p[op] * after;
                            counts[op] += weight * f[i * row + j] * p[op] * after / total;
                        }
            }
            foreach (var (known, weight) in prior) counts[ids[known]] += weight;
            var sum = 0.0;
            for (var k = 0; k < counts.Length; k++)
            {
                var (x, y) = names[k];
                var size = x.Length + y.Length;
                counts[k] = Math.Max(0, counts[k] - (size <= 2 ? 0.1 : round < rounds - 1 ? 0.5 * (size - 2) : keepAtLeast * (size - 2)));   // long chunks must earn their place
                sum += counts[k];
            }
            if (symmetric)
                for (var k = 0; k < counts.Length; k++)
                    if (ids.TryGetValue((names[k].Y, names[k].X), out var twin) && twin > k) counts[k] = counts[twin] = (counts[k] + counts[twin]) / 2;
            for (var k = 0; k < counts.Length; k++) p[k] = counts[k] / sum;
            if (round == 2 && pairs.Count > 0)
            {
                var sorted = score.OrderBy(v => v).ToArray();
                var cut = sorted[(int)(sorted.Length * worst)];
                for (var n = 0; n < dropped.Length; n++) dropped[n] = score[n] <= cut;
            }
        }
        var model = new Model();
        for (var k = 0; k < p.Length; k++) if (p[k] > 0) model.Joint[names[k]] = p[k];
        void Count(Dictionary<char, double> d, string s, double w) { foreach (var c in s) d[c] = d.GetValueOrDefault(c) + w; }
        for (var n = 0; n < pairs.Count; n++) { Count(model.X, pairs[n].X, pairs[n].Weight); Count(model.Y, pairs[n].Y, pairs[n].Weight); }
        foreach (var (known, weight) in prior) { Count(model.X, known.X, weight); Count(model.Y, known.Y, weight); }
        foreach (var d in new[] { model.X, model.Y }) { var t = d.Values.Sum(); foreach (var key in d.Keys.ToList()) d[key] /= t; }
        return model;
    }

    /// <summary>The table file: for each chunk its Latin chunks with scores in eighths of a natural logarithm.</summary>
    public static void Write(Model model, string path, string title)
    {
        const double Discount = 0.8;   // how far chance counts: found best between .65 and 1 on single names of six scripts
        double Chance(Dictionary<char, double> d, string s) => s.Sum(c => Math.Log(Math.Max(d.GetValueOrDefault(c), 1e-4)));
        var text = new StringBuilder();
        text.Append("# ").Append(title).Append('\n');
        foreach (var row in model.Joint.GroupBy(e => e.Key.X).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var cells = row.Select(e => (e.Key.Y, Score: (int)Math.Round(8 * (Math.Log(e.Value) - Discount * Chance(model.X, e.Key.X) - Discount * Chance(model.Y, e.Key.Y)))))
                .Where(c => c.Score > (row.Key.Length + c.Y.Length <= 2 ? -70 : -28)).OrderByDescending(c => c.Score).ThenBy(c => c.Y, StringComparer.Ordinal).ToList();
            if (cells.Count == 0) continue;
            text.Append(row.Key == "" ? "-" : row.Key).Append('\t')
                .AppendJoin(' ', cells.Select(c => string.Create(CultureInfo.InvariantCulture, $"{(c.Y == "" ? "-" : c.Y)} {Math.Clamp(c.Score, -100, 100)}"))).Append('\n');
        }
        File.WriteAllText(path, text.ToString());
    }
}
