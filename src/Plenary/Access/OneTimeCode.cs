using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using NodaTime;
using SimpleBase;

namespace Plenary.Access;

/// <summary>
/// Codes of authenticator apps: RFC 6238 with what all apps understand, SHA-1, 30 seconds, six digits. The step is told with
/// the answer so that a code is taken once; one step of difference between the clocks is allowed on each side.
/// </summary>
public static class OneTimeCode
{
    private const int StepSeconds = 30;

    /// <summary>A new secret of 160 bits (RFC 4226, 4 R6).</summary>
    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(20);

    /// <summary>The time step for which this code is right, or null.</summary>
    public static long? StepOf(byte[] key, string code, Instant now)
    {
        var digits = string.Concat(code.Where(c => !char.IsWhiteSpace(c)).Select(c => char.IsDigit(c) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)) : c));
        if (digits.Length != 6) return null;
        var current = now.ToUnixTimeSeconds() / StepSeconds;
        long? found = null;
        for (var step = current - 1; step <= current + 1; step++)
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(digits), System.Text.Encoding.ASCII.GetBytes(At(key, step)))) found = step;
        return found;
    }

    /// <summary>The address that an app reads from the square code.</summary>
    public static string AppAddress(byte[] key, string email, string issuer) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(email)}?secret={Written(key)}&issuer={Uri.EscapeDataString(issuer)}";

    /// <summary>The secret as typed into an app by hand: base 32 without padding.</summary>
    public static string Written(byte[] key) => Base32.Rfc4648.Encode(key, padding: false);

    /// <summary>RFC 4226, 5.3: truncated HMAC of the step.</summary>
    internal static string At(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // HMAC-SHA-1 is what authenticator apps speak; its strength here does not rest on collisions
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xf;
        return ((BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset)) & 0x7fffffff) % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }
}
