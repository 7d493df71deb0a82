using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Plenary.Bench;

/// <summary>
/// The public programme of many sessions, as page and as exchange files, for anonymous readers without script; against a bare Kestrel
/// that sends as many bytes, in rounds that take turns.
/// </summary>
internal static class PagesBench
{
    private const int Readers = 16, Rounds = 5;
    private const double AtLeast = 0.5;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> Run(string plenary, int sessions)
    {
        var folder = Directory.CreateTempSubdirectory("plenary-bench-").FullName;
        try
        {
            var token = await BigConference.Make(folder, people: 100);
            SqliteConnection.ClearAllPools();
            using var served = Served.Start(plenary, folder);
            await Publish(served, token, sessions);
            await served.Rest();

            var table = new Table();
            foreach (var (figure, path, target) in new[] { ("programme page", "programme", (double?)AtLeast), ("first page", "", null), ("schedule in XML", "schedule.xml", null), ("schedule in JSON", "schedule.json", null) })
            {
                using var client = new HttpClient { BaseAddress = served.Address };
                var address = new Uri(served.Address, $"/en/{BigConference.Slug}/{path}".TrimEnd('/'));
                var body = await client.GetByteArrayAsync(address);
                using var bare = Bare.Start(body.Length);
                var (pages, raw) = (new List<double>(), new List<double>());
                await Load(client, address);
                await Load(client, bare.Address);
                for (var round = 0; round < Rounds; round++)
                {
                    pages.Add(await Load(client, address));
                    raw.Add(await Load(client, bare.Address));
                }
                table.AddRate(string.Create(CultureInfo.InvariantCulture, $"{figure}, {body.Length / 1024} kB"), Middle(pages), Middle(raw), target);
            }
            return table.Print(string.Create(CultureInfo.InvariantCulture, $"{sessions} sessions, {Readers} readers at once, median of {Rounds} rounds of {Round.TotalSeconds} s; the raw limit is a bare Kestrel with a body of the same size"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What <c>plenary-bench bare SIZE</c> does: a Kestrel in a process of its own, as Plenary is.</summary>
    public static async Task<int> ServeBare(int size)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var body = new byte[size];
        app.MapGet("/", () => Results.Bytes(body, "text/html; charset=utf-8"));
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await Task.Run(Console.In.ReadToEnd);   // until the bench goes
        return 0;
    }

    private sealed class Bare(Process process, Uri address) : IDisposable
    {
        public Uri Address { get; } = address;

        public static Bare Start(int size)
        {
            var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(PagesBench).Assembly.Location, "bare", size.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
            return new(process, new(process.StandardOutput.ReadLine()!));
        }

        public void Dispose()
        {
            process.StandardInput.Close();
            if (!process.WaitForExit(5000)) process.Kill();
            process.Dispose();
        }
    }

    /// <returns>Answers in a second.</returns>
    private static async Task<double> Load(HttpClient client, Uri address)
    {
        var (answered, watch) = (0, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < Round)
            {
                using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
                answer.EnsureSuccessStatusCode();
                await answer.Content.CopyToAsync(Stream.Null);
                Interlocked.Increment(ref answered);
            }
        })));
        return answered / watch.Elapsed.TotalSeconds;
    }

    private static double Middle(List<double> rates) => rates.Order().ElementAt(rates.Count / 2);

    private static async Task Publish(Served served, string token, int sessions)
    {
        using var program = served.Program(token);
        var api = $"/api/v1/conferences/{BigConference.Slug}";
        using var schedule = new StringContent(Schedule(sessions), Encoding.UTF8, "application/json");
        await program.PostAsync(new Uri($"{api}/programme/imports", UriKind.Relative), schedule).Read();
        await program.PostAsJsonAsync($"{api}/programme/releases", new { note = "" }).Read();
        await program.PutAsJsonAsync($"{api}/publication", new { }).Read();
    }

    /// <summary>So many sessions of 20 minutes in ten rooms over four days, each with two speakers and a paragraph.</summary>
    private static string Schedule(int sessions)
    {
        var days = Enumerable.Range(0, sessions).GroupBy(n => n % 4).Select(day => new
        {
            index = day.Key + 1,
            date = $"2027-05-{10 + day.Key}",
            day_start = $"2027-05-{10 + day.Key}T08:00:00+03:00",
            day_end = $"2027-05-{10 + day.Key}T23:00:00+03:00",
            rooms = day.GroupBy(n => n / 4 % 10).ToDictionary(room => $"Room {room.Key + 1}", room => room.Select((n, slot) => Event(n, day.Key, slot, $"Room {room.Key + 1}")).ToArray()),
        });
        return JsonSerializer.Serialize(new
        {
            schedule = new
            {
                version = "1",
                base_url = "https://bench.example/",
                conference = new { acronym = "bench", title = "Bench", start = "2027-05-10", end = "2027-05-13", daysCount = 4, timeslot_duration = "00:05", time_zone_name = "Europe/Istanbul", days },
            },
        }, AsWritten);
    }

    private static object Event(int number, int day, int slot, string room)
    {
        var minutes = (8 * 60) + (slot * 40);
        var start = string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");
        return new
        {
            id = number + 1,
            guid = new Guid(number, 13, 0, new byte[8]),
            date = $"2027-05-{10 + day}T{start}:00+03:00",
            start,
            duration = "00:20",
            room,
            slug = $"bench-{number + 1}-session",
            url = $"https://bench.example/{number + 1}",
            title = $"Session {number + 1}: {BigConference.GivenName(number)} on rivers, schools and what became of them",
            subtitle = "",
            track = $"Track {number % 7}",
            type = "panel",
            language = "en",
            @abstract = "What was agreed four years ago, what was done since, and who pays for the rest.",
            description = "",
            persons = Enumerable.Range(0, 2).Select(n => new { id = (number * 2) + n + 1, public_name = $"{BigConference.GivenName(number + n)} {BigConference.Letters((number * 2) + n)}" }),
            links = Array.Empty<object>(),
            attachments = Array.Empty<object>(),
        };
    }
}
