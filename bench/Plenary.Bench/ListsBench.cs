using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Plenary.Bench;

/// <summary>
/// The review queue, the directory and searches among 100,000 people as one client after another question has them, against the same
/// among 1,000 and against a bare Kestrel that sends as many bytes.
/// </summary>
internal static class ListsBench
{
    private const int Few = 1_000, Times = 200, WarmUp = 40;
    private const double Median = 30, Slowest = 100, Growth = 1.5;

    private sealed record Timing(double Median, double Slowest, int Bytes);

    public static async Task<int> Run(string plenary, int people)
    {
        // Both at once and question by question, so that whatever else the machine does meets them alike.
        await using var small = await Hall.Open(plenary, Few);
        await using var large = await Hall.Open(plenary, people);
        List<(Question Few, Question Many)> questions = [.. small.Questions().Zip(large.Questions())];
        foreach (var (few, many) in questions)
            for (var i = 0; i < WarmUp; i++) { await few.Ask(i); await many.Ask(i); }
        var timings = new List<(string Name, Timing Small, Timing Large)>();
        foreach (var (few, many) in questions) timings.Add(await Ask(few, many));
        var raw = await Bare(timings.ConvertAll(t => t.Large.Bytes));

        var table = new Table();
        foreach (var ((name, few, many), limit) in timings.Zip(raw))
        {
            table.Add($"{name}, median", many.Median, limit, Median, "ms");
            table.Add($"{name}, 99th percentile", many.Slowest, null, Slowest, "ms");
            table.Add($"{name}, median against {Few:N0} people", many.Median / few.Median, null, Growth, "×");
        }
        return table.Print(string.Create(CultureInfo.InvariantCulture, $"{people:N0} people, {Times} requests each, one client; at rest {large.Rested >> 20} MiB ({small.Rested >> 20} MiB with {Few:N0})"));
    }

    private sealed record Question(string Name, HttpClient Client, Func<int, string> Address)
    {
        public async Task<(double Milliseconds, int Bytes)> Ask(int turn)
        {
            var begun = Stopwatch.GetTimestamp();
            var bytes = await Client.GetByteArrayAsync(Address(turn));
            return (Stopwatch.GetElapsedTime(begun).TotalMilliseconds, bytes.Length);
        }
    }

    /// <summary>A served conference with so many people in it.</summary>
    private sealed class Hall(string folder, Served served, HttpClient program, HttpClient person, Places places) : IAsyncDisposable
    {
        public long Rested { get; } = served.MemoryInUse;

        public static async Task<Hall> Open(string plenary, int people)
        {
            var folder = Directory.CreateTempSubdirectory("plenary-bench-").FullName;
            var watch = Stopwatch.StartNew();
            var token = await BigConference.Make(folder, people);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{people:N0} people entered in {watch.Elapsed.TotalSeconds:0} s"));
            SqliteConnection.ClearAllPools();
            var served = Served.Start(plenary, folder);
            await served.Rest();
            var program = served.Program(token);
            return new(folder, served, program, await served.Person(BigConference.Email, BigConference.Password), await Places.Of(program, people));
        }

        public IEnumerable<Question> Questions() => ListsBench.Questions(places, program, person);

