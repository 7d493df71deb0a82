using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Plenary.Storage;

/// <summary>
/// Seals what would hurt if the database were stolen (contacts, private keys, mail bodies): AES-256-GCM under a key that is kept
/// outside the database. What is sealed for one row and purpose opens nowhere else: both are authenticated with it.
/// </summary>
public sealed class Keys
{
    private const byte Format = 1;
    private readonly byte[] key;

    /// <param name="key">32 bytes.</param>
    public Keys(byte[] key) => this.key = key.Length == 32 ? key : throw new ArgumentException("The installation key must have 32 bytes.", nameof(key));

    /// <summary>Reads the installation key, or makes it at the first start, readable by its owner alone.</summary>
    public static Keys FromFile(string path)
    {
        if (!File.Exists(path))
        {
            OwnFolder.Make(Path.GetDirectoryName(path)!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var file = new FileStream(path, options);
            file.Write(RandomNumberGenerator.GetBytes(32));
        }
        return new(File.ReadAllBytes(path));
    }

    /// <param name="row">The row it belongs to.</param>
    /// <param name="purpose">Table and column, as <c>person.contacts</c>.</param>
    public byte[] Seal(ReadOnlySpan<byte> plain, Guid row, string purpose)
    {
        var result = new byte[1 + 12 + plain.Length + 16];
        result[0] = Format;
        var nonce = result.AsSpan(1, 12);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, 16);
        aes.Encrypt(nonce, plain, result.AsSpan(13, plain.Length), result.AsSpan(13 + plain.Length, 16), AdditionalData(row, purpose));
        return result;
    }

    /// <exception cref="CryptographicException">It was sealed for another row or purpose, under another key, or was changed.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedBytes, Guid row, string purpose)
    {
        if (sealedBytes.Length < 29 || sealedBytes[0] != Format) throw new CryptographicException("This is not a sealed value.");
        var plain = new byte[sealedBytes.Length - 29];
        using var aes = new AesGcm(key, 16);
        aes.Decrypt(sealedBytes[1..13], sealedBytes[13..^16], sealedBytes[^16..], plain, AdditionalData(row, purpose));
        return plain;
    }

    public byte[] SealJson<T>(T value, Guid row, string purpose) => Seal(JsonSerializer.SerializeToUtf8Bytes(value), row, purpose);

    public T OpenJson<T>(byte[] sealedBytes, Guid row, string purpose) => JsonSerializer.Deserialize<T>(Open(sealedBytes, row, purpose))!;

    /// <summary>A keyed fingerprint, for finding equal values (an e-mail address) without storing them.</summary>
    public byte[] BlindIndex(string value, string purpose) =>
        HMACSHA256.HashData(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes("blind index " + purpose)), Encoding.UTF8.GetBytes(value.Trim().ToLowerInvariant()))[..16];

    /// <summary>Bytes that follow from the installation key for one row and purpose alone (HKDF, RFC 5869): always the same, and stored nowhere.</summary>
    public byte[] Derive(Guid row, string purpose, int length) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, length, info: AdditionalData(row, "derived " + purpose));

    private static byte[] AdditionalData(Guid row, string purpose) => [.. row.ToByteArray(), .. Encoding.UTF8.GetBytes(purpose)];
}
