using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Plenary.Access;

/// <summary>Random secrets for links and tokens. What is given away is never stored; what is stored cannot be turned back.</summary>
public static class Secret
{
    // Without those that are mistaken for another when read aloud or copied by hand: I, L, O, U (Crockford's alphabet).
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A new secret of 192 bits, safe in addresses.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));

    /// <summary>A new secret to be typed by hand: "K7QM-2XPD-9TRF". Five bits a letter; a multiple of four letters.</summary>
    public static string Readable(int letters)
    {
        var text = RandomNumberGenerator.GetString(Letters, letters);
        return string.Join('-', text.Chunk(4).Select(part => new string(part)));
    }

    /// <summary>A typed secret as it is compared: without hyphens and spaces, with the letters that it may have been mistaken for.</summary>
    public static string Plain(string typed) =>
        string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant().Replace('O', '0').Replace('I', '1').Replace('L', '1');

    /// <summary>What is stored. The secrets are random, so a plain SHA-256 is enough and equality search works.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>Compares two typed secrets in a time that tells nothing.</summary>
    public static bool AreSame(string typed, string secret) => CryptographicOperations.FixedTimeEquals(Hash(Plain(typed)), Hash(Plain(secret)));
}
