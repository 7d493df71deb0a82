using System.Buffers;
using System.Security.Cryptography;
using SimpleBase;

namespace Plenary.Badges;

/// <summary>The text in a badge's QR code: the payload and an ECDSA P-256 signature over it, in Base45 after a readable mark.
/// A gate checks it without network (docs/decisions/0006).</summary>
/// <remarks>The text is not an identity: an ECDSA signature has a twin that also holds. Badges are told apart by <see cref="BadgePayload.Badge"/>.</remarks>
public static class BadgeToken
{
    /// <summary>Says "a badge of Plenary, first form" to a person and to a reader that handles several kinds of code.</summary>
    public const string Mark = "PLN1:";
    /// <summary>Payload and signature: under the 100 bytes that one QR of 41×41 modules holds at level M.</summary>
    public const int Size = BadgePayload.Size + SignatureSize;
    private const int SignatureSize = 64;

    /// <summary>Signed with the payload, so that a signature made for anything else never passes for a badge.</summary>
    private static ReadOnlySpan<byte> Purpose => "PLN1 badge"u8;

    public static string Sign(BadgePayload payload, ECDsa key)
    {
        Span<byte> token = stackalloc byte[Size];
        payload.Write(token);
        Span<byte> message = stackalloc byte[Purpose.Length + BadgePayload.Size];
        Message(token, message);
        if (!key.TrySignData(message, token[BadgePayload.Size..], HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation, out var written)
            || written != SignatureSize) throw new ArgumentException("Badges are signed with a P-256 key.", nameof(key));
        return Mark + Base45.Default.Encode(token);
    }

    /// <summary>Says what a scanned text is.</summary>
    /// <param name="text">As the reader gives it; line ends that hand-held readers add are ignored, spaces are not, being letters of Base45.</param>
    /// <param name="key">The public key of a conference under a number, or null where this installation or door has none.</param>
    public static BadgeReading Read(string text, Func<uint, byte, ECDsa?> key)
    {
        var code = text.AsSpan().Trim("\r\n\t");
        if (!code.StartsWith(Mark, StringComparison.Ordinal)) return new(BadgeSight.NotABadge);
        code = code[Mark.Length..];

        Span<byte> token = stackalloc byte[Size];
        if (code.Length != EncodedLength || !TryDecode(code, token) || BadgePayload.Read(token) is not { } payload) return new(BadgeSight.Damaged);
        if (key(payload.Conference, payload.Key) is not { } verifier) return new(BadgeSight.Foreign);

        Span<byte> message = stackalloc byte[Purpose.Length + BadgePayload.Size];
        Message(token, message);
        return verifier.VerifyData(message, token[BadgePayload.Size..], HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
            ? new(BadgeSight.Genuine, payload)
            : new(BadgeSight.Forged);
    }

    /// <summary>Base45 writes two bytes as three characters and a last single byte as two.</summary>
    private const int EncodedLength = Size / 2 * 3 + Size % 2 * 2;

    private static bool TryDecode(ReadOnlySpan<char> code, Span<byte> token)
    {
        // The alphabet is checked here because the library's decoder throws on a foreign character.
        if (code.ContainsAnyExcept(Alphabet)) return false;
        Span<byte> wide = stackalloc byte[Size + 3];
        if (!Base45.Default.TryDecode(code, wide, out var written) || written != Size) return false;
        wide[..Size].CopyTo(token);
        // One writing for each token: what does not encode back to itself was altered.
        return code.SequenceEqual(Base45.Default.Encode(token));
    }

    private static readonly SearchValues<char> Alphabet = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:");

    private static void Message(ReadOnlySpan<byte> token, Span<byte> message)
    {
        Purpose.CopyTo(message);
        token[..BadgePayload.Size].CopyTo(message[Purpose.Length..]);
    }
}
