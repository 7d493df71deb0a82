namespace Plenary.Storage;

/// <summary>
/// The folder for what lies on the disk for a moment: uploads that are too large for the memory, lists while they are written. It lies in the data folder, so that
/// nothing personal is written anywhere else, and for nobody else to read; what a crash left in it goes at the next start.
/// </summary>
public static class TempFolder
{
    /// <summary>What ASP.NET asks once, at the first large upload. On Unix it makes the file where the system makes such files, and moves it while it is empty.</summary>
    public const string OfAspNet = "ASPNETCORE_TEMP";

    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Empties it, and lets ASP.NET use it too, unless the operator has named another folder for that.</summary>
    public static void Begin(DataPlace place)
    {
        if (Directory.Exists(place.TempFolder)) Directory.Delete(place.TempFolder, recursive: true);
        Make(place);
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable(OfAspNet))) return;
        foreach (var name in (string[])[OfAspNet, OperatingSystem.IsWindows() ? "TMP" : "TMPDIR"]) Environment.SetEnvironmentVariable(name, place.TempFolder);
    }

    /// <summary>A file to write and read again, gone when it is closed.</summary>
    public static FileStream NewFile(DataPlace place)
    {
        Make(place);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 1 << 16,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Own;
        return new(Path.Combine(place.TempFolder, Path.GetRandomFileName()), options);
    }

    private static void Make(DataPlace place) => OwnFolder.Make(place.TempFolder);
}
