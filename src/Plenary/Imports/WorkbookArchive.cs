using System.Buffers;
using System.IO.Compression;

namespace Plenary.Imports;

/// <summary>
/// Looks an XLSX through before it is read: how much it unpacks to, and whether single texts in it would make
/// the reader hold more than it should. Everything is counted while it streams by; pictures are never opened at all.
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

            long total = 0;
            foreach (var part in archive.Entries.Where(IsRead))
            {
                total += part.Length;
                if (total > limits.UnpackedBytes || (part.Length > 8 << 20 && part.Length / Math.Max(1, part.CompressedLength) > limits.Ratio)) return unpacksTooFar;
                if (!IsSheet(part) && part.Length > limits.SharedTextBytes) return unpacksTooFar;
            }
            foreach (var part in archive.Entries.Where(IsRead))
                if (!IsHarmless(part)) return unpacksTooFar;
            return null;
        }
        catch (InvalidDataException)
        {
            return new(file, 0, null, SheetRefusals.Broken);
        }
    }

    /// <summary>Parts that are text; media, drawings' pictures and embedded files are not touched by the reader.</summary>
    private static bool IsRead(ZipArchiveEntry part) =>
        part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || part.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)
        || part.FullName.EndsWith(".bin", StringComparison.OrdinalIgnoreCase);

    /// <summary>Sheets are read row by row; every other part is held in memory while the file is open.</summary>
    private static bool IsSheet(ZipArchiveEntry part) => part.FullName.Contains("worksheets/", StringComparison.OrdinalIgnoreCase);

    /// <summary>No text or tag longer than allowed, not too many joined cells, and no more bytes than the directory of the archive says.</summary>
    private static bool IsHarmless(ZipArchiveEntry part)
    {
        using var unpacked = part.Open();
        var isSheet = IsSheet(part);
        var isXml = !part.FullName.EndsWith(".bin", StringComparison.OrdinalIgnoreCase);
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
                if (!isSheet) continue;
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
