namespace Plenary.Storage;

/// <summary>Folders and files for nobody but the account that Plenary runs as: names and nationalities are not sealed.</summary>
internal static class OwnFolder
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Makes a folder, and those above it that are missing. One that is there stays as its owner made it.</summary>
    public static void Make(string path)
    {
        if (Directory.Exists(path)) return;
        if (Path.GetDirectoryName(path) is { Length: > 0 } above) Make(above);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, Own | UnixFileMode.UserExecute);
    }

    /// <summary>Closes a database to strangers, which SQLite lets everybody read; what it lays beside the file from then on has the same rights. Its group stays.</summary>
    public static void CloseDatabase(string file)
    {
        if (OperatingSystem.IsWindows()) return;
        foreach (var part in new[] { file, file + "-wal", file + "-shm" }.Where(File.Exists))
        {
            var mode = File.GetUnixFileMode(part);
            if ((mode & Others) == 0) continue;
            try { File.SetUnixFileMode(part, mode & ~Others); }
            catch (UnauthorizedAccessException) { }   // another account owns it, and decides
        }
    }
}
