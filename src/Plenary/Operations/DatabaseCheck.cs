using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Audit;
using Plenary.Storage;

namespace Plenary.Operations;

/// <summary>Looks at a database file that nobody serves.</summary>
internal static class DatabaseCheck
{
    public static PlenaryDb Open(string file)
    {
        var scope = new Scope();
        scope.EnterAsPlenary(null);
        return new SqlitePlenaryDb(new DbContextOptionsBuilder<SqlitePlenaryDb>().UseSqlite($"Data Source={file};Pooling=false").Options, scope, new WholeMicroseconds());
    }

    /// <summary>It has been through migrations that this version does not know.</summary>
    public static async Task<bool> IsNewer(PlenaryDb db) => (await db.Database.GetAppliedMigrationsAsync()).Except(db.Database.GetMigrations()).Any();

    /// <summary>What is wrong with it, or null: pages and indexes, references, and the whole history.</summary>
    public static async Task<string?> Fault(string file, Manifest manifest)
    {
        try
        {
            using (var connection = new SqliteConnection($"Data Source={file};Pooling=false"))
            {
                connection.Open();
                using var command = connection.CreateCommand();
                command.CommandText = "PRAGMA integrity_check(1)";
                if (command.ExecuteScalar() is not "ok") return "the database in it is damaged";
                command.CommandText = "PRAGMA foreign_key_check";
                if (command.ExecuteScalar() is not null) return "rows of the database in it refer to rows that are not there";
            }
            await using var db = Open(file);
            if (await IsNewer(db)) return "the backup was made by a newer Plenary";
            var finding = await Chain.Verify(db);
            if (finding.Fault is { } fault) return $"its history is damaged: {fault}";
            return finding.Sound != manifest.AuditEntries || Convert.ToHexStringLower(finding.Hash) != manifest.AuditHash ? "its history is not the one that was backed up" : null;
        }
        catch (SqliteException) { return "the database in it cannot be read"; }
    }
}
