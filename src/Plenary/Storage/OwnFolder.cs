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

    /// <summary>
    /// Makes the file of a database before SQLite does, which would let everybody read it; what it lays beside the file has the same rights. A database that
    /// is there is closed to strangers; its group stays.
    /// </summary>
    public static void CloseDatabase(string file)
    {
        if (OperatingSystem.IsWindows()) return;
        if (!File.Exists(file))
        {
            using var made = new FileStream(file, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = Own });
            return;
        }
        foreach (var part in new[] { file, file + "-wal", file + "-shm" }.Where(File.Exists))
        {
            var mode = File.GetUnixFileMode(part);
            if ((mode & Others) == 0) continue;
            try { File.SetUnixFileMode(part, mode & ~Others); }
            catch (UnauthorizedAccessException) { }   // another account owns it, and decides
        }
    }
}
