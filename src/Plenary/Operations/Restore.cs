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
/// then puts it in place. What was there is moved aside and never deleted.
/// </summary>
internal static class Restore
{
    private const long LargestFile = 64L << 30;

    public static Command Command(CommandLine line)
    {
        _ = line;
        var from = new Argument<string>("file") { Description = "The archive that plenary backup wrote." };
        var replace = new Option<bool>("--replace") { Description = "Takes the place of the data that is there, which is moved aside." };
        var check = new Option<bool>("--check") { Description = "Only says whether the backup is whole and sound." };
        var command = new Command("restore", "Puts a backup in place, after everything in it was checked. Stop Plenary first.") { from, replace, check, Passphrase.File };
        command.SetAction(async parsed =>
        {
            var file = parsed.GetValue(from)!;
            if (!File.Exists(file)) throw new Stop($"There is no file {file}.");
            var data = Path.GetFullPath(parsed.GetValue(CommandLine.Data)!);
            var isFree = !Directory.Exists(data) || !Directory.EnumerateFileSystemEntries(data).Any();
            if (!isFree && !parsed.GetValue(replace) && !parsed.GetValue(check)) throw new Stop($"{data} holds data. With --replace the backup takes its place, and what is there now is moved aside.");

            // Beside the data folder, so that putting it in place is a rename.
            var beside = $"{data.TrimEnd(Path.DirectorySeparatorChar)}.restoring-{Guid.CreateVersion7():N}";
            try
            {
                Directory.CreateDirectory(beside);
                var manifest = await Unpack(file, Passphrase.Of(parsed, isNew: false), beside);
                if (await DatabaseCheck.Fault(Path.Combine(beside, "plenary.db"), manifest) is { } fault) throw new Stop($"Nothing was changed: {fault}.", Stop.Wrong);
                Console.WriteLine($"The backup of {manifest.MadeAt} is whole: {manifest.Files.Count:N0} files, {manifest.AuditEntries:N0} entries of history.");
                if (!parsed.GetValue(check)) PutInPlace(beside, data, isFree);
                return 0;
            }
            finally
            {
                if (Directory.Exists(beside)) Directory.Delete(beside, recursive: true);
            }
        });
        return command;
    }

    private static void PutInPlace(string beside, string data, bool isFree)
    {
        if (!isFree)
        {
            using (DataLock.Take(new(data, null))) { }   // nobody serves it
            var aside = $"{data.TrimEnd(Path.DirectorySeparatorChar)}.before-restore-{new WholeMicroseconds().GetCurrentInstant():uuuuMMdd'T'HHmmss}";
            Directory.Move(data, aside);
            Console.WriteLine($"What was there is now in {aside}.");
        }
        else if (Directory.Exists(data)) Directory.Delete(data);
        Directory.Move(beside, data);
        Console.WriteLine($"Restored into {data}.");
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
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
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
