using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Plenary.Access;

/// <summary>Random secrets for links and tokens. What is given away is never stored; what is stored cannot be turned back.</summary>
public static class Secret
{
    /// <summary>A new secret of 192 bits, safe in addresses.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));

    /// <summary>What is stored. The secrets are random, so a plain SHA-256 is enough and equality search works.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
