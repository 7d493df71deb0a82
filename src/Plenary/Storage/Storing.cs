using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NodaTime;
using Plenary.Access;
using SQLitePCL;

namespace Plenary.Storage;

/// <summary>Where data lies. One folder holds the database, the files and the keys; PostgreSQL by connection string.</summary>
/// <param name="Data">The folder; made when missing.</param>
/// <param name="Postgres">Connection string, or null for the SQLite file in the folder.</param>
public sealed record DataPlace(string Data, string? Postgres)
{
    public string SqliteFile => Path.Combine(Data, "plenary.db");
    public string KeyFile => Path.Combine(Data, "keys", "installation.key");
    public string FilesFolder => Path.Combine(Data, "files");

    /// <summary>For what lies on the disk for a moment: see <see cref="Storage.TempFolder"/>.</summary>
    public string TempFolder => Path.Combine(Data, "tmp");

    /// <summary>From configuration: <c>Data</c> and <c>ConnectionStrings:Postgres</c>.</summary>
    public static DataPlace From(IConfiguration configuration) =>
        new(Path.GetFullPath(configuration["Data"] ?? "data"), configuration.GetConnectionString("Postgres") is { Length: > 0 } postgres ? postgres : null);
}

public static class Storing
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => DataPlace.From(configuration));
        services.AddSingleton(provider => Keys.FromFile(provider.GetRequiredService<DataPlace>().KeyFile));
        services.AddSingleton<FileStore>();
        services.AddMemoryCache();
        services.AddSingleton<LastChange>();
        services.AddSingleton<WritersInTurn>();
        services.AddSingleton<IClock, WholeMicroseconds>();
        services.AddScoped<Scope>();
        services.AddScoped<Unscoped.Unscoped>();
        services.AddScoped<Unscoped.Pointers>();
        services.AddScoped<Unscoped.Joining>();
        if (DataPlace.From(configuration).Postgres is { } postgres)
            services.AddDbContext<PlenaryDb, PostgresPlenaryDb>(o => o.UseNpgsql(postgres, pg => pg.UseNodaTime()).Quietly(), optionsLifetime: ServiceLifetime.Singleton);
        else
            services.AddDbContext<PlenaryDb, SqlitePlenaryDb>((provider, o) => o.UseSqlite(ConnectionTo(provider.GetRequiredService<DataPlace>())).AddInterceptors(DurableSqlite.Instance, provider.GetRequiredService<WritersInTurn>()).Quietly(),
                optionsLifetime: ServiceLifetime.Singleton);
        return services;
    }

    private static string ConnectionTo(DataPlace place)
    {
        OwnFolder.Make(place.Data);
        return new SqliteConnectionStringBuilder { DataSource = place.SqliteFile, DefaultTimeout = 30 }.ToString();
    }

    /// <summary>
    /// Queries that split or filter on required navigations are decided on in code, not warned of at run time; nothing personal is logged.
    /// What is counted to a bound needs no order for it. That SQLite turns its foreign keys off to rebuild a table, outside the transaction of a migration, is its way to change one.
    /// </summary>
    private static void Quietly(this DbContextOptionsBuilder options) => options.ConfigureWarnings(w => w
        .Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning)
        .Ignore(RelationalEventId.MultipleCollectionIncludeWarning)
        .Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning)
        .Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning));

    /// <summary>Brings the database to the newest version.</summary>
    public static async Task MigrateAsync(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<PlenaryDb>();
        // Migrating first models the whole database twice more, which then stays in memory; at most starts there is nothing to do.
        if ((await db.Database.GetPendingMigrationsAsync()).Any()) await db.Database.MigrateAsync();
        if (services.GetRequiredService<DataPlace>() is { Postgres: null } place) OwnFolder.CloseDatabase(place.SqliteFile);
        await db.LearnSizes();
    }

    /// <summary>
    /// Lets SQLite look at samples of what its tables hold, or it chooses between indexes by guessing; quick, and nothing where little has changed.
    /// PostgreSQL does so by itself. At each start and after each import.
    /// </summary>
    public static async Task LearnSizes(this PlenaryDb db, CancellationToken cancellationToken = default)
    {
#pragma warning disable RS0030 // reads no row of anybody: what the planner of queries knows
        if (db.Database.IsSqlite()) await db.Database.ExecuteSqlAsync($"PRAGMA analysis_limit = 400; PRAGMA optimize = 0x10002;", cancellationToken);
#pragma warning restore RS0030
    }
}

/// <summary>What was saved survives a power cut: write-ahead log, synced at every commit.</summary>
internal sealed class DurableSqlite : DbConnectionInterceptor
{
    public static readonly DurableSqlite Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set(connection);
        return Task.CompletedTask;
    }

    /// <summary>A connection that comes back from the pool keeps what it was told.</summary>
    private static readonly ConditionalWeakTable<sqlite3, object> Told = [];

    private static void Set(DbConnection connection)
    {
        if (!Told.TryAdd(((SqliteConnection)connection).Handle!, Told)) return;
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;";
        command.ExecuteNonQuery();
    }
}
