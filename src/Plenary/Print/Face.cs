using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using HarfBuzzSharp;

namespace Plenary.Print;

/// <summary>One font file, opened for shaping. The file is mapped, not read: a face of ten megabytes costs what is used of it.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A face stays open as long as the program runs; there are some twenty.")]
public sealed class Face
{
    private readonly Font font;

    internal Face(string path, float scale, float room)
    {
        Name = Path.GetFileName(path);
        Scale = scale;
        var blob = path.EndsWith(".woff", StringComparison.Ordinal) ? Pinned(Woff.Unpack(File.ReadAllBytes(path))) : Blob.FromFile(path);
        blob.MakeImmutable();
        Outlines = new HarfBuzzSharp.Face(blob, 0);
        Outlines.MakeImmutable();
        UnitsPerEm = Outlines.UnitsPerEm;
        font = new Font(Outlines);
        font.SetFunctionsOpenType();
        if (!font.TryGetHorizontalFontExtents(out var extents)) throw new InvalidDataException($"{Name} has no line metrics.");
        Ascent = scale * room * extents.Ascender / UnitsPerEm;
        Descent = scale * room * -extents.Descender / UnitsPerEm;
    }

    public string Name { get; }
    /// <summary>How much larger than the nominal size this face is set, so that scripts look equal beside each other.</summary>
    public float Scale { get; }
    /// <summary>Height above and depth below the baseline that a line leaves for it, for a nominal size of one.</summary>
    public float Ascent { get; }
    public float Descent { get; }
    internal int UnitsPerEm { get; }
    internal HarfBuzzSharp.Face Outlines { get; }

    public bool Has(Rune letter) => font.TryGetNominalGlyph((uint)letter.Value, out var glyph) && glyph != 0;

    internal void Shape(HarfBuzzSharp.Buffer buffer, Feature[] features) => font.Shape(buffer, features);

    private static Blob Pinned(byte[] bytes)
    {
        var pin = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        return new(pin.AddrOfPinnedObject(), bytes.Length, MemoryMode.ReadOnly, pin.Free);
    }
}
