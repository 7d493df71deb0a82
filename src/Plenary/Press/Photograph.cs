using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Storage;
using SkiaSharp;

namespace Plenary.Press;

/// <summary>
/// A press photograph as we keep it: upright, in two sizes, drawn anew as JPEG. Nothing of the file that came survives, so no copy
/// tells where, when or with what it was taken (EXIF, GPS, XMP, IPTC, thumbnails, comments).
/// </summary>
/// <param name="Large">At most 1,600 pixels wide.</param>
/// <param name="Small">At most 800 pixels wide.</param>
public sealed record Photograph(byte[] Large, byte[] Small)
{
    /// <summary>Of the file that comes, and of the picture in it (as its head says, before anything is unpacked).</summary>
    public const int MostBytes = 20 * 1024 * 1024, MostPixels = 40_000_000, LeastWidth = 200;
    public const int LargeWidth = 1600, SmallWidth = 800;
    private const int Quality = 84;

    public static readonly Refusal NotAPhotograph = new("photograph.not-a-photograph", "This is not a photograph we can take. Send a JPEG, PNG or WebP file.");
    public static readonly Refusal TooLarge = new("photograph.too-large", "The file is larger than {0} MB. Send a smaller one.");
    public static readonly Refusal TooManyPixels = new("photograph.too-many-pixels", "The picture has more than {0} million pixels. Send a smaller one.");
    public static readonly Refusal TooNarrow = new("photograph.too-narrow", "The picture is narrower than {0} pixels. Send a larger one.");
    public static readonly Refusal Damaged = new("photograph.damaged", "The picture is damaged. Save it again, then send it.");

    // One at a time: unpacked, a picture of 40 million pixels takes 160 MB.
    private static readonly Lock OneAtATime = new();

    /// <summary>Takes a file in; whatever its name and type say, its content decides.</summary>
    public static Refusal? Take(byte[] file, out Photograph? photograph)
    {
        photograph = null;
        if (file.Length > MostBytes) return TooLarge.With(MostBytes / 1024 / 1024);
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png or SKEncodedImageFormat.Webp)) return NotAPhotograph;
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if ((long)width * height > MostPixels) return TooManyPixels.With(MostPixels / 1_000_000);
        var sideways = codec.EncodedOrigin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        if ((sideways ? height : width) < LeastWidth) return TooNarrow.With(LeastWidth);

        lock (OneAtATime)
        {
            using var srgb = SKColorSpace.CreateSrgb();
            var info = new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul, srgb);
            using var bitmap = new SKBitmap();
            if (!bitmap.TryAllocPixels(info) || codec.GetPixels(info, bitmap.GetPixels()) is not SKCodecResult.Success) return Damaged;
            // Without a colour space on either side nothing is converted again, and the encoder writes no profile.
            using var pixels = new SKPixmap(info.WithColorSpace(null), bitmap.GetPixels(), bitmap.RowBytes);
            using var image = SKImage.FromPixels(pixels);
            photograph = new(Draw(image, codec.EncodedOrigin, sideways, LargeWidth), Draw(image, codec.EncodedOrigin, sideways, SmallWidth));
        }
        return null;
    }

    /// <summary>Keeps both sizes in the file store; the names are hashes of their content.</summary>
    public async Task<(string Large, string Small)> Keep(PlenaryDb db, FileStore files, Guid conference, Instant at)
    {
        return (await KeepOne(Large), await KeepOne(Small));

        async Task<string> KeepOne(byte[] bytes)
        {
            var hash = await files.Keep(bytes);
            if (!db.Files.Local.Any(f => f.Hash == hash) && !await db.Files.AnyAsync(f => f.Hash == hash))
                db.Files.Add(new() { ConferenceId = conference, Hash = hash, ContentType = "image/jpeg", Bytes = bytes.Length, AddedAt = at });
            return hash;
        }
    }

    /// <summary>How many pixels wide a kept picture is, as its head says; 0 when it cannot be read.</summary>
    public static int WidthOf(string path)
    {
        using var codec = SKCodec.Create(path);
        return codec?.Info.Width ?? 0;
    }

    private static byte[] Draw(SKImage image, SKEncodedOrigin origin, bool sideways, int widest)
    {
        var (width, height) = sideways ? (image.Height, image.Width) : (image.Width, image.Height);
        var scale = Math.Min(1f, (float)widest / width);
        var (drawnWidth, drawnHeight) = ((int)Math.Round(width * scale), Math.Max(1, (int)Math.Round(height * scale)));
        using var surface = SKSurface.Create(new SKImageInfo(drawnWidth, drawnHeight, SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale((float)drawnWidth / width, (float)drawnHeight / height);
        surface.Canvas.Concat(Upright(origin, image.Width, image.Height));
        surface.Canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var drawn = surface.Snapshot();
        using var encoded = drawn.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return encoded.ToArray();
    }

    /// <summary>The turn that EXIF asks for (tag 0x0112; names say where row 0 and column 0 of the file stand).</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin, int w, int h) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, w, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, w, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, h, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, h, -1, 0, w, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, w, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
