using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using NodaTime;
using Plenary.Access;

namespace Plenary.Storage;

/// <summary>One file beside the program; the default.</summary>
public sealed class SqlitePlenaryDb(DbContextOptions<SqlitePlenaryDb> options, Scope scope, IClock clock) : PlenaryDb(options, scope, clock)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Instant>().HaveConversion<InstantToMicroseconds>();
        configurationBuilder.Properties<LocalDate>().HaveConversion<LocalDateToText>();
        configurationBuilder.Properties<LocalDateTime>().HaveConversion<LocalDateTimeToText>();
        configurationBuilder.Properties<LocalText>().HaveConversion<LocalTextToJson>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }
}

/// <summary>For many writers or several nodes.</summary>
public sealed class PostgresPlenaryDb(DbContextOptions<PostgresPlenaryDb> options, Scope scope, IClock clock) : PlenaryDb(options, scope, clock)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<LocalText>().HaveConversion<LocalTextToJson>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        // Byte order, as on SQLite: the same lists in the same order, and searches by the beginning of a word use the index.
        configurationBuilder.Properties<string>().UseCollation("C");
    }
}

/// <summary>For <c>dotnet ef</c> alone.</summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqlitePlenaryDb>
{
    public SqlitePlenaryDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlitePlenaryDb>().UseSqlite("Data Source=:memory:").Options, new Scope(), new WholeMicroseconds());
}

/// <summary>For <c>dotnet ef</c> alone.</summary>
public sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresPlenaryDb>
{
    public PostgresPlenaryDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresPlenaryDb>().UseNpgsql("Host=design", o => o.UseNodaTime()).Options, new Scope(), new WholeMicroseconds());
}

/// <summary>The system's clock, cut to the microseconds that both databases keep, so that what was written equals what is read.</summary>
public sealed class WholeMicroseconds : IClock
{
#pragma warning disable RS0030 // the one place where the clock comes from
    public Instant GetCurrentInstant() => Cut(SystemClock.Instance.GetCurrentInstant());
#pragma warning restore RS0030

    public static Instant Cut(Instant instant) => Instant.FromUnixTimeTicks(instant.ToUnixTimeTicks() / 10 * 10);
}
