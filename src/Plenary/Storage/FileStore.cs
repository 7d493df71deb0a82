using System.Security.Cryptography;

namespace Plenary.Storage;

/// <summary>Files under the hash of their content, so that the same file lies there once and no name can lead anywhere else.</summary>
public sealed class FileStore(DataPlace place)
{
    /// <summary>Keeps the bytes and returns their SHA-256 in hex.</summary>
    public async Task<string> Keep(byte[] bytes, CancellationToken cancellationToken = default)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var path = PathOf(hash);
        if (File.Exists(path)) return hash;

        OwnFolder.Make(Path.GetDirectoryName(path)!);
        var partial = $"{path}.{Guid.CreateVersion7():N}";
        await File.WriteAllBytesAsync(partial, bytes, cancellationToken);
        File.Move(partial, path, overwrite: true);   // appears whole or not at all
        return hash;
    }

    /// <summary>The path of a kept file.</summary>
    /// <exception cref="ArgumentException">This is not a hash.</exception>
    public string PathOf(string hash) =>
        hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(place.FilesFolder, hash[..2], hash)
            : throw new ArgumentException("Not the name of a stored file.", nameof(hash));
}
