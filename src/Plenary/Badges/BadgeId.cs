using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace Plenary.Badges;

/// <summary>The 80 random bits that name one printed badge. They say nothing about its bearer and cannot be guessed or counted up.</summary>
public readonly record struct BadgeId(ulong High, ushort Low)
{
    public const int Size = 10;

    public static BadgeId New()
    {
        Span<byte> random = stackalloc byte[Size];
        RandomNumberGenerator.Fill(random);
        return Read(random);
    }

    public static BadgeId Read(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt16BigEndian(bytes[8..]));

    public byte[] Bytes()
    {
        var bytes = new byte[Size];
        Write(bytes);
        return bytes;
    }

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[8..], Low);
    }

    /// <summary>Twenty hexadecimal digits, lower case.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{High:x16}{Low:x4}");

    public static bool TryParse([NotNullWhen(true)] string? text, out BadgeId id)
    {
        id = default;
        if (text is not { Length: Size * 2 }) return false;
        if (!ulong.TryParse(text.AsSpan(0, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var high)) return false;
        if (!ushort.TryParse(text.AsSpan(16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var low)) return false;
        id = new(high, low);
        return true;
    }
}
