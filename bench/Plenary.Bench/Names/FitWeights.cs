using System.Globalization;
using Plenary.Names;

namespace Plenary.Bench.Names;

/// <summary>
/// <c>weights PAIRS.tsv SCORES [NAMES.txt OTHERS.txt]</c>: fits the weights of the features to labelled pairs and prints them as <c>NameWeights</c> holds them; writes the scores that each pair
/// gets from weights fitted without the people in it (five folds), so that what is reported was not learned by heart. <c>NAMES.txt OTHERS.txt</c> add strangers:
/// the best hit for each of OTHERS among NAMES, which is what a search or a watch list meets all day.
/// </summary>
internal static class FitWeights
{
    private const int Folds = 5, Rounds = 400, Groups = 7;

    private sealed record Example(string Id, string Stratum, string A, string B, double Label, double[] Features, int Scripts, double Evidence, double Cap);

    public static int Run(string path, string scoresPath, string[] strangers)
    {
        // whether son and father are told apart is a question of policy, not of fit
        var rows = NamePair.Read(path).Where(r => !r.Stratum.EndsWith("fatherson", StringComparison.Ordinal)).ToList();
        if (strangers is [var names, var others]) rows.AddRange(Strangers(names, others));
        foreach (var organisations in (bool[])[false, true])
        {
            var examples = rows.Where(r => r.IsOrganisation == organisations && !r.Stratum.StartsWith("tok", StringComparison.Ordinal)).Select(Of).OfType<Example>().ToList();
            if (examples.Count == 0) continue;
            Print(Fit(examples), organisations);
            var people = Together(examples);
            using var output = new StreamWriter(scoresPath, append: organisations);
            for (var fold = 0; fold < Folds; fold++)
            {
                var weights = Fit([.. examples.Where((_, i) => people[i] % Folds != fold)]);
                foreach (var (example, i) in examples.Select((e, i) => (e, i)))
                    if (people[i] % Folds == fold && example.Id != "") output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{example.Id}\t{Math.Min(example.Cap, Math.Min(1, example.Evidence) * Logistic(weights[example.Scripts], example.Features)):F6}"));
            }
        }
        return 0;
    }

    private static IEnumerable<NamePair> Strangers(string names, string others)
    {
        const double PerhapsTheSame = .93;
        using var index = new NameIndex<string>();
        foreach (var name in TextTable.Names(names)) index.Add(name, name);
        foreach (var name in TextTable.Names(others))
            if (index.Find(name, 1) is [{ Score: < PerhapsTheSame } hit]) yield return new("", "strangers", 0, name, hit.Name);
    }

    private static Example? Of(NamePair pair)
    {
        var features = new double[NameFeatures.Count];
        NameToken[] x, y;
        NameFeatures seen;
        if (pair.IsOrganisation)
        {
            var (a, b) = (OrganisationName.Parse(pair.A), OrganisationName.Parse(pair.B));
            (x, y) = (a.Words, b.Words);
            if (x.Length == 0 || y.Length == 0) return null;
            seen = OrganisationComparer.Features(a, b);
        }
        else
        {
            var (a, b) = (PersonName.Parse(pair.A), PersonName.Parse(pair.B));
            (x, y) = ([.. a.Tokens], [.. b.Tokens]);
            if (x.Length == 0 || y.Length == 0) return null;
            seen = NameComparer.Features(a, b);
        }
        seen.CopyTo(features);
        var little = pair.IsOrganisation ? OrganisationComparer.LittleEvidence : NameComparer.LittleEvidence;
        return new(pair.Id, pair.Stratum, pair.A, pair.B, pair.Label, features, NameWeights.Scripts(x[0].Alphabet, y[0].Alphabet), seen.Evidence / little, pair.IsOrganisation ? 1 : NameComparer.Cap(seen));
    }

    /// <summary>One number for all examples that share a name, through other examples too.</summary>
    private static int[] Together(List<Example> examples)
    {
        var parent = Enumerable.Range(0, examples.Count).ToArray();
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        int Root(int i) { while (parent[i] != i) i = parent[i] = parent[parent[i]]; return i; }
        for (var i = 0; i < examples.Count; i++)
        {
            // strangers bring people together only by chance: those are told by their first name alone
            foreach (var name in examples[i].Label == 1 ? (string[])[examples[i].A, examples[i].B] : [examples[i].A])
                if (!first.TryAdd(name, i)) parent[Root(i)] = Root(first[name]);
        }
        return [.. Enumerable.Range(0, examples.Count).Select(i => (int)(FitCommand.Crc(examples[Root(i)].A) & 0xFFFF))];
    }

    /// <summary>Weights of all scripts together, then of each script held near them: logistic regression with a penalty on the distance.</summary>
    private static double[][] Fit(List<Example> examples)
    {
        var common = Climb(examples, new double[NameFeatures.Count], new double[NameFeatures.Count], .002);
        return [.. Enumerable.Range(0, Groups).Select(g => Climb([.. examples.Where(e => e.Scripts == g)], common, common, .004))];
    }

    /// <summary>Strata that hold few people count no less than those that hold many: each weighs as the root of its size.</summary>
    private static double[] Climb(List<Example> examples, double[] start, double[] near, double penalty)
    {
        if (examples.Count == 0) return [.. near];
        var sizes = examples.GroupBy(e => (e.Stratum, e.Label)).ToDictionary(g => g.Key, g => (double)g.Count());
        var worth = examples.Select(e => 1 / Math.Sqrt(sizes[(e.Stratum, e.Label)])).ToArray();
        var all = worth.Sum();
        double strength = penalty * 400 / (400 + examples.Count);
        double[] weights = [.. start], momentum = new double[start.Length], square = new double[start.Length];
        for (var round = 1; round <= Rounds; round++)
        {
            var gradient = new double[weights.Length];
            for (var i = 0; i < examples.Count; i++)
            {
                var error = worth[i] / all * (Logistic(weights, examples[i].Features) - examples[i].Label);
                for (var k = 0; k < weights.Length; k++) gradient[k] += error * examples[i].Features[k];
            }
            for (var k = 0; k < weights.Length; k++)
            {
                gradient[k] += strength * (weights[k] - near[k]);
                momentum[k] = .9 * momentum[k] + .1 * gradient[k];
                square[k] = .99 * square[k] + .01 * gradient[k] * gradient[k];
                weights[k] -= .05 * (momentum[k] / (1 - Math.Pow(.9, round))) / (Math.Sqrt(square[k] / (1 - Math.Pow(.99, round))) + 1e-6);
            }
        }
        return weights;
    }

    private static double Logistic(double[] weights, double[] features)
    {
        var sum = 0.0;
        for (var k = 0; k < weights.Length; k++) sum += weights[k] * features[k];
        return 1 / (1 + Math.Exp(-sum));
    }

    private static void Print(double[][] weights, bool organisations)
    {
        Console.WriteLine(organisations ? "Organisations" : "People");
        foreach (var row in weights) Console.WriteLine($"        [{string.Join(", ", row.Select(w => w.ToString("F2", CultureInfo.InvariantCulture)))}],");
    }
}
