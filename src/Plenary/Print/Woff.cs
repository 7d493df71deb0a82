using System.Buffers.Binary;
using System.IO.Compression;

namespace Plenary.Print;

/// <summary>Unpacks a WOFF 1 file, the form in which some faces are published, to the plain font inside (w3.org/TR/WOFF).</summary>
internal static class Woff
{
    private const uint Signature = 0x774F4646;
    private const int Header = 44, Entry = 20;

    public static byte[] Unpack(ReadOnlySpan<byte> woff)
    {
        if (BinaryPrimitives.ReadUInt32BigEndian(woff) != Signature) throw new InvalidDataException("This is not a WOFF 1 file.");
        int tables = BinaryPrimitives.ReadUInt16BigEndian(woff[12..]);
        var font = new byte[BinaryPrimitives.ReadInt32BigEndian(woff[16..])];
        woff[4..8].CopyTo(font);
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(4), (ushort)tables);
        // The three search fields that follow are hints for old systems; readers of today do without.
        var at = 12 + 16 * tables;
        for (var i = 0; i < tables; i++)
        {
            var entry = woff[(Header + Entry * i)..];
            int from = BinaryPrimitives.ReadInt32BigEndian(entry[4..]), packed = BinaryPrimitives.ReadInt32BigEndian(entry[8..]), size = BinaryPrimitives.ReadInt32BigEndian(entry[12..]);
            var line = font.AsSpan(12 + 16 * i);
            entry[..4].CopyTo(line);
            entry[16..20].CopyTo(line[4..]);
            BinaryPrimitives.WriteInt32BigEndian(line[8..], at);
            BinaryPrimitives.WriteInt32BigEndian(line[12..], size);
            var table = font.AsSpan(at, size);
            if (packed == size) woff.Slice(from, size).CopyTo(table);
            else
            {
                using var unpacked = new ZLibStream(new MemoryStream(woff.Slice(from, packed).ToArray()), CompressionMode.Decompress);
                unpacked.ReadExactly(table);
            }
            at += (size + 3) & ~3;
        }
        return font;
    }
}
