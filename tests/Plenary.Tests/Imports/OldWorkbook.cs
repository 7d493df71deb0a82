using System.Buffers.Binary;
using System.Text;

namespace Plenary.Tests.Imports;

/// <summary>The smallest XLS there is: a compound file with one stream of BIFF8 records ([MS-CFB], [MS-XLS]).</summary>
internal static class OldWorkbook
{
    public static byte[] Of(string sheet, params object[][] rows)
    {
        var globals = new MemoryStream();
        Record(globals, 0x0809, [0, 6, 5, 0, .. new byte[12]]);
        Record(globals, 0x0042, [0xB0, 0x04]);
        var bound = globals.Length + 4;
        Record(globals, 0x0085, [0, 0, 0, 0, 0, 0, (byte)sheet.Length, 1, .. Encoding.Unicode.GetBytes(sheet)]);
        Record(globals, 0x000A, []);
        var at = globals.Length;

        Record(globals, 0x0809, [0, 6, 0x10, 0, .. new byte[12]]);
        Record(globals, 0x0200, [0, 0, 0, 0, .. Four(rows.Length), 0, 0, .. Two(rows.Max(row => row.Length)), 0, 0]);
        for (var r = 0; r < rows.Length; r++)
            Record(globals, 0x0208, [.. Two(r), 0, 0, .. Two(rows[r].Length), 0xFF, 0, 0, 0, 0, 0, 0, 1, 0x0F, 0]);
        for (var r = 0; r < rows.Length; r++)
            for (var c = 0; c < rows[r].Length; c++)
                if (rows[r][c] is double number) Record(globals, 0x0203, [.. Two(r), .. Two(c), 0, 0, .. BitConverter.GetBytes(number)]);
                else if (rows[r][c] is string text) Record(globals, 0x0204, [.. Two(r), .. Two(c), 0, 0, .. Two(text.Length), 1, .. Encoding.Unicode.GetBytes(text)]);
        Record(globals, 0x000A, []);

        var stream = globals.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(stream.AsSpan((int)bound), (int)at);
        return Compound(stream);
    }

    private static byte[] Compound(byte[] stream)
    {
        // A stream of 4,096 bytes and more lies in ordinary sectors: header, table of sectors, directory, stream.
        var sectors = Math.Max(8, (stream.Length + 511) / 512);
        var file = new byte[512 * (3 + sectors)];
        byte[] header = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[16], 0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0, .. new byte[6], .. Four(0), .. Four(1), .. Four(1), .. Four(0), .. Four(4096), .. Four(-2), .. Four(0), .. Four(-2), .. Four(0), .. Four(0)];
        header.CopyTo(file, 0);
        for (var i = header.Length; i < 512; i++) file[i] = 0xFF;
        for (var i = 0; i < 128; i++)
            Four(i == 0 ? -3 : i == 1 ? -2 : i < 1 + sectors ? i + 1 : i == 1 + sectors ? -2 : -1).CopyTo(file, 512 + 4 * i);
        Entry("Root Entry", 5, 1, -2, 0).CopyTo(file, 1024);
        Entry("Workbook", 2, -1, 2, sectors * 512).CopyTo(file, 1024 + 128);
        stream.CopyTo(file, 1536);
        return file;
    }

    private static byte[] Entry(string name, byte kind, int child, int start, int size)
    {
        var text = new byte[64];
        Encoding.Unicode.GetBytes(name).CopyTo(text, 0);
        return [.. text, .. Two(2 * name.Length + 2), kind, 1, .. Four(-1), .. Four(-1), .. Four(child), .. new byte[36], .. Four(start), .. Four(size), .. Four(0)];
    }

    private static void Record(MemoryStream into, int kind, byte[] body) => into.Write([.. Two(kind), .. Two(body.Length), .. body]);

    private static byte[] Two(int number) => BitConverter.GetBytes((short)number);

    private static byte[] Four(int number) => BitConverter.GetBytes(number);
}
