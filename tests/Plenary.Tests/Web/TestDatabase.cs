using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using Plenary.Access;
using Plenary.Storage;

namespace Plenary.Tests.Web;

/// <summary>
/// A real database for each test class, copied from one that was migrated (and filled with the <see cref="Sample"/>) once in this run.
/// Which kind: PLENARY_TEST_DATABASE = sqlite (if unset) or postgres; then PLENARY_TEST_POSTGRES leads to a server for throwing away.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    public static readonly bool IsPostgres = Environment.GetEnvironmentVariable("PLENARY_TEST_DATABASE") == "postgres";

    private static readonly string Server = Environment.GetEnvironmentVariable("PLENARY_TEST_POSTGRES") ?? "Host=127.0.0.1;Username=plenary";
    private static readonly string Here = Directory.CreateTempSubdirectory("plenary-tests-").FullName;
    private static readonly Lazy<Task<(TestDatabase Database, Sample Sample)>> Filled = new(() => MakeTemplate("filled", WithSample));
    private static readonly Lazy<Task<(TestDatabase Database, Sample Sample)>> Empty = new(() => MakeTemplate("empty", _ => Task.FromResult(new Sample())));
    private static int count;

    static TestDatabase()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => EndRun();
        // ASP.NET asks once for the folder of large uploads, and here many installations share a process.
        Environment.SetEnvironmentVariable(TempFolder.OfAspNet, Here);
    }

    private TestDatabase(string name) => (Name, Folder) = (name, Path.Combine(Here, name));

    /// <summary>The data folder: database (on SQLite), files, keys.</summary>
    public string Folder { get; }
    private string Name { get; }

    /// <summary>Null on SQLite.</summary>
    public string? Postgres => IsPostgres ? To(Name) : null;

    public static async Task<(TestDatabase Database, Sample Sample)> Make(bool empty)
    {
        var (template, sample) = await (empty ? Empty : Filled).Value;
        var database = new TestDatabase($"plenary_{Environment.ProcessId}_{Interlocked.Increment(ref count)}");
        Directory.CreateDirectory(database.Folder);
        foreach (var file in Directory.EnumerateFiles(template.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(database.Folder, Path.GetRelativePath(template.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        if (IsPostgres) await Command($"CREATE DATABASE {database.Name} TEMPLATE {template.Name} STRATEGY WAL_LOG");
        return (database, sample);
    }

    public async ValueTask DisposeAsync()
    {
        if (IsPostgres)
        {
            await using (var connection = new NpgsqlConnection(Postgres)) NpgsqlConnection.ClearPool(connection);
            await Command($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
        }
        else
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = new DataPlace(Folder, null).SqliteFile, DefaultTimeout = 30 }.ToString());
            SqliteConnection.ClearPool(connection);
        }
        await Remove(Folder);
    }

    /// <summary>SQLite lays files beside the database until the last connection has closed, which may be a moment after the application has ended: so once more.</summary>
    private static async Task Remove(string folder)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException) when (attempt < 10) { await Task.Delay(50 * attempt); }
        }
    }

    /// <summary>A context of its own, outside any application.</summary>
    public PlenaryDb Open(Scope scope, IClock clock) => IsPostgres
        ? new PostgresPlenaryDb(new DbContextOptionsBuilder<PostgresPlenaryDb>().UseNpgsql(To(Name) + ";Pooling=false", o => o.UseNodaTime()).Options, scope, clock)
        : new SqlitePlenaryDb(new DbContextOptionsBuilder<SqlitePlenaryDb>().UseSqlite($"Data Source={new DataPlace(Folder, null).SqliteFile};Pooling=false").Options, scope, clock);

    private static async Task<(TestDatabase Database, Sample Sample)> MakeTemplate(string kind, Func<TestDatabase, Task<Sample>> fill)
    {
        var template = new TestDatabase($"plenary_{Environment.ProcessId}_{kind}");
        Directory.CreateDirectory(template.Folder);
        if (IsPostgres) await Command($"CREATE DATABASE {template.Name}");
        await using (var db = template.Open(new Scope(), new WholeMicroseconds())) await db.Database.MigrateAsync();
        var sample = await fill(template);
        return (template, sample);
    }

    private static async Task<Sample> WithSample(TestDatabase template)
    {
        var place = new DataPlace(template.Folder, null);
        var sample = new Sample();
        await sample.Make(template.Open, Keys.FromFile(place.KeyFile), new FileStore(place));
        return sample;
    }

    private static string To(string database) => new NpgsqlConnectionStringBuilder(Server) { Database = database, MaxPoolSize = 40, IncludeErrorDetail = true }.ToString();

    /// <summary>The server closes connections a moment after we did, and a template must have none: so once more.</summary>
    private static async Task Command(string sql)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(To("postgres") + ";Pooling=false");
                await connection.OpenAsync();
                await using var command = new NpgsqlCommand(sql, connection);
                await command.ExecuteNonQueryAsync();
                return;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.ObjectInUse && attempt < 10)
            {
                await Task.Delay(50 * attempt);
            }
        }
    }

    private static void EndRun()
    {
        foreach (var template in new[] { Filled, Empty }.Where(t => t.IsValueCreated && t.Value.IsCompletedSuccessfully))
            if (IsPostgres) Command($"DROP DATABASE IF EXISTS {template.Value.Result.Database.Name} WITH (FORCE)").GetAwaiter().GetResult();
        Remove(Here).GetAwaiter().GetResult();
    }
}
