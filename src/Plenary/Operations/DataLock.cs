using Plenary.Storage;

namespace Plenary.Operations;

/// <summary>One Plenary for one SQLite file. Held while it serves; a second one says so and ends.</summary>
internal sealed class DataLock : IDisposable
{
    private readonly FileStream? file;

    private DataLock(FileStream? file) => this.file = file;

    /// <exception cref="Stop">Another Plenary holds it.</exception>
    public static DataLock Take(DataPlace place)
    {
        OwnFolder.Make(place.Data);
        if (place.Postgres is not null) return new(null);   // several may serve one PostgreSQL database
        try
        {
            return new(new FileStream(Path.Combine(place.Data, "plenary.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            throw new Stop($"Another Plenary is using {place.Data}. Stop it first, or choose another folder with --data. (Several may serve one PostgreSQL database.)", Stop.Held);
        }
    }

    public void Dispose() => file?.Dispose();
}
