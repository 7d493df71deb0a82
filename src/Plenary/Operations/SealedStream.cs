using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Plenary.Operations;

/// <summary>
/// An archive under a passphrase: AES-256-GCM over blocks of 64 KiB, each with its number and whether it is the last in its nonce, so
/// that blocks cannot be changed, moved, left out or cut off (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015).
/// The key comes from the passphrase by PBKDF2-HMAC-SHA-256; salt and rounds stand at the head, which every block authenticates.
/// </summary>
internal static class SealedStream
{
    private const int Block = 64 * 1024, Tag = 16, SaltLength = 16, HeadLength = 16 + 4 + SaltLength + 7;
    private const int Rounds = 600_000;   // OWASP, 2023
    private static readonly byte[] Magic = Encoding.ASCII.GetBytes("plenary backup 1");

    /// <summary>Writes to the stream; what is written is whole only after Dispose.</summary>
    public static Stream Write(Stream to, string passphrase)
    {
        var head = new byte[HeadLength];
        Magic.CopyTo(head, 0);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(16), Rounds);
        RandomNumberGenerator.Fill(head.AsSpan(20));
        to.Write(head);
        return new Writer(to, head, KeyOf(passphrase, head));
    }

    /// <exception cref="Stop">Not a backup, another passphrase, or damaged: at the latest when the damaged block is read.</exception>
    public static Stream Read(Stream from, string passphrase)
    {
        var head = new byte[HeadLength];
        if (from.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false) < HeadLength || !head.AsSpan(0, 16).SequenceEqual(Magic)) throw new Stop("This file is not a backup of Plenary.");
        if (BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(16)) is < 100_000 or > 10_000_000) throw new Stop("The head of this backup is damaged.", Stop.Wrong);
        return new Reader(from, head, KeyOf(passphrase, head));
    }

    private static AesGcm KeyOf(string passphrase, byte[] head) =>
        new(Rfc2898DeriveBytes.Pbkdf2(passphrase.Normalize(), head.AsSpan(20, SaltLength), BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(16)), HashAlgorithmName.SHA256, 32), Tag);

    private static void Nonce(Span<byte> nonce, byte[] head, uint number, bool last)
    {
        head.AsSpan(20 + SaltLength, 7).CopyTo(nonce);
        BinaryPrimitives.WriteUInt32BigEndian(nonce[7..], number);
        nonce[11] = last ? (byte)1 : (byte)0;
    }

    private sealed class Writer(Stream to, byte[] head, AesGcm aes) : OneWay
    {
        private readonly byte[] buffer = new byte[Block];
        private int filled;
        private uint number;
        private bool ended;

        public override bool CanWrite => true;

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> bytes)
        {
            while (bytes.Length > 0)
            {
                if (filled == Block) Send(last: false);   // only when more follows: the last block is sent by Dispose
                var taken = Math.Min(bytes.Length, Block - filled);
                bytes[..taken].CopyTo(buffer.AsSpan(filled));
                filled += taken;
                bytes = bytes[taken..];
            }
        }

        private void Send(bool last)
        {
            Span<byte> nonce = stackalloc byte[12];
            Nonce(nonce, head, number++, last);
            var block = new byte[filled + Tag];
            aes.Encrypt(nonce, buffer.AsSpan(0, filled), block.AsSpan(0, filled), block.AsSpan(filled), head);
            to.Write(block);
            filled = 0;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && !ended)
            {
                ended = true;
                Send(last: true);
            }
            aes.Dispose();
            base.Dispose(disposing);
        }
    }

    private sealed class Reader(Stream from, byte[] head, AesGcm aes) : OneWay
    {
        private byte[] ahead = [];
        private byte[] plain = [];
        private int at;
        private uint number;
        private bool begun, ended;

        public override bool CanRead => true;

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            while (at == plain.Length)
            {
                if (ended) return 0;
                Open();
            }
            var taken = Math.Min(buffer.Length, plain.Length - at);
            plain.AsSpan(at, taken).CopyTo(buffer);
            at += taken;
            return taken;
        }

        private void Open()
        {
            if (!begun) (ahead, begun) = (Next(), true);
            var block = ahead;
            ahead = block.Length == Block + Tag ? Next() : [];
            ended = ahead.Length == 0;
            if (block.Length < Tag) throw Damaged();
            Span<byte> nonce = stackalloc byte[12];
            Nonce(nonce, head, number, ended);
            plain = new byte[block.Length - Tag];
            try { aes.Decrypt(nonce, block.AsSpan(0, plain.Length), block.AsSpan(plain.Length), plain, head); }
            catch (AuthenticationTagMismatchException) { throw Damaged(); }
            (at, number) = (0, number + 1);
        }

        private byte[] Next()
        {
            var block = new byte[Block + Tag];
            return block[..from.ReadAtLeast(block, block.Length, throwOnEndOfStream: false)];
        }

        private Stop Damaged() => number == 0
            ? new("This is not the passphrase of this backup, or its beginning is damaged.", Stop.Wrong)
            : new($"The backup is damaged or cut off, after about {number * (long)Block / 1024 / 1024:N0} MiB. Nothing was changed.", Stop.Wrong);

        protected override void Dispose(bool disposing)
        {
            aes.Dispose();
            base.Dispose(disposing);
        }
    }

    private abstract class OneWay : Stream
    {
        public override bool CanRead => false;
        public override bool CanWrite => false;
        public override bool CanSeek => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
