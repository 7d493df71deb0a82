using SkiaSharp;

namespace Plenary.Print;

/// <summary>A stretch of glyphs of one face, size and direction, with the letters they stand for, so that text can be selected and searched.</summary>
/// <param name="Utf8">The letters, in the order in which they are read.</param>
/// <param name="Clusters">For each glyph, where in <paramref name="Utf8"/> its letters begin.</param>
/// <param name="X">Start edge within the line, in points from its left.</param>
internal sealed record GlyphRun(Face Face, float Size, SKColor Colour, ushort[] Glyphs, SKPoint[] Positions, byte[] Utf8, uint[] Clusters, float X);

/// <summary>One composed line of text, ready to be set on a leaf. Measures in points.</summary>
public sealed class Line
{
    internal Line(IReadOnlyList<GlyphRun> runs, float width, float ascent, float descent, bool isRightToLeft, bool isLast)
    {
        (Runs, Width, Ascent, Descent, IsRightToLeft, IsLast) = (runs, width, ascent, descent, isRightToLeft, isLast);
    }

    internal IReadOnlyList<GlyphRun> Runs { get; }
    public float Width { get; }
    /// <summary>Of the tallest face in the line.</summary>
    public float Ascent { get; }
    public float Descent { get; }
    /// <summary>The paragraph's direction: its start edge is the right one.</summary>
    public bool IsRightToLeft { get; }
    /// <summary>Ends its paragraph.</summary>
    public bool IsLast { get; }
}
