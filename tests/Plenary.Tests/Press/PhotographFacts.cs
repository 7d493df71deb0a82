using System.Text;
using Plenary.Press;
using SkiaSharp;
using Xunit;

namespace Plenary.Tests.Press;

public class PhotographFacts
{
    /// <summary>A JPEG of 400 × 300 as a telephone writes it: EXIF with orientation and GPS position, XMP, IPTC and a comment.</summary>
    internal static byte[] FromATelephone(int orientation = 1)
    {
        using var surface = SKSurface.Create(new SKImageInfo(400, 300));
        surface.Canvas.Clear(SKColors.White);
        using var red = new SKPaint { Color = SKColors.Red };
        surface.Canvas.DrawRect(0, 0, 200, 150, red);   // red in the corner of row 0, column 0
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, 95);
        var jpeg = data.ToArray();
        return [.. jpeg[..2], .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(orientation)]), .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. "<x:xmpmeta><exif:GPSLatitude>41,1.5N</exif:GPSLatitude></x:xmpmeta>"u8]),
            .. Segment(0xED, [.. "Photoshop 3.0\0"u8, .. "8BIM IPTC secret-by-line"u8]), .. Segment(0xFE, "secret-comment"u8), .. jpeg[2..]];

        static byte[] Segment(byte marker, ReadOnlySpan<byte> body) => [0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];
    }

    /// <summary>TIFF, big-endian: IFD0 with orientation, maker and a GPS directory with 41° 1′ 30″ N.</summary>
    private static byte[] Exif(int orientation)
    {
        var bytes = new List<byte>();
        bytes.AddRange("MM\0*"u8); U32(8);
        U16(3);
        Entry(0x010F, 2, 12, 8 + 2 + 36 + 4);
        U16(0x0112); U16(3); U32(1); U16((ushort)orientation); U16(0);
        Entry(0x8825, 4, 1, 8 + 2 + 36 + 4 + 12);
        U32(0);
        bytes.AddRange("SecretMaker\0"u8);
        var gps = bytes.Count;
        U16(2);
        U16(1); U16(2); U32(2); bytes.AddRange("N\0\0\0"u8);
        Entry(2, 5, 3, (uint)(gps + 2 + 24 + 4));
        U32(0);
        foreach (var n in new uint[] { 41, 1, 1, 1, 30, 1 }) U32(n);
        return [.. bytes];

        void U16(ushort n) => bytes.AddRange([(byte)(n >> 8), (byte)n]);
        void U32(uint n) => bytes.AddRange([(byte)(n >> 24), (byte)(n >> 16), (byte)(n >> 8), (byte)n]);
        void Entry(ushort tag, ushort type, uint count, uint value) { U16(tag); U16(type); U32(count); U32(value); }
    }

    private static void AssertBare(byte[] jpeg)
    {
        var text = Encoding.Latin1.GetString(jpeg);
        Assert.All(new[] { "Exif", "GPS", "xmp", "8BIM", "IPTC", "Secret", "secret", "ICC_PROFILE", "MM\0*", "II*\0" }, word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
        // Every marker before the picture: only APP0 (JFIF), tables and frame; no other application segment, no comment.
        for (var at = 2; jpeg[at + 1] != 0xDA; at += 2 + (jpeg[at + 2] << 8 | jpeg[at + 3]))
            Assert.False(jpeg[at + 1] is (>= 0xE1 and <= 0xEF) or 0xFE, $"segment FF{jpeg[at + 1]:X2}");
    }

    [Fact]
    public void No_copy_tells_where_it_was_taken()
    {
        var file = FromATelephone();
        Assert.Contains("Exif", Encoding.Latin1.GetString(file));
        Assert.Null(Photograph.Take(file, out var photograph));
        AssertBare(photograph!.Large);
        AssertBare(photograph.Small);
    }

    [Theory]
    [InlineData(1, 400, 300, false, false)]
    [InlineData(2, 400, 300, true, false)]
    [InlineData(3, 400, 300, true, true)]
    [InlineData(4, 400, 300, false, true)]
    [InlineData(5, 300, 400, false, false)]
    [InlineData(6, 300, 400, true, false)]
    [InlineData(7, 300, 400, true, true)]
    [InlineData(8, 300, 400, false, true)]
    public void It_stands_upright(int orientation, int width, int height, bool redAtTheRight, bool redAtTheFoot)
    {
        Assert.Null(Photograph.Take(FromATelephone(orientation), out var photograph));
        using var bitmap = SKBitmap.Decode(photograph!.Large);
        Assert.Equal((width, height), (bitmap.Width, bitmap.Height));
        var red = bitmap.GetPixel(redAtTheRight ? width - 20 : 20, redAtTheFoot ? height - 20 : 20);
        var white = bitmap.GetPixel(redAtTheRight ? 20 : width - 20, redAtTheFoot ? 20 : height - 20);
        Assert.True(red is { Red: > 200, Green: < 80 }, red.ToString());
        Assert.True(white is { Red: > 200, Green: > 200 }, white.ToString());
    }

    [Fact]
    public void A_wide_picture_is_kept_in_two_sizes()
    {
        using var surface = SKSurface.Create(new SKImageInfo(2400, 1200));
        surface.Canvas.Clear(SKColors.Teal);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        Assert.Null(Photograph.Take(png.ToArray(), out var photograph));
        using var large = SKBitmap.Decode(photograph!.Large);
        using var small = SKBitmap.Decode(photograph.Small);
        Assert.Equal((1600, 800, 800, 400), (large.Width, large.Height, small.Width, small.Height));
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("<!doctype html><script>alert(1)</script>")]
    [InlineData("GIF89a\u0001\0\u0001\0")]
    [InlineData("%PDF-1.7")]
    [InlineData("")]
    public void Other_files_are_refused(string content) =>
        Assert.Equal(Photograph.NotAPhotograph, Photograph.Take(Encoding.Latin1.GetBytes(content), out _));

    [Fact]
    public void A_flood_of_pixels_is_refused_by_its_head()
    {
        // 30,000 × 30,000 pixels claimed in the head of a PNG of a few bytes.
        var png = Convert.FromHexString("89504E470D0A1A0A0000000D49484452000075300000753008020000000000000000000000");
        Crc(png);
        Assert.Equal(Photograph.TooManyPixels, Photograph.Take([.. png[..33], .. Convert.FromHexString("0000000049444154"), .. Convert.FromHexString("35AF061E")], out _));

        static void Crc(byte[] png)
        {
            var crc = 0xFFFFFFFF;
            foreach (var b in png.AsSpan(12, 17))
            {
                crc ^= b;
                for (var i = 0; i < 8; i++) crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), ~crc);
        }
    }

    [Fact]
    public void A_cut_off_file_is_refused()
    {
        var file = FromATelephone();
        Assert.Equal(Photograph.Damaged, Photograph.Take(file[..(file.Length / 2)], out _));
    }
}
