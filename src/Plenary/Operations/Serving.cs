using System.CommandLine;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using NodaTime;
using Plenary.Access;
using Plenary.Storage;

namespace Plenary.Operations;

/// <summary><c>plenary serve</c> and <c>plenary demo</c>.</summary>
internal static class Serving
{
    private static readonly Option<string?> Urls = new("--urls") { Description = "Where to listen, as http://127.0.0.1:5000; several with semicolons.", HelpName = "URL" };

    public static Command Serve(Func<string[], WebApplicationBuilder> build, Action<WebApplication> lay)
    {
        var command = new Command("serve", "Serves the conferences in a data folder. Every setting may follow as --Name=value; docs/running.md lists them.") { Urls };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, cancellation) =>
        {
            var builder = build(SettingsOf(parsed));
            var place = DataPlace.From(builder.Configuration);
            using var held = DataLock.Take(place);
            TempFolder.Begin(place);
            await using var app = builder.Build();
            lay(app);
            await Storing.MigrateAsync(app.Services);
            Opening(app, address => $"Plenary is open at {address}");
            await app.RunAsync(cancellation);
            return 0;
        });
        return command;
    }

    public static Command Demo(Func<string[], WebApplicationBuilder> build, Action<WebApplication> lay)
    {
        var command = new Command("demo", "Opens on the second day of an invented conference, in a data folder of its own. To look around: nothing is sent to anybody.") { Urls };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, cancellation) =>
        {
            var builder = build(["--urls=http://localhost:5080", .. SettingsOf(parsed), "--Smtp:Host="]);
            builder.Services.AddSingleton(new Demonstration());
            var clock = new DemoClock();
            builder.Services.AddSingleton<IClock>(clock);
            var place = DataPlace.From(builder.Configuration);
            using var held = DataLock.Take(place);
            TempFolder.Begin(place);
            DemoStart.Begin(place);
            await using var app = builder.Build();
            lay(app);
            await Storing.MigrateAsync(app.Services);
            var guide = await DemoStart.Prepare(app.Services, clock);
            Opening(app, guide);
            await app.RunAsync(cancellation);
            return 0;
        });
        return command;
    }

    private static void Opening(WebApplication app, Func<string, string> words) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        Console.WriteLine(words(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? ""));
        _ = Settle(app.Lifetime.ApplicationStopping);
    });

    /// <summary>A start reflects, compiles and reads more than serving needs: once the first page is made and the directory read, what that left behind goes back to the system.</summary>
    private static async Task Settle(CancellationToken stopping)
    {
        await Task.Delay(TimeSpan.FromSeconds(5), stopping);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private static string[] SettingsOf(ParseResult parsed)
    {
        var settings = CommandLine.SettingsOf(parsed);
        return parsed.GetValue(Urls) is { } urls ? [.. settings, $"--urls={urls}"] : settings;
    }
}
