using System.Diagnostics;
using System.Text;
using Microsoft.Playwright;
using Plenary.Access;
using Plenary.Operations.Demo;
using Xunit;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(Plenary.Browser.Demonstration))]
[assembly: Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Plenary.Browser;

/// <summary>
/// The demo as anybody starts it, as a process of its own on a free port, and one Chromium. Shared by all journeys: a journey leaves
/// what it changes so that others need not mind, or works on people and sessions of its own.
/// </summary>
public sealed class Demonstration : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("plenary-browser-").FullName;
    private readonly StringBuilder said = new();
    private Process? plenary;
    private readonly List<IBrowserContext> windows = [];
    private IPlaywright? playwright;
    private string? journey;

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>As <c>http://localhost:40123</c>; passkeys want a name, not a number.</summary>
    public string Root { get; private set; } = "";

    /// <summary>The link of one head of delegation.</summary>
    public string Invitation { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var open = new TaskCompletionSource<string>();
        plenary = new Process
        {
            StartInfo = new(Path.Combine(AppContext.BaseDirectory, "plenary"), ["demo", "--data", folder, "--urls", "http://127.0.0.1:0"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = Sources,
            },
            EnableRaisingEvents = true,
        };
        plenary.OutputDataReceived += (_, line) => Heard(line.Data, open);
        plenary.ErrorDataReceived += (_, line) => Heard(line.Data, open);
        plenary.Exited += (_, _) => open.TrySetException(new InvalidOperationException($"The demo ended before it opened:\n{said}"));
        plenary.Start();
        plenary.BeginOutputReadLine();
        plenary.BeginErrorReadLine();
        Root = await open.Task.WaitAsync(TimeSpan.FromMinutes(2));
        Invitation = said.ToString().Split('\n').First(l => l.Contains("/invitation/", StringComparison.Ordinal)).Trim().Split(' ')[^1].Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

        playwright = await Playwright.CreateAsync();
        Browser = await Another();
    }

    /// <summary>A Chromium of one's own, started with more than the others; whoever asks closes it.</summary>
    public Task<IBrowser> Another(params string[] more) => playwright!.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Environment.GetEnvironmentVariable("PLENARY_TEST_CHROMIUM") ?? "/usr/bin/chromium",
        Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", .. more],
    });

    /// <summary>A new browser window that knows nothing of the others. The page fails the test when it asks anybody else for anything, or breaks its own policy.</summary>
    public async Task<IPage> Visit(string language = "en", bool phone = false, bool dark = false, bool script = true, string? zone = null, IBrowser? browser = null)
    {
        await CloseWindowsOfEarlierJourneys();
        var context = await (browser ?? Browser).NewContextAsync(new()
        {
            BaseURL = Root,
            Locale = language,
            TimezoneId = zone,
            JavaScriptEnabled = script,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = phone ? new() { Width = 390, Height = 844 } : new() { Width = 1440, Height = 900 },
        });
        if (browser is null) windows.Add(context);   // those of a browser of one's own go with it
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(15_000);
        page.Request += (_, request) => { if (!request.Url.StartsWith(Root, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal)) Faults.Add($"asked {request.Url}"); };
        page.Console += (_, message) => { if (message.Type is "error" && !message.Text.Contains("status of 4", StringComparison.Ordinal)) Faults.Add($"{page.Url}: {message.Text}"); };
        page.PageError += (_, error) => Faults.Add($"{page.Url}: {error}");
        return page;
    }

    /// <summary>The same, signed in as the demo's account with this role.</summary>
    public async Task<IPage> As(Role role, string language = "en", bool phone = false, bool dark = false, IBrowser? browser = null)
    {
        var page = await Visit(language, phone, dark, browser: browser);
        await page.GotoAsync("/sign-in");
        await page.Locator("[name=\"Input.Email\"]").FillAsync(Demo.Accounts.First(a => a.Role == role).Email);
        await page.Locator("[name=\"Input.Password\"]").FillAsync(Demo.Password);
        await page.Locator("main form .btn-main").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        // Signing in brings the account's own language, which is English for all of the demo's.
        await page.Context.AddCookiesAsync([new() { Name = "lang", Value = language, Url = Root }]);
        return page;
    }

    /// <summary>What pages did that they must not do, since the demo was opened.</summary>
    public List<string> Faults { get; } = [];

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        playwright?.Dispose();
        if (plenary is { HasExited: false })
        {
            plenary.Kill(entireProcessTree: true);
            await plenary.WaitForExitAsync();
        }
        plenary?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Left open, their pages go on counting who is inside, and all that follow wait for them.</summary>
    private async Task CloseWindowsOfEarlierJourneys()
    {
        if (journey == TestContext.Current.Test?.UniqueID) return;
        journey = TestContext.Current.Test?.UniqueID;
        foreach (var window in windows) await window.CloseAsync();
        windows.Clear();
    }

    private void Heard(string? line, TaskCompletionSource<string> open)
    {
        if (line is null) return;
        lock (said) said.Append(line).Append('\n');
        // The address comes first, the guide with the invitation after it, and its last line is this:
        if (line.StartsWith("Ctrl+C", StringComparison.Ordinal))
            open.TrySetResult(said.ToString().Split('\n').First(l => l.StartsWith("Plenary is open at ", StringComparison.Ordinal))[19..].Trim().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
    }

    /// <summary>Where the pages' files are: the sources of the program that was built.</summary>
    private static string Sources
    {
        get
        {
            for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
                if (Directory.Exists(Path.Combine(at.FullName, "src", "Plenary"))) return Path.Combine(at.FullName, "src", "Plenary");
            return AppContext.BaseDirectory;
        }
    }
}
