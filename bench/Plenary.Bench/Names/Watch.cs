using System.Globalization;
using Plenary.Names;

namespace Plenary.Bench.Names;

/// <summary>
/// <c>watch LIST.tsv DELEGATES.txt [threshold|table]</c>: how many listed people are recognised by their other names, and how many ordinary
/// delegates raise an alert. Without a threshold, that of <see cref="NameLevels.Watch"/>; with <c>table</c> at several.
/// </summary>
internal static class Watch
{
    public static readonly double[] Several = [.5, .6, .7, .75, .8, .85, .9, .95];

    public static int Run(string listPath, string delegatesPath, double[] thresholds)
    {
        var list = TextTable.Rows(listPath, ["key", "name", "original_script", "good_aliases"], 2)
            .Select(r => (Key: r[0], Name: r[1], Script: r[2], Aliases: r[3].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))).ToList();
        using var names = new NameIndex<string>();
        using var everything = new NameIndex<string>();
        foreach (var (key, name, script, aliases) in list)
        {
            names.Add(key, name);
            foreach (var any in aliases.Append(name).Append(script).Where(n => n.Length > 0)) everything.Add(key, any);
        }
        double Score(NameIndex<string> index, string query, string key) =>
            index.Find(query, 50).Where(h => list.Any(e => e.Key == h.Key && (e.Key == key || e.Name == Name(key)))).Select(h => h.Score).DefaultIfEmpty(0).Max();
        string Name(string key) => list.First(e => e.Key == key).Name;

        var kinds = new Dictionary<string, List<double>>
        {
            ["name as listed"] = [.. list.Select(e => Score(names, e.Name, e.Key))],
            ["name in other order"] = [.. list.Where(e => e.Name.Contains(' ', StringComparison.Ordinal)).Select(e => Score(names, $"{e.Name[(e.Name.LastIndexOf(' ') + 1)..]}, {e.Name[..e.Name.LastIndexOf(' ')]}", e.Key))],
            ["original script"] = [.. list.Where(e => e.Script.Length > 0).Select(e => Score(names, e.Script, e.Key))],
            ["original script, Arabic"] = [.. list.Where(e => e.Script.Any(c => c is >= '\u0600' and <= '\u06FF')).Select(e => Score(names, e.Script, e.Key))],
            ["good alias against the name alone"] = [.. list.SelectMany(e => e.Aliases.Select(a => Score(names, a, e.Key)))],
            ["good alias that shares words"] = [.. list.SelectMany(e => e.Aliases.Where(a => Shares(a, e.Name)).Select(a => Score(names, a, e.Key)))],
        };
        kinds["original script and sharing aliases"] = [.. kinds["original script"], .. kinds["good alias that shares words"]];
        var delegates = TextTable.Names(delegatesPath).ToList();
        if (list.Count == 0 || delegates.Count == 0) throw new InvalidDataException("The list or the delegates' names are empty.");
        var alerts = delegates.Select(d => names.Find(d, 1).Select(h => h.Score).DefaultIfEmpty(0).Max()).ToList();
        var alertsAll = delegates.Select(d => everything.Find(d, 1).Select(h => h.Score).DefaultIfEmpty(0).Max()).ToList();

        Console.WriteLine("kind\tnumber\t" + string.Join('\t', thresholds.Select(t => t.ToString("F2", CultureInfo.InvariantCulture))));
        foreach (var (kind, scores) in kinds)
            Console.WriteLine($"recall: {kind}\t{scores.Count}\t" + string.Join('\t', thresholds.Select(t => scores.Count == 0 ? "-" : scores.Average(s => s >= t ? 1.0 : 0).ToString("F3", CultureInfo.InvariantCulture))));
        foreach (var (title, scores) in new[] { ("names", alerts), ("names, scripts and aliases", alertsAll) })
            Console.WriteLine($"alerts per 1,000 delegates, list of {title}\t{scores.Count}\t" + string.Join('\t', thresholds.Select(t => (1000 * scores.Average(s => s >= t ? 1.0 : 0)).ToString("F1", CultureInfo.InvariantCulture))));
        return 0;
    }

    /// <summary>An alias that is another name altogether ("Aigle Blanc") cannot be told from the name; the list itself must hold it.</summary>
    private static bool Shares(string alias, string name)
    {
        var words = PersonName.Parse(name).Tokens.Where(t => t.Kind == TokenKind.Name).ToList();
        return PersonName.Parse(alias).Tokens.Count(t => t.Kind == TokenKind.Name && words.Any(w => NameComparer.Score(PersonName.Parse(t.Text), PersonName.Parse(w.Text)) > .5)) >= Math.Min(2, words.Count);
    }
}
