using System.Buffers;
using System.IO.Compression;

namespace Plenary.Imports;

/// <summary>
/// Looks an XLSX through before it is read: how much it unpacks to, and whether single texts in it would make
/// the reader hold more than it should. Everything is counted while it streams by; of pictures only the first bytes are looked at.
/// </summary>
internal static class WorkbookArchive
{
    /// <summary>Longest stretch without a tag: 128 cells of the longest text. A longer one is no sheet.</summary>
    private const int LongestText = 4 << 20;

    /// <summary>Blocks of joined cells, which the reader keeps in memory.</summary>
    private const int MostJoined = 100_000;

    private static readonly SearchValues<byte> Signs = SearchValues.Create("<>"u8);

    /// <summary>Null when the file may be read.</summary>
    public static SheetProblem? Refuse(Stream stream, string file, SheetLimits limits)
    {
        var unpacksTooFar = new SheetProblem(file, 0, null, SheetRefusals.UnpacksTooFar);
        try
        {
            stream.Position = 0;
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > limits.Parts) return unpacksTooFar;
            if (archive.GetEntry("mimetype") is not null || !archive.Entries.Any(entry => entry.FullName.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)))
                return new(file, 0, null, SheetRefusals.Foreign);

            var parts = archive.Entries.Where(part => !IsPicture(part)).ToList();
            long total = 0;
            foreach (var part in parts)
            {
                total += part.Length;
                if (total > limits.UnpackedBytes || (part.Length > 8 << 20 && part.Length / Math.Max(1, part.CompressedLength) > limits.Ratio)) return unpacksTooFar;
                if (!IsSheet(part) && part.Length > limits.SharedTextBytes) return unpacksTooFar;
            }
            foreach (var part in parts)
                if (!IsHarmless(part)) return unpacksTooFar;
            return null;
        }
        catch (InvalidDataException)
        {
            return new(file, 0, null, SheetRefusals.Broken);
        }
    }

    /// <summary>How pictures and embedded files begin (PNG, JPEG, GIF, BMP, TIFF, EMF, WMF, archives): no text of XML does.</summary>
    private static readonly byte[][] Pictures =
        [[0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], "GIF8"u8.ToArray(), "BM"u8.ToArray(), "II*\0"u8.ToArray(), "MM\0*"u8.ToArray(), [1, 0, 0, 0], [0xD7, 0xCD, 0xC6, 0x9A], [1, 0, 9, 0], "PK\x3\x4"u8.ToArray()];

    /// <summary>
    /// Known by how it begins, not by where it lies: the reader takes for a sheet whatever the workbook calls one, be it a <c>sheet1.dat</c>
    /// or <c>media/image1.png</c>, and reads it as XML unless it is a <c>.bin</c>.
    /// </summary>
    private static bool IsPicture(ZipArchiveEntry part)
    {
        if (IsBinary(part)) return false;
        using var unpacked = part.Open();
        Span<byte> start = stackalloc byte[4];
        start = start[..unpacked.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        foreach (var sign in Pictures)
            if (start.StartsWith(sign)) return true;
        return false;
    }

    private static bool IsBinary(ZipArchiveEntry part) => part.FullName.EndsWith(".bin", StringComparison.Ordinal);

    /// <summary>Sheets are read row by row; every other part is held in memory while the file is open.</summary>
    private static bool IsSheet(ZipArchiveEntry part) => part.FullName.Contains("worksheets/", StringComparison.OrdinalIgnoreCase);

    /// <summary>No text or tag longer than allowed, not too many joined cells, and no more bytes than the directory of the archive says.</summary>
    private static bool IsHarmless(ZipArchiveEntry part)
    {
        using var unpacked = part.Open();
        var isXml = !IsBinary(part);
        var buffer = ArrayPool<byte>.Shared.Rent(64 << 10);
        try
        {
            long total = 0;
            int stretch = 0, held = 0, joined = 0;
            for (int read; (read = unpacked.Read(buffer, held, buffer.Length - held)) > 0;)
            {
                if ((total += read) > part.Length) return false;
                if (!isXml) continue;
                var chunk = buffer.AsSpan(0, held + read);
                var (first, last) = (chunk.IndexOfAny(Signs), chunk.LastIndexOfAny(Signs));
                stretch = first < 0 ? stretch + read : Math.Max(stretch + first, 0);
                if (stretch > LongestText) return false;
                if (first >= 0) stretch = chunk.Length - last;
                joined += chunk.Count("mergeCell "u8);
                if (joined > MostJoined) return false;
                held = Math.Min("mergeCell "u8.Length - 1, chunk.Length);
                chunk[^held..].CopyTo(buffer);
            }
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
