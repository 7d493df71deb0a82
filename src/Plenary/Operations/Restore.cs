using System.CommandLine;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using NodaTime;
using Plenary.Storage;

namespace Plenary.Operations;

/// <summary>
/// <c>plenary restore</c>: unpacks a backup beside the data folder, looks at everything in it (hashes, database, history), and only
/// then puts it in place, on SQLite or PostgreSQL, wherever it was made. What was there is moved aside and never deleted.
/// </summary>
internal static class Restore
{
    private const string SettingsFile = "settings.json";
    internal const string SettingsOfBackup = "settings.of-backup.json";
    private const long LargestFile = 64L << 30;

    public static Command Command()
    {
        var from = new Argument<string>("file") { Description = "The archive that plenary backup wrote." };
        var replace = new Option<bool>("--replace") { Description = "Takes the place of the data that is there, which is moved aside." };
        var check = new Option<bool>("--check") { Description = "Only says whether the backup is whole and sound." };
        var command = new Command("restore", "Puts a backup in place, after everything in it was checked: onto PostgreSQL where the settings name one, else onto SQLite. Stop Plenary first.") { from, replace, check, Passphrase.File };
        command.SetAction(async parsed =>
        {
            var file = parsed.GetValue(from)!;
            if (!File.Exists(file)) throw new Stop($"There is no file {file}.");
            var place = DataPlace.From(Settings.Read(CommandLine.SettingsOf(parsed)).Configuration);
            await Run(place, file, Passphrase.Of(parsed, isNew: false), parsed.GetValue(replace), parsed.GetValue(check), new WholeMicroseconds().GetCurrentInstant());
            return 0;
        });
        return command;
    }

    /// <exception cref="Stop">The backup is not sound, or the place is taken. Nothing was changed.</exception>
    internal static async Task Run(DataPlace place, string file, string passphrase, bool replace, bool checkOnly, Instant at)
    {
        if (!replace && !checkOnly)
        {
            if (!IsFree(place.Data)) throw new Stop($"{place.Data} holds data. With --replace the backup takes its place, and what is there now is moved aside.");
            if (place.Postgres is { } taken && !await BesideSchema.IsFree(taken)) throw new Stop("The PostgreSQL database holds data. With --replace the backup takes its place, and what is there now is moved into a schema aside.");
        }

        // Beside the data folder, so that putting it in place is a rename.
        var beside = $"{place.Data.TrimEnd(Path.DirectorySeparatorChar)}.restoring-{Guid.CreateVersion7():N}";
        var database = Path.Combine(beside, "plenary.db");
        var stamp = $"{at:uuuuMMdd'T'HHmmss}";
        try
        {
            OwnFolder.Make(beside);
            var manifest = await Unpack(file, passphrase, beside);
            if (await DatabaseCheck.Fault(database, manifest) is { } fault) throw new Stop($"Nothing was changed: {fault}.", Stop.Wrong);
            Console.WriteLine($"The backup of {manifest.MadeAt} is whole: {manifest.Files.Count:N0} files, {manifest.AuditEntries:N0} entries of history.");
            if (checkOnly) return;

            Settle(beside, place);
            if (place.Postgres is not { } postgres) PutInPlace(beside, place.Data, stamp);
            else
            {
                await using var schema = await BesideSchema.In(postgres);
                await schema.Fill(database, manifest);
                File.Delete(database);
                await schema.PutInPlace($"before_restore_{stamp.ToLowerInvariant()}", () => PutInPlace(beside, place.Data, stamp));
            }
            Console.WriteLine($"Restored into {place.Data}{(place.Postgres is null ? "" : " and the PostgreSQL database")}.");
        }
        finally
        {
            if (Directory.Exists(beside)) Directory.Delete(beside, recursive: true);
        }
    }

    /// <summary>Settings alone say where the data is to be; they are none.</summary>
    private static bool IsFree(string data) => !Directory.Exists(data) || Directory.EnumerateFileSystemEntries(data).All(e => Path.GetFileName(e) == SettingsFile);

