using System.Text;
using SkiaSharp;

namespace Plenary.Print;

/// <summary>The faces of one document, cut down to the glyphs in use, while it is drawn.</summary>
internal sealed class Drawing : IDisposable
{
    private readonly Dictionary<Face, SKTypeface> faces = [];
    private readonly Dictionary<(Face, float), SKFont> fonts = [];

    public Drawing(IEnumerable<Leaf> leaves)
    {
        var used = new Dictionary<Face, (HashSet<ushort> Glyphs, HashSet<int> Letters)>();
        foreach (var run in leaves.SelectMany(leaf => leaf.Runs))
        {
            if (!used.TryGetValue(run.Face, out var of)) used[run.Face] = of = ([], []);
            of.Glyphs.UnionWith(run.Glyphs);
            foreach (var rune in Encoding.UTF8.GetString(run.Utf8).EnumerateRunes()) of.Letters.Add(rune.Value);
        }
        foreach (var (face, (glyphs, letters)) in used) faces[face] = FontSubset.Cut(face, glyphs, letters);
    }

    public void Set(SKCanvas canvas, GlyphRun run, float x, float baseline)
    {
        if (run.Glyphs.Length == 0) return;
        using var builder = new SKTextBlobBuilder();
        // Letters and clusters go with the glyphs: without them joined Arabic and ligatures cannot be searched or copied.
        var raw = builder.AllocateRawPositionedTextRun(Font(run.Face, run.Size), run.Glyphs.Length, run.Utf8.Length, null);
        run.Glyphs.CopyTo(raw.Glyphs);
        run.Positions.CopyTo(raw.Positions);
        run.Utf8.CopyTo(raw.Text);
        run.Clusters.CopyTo(raw.Clusters);
        using var blob = builder.Build();
        using var paint = new SKPaint { Color = run.Colour, IsAntialias = true };
        canvas.DrawText(blob, x + run.X, baseline, paint);
    }

    private SKFont Font(Face face, float size)
    {
        if (!fonts.TryGetValue((face, size), out var font))
            fonts[(face, size)] = font = new SKFont(faces[face], size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };
        return font;
    }

    public void Dispose()
    {
        foreach (var font in fonts.Values) font.Dispose();
        foreach (var face in faces.Values) face.Dispose();
    }
}
