using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Plenary.Bench;

/// <summary>Heads of one delegation who nominate at the same moment, through the form behind their link, until long after the last place is taken.</summary>
internal static partial class NominationsBench
{
    private const int Clients = 16;
    private static readonly TimeSpan Raw = TimeSpan.FromSeconds(2);
    private static readonly string Api = $"/api/v1/conferences/{BigConference.Slug}";

    public static async Task<int> Run(string plenary, int places)
    {
        var folder = Directory.CreateTempSubdirectory("plenary-bench-").FullName;
        try
        {
            var token = await BigConference.Make(folder, people: 1000);
            SqliteConnection.ClearAllPools();
            using var served = Served.Start(plenary, folder);
            using var program = served.Program(token);
            var (delegation, link) = await Invite(program, places);
            await served.Rest();

            var raw = RawInserts.Rate(folder, Raw);
            var heads = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Head.Open(served.Address, link)));
            var category = await Accept(heads[0]);
            var (asked, times, answers) = (0, new ConcurrentBag<double>(), new ConcurrentBag<(HttpStatusCode Status, double At)>());
            var watch = Stopwatch.StartNew();
            await Task.WhenAll(heads.Select(head => Task.Run(async () =>
            {
                // A quarter more than there are places: the last ones are fought over, and the rest is told that none is left.
                while (Interlocked.Increment(ref asked) is var n && n <= places * 5 / 4)
                {
                    var began = watch.Elapsed;
                    var status = await head.Nominate(n, category);
                    times.Add((watch.Elapsed - began).TotalMilliseconds);
                    answers.Add((status, watch.Elapsed.TotalSeconds));
                }
            })));
            raw = (raw + RawInserts.Rate(folder, Raw)) / 2;

            var taken = answers.Where(a => a.Status is HttpStatusCode.Redirect).ToList();
            var refused = answers.Count(a => a.Status is HttpStatusCode.Conflict);
            var stored = (await program.All($"{Api}/participations?delegation={delegation}")).Count;
            var table = new Table();
            table.Add("places taken besides the quota", Math.Abs(taken.Count - places) + Math.Abs(stored - places), null, 1, "");
            table.Add("answers that are neither yes nor “all taken”", answers.Count - taken.Count - refused, null, 1, "");
            table.AddRate("nominations", taken.Count / taken.Max(a => a.At), raw, null);
            table.Add("a nomination, median", times.Order().ElementAt(times.Count / 2), null, null, "ms");
            table.Add("a nomination, 99th percentile", times.Order().ElementAt(times.Count * 99 / 100), null, null, "ms");
            return table.Print(string.Create(CultureInfo.InvariantCulture, $"{places} places, {Clients} heads of the delegation at once, {answers.Count} nominations: {taken.Count} taken, {refused} refused, {stored} stored; the raw limit is one row of SQLite in a transaction of its own"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(Guid Delegation, string Link)> Invite(HttpClient program, int places)
    {
        var body = await program.PostAsJsonAsync("/api/v1/organisations", new { names = new[] { new { text = "League of the last places" } }, kind = "ngo" }).Read();
        using var asked = new HttpRequestMessage(HttpMethod.Post, $"{Api}/invitations")
        {
            Content = JsonContent.Create(new { organisationIds = new[] { body.GetProperty("id").GetGuid() }, deadline = "2027-04-30T18:00:00", places = new { @delegate = places }, send = false }),
            Headers = { { "Idempotency-Key", Guid.CreateVersion7().ToString() } },
        };
        var invited = await program.SendAsync(asked).Read();
        var one = invited.GetProperty("invited")[0];
        return (one.GetProperty("delegationId").GetGuid(), new Uri(one.GetProperty("link").GetString()!).AbsolutePath);
    }

    /// <returns>The category in which there are places.</returns>
    private static async Task<string> Accept(Head head)
    {
        var answer = await head.Post("/delegation?handler=Accept", new() { ["Answer.By"] = "Bench" });
        if (answer is not HttpStatusCode.Redirect) throw new InvalidOperationException($"The invitation could not be accepted: {answer}.");
        return Category().Match(await head.Page()).Groups[1].Value is { Length: > 0 } category ? category : throw new InvalidOperationException("The page offers no category.");
    }

    /// <summary>A browser in which the link was opened.</summary>
    private sealed class Head(HttpClient browser)
    {
        private string token = "", delegation = "";

        public static async Task<Head> Open(Uri address, string link)
        {
            var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = address };
            using var opened = await browser.GetAsync(new Uri(link, UriKind.Relative));
            var head = new Head(browser);
            var page = await head.Page();
            (head.token, head.delegation) = (FormToken().Match(page).Groups[1].Value, Delegation().Match(page).Groups[1].Value);
            return head;
        }

        public Task<string> Page() => browser.GetStringAsync(new Uri("/delegation", UriKind.Relative));

        public Task<HttpStatusCode> Nominate(int number, string category) => Post("/delegation?handler=Add", new()
        {
            ["Input.Name"] = $"{BigConference.GivenName(number)} Lastplace {BigConference.Letters(number)}",
            ["Input.Email"] = string.Create(CultureInfo.InvariantCulture, $"place{number}@example.org"),
            ["Input.CategoryId"] = category,
            ["Input.Key"] = Guid.CreateVersion7().ToString(),
        });

        public async Task<HttpStatusCode> Post(string path, Dictionary<string, string> fields)
        {
            using var form = new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", token)).Append(new("for", delegation)));
            using var answer = await browser.PostAsync(new Uri(path, UriKind.Relative), form);
            return answer.StatusCode;
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    /// <summary>Forms say of which delegation they are.</summary>
    [GeneratedRegex("name=\"for\" value=\"([0-9a-f-]{36})\"")]
    private static partial Regex Delegation();

    [GeneratedRegex("name=\"Input.CategoryId\"[^>]*value=\"([0-9a-f-]{36})\"")]
    private static partial Regex Category();
}
