using System.CommandLine;
using Plenary.Access;
using Plenary.Storage;

namespace Plenary.Operations;

/// <summary>Ends a command with a sentence for the operator instead of a stack trace.</summary>
/// <param name="exitCode">1: looked, and found something wrong. 2: it cannot begin like this. 3: another Plenary holds the data.</param>
public sealed class Stop(string message, int exitCode = Stop.CannotBegin) : Exception(message)
{
    public const int Wrong = 1, CannotBegin = 2, Held = 3;

    public int ExitCode => exitCode;
}

/// <summary>The words that may follow <c>plenary</c>. Program.cs says what Plenary is made of; here is what can be asked of it.</summary>
/// <param name="build">The services, from settings as <c>--Name=value</c>.</param>
/// <param name="lay">The way of a request through them.</param>
public sealed class CommandLine(Func<string[], WebApplicationBuilder> build, Action<WebApplication> lay)
{
    internal static readonly Option<string> Data = new("--data")
    {
        Description = "The folder that holds database, files and keys. Made when missing.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "data",
        Recursive = true,
    };

    public async Task<int> RunAsync(string[] args)
    {
        // Tools that start the program for its parts (tests, editors) give settings and no word: they mean serve.
        if (args is [['-', ..] first, ..] && first is not ("--help" or "-h" or "-?" or "--version")) args = ["serve", .. args];
        try
        {
            return await Root().Parse(args.Length == 0 ? ["--help"] : args)
                .InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });   // the host hears the signals itself
        }
        catch (Exception e) when (e is Stop or SettingsMissing or IOException or UnauthorizedAccessException)   // a file or folder that cannot be read or written, an address that is taken
        {
            await Console.Error.WriteLineAsync(e.Message);
            return e is Stop stop ? stop.ExitCode : Stop.CannotBegin;
        }
    }

    /// <summary>All commands with their options; what <c>--help</c> shows.</summary>
    internal RootCommand Root() => new("Plenary runs an international conference of organisations, from the first invitation to the final report.")
    {
        Data,
        Serving.Serve(build, lay),
        Serving.Demo(build, lay),
        Migrating.Command(this),
        Backup.Command(this),
        Restore.Command(),
        Users.Command(this),
        AuditCommand.Command(this),
        NamesCommand.Command(),
        ImportCommand.Command(this),
        ExportCommand.Command(this),
    };

    /// <summary>One piece of work on the data, as Plenary itself, above all conferences. The database must be there and new enough.</summary>
    internal async Task<int> Work(ParseResult parsed, Func<IServiceProvider, Task<int>> work, bool mayBeMissing = false)
    {
        await using var app = build(SettingsOf(parsed)).Build();
        await using var services = app.Services.CreateAsyncScope();
        services.ServiceProvider.GetRequiredService<Scope>().EnterAsPlenary(null, new(null, "Command line"));
        if (!mayBeMissing && app.Services.GetRequiredService<DataPlace>() is { Postgres: null } place && !File.Exists(place.SqliteFile))
            throw new Stop($"There is no database in {place.Data}. Name the folder with --data, or begin with: plenary migrate --data {place.Data}");
        return await work(services.ServiceProvider);
    }

    /// <summary>As ASP.NET's settings; whatever the command did not know itself is handed on (<c>--Smtp:Host=…</c>).</summary>
    internal static string[] SettingsOf(ParseResult parsed) => [.. parsed.UnmatchedTokens.Prepend($"--Data={parsed.GetValue(Data)}")];
}
