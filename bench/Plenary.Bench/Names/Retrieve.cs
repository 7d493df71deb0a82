using System.Diagnostics;
using System.Globalization;
using Plenary.Names;

namespace Plenary.Bench.Names;

/// <summary><c>retrieve NAMES.txt QUERIES.tsv</c>: is the wanted name among the first ten? All targets and NAMES stand in one index.</summary>
internal static class Retrieve
{
    public static int Run(string namesPath, string queriesPath)
    {
        var queries = TextTable.Rows(queriesPath, ["query", "target_name", "stratum"], 2).Select(r => (Query: r[0], Target: r[1], Stratum: r[2])).ToList();
        if (queries.Count == 0) throw new InvalidDataException($"{queriesPath} holds no query.");
        using var index = new NameIndex<string>();
        var build = Stopwatch.StartNew();
        foreach (var name in TextTable.Names(namesPath).Concat(queries.Select(q => q.Target)).Distinct()) index.Add(name, name);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{index.Count} names, {index.WordCount} words, built in {build.Elapsed.TotalSeconds:F2} s"));

        foreach (var (query, _, _) in queries.Take(200)) index.Find(query);   // warm
        var times = new List<double>();
        var found = new List<(string Stratum, bool Hit, bool First)>();
        foreach (var (query, target, stratum) in queries)
        {
            var started = Stopwatch.GetTimestamp();
            var hits = index.Find(query);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            found.Add((stratum, hits.Any(h => h.Key == target), hits.Count > 0 && hits[0].Key == target));
        }
        Console.WriteLine("stratum\tqueries\thit@10\thit@1");
        foreach (var group in found.GroupBy(f => f.Stratum).OrderBy(g => g.Key, StringComparer.Ordinal).Append(found.GroupBy(_ => "ALL").First()))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group.Key}\t{group.Count()}\t{group.Average(f => f.Hit ? 1 : 0):F3}\t{group.Average(f => f.First ? 1 : 0):F3}"));
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ms per query: median {times[times.Count / 2]:F2}, 95th percentile {times[times.Count * 95 / 100]:F2}, largest {times[^1]:F2}"));
        return 0;
    }
}
