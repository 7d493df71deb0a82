using System.Data;
using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Plenary.Storage.Unscoped;

/// <summary>
/// Takes every row of every table from one database into another, of the same kind or the other: both are of one model. A value goes over as
/// it is stored; only where the two store it differently (an instant, a date, an object as JSON) through what it means. One row at a time, however many there are.
/// </summary>
public static class AllRows
{
    /// <summary>What the target held is gone; it holds what the source held at one moment, or what it held before.</summary>
    /// <param name="from">Migrated as far as the target.</param>
    /// <returns>How many rows.</returns>
    public static async Task<long> Copy(PlenaryDb from, PlenaryDb to, CancellationToken cancellationToken = default)
    {
        await using var moment = await from.Database.BeginTransactionAsync(from.Database.IsSqlite() ? IsolationLevel.Serializable : IsolationLevel.RepeatableRead, cancellationToken);
        await using var whole = await to.Database.BeginTransactionAsync(cancellationToken);
        // A row may refer to one of its own table that comes later: SQLite looks at the end, PostgreSQL after each table.
        if (to.Database.IsSqlite()) await to.Database.ExecuteSqlRawAsync("PRAGMA defer_foreign_keys = ON", cancellationToken);

        var tables = Tables(to.Model);
        foreach (var table in tables.Reverse()) await Tell(to, $"DELETE FROM {Name(to, table.Name)}", cancellationToken);   // what migrations put there by themselves
        var rows = 0L;
        foreach (var table in tables)
        {
            if (table.Columns.Any(IsDocument))
            {
                var row = table.EntityTypeMappings.Select(m => (IEntityType)m.TypeBase).First(type => !type.IsOwned()).ClrType;
                rows += await (Task<long>)AsEntitiesMethod.MakeGenericMethod(row).Invoke(null, [from, to, cancellationToken])!;
                continue;
            }
            var columns = Columns(from.Model.GetRelationalModel().FindTable(table.Name, table.Schema)!, table);
            await using var reading = Command(from, $"SELECT {Names(from, columns)} FROM {Name(from, table.Name)}");
            await using var reader = await reading.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken);
            rows += to.Database.IsSqlite() ? await IntoSqlite(reader, to, table, columns, cancellationToken) : await IntoPostgres(reader, to, table, columns, cancellationToken);
        }
        if (!to.Database.IsSqlite()) await Tell(to, CountOn, cancellationToken);
        await whole.CommitAsync(cancellationToken);
        return rows;
    }

    /// <summary>All tables of the model, those that others refer to first.</summary>
    public static IReadOnlyList<ITable> Tables(IModel model)
    {
        var (ordered, seen) = (new List<ITable>(), new HashSet<ITable>());
        foreach (var table in model.GetRelationalModel().Tables) Add(table);
        return ordered;

        void Add(ITable table)
        {
            if (!seen.Add(table)) return;
            foreach (var reference in table.ForeignKeyConstraints) Add(reference.PrincipalTable);
            ordered.Add(table);
        }
    }

    /// <summary>PostgreSQL numbers some rows itself: it goes on after those that it was given.</summary>
    private const string CountOn = """
        DO $$ DECLARE c record; BEGIN
          FOR c IN SELECT table_name t, column_name n FROM information_schema.columns WHERE table_schema = current_schema() AND is_identity = 'YES' LOOP
            EXECUTE format('SELECT setval(pg_get_serial_sequence(%L, %L), coalesce(max(%I), 0) + 1, false) FROM %I', quote_ident(c.t), c.n, c.n, c.t);
          END LOOP;
        END $$
        """;

    /// <summary>Holds a whole object as JSON (a passkey), which belongs to no single property. The two write bytes and times in it differently.</summary>
    private static bool IsDocument(IColumn column) => column.PropertyMappings.Count == 0;

    private static readonly MethodInfo AsEntitiesMethod = typeof(AllRows).GetMethod(nameof(AsEntities), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The few rows with such an object, as what they mean.</summary>
    private static async Task<long> AsEntities<T>(PlenaryDb from, PlenaryDb to, CancellationToken cancellationToken) where T : class
    {
        var rows = 0L;
        await foreach (var row in from.Set<T>().IgnoreQueryFilters().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            to.Add(row);
            await to.SaveChangesAsync(cancellationToken);
            to.ChangeTracker.Clear();
            rows++;
        }
        return rows;
    }

    /// <param name="Read">The value as the source stores it.</param>
    /// <param name="Carry">Into what the target stores; null where that is the same.</param>
    private sealed record Column(string Name, RelationalTypeMapping Into, Func<DbDataReader, int, object> Read, Func<object, object?>? Carry)
    {
        public async ValueTask<object?> Of(DbDataReader row, int at, CancellationToken cancellationToken) =>
            await row.IsDBNullAsync(at, cancellationToken) ? null : Carry is null ? Read(row, at) : Carry(Read(row, at));
    }

    private static List<Column> Columns(ITable source, ITable target) => [.. target.Columns.Select(column =>
    {
        var (there, here) = (source.FindColumn(column.Name)!.StoreTypeMapping, column.StoreTypeMapping);
        var (stored, wanted) = (Stored(there), Stored(here));
        var (meaning, storing) = (there.Converter?.ConvertFromProvider, here.Converter?.ConvertToProvider);
        return new Column(column.Name, here, Reading(stored), stored == wanted ? null : value =>
        {
            var meant = meaning is null ? value : meaning(value);
            return storing is null ? meant : storing(meant);
        });
    })];

    private static Type Stored(CoreTypeMapping mapping)
    {
        var type = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    private static readonly MethodInfo ReadMethod = typeof(AllRows).GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static Func<DbDataReader, int, object> Reading(Type stored) => ReadMethod.MakeGenericMethod(stored).CreateDelegate<Func<DbDataReader, int, object>>();

    private static object Read<T>(DbDataReader row, int at) => row.GetFieldValue<T>(at)!;

    private static async Task<long> IntoPostgres(DbDataReader reader, PlenaryDb to, ITable table, List<Column> columns, CancellationToken cancellationToken)
    {
        var types = columns.ConvertAll(c => c.Into.StoreTypeNameBase);
        await using var copy = await ((NpgsqlConnection)to.Database.GetDbConnection())
            .BeginBinaryImportAsync($"COPY {Name(to, table.Name)} ({Names(to, columns)}) FROM STDIN (FORMAT BINARY)", cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            await copy.StartRowAsync(cancellationToken);
            for (var i = 0; i < columns.Count; i++)
            {
                if (await columns[i].Of(reader, i, cancellationToken) is { } value) await copy.WriteAsync(value, types[i], cancellationToken);
                else await copy.WriteNullAsync(cancellationToken);
            }
        }
        return (long)await copy.CompleteAsync(cancellationToken);
    }

    private static async Task<long> IntoSqlite(DbDataReader reader, PlenaryDb to, ITable table, List<Column> columns, CancellationToken cancellationToken)
    {
        var names = columns.Select((_, i) => $"@p{i}").ToList();
        await using var insert = Command(to, $"INSERT INTO {Name(to, table.Name)} ({Names(to, columns)}) VALUES ({string.Join(", ", names)})");
        for (var i = 0; i < columns.Count; i++) insert.Parameters.Add(columns[i].Into.CreateParameter(insert, names[i], null, true));
        await insert.PrepareAsync(cancellationToken);
        var rows = 0L;
        for (; await reader.ReadAsync(cancellationToken); rows++)
        {
            for (var i = 0; i < columns.Count; i++) insert.Parameters[i].Value = await columns[i].Of(reader, i, cancellationToken) ?? DBNull.Value;
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }
        return rows;
    }

    private static async Task Tell(PlenaryDb db, string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(db, sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand Command(PlenaryDb db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.Transaction, command.CommandTimeout) = (sql, db.Database.CurrentTransaction!.GetDbTransaction(), 0);   // as long as it takes
        return command;
    }

    private static string Names(PlenaryDb db, List<Column> columns) => string.Join(", ", columns.Select(c => Name(db, c.Name)));

    private static string Name(PlenaryDb db, string name) => db.GetService<ISqlGenerationHelper>().DelimitIdentifier(name);
}
