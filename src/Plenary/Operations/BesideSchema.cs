using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using Plenary.Access;
using Plenary.Audit;
using Plenary.Storage;
using Plenary.Storage.Unscoped;

namespace Plenary.Operations;

/// <summary>
/// What is restored onto PostgreSQL, in a schema of its own beside the tables that are served, until everything in it was checked. Then it takes
/// their place in one transaction, and they are kept in a schema aside.
/// </summary>
internal sealed class BesideSchema : IAsyncDisposable
{
    private const string Migrations = "__EFMigrationsHistory";

    private readonly string served;
    private readonly string schema = $"restoring_{Guid.CreateVersion7():N}";
    private readonly string[] tables;

    private BesideSchema(string postgres)
    {
        served = new NpgsqlConnectionStringBuilder(postgres) { Pooling = false }.ToString();   // closed is closed: see NobodyElse
        using var db = Open();
        tables = [.. AllRows.Tables(db.Model).Select(t => t.Name), Migrations];
    }

    /// <exception cref="Stop">The database cannot be reached, or the account may not make a schema in it.</exception>
    public static async Task<BesideSchema> In(string postgres)
    {
        var beside = new BesideSchema(postgres);
        await beside.Working(async connection =>
        {
            if (!await beside.IsFree(connection, await beside.Served(connection))) await NobodyElse(connection);   // before the long work, and again after it
            return await Tell(connection, $"CREATE SCHEMA {beside.schema}");
        });
        return beside;
    }

    /// <summary>No table of Plenary is there, or nothing was ever entered: what a migration leaves behind.</summary>
    public static async Task<bool> IsFree(string postgres)
    {
        var beside = new BesideSchema(postgres);
        return await beside.Working(async connection => await beside.IsFree(connection, await beside.Served(connection)));
    }

    /// <summary>Copies the rows, and looks at the history once more as this database holds it.</summary>
    /// <param name="file">The unpacked database; it is brought to this version.</param>
    public async Task Fill(string file, Manifest manifest)
    {
        await using var from = DatabaseCheck.Open(file);
        await from.Database.MigrateAsync();
        await using var db = Open();
        try
        {
            await db.Database.MigrateAsync();
            await AllRows.Copy(from, db);
            await Working(connection => Tell(connection, $"ANALYZE {string.Join(", ", tables.Select(t => $"{schema}.{Quoted(t)}"))}"));   // or the first lists are read by guessing
            var finding = await Chain.Verify(db);
            if (finding.Fault is not null || finding.Sound != manifest.AuditEntries || Convert.ToHexStringLower(finding.Hash) != manifest.AuditHash)
                throw new Stop($"Nothing was changed: PostgreSQL does not hold the history as it was backed up ({finding.Fault ?? "another end"}).", Stop.Wrong);
        }
        catch (PostgresException e) { throw Refused(e); }
    }

    /// <summary>All at once: the served tables go aside, the restored ones take their place, and the folder is put in its place meanwhile.</summary>
    /// <param name="aside">The schema in which what was served is kept. Empty tables are not.</param>
    /// <param name="folder">Puts files and keys in place, and says how to take that back. When it fails the database stays as it was.</param>
    public Task PutInPlace(string aside, Func<Action> folder) => Working(async connection =>
    {
        await using var whole = await connection.BeginTransactionAsync();
        var there = await Served(connection);
        var live = await Ask<string>(connection, "SELECT quote_ident(current_schema())");
        await Tell(connection, "SET LOCAL lock_timeout = '10s'");
        if (there.Count > 0) await Tell(connection, $"LOCK TABLE {string.Join(", ", there.Select(Quoted))}");
        if (await IsFree(connection, there))
        {
            if (there.Count > 0) await Tell(connection, $"DROP TABLE {string.Join(", ", there.Select(Quoted))}");
        }
        else
        {
            await NobodyElse(connection);
            await Tell(connection, $"CREATE SCHEMA {aside}");
            foreach (var table in there) await Tell(connection, $"ALTER TABLE {Quoted(table)} SET SCHEMA {aside}");
            Console.WriteLine($"The tables that were there are now in the schema {aside}.");
        }
        foreach (var table in tables) await Tell(connection, $"ALTER TABLE {schema}.{Quoted(table)} SET SCHEMA {live}");
        var takeBack = folder();
        try { await whole.CommitAsync(); }
        catch
        {
            takeBack();
            throw;
        }
        return true;
    });

    public async ValueTask DisposeAsync() => await Working(connection => Tell(connection, $"DROP SCHEMA IF EXISTS {schema} CASCADE"));

    private PostgresPlenaryDb Open()
    {
        var scope = new Scope();
        scope.EnterAsPlenary(null);
        var here = new NpgsqlConnectionStringBuilder(served) { SearchPath = schema, CommandTimeout = 0 }.ToString();
        return new(new DbContextOptionsBuilder<PostgresPlenaryDb>().UseNpgsql(here, o => o.UseNodaTime().MigrationsHistoryTable(Migrations, schema)).Options, scope, new WholeMicroseconds());
    }

    /// <summary>The tables of Plenary that are where it would look for them.</summary>
    private async Task<List<string>> Served(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename = ANY($1)", connection) { Parameters = { new() { Value = tables } } };
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync()) found.Add(reader.GetString(0));
        return found;
    }

    private async Task<bool> IsFree(NpgsqlConnection connection, List<string> there)
    {
        foreach (var table in there.Where(t => t is not (Migrations or nameof(PlenaryDb.AuditHead))))
            if (await Ask<bool>(connection, $"SELECT EXISTS (SELECT 1 FROM {Quoted(table)})")) return false;
        return true;
    }

    private static async Task NobodyElse(NpgsqlConnection connection)
    {
        if (await Ask<bool>(connection, "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid())"))
            throw new Stop("Nothing was changed: somebody else is connected to the database. Stop Plenary on every node first.", Stop.Held);
    }

    private static async Task<int> Tell(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteNonQueryAsync();
    }

    private static async Task<T> Ask<T>(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync() ?? throw new Stop("The search path of the connection leads to no schema of the database."));
    }

    private async Task<T> Working<T>(Func<NpgsqlConnection, Task<T>> work)
    {
        await using var connection = new NpgsqlConnection(served);
        try
        {
            await connection.OpenAsync();
            return await work(connection);
        }
        catch (PostgresException e) { throw Refused(e); }
        catch (NpgsqlException e) { throw new Stop($"PostgreSQL cannot be reached: {e.Message}"); }
    }

    /// <summary>A right that is missing, a lock that somebody holds: the server says it best.</summary>
    private static Stop Refused(PostgresException e) => new($"Nothing was changed: PostgreSQL refuses it ({e.MessageText}).", e.SqlState == PostgresErrorCodes.LockNotAvailable ? Stop.Held : Stop.CannotBegin);

    private static string Quoted(string name) => $"\"{name}\"";
}
