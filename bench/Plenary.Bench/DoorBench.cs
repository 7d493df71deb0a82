using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Plenary.Bench;

/// <summary>Everybody arrives at once: several gates read badge after badge, each reading sent again now and then, as a phone does that got no answer.</summary>
internal static class DoorBench
{
    private const int Gates = 8, Again = 10;
    private const double Target = 500;   // an answer in under half a second
    private static readonly TimeSpan Raw = TimeSpan.FromSeconds(2);
    private static readonly string Api = $"/api/v1/conferences/{BigConference.Slug}";

    public static async Task<int> Run(string plenary, int people)
    {
        var folder = Directory.CreateTempSubdirectory("plenary-bench-").FullName;
        try
        {
            var token = await BigConference.Make(folder, people, SystemClock.Instance.GetCurrentInstant().InUtc().Date);
            SqliteConnection.ClearAllPools();
            using var served = Served.Start(plenary, folder);
            using var program = served.Program(token);
            var codes = await Badges(program);
            var gates = await Open(program);
            await served.Rest();

            var raw = RawInserts.Rate(folder, Raw);
            var (next, times, verdicts) = (-1, new ConcurrentBag<double>(), new ConcurrentBag<string>());
            var watch = Stopwatch.StartNew();
            await Task.WhenAll(gates.Select(gate => Task.Run(async () =>
            {
                using var phone = served.Program(token);
                while (Interlocked.Increment(ref next) is var n && n < codes.Count)
                {
                    for (var time = 0; time < (n % Again == 0 ? 2 : 1); time++)
                    {
                        var began = watch.Elapsed;
                        var answer = await phone.PostAsJsonAsync($"{Api}/scans", new { gateId = gate, clientId = $"bench-{n}", code = codes[n] }).Read();
                        times.Add((watch.Elapsed - began).TotalMilliseconds);
                        if (time == 0) verdicts.Add(answer.GetProperty("verdict").GetString()!);
                    }
                }
            })));
            var seconds = watch.Elapsed.TotalSeconds;
            raw = (raw + RawInserts.Rate(folder, Raw)) / 2;

            var stored = (await program.All($"{Api}/scans")).Select(s => s.GetProperty("clientId").GetString()).ToList();
            var inside = (await program.Read($"{Api}/presence")).GetProperty("zones").EnumerateArray().Sum(z => z.GetProperty("inside").GetInt32());
            var table = new Table();
            table.Add("readings lost or stored twice", Math.Abs(stored.Count - codes.Count) + (codes.Count - stored.Distinct().Count()), null, 1, "");
            table.Add("people who were not admitted, or are not inside", verdicts.Count(v => v != "admitted") + Math.Abs(inside - codes.Count), null, 1, "");
            table.AddRate("readings", times.Count / seconds, raw, null);
            table.Add("a reading, median", times.Order().ElementAt(times.Count / 2), null, null, "ms");
            table.Add("a reading, 99th percentile", times.Order().ElementAt(times.Count * 99 / 100), null, Target, "ms");
            return table.Print(string.Create(CultureInfo.InvariantCulture, $"{codes.Count} badges at {Gates} gates at once, every tenth reading sent twice; the raw limit is one row of SQLite in a transaction of its own"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<List<string>> Badges(HttpClient program)
    {
        var ids = (await program.All($"{Api}/participations")).Select(p => p.GetProperty("id").GetGuid()).ToList();
        foreach (var some in ids.Chunk(500)) await program.PostAsJsonAsync($"{Api}/participations/rulings", new { ruling = "accredit", ids = some, reason = "" }).Read();
        await program.PostAsJsonAsync($"{Api}/badges", new { all = true }).Read();
        return [.. (await program.All($"{Api}/badges/tokens")).Select(t => t.GetProperty("token").GetString()!)];
    }

    private static async Task<List<Guid>> Open(HttpClient program)
    {
        var hall = (await program.Read($"{Api}/zones")).GetProperty("items").EnumerateArray().First(z => z.GetProperty("letter").GetString() == "H").GetProperty("id").GetGuid();
        var gates = new List<Guid>();
        for (var n = 1; n <= Gates; n++) gates.Add((await program.PostAsJsonAsync($"{Api}/gates", new { name = $"Gate {n}", zoneId = hall }).Read()).GetProperty("id").GetGuid());
        return gates;
    }
}
