using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using Npgsql;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Audit;
using Plenary.Operations;
using Plenary.Organisations;
using Plenary.Storage;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Operations;

/// <summary>A backup of either database comes back on either: in the PostgreSQL pass onto both.</summary>
[Trait("on", "database")]
public sealed class RestoreFacts : IAsyncLifetime
{
    private const string Passphrase = "correct horse battery";
    private readonly string folder = Directory.CreateTempSubdirectory("plenary-restore-").FullName;
    private readonly List<TestDatabase> databases = [];
    private Sample sample = null!;
    private DataPlace source = null!;
    private string archive = null!;

    /// <summary>Where it may be restored to: onto PostgreSQL, or onto SQLite.</summary>
    public static TheoryData<bool> Kinds => TestDatabase.IsPostgres ? [false, true] : [false];

    public async ValueTask InitializeAsync()
    {
        (source, sample) = await Filled();
        await new FileStore(source).Keep("a photograph"u8.ToArray());
        await using (var db = Open(source)) await WithWhatTheSampleLacks(db);
        archive = await Backed(source, "of-the-source");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var database in databases) await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Every_row_comes_back_and_the_history_holds(bool postgres)
    {
        var there = await Free(postgres);
        await Restored(archive, there);

        Assert.Equal(await Rows(source), await Rows(there));
        await using var db = Open(there);
        var (finding, head) = (await Chain.Verify(db), await db.AuditHead.SingleAsync());
        Assert.Null(finding.Fault);
        Assert.True(finding.Sound > 20 && finding.Sound == head.Number);
        Assert.Contains("a photograph", Directory.EnumerateFiles(there.FilesFolder, "*", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.Equal(!postgres, File.Exists(there.SqliteFile));   // what came in the archive does not lie about open
        // What is sealed opens with the key that came along.
        var person = await db.People.SingleAsync(p => p.Id == sample.People[ParticipationState.Accredited]);
        Assert.EndsWith("@example.org", person.Contacts(Keys.FromFile(there.KeyFile)).Email, StringComparison.Ordinal);
        Assert.Empty(await Leftovers(there));
    }

    [Fact]
    public async Task From_one_kind_to_the_other_and_back_it_stays_the_same()
    {
        if (!TestDatabase.IsPostgres) return;
        var file = await Free(postgres: false);
        await Restored(archive, file);
        var again = await Free(postgres: true);
        await Restored(await Backed(file, "of-the-file"), again);
        Assert.Equal(await Rows(source), await Rows(again));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task One_goes_on_writing_where_the_backup_ended(bool postgres)
    {
        var there = await Free(postgres);
        await Restored(archive, there);
        await using var db = Open(there);
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.Null(Organisation.Enter([new("Written afterwards")], OrganisationKind.Ngo, "TN", out var body));
        db.AddRange(body, new DataProtectionKey { Xml = "afterwards" });   // a row that the database numbers
        await db.SaveChangesAsync();
        Assert.Null((await Chain.Verify(db)).Fault);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Where_data_is_nothing_is_restored_unless_it_is_said(bool postgres)
    {
        var there = await Taken(postgres);
        var (before, files) = (await Rows(there), Files(there));
        var stop = await Assert.ThrowsAsync<Stop>(() => Restored(archive, there));
        Assert.Contains("--replace", stop.Message, StringComparison.Ordinal);
        Assert.Equal((before, files), (await Rows(there), Files(there)));

        await Restored(archive, there, replace: true);
        Assert.Equal(await Rows(source), await Rows(there));
        Assert.NotEqual(before, await Rows(there));
        // What was there is kept.
        var kept = postgres ? there with { Postgres = there.Postgres + ";Search Path=before_restore_20270511t073000" } : there with { Data = there.Data + ".before-restore-20270511T073000" };
        Assert.Equal(before, await Rows(kept));
        Assert.True(File.Exists(Path.Combine(there.Data + ".before-restore-20270511T073000", "keys", "installation.key")));
    }

    [Fact]
    public async Task A_database_without_any_table_is_as_free_as_one_that_was_only_migrated()
    {
        if (!TestDatabase.IsPostgres) return;
        var there = await Free(postgres: true);
        await Tell(there, "DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE TABLE of_somebody_else (n int)");
        await Restored(archive, there);
        Assert.Equal(await Rows(source), await Rows(there));
        await Tell(there, "INSERT INTO of_somebody_else VALUES (1)");   // is none of our business
    }

    /// <summary>The archive as it came, and what somebody does to the place meanwhile; nothing there is changed.</summary>
    [Theory, MemberData(nameof(Kinds))]
    public async Task Whatever_is_wrong_nothing_is_changed(bool postgres)
    {
        var there = await Taken(postgres);
        var (rows, files) = (await Rows(there), Files(there));
        await Stops("not the passphrase", () => Restore.Run(there, archive, "correct horse batterz", replace: true, checkOnly: false, Sample.Now));

        var cut = Path.Combine(folder, "cut.plenary");
        File.Copy(archive, cut);
        await using (var stream = new FileStream(cut, FileMode.Open)) stream.SetLength(stream.Length - 5_000);
        await Stops("Nothing was changed", () => Restored(cut, there, replace: true));

        using (DataLock.Take(new(there.Data, null)))
            await Stops("Another Plenary is using", () => Restored(archive, there, replace: true));
        if (postgres)
        {
            await using var somebody = new NpgsqlConnection(there.Postgres + ";Pooling=false");
            await somebody.OpenAsync();
            await Stops("somebody else is connected", () => Restored(archive, there, replace: true));
        }

        async Task Stops(string saying, Func<Task> restoring)
        {
            Assert.Contains(saying, (await Assert.ThrowsAsync<Stop>(restoring)).Message, StringComparison.Ordinal);
            File.Delete(Path.Combine(there.Data, "plenary.lock"));
            Assert.Equal((rows, files), (await Rows(there), Files(there)));
            Assert.Empty(await Leftovers(there));
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Settings_that_lead_to_another_database_do_not_come_back(bool postgres)
    {
        await File.WriteAllTextAsync(Path.Combine(source.Data, "settings.json"), """{ "ConnectionStrings": { "Postgres": "Host=of-the-old-server" }, "Smtp": { "Host": "old" } }""");
        var there = await Free(postgres);
        Directory.CreateDirectory(there.Data);
        await File.WriteAllTextAsync(Path.Combine(there.Data, "settings.json"), """{ "Smtp": { "Host": "new" } }""");   // alone it takes no place
        await Restored(await Backed(source, "with-settings"), there);
        Assert.Contains("new", await File.ReadAllTextAsync(Path.Combine(there.Data, "settings.json")), StringComparison.Ordinal);
        Assert.Contains("of-the-old-server", await File.ReadAllTextAsync(Path.Combine(there.Data, Restore.SettingsOfBackup)), StringComparison.Ordinal);

        await File.WriteAllTextAsync(Path.Combine(source.Data, "settings.json"), $$"""{ "ConnectionStrings": { "Postgres": "{{there.Postgres}}" }, "Smtp": { "Host": "old" } }""");
        await Restore.Run(there, await Backed(source, "with-these-settings"), Passphrase, replace: true, checkOnly: false, Sample.Now + Duration.FromMinutes(1));
        Assert.Contains("old", await File.ReadAllTextAsync(Path.Combine(there.Data, "settings.json")), StringComparison.Ordinal);
    }

    // ---- places

    private async Task<(DataPlace, Sample)> Filled()
    {
        var (database, made) = await TestDatabase.Make(empty: false);
        databases.Add(database);
        return (new(database.Folder, database.Postgres), made);
    }

    /// <summary>A folder of nothing and, where asked for, a database that was migrated.</summary>
    private async Task<DataPlace> Free(bool postgres)
    {
        var data = Path.Combine(folder, $"free-{Guid.CreateVersion7():N}");
        if (!postgres) return new(data, null);
        var (database, _) = await TestDatabase.Make(empty: true);
        databases.Add(database);
        return new(data, database.Postgres);
    }

    /// <summary>Something else than what is restored.</summary>
    private async Task<DataPlace> Taken(bool postgres)
    {
        var there = await Free(postgres);
        Directory.CreateDirectory(there.Data);
        Keys.FromFile(there.KeyFile);
        await using var db = Open(there);
        await db.Database.MigrateAsync();
        Assert.Null(Organisation.Enter([new("Was there before")], OrganisationKind.Ngo, "SN", out var body));
        db.Add(body);
        await db.SaveChangesAsync();
        return there;
    }

    private static PlenaryDb Open(DataPlace place)
    {
        if (place.Postgres is not { } postgres) return DatabaseCheck.Open(place.SqliteFile);
        var scope = new Scope();
        scope.EnterAsPlenary(null);
        return new PostgresPlenaryDb(new DbContextOptionsBuilder<PostgresPlenaryDb>().UseNpgsql(postgres + ";Pooling=false", o => o.UseNodaTime()).Options, scope, new WholeMicroseconds());
    }

    private async Task<string> Backed(DataPlace place, string name)
    {
        var file = Path.Combine(folder, name + ".plenary");
        await using var db = Open(place);
        await Backup.Write(place, db, Sample.Now, file, Passphrase);
        return file;
    }

    private static Task Restored(string archive, DataPlace place, bool replace = false) => Restore.Run(place, archive, Passphrase, replace, checkOnly: false, Sample.Now);

    private static async Task Tell(DataPlace place, string sql)
    {
        await using var connection = new NpgsqlConnection(place.Postgres + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>What a restoring that was broken off might leave lying about.</summary>
    private static async Task<List<string>> Leftovers(DataPlace place)
    {
        var found = Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(place.Data)!, "*.restoring-*").ToList();
        if (place.Postgres is null) return found;
        await using var db = Open(place);
        found.AddRange(await db.Database.SqlQuery<string>($"SELECT nspname::text AS \"Value\" FROM pg_namespace WHERE nspname LIKE 'restoring%'").ToListAsync());
        return found;
    }

    private static string Files(DataPlace place) => string.Join('\n', Directory.EnumerateFiles(place.Data, "*", SearchOption.AllDirectories)
        .Where(f => !Path.GetFileName(f).StartsWith("plenary.db-", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    // ---- rows

    /// <summary>A lock-out, a passkey, a row that the database numbers, and a body whose parent was entered after it.</summary>
    private static async Task WithWhatTheSampleLacks(PlenaryDb db)
    {
        var account = Account.Open("Meral Tuna", "meral@example.org", "tr", Sample.Now);
        account.LockoutEnd = new DateTimeOffset(2027, 5, 12, 8, 30, 0, 123, TimeSpan.Zero);
        db.AddRange(account, new IdentityUserPasskey<Guid>
        {
            UserId = account.Id,
            CredentialId = [1, 2, 3],
            Data = new() { PublicKey = [4], Name = "Cüzdan", CreatedAt = account.LockoutEnd.Value, SignCount = 7, Transports = ["usb"], IsUserVerified = true, IsBackupEligible = false, IsBackedUp = false, AttestationObject = [5], ClientDataJson = [6] },
        });
        db.Add(new DataProtectionKey { FriendlyName = "ring", Xml = "<key/>" });
        await db.Database.ExecuteSqlAsync($"""UPDATE "Organisations" SET "ParentId" = (SELECT "Id" FROM "Organisations" ORDER BY "Id" DESC LIMIT 1) WHERE "Id" = (SELECT "Id" FROM "Organisations" ORDER BY "Id" LIMIT 1)""");
        await db.SaveChangesAsync();
    }

    private static readonly JsonSerializerOptions Json = new JsonSerializerOptions().ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
    private static readonly MethodInfo RowsMethod = typeof(RestoreFacts).GetMethod(nameof(RowsOf), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Every row of every table, as it means.</summary>
    private static async Task<string> Rows(DataPlace place)
    {
        await using var db = Open(place);
        var all = new List<string>();
        foreach (var type in db.Model.GetEntityTypes().Where(t => !t.IsOwned()).OrderBy(t => t.Name, StringComparer.Ordinal))
            all.AddRange((await (Task<List<string>>)RowsMethod.MakeGenericMethod(type.ClrType).Invoke(null, [db, type])!).Order(StringComparer.Ordinal));
        return string.Join('\n', all);
    }

    private static async Task<List<string>> RowsOf<T>(PlenaryDb db, IEntityType type) where T : class
    {
        var properties = type.GetProperties().OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
        return (await db.Set<T>().IgnoreQueryFilters().AsNoTracking().ToListAsync()).ConvertAll(row => $"{type.ClrType.Name}: " + string.Join(' ', properties.Select(p => $"{p.Name}={Said(p.GetGetter().GetClrValue(row))}"))
            + (row is IdentityUserPasskey<Guid> passkey ? JsonSerializer.Serialize(passkey.Data) : ""));
    }

    private static string Said(object? value) => value switch { LocalText text => text.ToJson(), _ => JsonSerializer.Serialize(value, Json) };
}
