using System.Text;

namespace Plenary.Imports;

/// <summary>How the bytes of a text file stand for characters, and how sure that is.</summary>
/// <param name="Encoding">The encoding.</param>
/// <param name="Preamble">Bytes of byte order mark before the text.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Reason">In English, for the person who may choose otherwise.</param>
public sealed record EncodingGuess(Encoding Encoding, int Preamble, double Confidence, string Reason)
{
    /// <summary>No encoding turns these bytes into text.</summary>
    public bool IsBinary { get; private init; }

    /// <summary>Reads the whole stream once, a little at a time, since a list may be plain English for its first thousand rows.</summary>
    /// <returns>Null when <paramref name="chosen"/> names no known encoding.</returns>
    internal static EncodingGuess? Of(Stream stream, string? chosen)
    {
        var bytes = ByteCount.Of(stream);
        if (chosen is not null) return TextEncodings.Find(chosen) is { } known ? new(known, Mark(bytes.Start, known), 1, "chosen") : null;

        foreach (var marked in new Encoding[] { new UTF8Encoding(true), new UTF32Encoding(false, true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true) })
            if (Mark(bytes.Start, marked) is var length and > 0) return new(marked, length, 1, "byte order mark");

        if (bytes.WideOrder() is { } bigEndian)
            return new(new UnicodeEncoding(bigEndian, false), 0, 0.9, "every second byte of the separators is empty");
        if (bytes.Odd > Math.Max(16, bytes.Length / 50)) return new(new UTF8Encoding(false), 0, 0, "binary") { IsBinary = true };
        if (bytes.Malformed == 0)
            return new(new UTF8Encoding(false), 0, 1, bytes.WellFormed == 0 ? "plain ASCII" : "every sequence is well-formed UTF-8");
        if (bytes.WellFormed > 10 * bytes.Malformed)
            return new(new UTF8Encoding(false), 0, 0.8, "nearly every sequence is well-formed UTF-8");
        return TextEncodings.Likeliest(bytes.Sample);
    }

    private static int Mark(ReadOnlySpan<byte> start, Encoding encoding) =>
        encoding.Preamble.Length > 0 && start.StartsWith(encoding.Preamble) ? encoding.Preamble.Length : 0;

    /// <summary>What one pass over a file tells about its bytes.</summary>
    private sealed class ByteCount
    {
        public byte[] Start = [];
        public byte[] Sample = [];
        public long Length, WellFormed, Malformed, Odd;
        private readonly long[] zeros = new long[2];

        public static ByteCount Of(Stream stream)
        {
            var count = new ByteCount();
            var sample = new MemoryStream();
            var buffer = new byte[32 << 10];
            var held = 0;
            stream.Position = 0;
            for (int read; (read = stream.ReadAtLeast(buffer.AsSpan(held), 1, throwOnEndOfStream: false)) > 0 || held > 0;)
            {
                var chunk = buffer.AsSpan(0, held + read);
                if (count.Start.Length == 0) count.Start = chunk[..Math.Min(4, chunk.Length)].ToArray();
                count.Zeros(chunk[held..]);
                var left = count.Utf8(chunk, last: read == 0, out var foreign);
                if (foreign && sample.Length < 256 << 10) sample.Write(chunk[..^left]);
                chunk[^left..].CopyTo(buffer);
                held = left;
                if (read == 0) break;
            }
            count.Sample = sample.ToArray();
            return count;
        }

        /// <summary>In UTF-16 the separators, blanks and line ends of any list have one empty byte, always on the same side.</summary>
        public bool? WideOrder()
        {
            var (even, odd) = (zeros[0], zeros[1]);
            if (Length % 2 != 0 || Math.Max(even, odd) < 2 || Math.Max(even, odd) * 40 <= Length || Math.Min(even, odd) > Math.Max(even, odd) / 4) return null;
            return even > odd;
        }

        private void Zeros(ReadOnlySpan<byte> chunk)
        {
            foreach (var b in chunk)
            {
                if (b == 0) zeros[Length & 1]++;
                if (b < 0x20 && b is not (9 or 10 or 13 or 12 or 26 or 11)) Odd++;
                Length++;
            }
        }

        /// <summary>Counts well-formed and malformed sequences; returns how many bytes at the end wait for the next chunk.</summary>
        private int Utf8(ReadOnlySpan<byte> chunk, bool last, out bool foreign)
        {
            foreign = false;
            while (true)
            {
                var at = chunk.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
                if (at < 0) return 0;
                foreign = true;
                chunk = chunk[at..];
                switch (Rune.DecodeFromUtf8(chunk, out _, out var length))
                {
                    case System.Buffers.OperationStatus.Done: WellFormed++; break;
                    case System.Buffers.OperationStatus.NeedMoreData when !last: return chunk.Length;
                    default: Malformed++; break;
                }
                chunk = chunk[Math.Max(1, length)..];
            }
        }
    }
}
