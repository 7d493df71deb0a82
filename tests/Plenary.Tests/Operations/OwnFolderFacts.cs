using Microsoft.Data.Sqlite;
using Plenary.Storage;
using Xunit;

namespace Plenary.Tests.Operations;

/// <summary>What lies in the data folder is for nobody else on the machine.</summary>
public sealed class OwnFolderFacts : IDisposable
{
    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string here = Directory.CreateTempSubdirectory("plenary-own-").FullName;

    public void Dispose() => Directory.Delete(here, recursive: true);

    [Fact]
    public void A_new_data_folder_and_its_database_are_closed_to_others()
    {
        if (OperatingSystem.IsWindows()) return;
        var place = new DataPlace(Path.Combine(here, "srv", "plenary"), null);
        OwnFolder.Make(place.Data);
        Keys.FromFile(place.KeyFile);
        foreach (var folder in new[] { Path.Combine(here, "srv"), place.Data, Path.Combine(place.Data, "keys") }) Assert.Equal(Mine | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));

        using var database = new SqliteConnection($"Data Source={place.SqliteFile};Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; CREATE TABLE t (a); INSERT INTO t VALUES (1);";
        command.ExecuteNonQuery();
        OwnFolder.CloseDatabase(place.SqliteFile);
        foreach (var end in new[] { "", "-wal", "-shm" }) Assert.Equal(Mine, File.GetUnixFileMode(place.SqliteFile + end) & ~UnixFileMode.GroupRead);
    }

    [Fact]
    public void A_folder_that_was_there_stays_as_it_is_and_the_database_in_it_is_closed()
    {
        if (OperatingSystem.IsWindows()) return;
        var open = File.GetUnixFileMode(here) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(here, open);
        OwnFolder.Make(here);
        Assert.Equal(open, File.GetUnixFileMode(here));

        var database = Path.Combine(here, "plenary.db");
        File.WriteAllText(database, "");
        File.SetUnixFileMode(database, Mine | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        OwnFolder.CloseDatabase(database);
        Assert.Equal(Mine | UnixFileMode.GroupRead, File.GetUnixFileMode(database));
    }
}
