using System.CommandLine;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using NodaTime;
using Plenary.Access;
using Plenary.Storage;

namespace Plenary.Operations;

/// <summary><c>plenary serve</c> and <c>plenary demo</c>.</summary>
internal static class Serving
{
    private static volatile bool opened;
    private static readonly Option<string?> Urls = new("--urls") { Description = "Where to listen, as http://127.0.0.1:5000; several with semicolons.", HelpName = "URL" };

    public static Command Serve(Func<string[], WebApplicationBuilder> build, Action<WebApplication> lay)
    {
        var command = new Command("serve", "Serves the conferences in a data folder. Every setting may follow as --Name=value; docs/running.md lists them.") { Urls };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, cancellation) =>
        {
            var builder = build(SettingsOf(parsed));
            HushUntilOpen(builder);
            var place = DataPlace.From(builder.Configuration);
            using var held = DataLock.Take(place);
            TempFolder.Begin(place);
            await using var app = builder.Build();
            lay(app);
            await Storing.MigrateAsync(app.Services);
            await Open(app, address => $"Plenary is open at {address}", cancellation);
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
            HushUntilOpen(builder);
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
            await Open(app, guide, cancellation);
            return 0;
        });
        return command;
    }

    /// <param name="words">What to print, for the address that it is open at.</param>
    /// <exception cref="Stop">It cannot listen there.</exception>
    private static async Task Open(WebApplication app, Func<string, string> words, CancellationToken cancellation)
    {
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            opened = true;
            Console.WriteLine(words(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? ""));
            _ = Settle(app.Lifetime.ApplicationStopping);
        });
        var address = app.Configuration[WebHostDefaults.ServerUrlsKey];   // the settings are gone after a start that failed
        try
        {
            await app.RunAsync(cancellation);
        }
        catch (Exception e) when (e is SocketException or IOException { InnerException: AddressInUseException })
        {
            throw new Stop($"Plenary cannot listen at {address ?? "its address"}: {(e is SocketException ? e.Message.TrimEnd('.') : "another program listens there already")}. Stop that program, or name another address: --urls http://127.0.0.1:5000");
        }
    }

    /// <summary>Of a start that fails the host throws the reason, which becomes a sentence; it need not log it too, with the stack of each service that it broke off.</summary>
    private static void HushUntilOpen(WebApplicationBuilder builder) => builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => opened && level >= LogLevel.Warning);

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
