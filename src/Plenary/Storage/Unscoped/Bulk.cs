using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Plenary.People;

namespace Plenary.Storage.Unscoped;

/// <summary>
/// Inserts thousands of new rows through prepared statements, as the model maps them, without tracking each. Only imports use it, for
/// rows that belong to no conference; the caller writes the history line and, for names, the search words. docs/decisions/0011.
/// </summary>
public sealed class Bulk(PlenaryDb db)
{
    /// <summary>Inside the transaction of the context. Rows that others refer to come first.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction, or the rows belong to a conference.</exception>
    public async Task Insert<T>(IReadOnlyList<T> rows, CancellationToken cancellationToken) where T : class
    {
        if (rows.Count == 0) return;
        if (typeof(ConferenceEntity).IsAssignableFrom(typeof(T))) throw new InvalidOperationException("Rows of a conference are saved by the context, which keeps to its scope.");
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("Begin a transaction first.");

        // PostgreSQL is a network away, so several rows go in one statement; SQLite is not, and is quickest with one.
        var together = db.Database.IsSqlite() ? 1 : 50;
        var columns = Columns(typeof(T));
        foreach (var sameSize in rows.Chunk(together).GroupBy(chunk => chunk.Length))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = transaction;
            Prepare(command, typeof(T), columns, sameSize.Key);
            foreach (var chunk in sameSize)
            {
                var at = 0;
                foreach (var row in chunk)
                    foreach (var column in columns)
                        command.Parameters[at++].Value = column.Read(row) ?? DBNull.Value;
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }
    }

    private sealed record Column(string Name, RelationalTypeMapping Mapping, Func<object, object?> Read, bool Nullable);

    private List<Column> Columns(Type type)
    {
        var entity = db.Model.FindEntityType(type) ?? throw new InvalidOperationException($"{type.Name} is not stored.");
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        var now = db.Clock.GetCurrentInstant();
        return [.. entity.GetProperties().Where(p => p.GetColumnName(table) is not null).Select(property =>
        {
            var (getter, mapping) = (property.GetGetter(), property.GetRelationalTypeMapping());
            var convert = mapping.Converter?.ConvertToProvider;
            var isDate = property.Name == nameof(IListed.ChangedAt) && typeof(IListed).IsAssignableFrom(type);   // saving would date it
            return new Column(property.GetColumnName(table)!, mapping, row => (isDate ? now : getter.GetClrValue(row)) is { } value ? convert is null ? value : convert(value) : null, property.IsNullable);
        })];
    }

    private void Prepare(DbCommand command, Type type, List<Column> columns, int rows)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var table = db.Model.FindEntityType(type)!.GetTableName()!;
        var values = new List<string>();
        for (var row = 0; row < rows; row++)
        {
            var names = columns.Select((_, i) => $"p{row}_{i}").ToList();
            values.Add($"({string.Join(", ", names.Select(sql.GenerateParameterName))})");
            for (var i = 0; i < columns.Count; i++) command.Parameters.Add(columns[i].Mapping.CreateParameter(command, sql.GenerateParameterName(names[i]), null, true));
        }
        command.CommandText = $"INSERT INTO {sql.DelimitIdentifier(table)} ({string.Join(", ", columns.Select(c => sql.DelimitIdentifier(c.Name)))}) VALUES {string.Join(", ", values)}";
        command.Prepare();
    }
}
