using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Plenary.Bench;

/// <summary>What SQLite alone does on this disk: one row after another through a prepared statement, each in a transaction of its own, with Plenary's settings.</summary>
internal static class RawInserts
{
    private const int Bytes = 600;   // about what one nomination or reading leaves in its largest row

    /// <returns>Rows in a second.</returns>
    public static double Rate(string folder, TimeSpan time)
    {
        using var db = new SqliteConnection($"Data Source={Path.Combine(folder, "raw.db")};Pooling=False");
        db.Open();
        using var setup = db.CreateCommand();
        setup.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000; CREATE TABLE IF NOT EXISTS Rows (Id BLOB PRIMARY KEY, Text BLOB NOT NULL);";
        setup.ExecuteNonQuery();
        using var insert = db.CreateCommand();
        insert.CommandText = "INSERT INTO Rows VALUES ($id, $text)";
        insert.Parameters.Add("$id", SqliteType.Blob);
        insert.Parameters.Add("$text", SqliteType.Blob);
        var (rows, watch) = (0, Stopwatch.StartNew());
        for (; watch.Elapsed < time; rows++)
        {
            using var transaction = db.BeginTransaction();
            insert.Transaction = transaction;
            insert.Parameters["$id"].Value = Guid.CreateVersion7().ToByteArray();
            insert.Parameters["$text"].Value = RandomNumberGenerator.GetBytes(Bytes);
            insert.ExecuteNonQuery();
            transaction.Commit();
        }
        return rows / watch.Elapsed.TotalSeconds;
    }
}
