using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Plenary.Operations;
using Plenary.Storage;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Operations;

/// <summary>The program as it serves, started as operators start it.</summary>
public class ServingFacts : IAsyncLifetime   // without the trait of database tests, so that it runs once
{
    private TestDatabase? database;

    private string Here => database!.Folder;

    public async ValueTask InitializeAsync()
    {
        if (!TestDatabase.IsPostgres) (database, _) = await TestDatabase.Make(empty: false);
    }

    public async ValueTask DisposeAsync()
    {
        if (database is not null) await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static Process Start(params string[] words)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "plenary.exe" : "plenary"), words)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment.Remove(TempFolder.OfAspNet);
        // A folder for temporary files that is not there: whatever asks for it fails.
        foreach (var name in new[] { "TMPDIR", "TMP", "TEMP" }) start.Environment[name] = "/nowhere/to/be/found";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return Process.Start(start)!;
    }

    private static async Task<(int Code, string Said)> Run(params string[] words)
    {
        using var process = Start(words);
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said));
    }

    private async Task<string> Done(params string[] words)
    {
        var (code, said) = await Run([.. words, "--data", Here]);
        Assert.True(code == 0, $"{string.Join(' ', words)}: {code}\n{said}");
        return said;
    }

    [Fact]
    public async Task Outside_development_it_does_not_serve_before_it_knows_its_name_whatever_the_settings_say_of_a_demo()
    {
        await File.WriteAllTextAsync(Path.Combine(Here, "settings.json"), """{ "Demo": { "SecondFactorOptional": true } }""");
        var (code, said) = await Run("serve", "--data", Here, "--urls", "http://127.0.0.1:0", "--Demo:SecondFactorOptional=true");
        Assert.True(code == Stop.CannotBegin, $"{code}: {said}");
        Assert.Contains("Plenary does not start outside development before it is told:", said, StringComparison.Ordinal);
        Assert.Contains("PublicUrl: ", said, StringComparison.Ordinal);
        Assert.Contains("KnownProxies: ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_another_program_listens_it_says_so_in_one_sentence_and_what_to_do()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://{other.LocalEndpoint}";
        var (code, said) = await Run("serve", "--data", Here, "--urls", url, "--PublicUrl=http://127.0.0.1", "--KnownProxies=none");
        Assert.True(code == Stop.CannotBegin, $"{code}: {said}");
        Assert.Equal($"Plenary cannot listen at {url}: another program listens there already. Stop that program, or name another address: --urls http://127.0.0.1:5000", said.Trim());
    }

    /// <summary>Accounts from the command line; then a large upload and an export, in a machine that has no other place for temporary files than the data folder.</summary>
    [Fact]
    public async Task Accounts_are_made_and_what_is_brought_and_written_lies_in_the_data_folder_alone()
    {
        Assert.Contains("is now Administrator.", await Done("user", "add", "first@example.org", "--name", "First of All"), StringComparison.Ordinal);
        Assert.Contains($"is now PressOfficer at {Sample.Slug}.", await Done("user", "add", "first@example.org", "--name", "First of All", "--role", "PressOfficer", "--conference", Sample.Slug), StringComparison.Ordinal);
        var line = (await Done("user", "list")).Split('\n').Single(l => l.StartsWith("first@example.org", StringComparison.OrdinalIgnoreCase));
        Assert.Contains($"Administrator, PressOfficer at {Sample.Slug}\tno second step yet", line, StringComparison.Ordinal);
        Assert.Matches("New password of first@example.org: \\S{23}\\s", await Done("user", "reset", "first@example.org"));
        var token = (await Done("user", "token", "first@example.org", "--scopes", "directory:read,directory:change")).Trim();
        Assert.StartsWith("plenary_", token, StringComparison.Ordinal);
        foreach (var (words, sentence) in new[]
        {
            (new[] { "user", "add", "second@example.org", "--name", "Second", "--role", "PressOfficer", "--data", Here }, "--conference"),
            (["user", "add", "notmail", "--name", "Second", "--data", Here], "@"),
            (["user", "add", "first@example.org", "--name", "First of All", "--data", Here], "already"),
            (["user", "reset", "nobody@example.org", "--data", Here], "plenary user list"),
            (["user", "token", "first@example.org", "--scopes", "moon:read", "--data", Here], "moon:read"),
        })
        {
            var (code, said) = await Run(words);
            Assert.True(code == Stop.CannotBegin && said.Contains(sentence, StringComparison.Ordinal), $"{string.Join(' ', words)}: {code} {said}");
        }

        var left = Path.Combine(new DataPlace(Here, null).TempFolder, "left-by-a-crash");
        Directory.CreateDirectory(Path.GetDirectoryName(left)!);
        await File.WriteAllTextAsync(left, "names");
        using var serving = Start("serve", "--data", Here, "--urls", "http://127.0.0.1:0", "--PublicUrl=http://127.0.0.1", "--KnownProxies=none");
        try
        {
            using var client = new HttpClient { BaseAddress = await AddressOf(serving) };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            Assert.False(File.Exists(left));
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(left)!));

            var list = new StringBuilder("Name,Rank\n");
            for (var i = 0; i < 20_000; i++) list.Append(System.Globalization.CultureInfo.InvariantCulture, $"Passenger {i},Reader of papers\n");
            using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(list.ToString())), "file", "passengers.csv" } };
            using var upload = new HttpRequestMessage(HttpMethod.Post, "/api/v1/imports?kind=people") { Content = form, Headers = { { "Idempotency-Key", "large" } } };
            using var brought = await client.SendAsync(upload);
            Assert.True(brought.IsSuccessStatusCode, await brought.Content.ReadAsStringAsync());
            foreach (var format in new[] { "csv", "xlsx" }) Assert.NotEmpty(await client.GetByteArrayAsync($"/api/v1/exports/people.{format}"));
            Assert.Empty(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(left)!));
        }
        finally
        {
            serving.Kill();
            await serving.WaitForExitAsync();
        }
    }

    private static async Task<Uri> AddressOf(Process serving)
    {
        var faults = serving.StandardError.ReadToEndAsync();
        while (await serving.StandardOutput.ReadLineAsync() is { } line)
            if (Regex.Match(line, "Plenary is open at (\\S+)") is { Success: true } open) return new(open.Groups[1].Value);
        throw new Xunit.Sdk.XunitException($"It did not open: {await faults}");
    }
}