        public ValueTask DisposeAsync()
        {
            program.Dispose();
            person.Dispose();
            served.Dispose();
            Directory.Delete(folder, recursive: true);
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>Where pages begin in the middle of the lists.</summary>
    private sealed record Places(int People, List<string> Queue, List<string> Persons, List<string> Bodies, List<Guid> Organisations)
    {
        public static async Task<Places> Of(HttpClient program, int people) => new(people,
            await Cursors(program, $"/api/v1/conferences/{BigConference.Slug}/participations"), await Cursors(program, "/api/v1/people"), await Cursors(program, "/api/v1/organisations"),
            [.. (await program.Read("/api/v1/organisations?limit=20")).GetProperty("items").EnumerateArray().Select(o => o.GetProperty("id").GetGuid())]);

        private static async Task<List<string>> Cursors(HttpClient program, string list)
        {
            var cursors = await program.Pages(list).Select(page => page.GetProperty("next").GetString()).OfType<string>().Take(40).ToListAsync();
            return cursors.Count > 0 ? cursors : [""];
        }
    }

    private static IEnumerable<Question> Questions(Places at, HttpClient program, HttpClient person)
    {
        var queue = $"/desk/{BigConference.Slug}/accreditation";
        var one = (int i) => Uri.EscapeDataString(BigConference.Letters(i * 7919 % at.People));
        var many = (int i) => Uri.EscapeDataString(BigConference.GivenName(i)[..3]);
        yield return new("queue, first page", person, _ => queue);
        yield return new("queue, later pages", person, i => $"{queue}?after={at.Queue[i % at.Queue.Count]}");
        yield return new("queue, of one organisation", person, i => $"{queue}?organisation={at.Organisations[i % at.Organisations.Count]}");
        yield return new("queue, of one country", person, i => $"{queue}?country={(i % 2 == 0 ? "KE" : "TR")}");
        yield return new("queue, by a common name", person, i => $"{queue}?name={many(i)}");
        yield return new("queue, by a rare name", person, i => $"{queue}?name={one(i)}");
        yield return new("page of people, by a common name", person, i => $"/directory/people?q={many(i)}");
        yield return new("page of organisations, first page", person, _ => "/directory/organisations");
        yield return new("search, by a common name", person, i => $"/search?q={many(i)}");
        yield return new("search, by a rare name", person, i => $"/search?q={one(i)}");
        foreach (var (list, pages) in new[] { ("people", at.Persons), ("organisations", at.Bodies) })
        {
            yield return new($"{list}, first page", program, _ => $"/api/v1/{list}?limit=50");
            yield return new($"{list}, later pages", program, i => $"/api/v1/{list}?limit=50&after={pages[i % pages.Count]}");
            yield return new($"{list}, in the order of countries", program, _ => $"/api/v1/{list}?limit=50&sort=country");
            yield return new($"{list}, the latest change first", program, _ => $"/api/v1/{list}?limit=50&sort=changed");
            // No more than bear it among 1,000, so that the answers are of one size: a fuller page takes longer wherever it comes from.
            yield return new($"{list}, by a common word", program, i => list == "people" ? $"/api/v1/people?limit=25&q={many(i)}" : $"/api/v1/organisations?limit=2&q={(i % 2 == 0 ? "asso" : "inst")}");
            yield return new($"{list}, by a rare word", program, i => $"/api/v1/{list}?limit=50&q={(list == "people" ? one(i) : Uri.EscapeDataString(BigConference.Letters(i % (at.People / 50))))}");
            yield return new($"{list}, by two words", program, i => list == "people" ? $"/api/v1/people?limit=50&q={many(i * 7919 % at.People)}%20{one(i)}" : $"/api/v1/organisations?limit=50&q=asso%20{Uri.EscapeDataString(BigConference.Letters(i % (at.People / 50)))}");
        }
    }

    private static async Task<(string Name, Timing Small, Timing Large)> Ask(Question small, Question large)
    {
        var (few, many) = (new List<(double Milliseconds, int Bytes)>(Times), new List<(double Milliseconds, int Bytes)>(Times));
        for (var i = WarmUp; i < WarmUp + Times; i++)
        {
            few.Add(await small.Ask(i));
            many.Add(await large.Ask(i));
        }
        return (large.Name, Of(few), Of(many));

        static Timing Of(List<(double Milliseconds, int Bytes)> asked)
        {
            var sorted = asked.Select(a => a.Milliseconds).Order().ToList();
            return new(sorted[sorted.Count / 2], sorted[sorted.Count * 99 / 100], (int)asked.Average(a => a.Bytes));
        }
    }

    /// <summary>Median milliseconds for bodies of these sizes, from an endpoint that does nothing else.</summary>
    private static async Task<List<double>> Bare(List<int> sizes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/{size:int}", (int size) => Results.Bytes(new byte[size], "text/html"));
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var medians = new List<double>();
        foreach (var size in sizes)
        {
            var times = new List<double>();
            for (var i = 0; i < Times; i++)
            {
                var watch = Stopwatch.GetTimestamp();
                await client.GetByteArrayAsync($"/{size}");
                times.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
            }
            times.Sort();
            medians.Add(times[Times / 2]);
        }
        return medians;
    }
}
