using NodaTime;
using SkiaSharp;

namespace Plenary.Print;

/// <summary>A PDF in the making. Leaves are composed first; then each face is cut down to the glyphs in use, and only then is everything drawn.</summary>
/// <remarks>The same content gives the same bytes. Text can be selected and searched in every script; tags for screen readers are not
/// possible with this library, so what is printed also stands on a page (docs/decisions/0005).</remarks>
public sealed class Paper(string title)
{
    private readonly List<Leaf> leaves = [];

    public IReadOnlyList<Leaf> Leaves => leaves;

    /// <summary>The author named in the file's properties, such as the conference.</summary>
    public string Author { get; init; } = "";

    /// <summary>The date in the file's properties; left out, so that the file can be made again alike, unless given.</summary>
    public Instant? Dated { get; init; }

    /// <summary>A new page of a size in points.</summary>
    public Leaf NewLeaf(SKSize size) => InsertLeaf(leaves.Count, size);

    /// <summary>A new page before those from a place on.</summary>
    public Leaf InsertLeaf(int at, SKSize size)
    {
        var leaf = new Leaf(size);
        leaves.Insert(at, leaf);
        return leaf;
    }

    /// <summary>The first leaf as a picture, one dot for a point.</summary>
    public byte[] Picture()
    {
        using var ink = new Drawing(leaves);
        using var surface = SKSurface.Create(new SKImageInfo((int)leaves[0].Size.Width, (int)leaves[0].Size.Height));
        foreach (var mark in leaves[0].Marks) mark(surface.Canvas, ink);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    /// <summary>Writes the file. The stream is written synchronously, so it must be memory or a file, never a response.</summary>
    public void Write(Stream stream)
    {
        using var ink = new Drawing(leaves);
        using var document = SKDocument.CreatePdf(stream, new SKDocumentPdfMetadata
        {
            Title = title,
            Author = Author,
            Producer = "Plenary",
            Creator = "Plenary",
            Creation = Dated?.ToDateTimeUtc(),
            Modified = Dated?.ToDateTimeUtc(),
            RasterDpi = 300,
            EncodingQuality = 90,
        });
        foreach (var leaf in leaves)
        {
            var canvas = document.BeginPage(leaf.Size.Width, leaf.Size.Height);
            foreach (var mark in leaf.Marks) mark(canvas, ink);
            document.EndPage();
        }
        document.Close();
    }
}
