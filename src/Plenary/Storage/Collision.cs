using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Plenary.Storage;

/// <summary>What the database says when it keeps two who act at once from contradicting one another. Everything else that it says is our mistake.</summary>
public static class Collision
{
    /// <summary>A unique index said no: somebody saved the same thing first. Whoever catches it looks again and says what is there.</summary>
    public static bool IsCollision(this DbUpdateException exception) => exception.InnerException switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 2067 or 1555,   // SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        _ => false,
    };

    /// <summary>A foreign key said no: something that is there refers to what was to go.</summary>
    public static bool IsStillReferredTo(this DbUpdateException exception) => exception.InnerException switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 787 or 1811,   // SQLITE_CONSTRAINT_FOREIGNKEY, SQLITE_CONSTRAINT_TRIGGER: how it says RESTRICT
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.RestrictViolation,
        _ => false,
    };
}