    /// <summary>
    /// The settings of the backup come back too; but where they would open another database than the one restored now (made on SQLite, restored
    /// onto PostgreSQL; or of a server that still serves) they only lie there to be read. Where none come back, those of this place stay.
    /// </summary>
    private static void Settle(string beside, DataPlace place)
    {
        var (backed, here) = (Path.Combine(beside, SettingsFile), Path.Combine(place.Data, SettingsFile));
        if (File.Exists(backed))
        {
            if (DataPlace.From(Settings.Read([$"--Data={beside}"]).Configuration).Postgres == place.Postgres) return;
            File.Move(backed, Path.Combine(beside, SettingsOfBackup));
            Console.WriteLine($"The settings of the backup would open another database: they lie in {SettingsOfBackup}, and those of this place stay.");
        }
        if (File.Exists(here)) File.Copy(here, backed);
    }

    /// <returns>How to take it back.</returns>
    private static Action PutInPlace(string beside, string data, string stamp)
    {
        string? aside = null;
        if (Directory.Exists(data) && Directory.EnumerateFileSystemEntries(data).Any())
        {
            using (DataLock.Take(new(data, null))) { }   // nobody serves it
            aside = $"{data.TrimEnd(Path.DirectorySeparatorChar)}.before-restore-{stamp}";
            Directory.Move(data, aside);
            Console.WriteLine($"What was there is now in {aside}.");
        }
        else if (Directory.Exists(data)) Directory.Delete(data);
        Directory.Move(beside, data);
        return () =>
        {
            Directory.Move(data, beside);
            if (aside is not null) Directory.Move(aside, data);
        };
    }

    /// <summary>Everything the manifest names is there with its hash, and nothing else.</summary>
    internal static async Task<Manifest> Unpack(string file, string passphrase, string into)
    {
        var found = new Dictionary<string, ManifestFile>(StringComparer.Ordinal);
        Manifest? manifest = null;
        try
        {
            await using var archive = File.OpenRead(file);
            await using var opened = SealedStream.Read(archive, passphrase);
            await using var zip = new GZipStream(opened, CompressionMode.Decompress);
            await using var tar = new TarReader(zip);
            while (await tar.GetNextEntryAsync() is { } entry)
            {
                if (entry.EntryType is not TarEntryType.RegularFile || manifest is not null || found.ContainsKey(entry.Name)) throw Unsound($"it holds {entry.Name} where nothing of the kind belongs");
                if (entry.Name == Manifest.Name) { manifest = await JsonSerializer.DeserializeAsync<Manifest>(entry.DataStream!); continue; }
                if (!IsExpected(entry.Name) || entry.Length > LargestFile) throw Unsound($"it holds {entry.Name}, which is not a file of Plenary");

                var path = Path.Combine(into, entry.Name);
                OwnFolder.Make(Path.GetDirectoryName(path)!);
                await entry.ExtractToFileAsync(path, overwrite: false);
                if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
                await using var written = File.OpenRead(path);
                found[entry.Name] = new(entry.Name, written.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(written)));
            }
            // To the very end, so that the last block is seen.
            if (await opened.ReadAsync(new byte[1]) != 0) throw Unsound("something follows its end");
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or EndOfStreamException) { throw Unsound("it cannot be read to its end"); }

        if (manifest is null) throw Unsound("its list of files is missing");
        if (manifest.Format != 1) throw new Stop("This backup was made by a newer Plenary. Nothing was changed.");
        foreach (var named in manifest.Files)
            if (!found.Remove(named.Path, out var there) || there != named) throw Unsound($"{named.Path} is missing or not what it was");
        if (found.Count > 0) throw Unsound($"it holds {found.Keys.First()}, which its list does not name");
        if (manifest.Files.All(f => f.Path != "plenary.db") || manifest.Files.All(f => f.Path != "keys/installation.key")) throw Unsound("it holds no database or no key");
        return manifest;

        static Stop Unsound(string why) => new($"The backup is not sound: {why}. Nothing was changed.", Stop.Wrong);
    }

    private static bool IsExpected(string name) =>
        name is "plenary.db" or "keys/installation.key" or "settings.json" or "demo.txt"
        || (name.Split('/') is ["files", { Length: 2 } folder, { Length: 64 } hash] && hash.StartsWith(folder, StringComparison.Ordinal) && hash.All(char.IsAsciiHexDigitLower));
}
