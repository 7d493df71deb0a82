using System.CommandLine;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Storage;
using Plenary.Storage.Unscoped;

namespace Plenary.Operations;

/// <summary>What a backup holds; its last file.</summary>
/// <param name="Migration">The newest migration of the database in it.</param>
internal sealed record Manifest(int Format, string MadeAt, string Migration, long AuditEntries, string AuditHash, List<ManifestFile> Files)
{
    public const string Name = "manifest.json";
}

internal sealed record ManifestFile(string Path, long Bytes, string Sha256);

/// <summary>
/// <c>plenary backup</c>: the database as it is at one moment, the files and the keys in one sealed archive. It may be made while
/// Plenary serves.
/// </summary>
internal static class Backup
{
    /// <summary>Small files of the data folder that belong to the installation.</summary>
    private static readonly string[] Beside = ["settings.json", "demo.txt"];

    public static Command Command(CommandLine line)
    {
        var to = new Argument<string>("file") { Description = "The archive to write, as 2027-05-11.plenary." };
        var command = new Command("backup", "Writes database, files and keys into one archive under a passphrase. Plenary may be serving meanwhile.") { to, Passphrase.File };
        command.SetAction(parsed => line.Work(parsed, async services =>
        {
            var (place, db, file) = (services.GetRequiredService<DataPlace>(), services.GetRequiredService<PlenaryDb>(), Path.GetFullPath(parsed.GetValue(to)!));
            if (File.Exists(file)) throw new Stop($"{file} is already there. Choose another name; a backup is never written over.");
            _ = services.GetRequiredService<Keys>();   // made now where nothing has needed it yet: a backup holds it

            var manifest = await Write(place, db, services.GetRequiredService<IClock>().GetCurrentInstant(), file, Passphrase.Of(parsed, isNew: true));
            Console.WriteLine($"{file}: {manifest.Files.Count:N0} files, {new FileInfo(file).Length / 1024:N0} KiB; the history has {manifest.AuditEntries:N0} entries.");
            return 0;
        }));
        return command;
    }

    internal static async Task<Manifest> Write(DataPlace place, PlenaryDb db, Instant at, string file, string passphrase)
    {
        using var turn = Turn(place);
        var copy = await Copy(place, db);
        var partial = file + ".partial";
        try
        {
            var manifest = await Begin(copy, at);
            await using (var output = OwnFile(partial))
            {
                await using (var sealing = SealedStream.Write(output, passphrase))
                await using (var zip = new GZipStream(sealing, CompressionLevel.Optimal))
                await using (var tar = new TarWriter(zip, TarEntryFormat.Pax))
                    await Fill(tar, manifest, place, copy);
                output.Flush(flushToDisk: true);
            }
            File.Move(partial, file);   // under its name it is whole
            return manifest;
        }
        finally
        {
            File.Delete(copy);
            File.Delete(partial);
        }
    }

    private static async Task Fill(TarWriter tar, Manifest manifest, DataPlace place, string database)
    {
        await Add(tar, manifest, "plenary.db", database);
        await Add(tar, manifest, "keys/installation.key", place.KeyFile);
        foreach (var small in Beside.Where(f => File.Exists(Path.Combine(place.Data, f)))) await Add(tar, manifest, small, Path.Combine(place.Data, small));
        // Files are only ever added and bear their hash as name: those that the copied database knows are there.
        if (Directory.Exists(place.FilesFolder))
            foreach (var kept in Directory.EnumerateFiles(place.FilesFolder, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f).Length == 64).Order(StringComparer.Ordinal))
                await Add(tar, manifest, "files/" + Path.GetRelativePath(place.FilesFolder, kept).Replace('\\', '/'), kept);
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, Manifest.Name) { DataStream = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(manifest)) });
    }

    /// <summary>One backup at a time, so that what lies about from another is from one that was cut off.</summary>
    private static FileStream Turn(DataPlace place)
    {
        try { return new(Path.Combine(place.Data, "backup.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None); }
        catch (IOException) { throw new Stop($"Another backup of {place.Data} is being made.", Stop.Held); }
    }

    /// <summary>
    /// The database as it is at one moment, while others go on writing, as a SQLite file: by SQLite's online backup, or of PostgreSQL row by row. It
    /// is not sealed as the archive is: so it never lies beside the archive, and no run leaves one behind for longer than until the next.
    /// </summary>
    internal static async Task<string> Copy(DataPlace place, PlenaryDb db)
    {
        const string name = "backup.database";
        foreach (var left in Directory.EnumerateFiles(place.Data, name + "*")) File.Delete(left);
        var to = Path.Combine(place.Data, name);
        OwnFile(to).Dispose();
        if (place.Postgres is null) CopyFile(place.SqliteFile, to);
        else await CopyRows(db, to);
        using var target = new SqliteConnection($"Data Source={to};Pooling=false");
        target.Open();
        using var command = target.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = DELETE";   // one file, nothing beside it
        command.ExecuteNonQuery();
        return to;
    }

    private static void CopyFile(string from, string to)
    {
        using var source = new SqliteConnection($"Data Source={from};Pooling=false;Default Timeout=60");
        using var target = new SqliteConnection($"Data Source={to};Pooling=false");
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }

    private static async Task CopyRows(PlenaryDb db, string to)
    {
        if ((await db.Database.GetPendingMigrationsAsync()).Any()) throw new Stop("The database is of an older Plenary. Bring it to this version first: plenary migrate.");
        if (await DatabaseCheck.IsNewer(db)) throw new Stop("The database is of a newer Plenary. Back it up with that one.");
        await using var target = DatabaseCheck.Open(to);
        await target.Database.MigrateAsync();
        await AllRows.Copy(db, target);
    }

    /// <summary>A new file, for its owner's eyes from the first moment.</summary>
    private static FileStream OwnFile(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, options);
    }

    private static async Task<Manifest> Begin(string copy, Instant at)
    {
        await using var db = DatabaseCheck.Open(copy);
        var head = await db.AuditHead.AsNoTracking().SingleAsync();
        return new(1, at.ToString(), (await db.Database.GetAppliedMigrationsAsync()).Last(), head.Number, Convert.ToHexStringLower(head.Hash), []);
    }

    private static async Task Add(TarWriter tar, Manifest manifest, string name, string path)
    {
        await using var file = File.OpenRead(path);
        var hash = await SHA256.HashDataAsync(file);
        manifest.Files.Add(new(name, file.Length, Convert.ToHexStringLower(hash)));
        file.Position = 0;
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = file, Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
    }
}
