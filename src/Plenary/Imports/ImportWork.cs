using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Storage;

namespace Plenary.Imports;

/// <summary>Wakes the work in the background when an import was asked for.</summary>
public sealed class ImportBell
{
    private readonly Channel<bool> channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => channel.Writer.TryWrite(true);

    internal ValueTask<bool> Wait(CancellationToken cancellationToken) => channel.Reader.ReadAsync(cancellationToken);
}

/// <summary>Looks at and does the imports that were asked for, one after another; after a restart it goes on with what was cut off.</summary>
public sealed partial class ImportWork(IServiceScopeFactory scopes, ImportBell bell, ILogger<ImportWork> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        bell.Ring();
        while (!stoppingToken.IsCancellationRequested)
        {
            await bell.Wait(stoppingToken);
            while (await Next(stoppingToken) is { } id) await Work(id, stoppingToken);
        }
    }

    private async Task<Guid?> Next(CancellationToken cancellationToken)
    {
        using var services = scopes.CreateScope();
        var waiting = await services.ServiceProvider.GetRequiredService<Storage.Unscoped.Unscoped>().WaitingImports(cancellationToken);
        return waiting.Count == 0 ? null : waiting[0];
    }

    private async Task Work(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            using var services = scopes.CreateScope();
            var conference = await services.ServiceProvider.GetRequiredService<Storage.Unscoped.Unscoped>().ConferenceOfImport(id, cancellationToken);
            services.ServiceProvider.GetRequiredService<Scope>().EnterAsPlenary(conference);
            await services.ServiceProvider.GetRequiredService<ImportRun>().Work(id, null, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A fault of ours or of the disk must not stop all later imports: it is written down, and this one ends with what was saved.
            LogFault(e, id);
            await Break(id, cancellationToken);
        }
    }

    private async Task Break(Guid id, CancellationToken cancellationToken)
    {
        using var services = scopes.CreateScope();
        var conference = await services.ServiceProvider.GetRequiredService<Storage.Unscoped.Unscoped>().ConferenceOfImport(id, cancellationToken);
        services.ServiceProvider.GetRequiredService<Scope>().EnterAsPlenary(conference);
        var db = services.ServiceProvider.GetRequiredService<PlenaryDb>();
        var import = await db.Imports.SingleAsync(i => i.Id == id, cancellationToken);
        import.Break(services.ServiceProvider.GetRequiredService<IClock>().GetCurrentInstant());
        await db.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Import {Id} broke off")]
    private partial void LogFault(Exception exception, Guid id);
}

public static class ImportSetup
{
    public static IServiceCollection AddImports(this IServiceCollection services)
    {
        services.AddSecondLook();   // of the participants that a list brings
        services.AddSingleton<ImportFiles>();
        services.AddSingleton<ImportBell>();
        services.AddScoped<ImportRun>();
        services.AddScoped<ImportDesk>();
        services.AddScoped<Export>();
        services.AddHostedService<ImportWork>();
        return services;
    }
}
