using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Plenary.Bench;

/// <summary>A Plenary that serves a data folder on this machine, started for one bench and ended with it.</summary>
internal sealed partial class Served : IDisposable
{
    private readonly Process process;

    private Served(Process process, Uri address, TimeSpan untilOpen) => (this.process, Address, UntilOpen) = (process, address, untilOpen);

    public Uri Address { get; }

    /// <summary>From the start of the program to the line that says where it is open.</summary>
    public TimeSpan UntilOpen { get; }

    public static Served Start(string plenary, string data, string word = "serve")
    {
        var watch = Stopwatch.StartNew();
        var process = Process.Start(new ProcessStartInfo(plenary,
            [word, "--data", data, "--urls", "http://127.0.0.1:0", "--PublicUrl=http://127.0.0.1", "--KnownProxies=none", "--Limits:Api=0", "--Limits:SignIn=0", "--Limits:Links=0"])
        { RedirectStandardOutput = true })!;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (!line.StartsWith("Plenary is open at ", StringComparison.Ordinal)) continue;
            var open = watch.Elapsed;
            _ = process.StandardOutput.ReadToEndAsync();   // or it would wait for a reader
            return new(process, new Uri(line["Plenary is open at ".Length..].Trim()), open);
        }
        process.WaitForExit();
        throw new InvalidOperationException($"{plenary} {word} ended with {process.ExitCode}.");
    }

    public HttpClient Program(string token)
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Somebody who has signed in with a password and a code, as a browser does.</summary>
    public async Task<HttpClient> Person(string email, string password)
    {
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), UseCookies = true, AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = Address };
        using var first = await Send("/sign-in", new() { ["Input.Email"] = email, ["Input.Password"] = password });
        using var second = await Send("/sign-in/second-step", new() { ["Code"] = BigConference.Code() });
        if (!second.IsSuccessStatusCode || second.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/sign-in", StringComparison.Ordinal)) throw new InvalidOperationException("Signing in did not work.");
        return client;

        async Task<HttpResponseMessage> Send(string address, Dictionary<string, string> answers)
        {
            answers["__RequestVerificationToken"] = FormToken().Match(await client.GetStringAsync(address)).Groups[1].Value;
            using var form = new FormUrlEncodedContent(answers);
            return await client.PostAsync(new Uri(address, UriKind.Relative), form);
        }
    }

    /// <summary>Waits until what begins with the start (the index of names) has been done.</summary>
    public async Task Rest()
    {
        for (var tries = 0; tries < 120; tries++)
        {
            var before = Used;
            await Task.Delay(500);
            if (Used - before < TimeSpan.FromMilliseconds(15)) return;
        }
    }

    /// <summary>Processor time used so far.</summary>
    public TimeSpan Used
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public long MemoryInUse
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
