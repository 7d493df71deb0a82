using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Plenary.Bench;

/// <summary>From the start to the first page, the memory at rest, and the demo from an empty folder, against the same program that only says its version.</summary>
internal static class StartBench
{
    private const int Times = 5, People = 500;

    public static async Task<int> Run(string plenary)
    {
        var folder = Directory.CreateTempSubdirectory("plenary-bench-").FullName;
        try
        {
            var data = Path.Combine(folder, "data");
            await BigConference.Make(data, People);
            SqliteConnection.ClearAllPools();
            var (firstPages, versions, memory) = (new List<double>(), new List<double>(), 0L);
            for (var i = 0; i < Times; i++)
            {
                versions.Add(Version(plenary));
                var watch = Stopwatch.StartNew();
                using var served = Served.Start(plenary, data);
                using var client = new HttpClient { BaseAddress = served.Address };
                (await client.GetAsync(new Uri("/sign-in", UriKind.Relative))).EnsureSuccessStatusCode();
                firstPages.Add(watch.Elapsed.TotalSeconds);
                if (i < Times - 1) continue;
                await served.Rest();
                await Task.Delay(TimeSpan.FromSeconds(6));   // what the start left behind has been given back
                memory = served.MemoryInUse;
            }
            using var demo = Served.Start(plenary, Path.Combine(folder, "demo"), "demo");

            var table = new Table();
            table.Add("start to first page, median", Middle(firstPages), Middle(versions), 3, "s");
            table.Add("memory at rest", memory / (1024.0 * 1024), null, 200, "MiB");
            table.Add("demo from an empty folder", demo.UntilOpen.TotalSeconds, Middle(versions), 20, "s");
            return table.Print($"{Times} starts on a directory of {People} people; the raw limit is the program saying its version");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Middle(List<double> seconds) => seconds.Order().ElementAt(seconds.Count / 2);

    private static double Version(string plenary)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(plenary, ["--version"]) { RedirectStandardOutput = true })!;
        process.WaitForExit();
        return watch.Elapsed.TotalSeconds;
    }
}
