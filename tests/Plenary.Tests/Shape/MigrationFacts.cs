using Microsoft.EntityFrameworkCore;
using Plenary.Storage;
using Xunit;

namespace Plenary.Tests.Shape;

/// <summary>A change of the model comes with its migrations. If one is missing, say: bin/migrate NameOfTheChange</summary>
public class MigrationFacts
{
    [Fact]
    public void Sqlite_has_a_migration_for_the_whole_model() => HasAll(new SqliteDesign().CreateDbContext([]));

    [Fact]
    public void Postgres_has_a_migration_for_the_whole_model() => HasAll(new PostgresDesign().CreateDbContext([]));

    private static void HasAll(PlenaryDb db)
    {
        using (db) Assert.False(db.Database.HasPendingModelChanges());
    }
}
