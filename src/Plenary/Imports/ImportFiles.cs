using NodaTime;
using Plenary.Storage;

namespace Plenary.Imports;

/// <summary>Uploaded lists lie sealed in the file store: they hold contacts of people.</summary>
public sealed class ImportFiles(FileStore files, Keys keys)
{
    private const string Purpose = "import.file";

    public async Task Keep(Import import, byte[] bytes, Instant at, CancellationToken cancellationToken = default) =>
        import.Keep(await files.Keep(keys.Seal(bytes, import.Id, Purpose), cancellationToken), at);

    /// <summary>The file, opened; dispose it with its stream.</summary>
    /// <exception cref="InvalidOperationException">The file has been deleted.</exception>
    public Task<OpenList> Open(Import import, CancellationToken cancellationToken = default) => Open(import, import.Choices, cancellationToken);

    public async Task<OpenList> Open(Import import, SheetChoices choices, CancellationToken cancellationToken = default)
    {
        var hash = import.FileHash ?? throw new InvalidOperationException("The file of this import has been deleted.");
        return new(keys.Open(await File.ReadAllBytesAsync(files.PathOf(hash), cancellationToken), import.Id, Purpose), import.FileName, choices);
    }

    public void Delete(string hash) => File.Delete(files.PathOf(hash));   // sealed for one import, so no other has the same
}

/// <summary>A list in memory, ready to be read again and again.</summary>
public sealed class OpenList(byte[] bytes, string name, SheetChoices choices) : IDisposable
{
    private readonly MemoryStream stream = new(bytes, writable: false);
    private SheetFile? file;

    public SheetFile File => file ??= SheetFile.Open(stream, name, choices);

    public void Dispose()
    {
        file?.Dispose();
        stream.Dispose();
    }
}
