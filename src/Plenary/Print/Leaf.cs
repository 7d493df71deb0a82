using SkiaSharp;

namespace Plenary.Print;

/// <summary>Which edge text stands against. Start and end follow the line's own direction.</summary>
public enum Align { Start, Centre, End, Left, Right }

/// <summary>One side of paper and what will be drawn on it, in points from the top left.</summary>
public sealed class Leaf
{
    public const float Millimetre = 72f / 25.4f;

    private readonly List<Action<SKCanvas, Drawing>> marks = [];
    private readonly List<GlyphRun> runs = [];

    internal Leaf(SKSize size) => Size = size;

    public SKSize Size { get; }
    internal IReadOnlyList<Action<SKCanvas, Drawing>> Marks => marks;
    internal IReadOnlyList<GlyphRun> Runs => runs;

    public void Fill(SKRect area, SKColor colour) => Draw((canvas, paint) =>
    {
        paint.Color = colour;
        canvas.DrawRect(area, paint);
    });

    public void Rule(float left, float right, float y, float weight, SKColor colour) => Fill(new(left, y, right, y + weight), colour);

    /// <summary>Anything else: shapes, pictures. The paint is fresh, filled and smooth; whatever is done to the canvas ends with it.</summary>
    public void Draw(Action<SKCanvas, SKPaint> draw) => marks.Add((canvas, ink) =>
    {
        using var paint = new SKPaint { IsAntialias = true };
        using var _ = new SKAutoCanvasRestore(canvas);
        draw(canvas, paint);
    });

    /// <summary>Sets a line between two edges on a baseline.</summary>
    public void Set(Line line, float left, float right, float baseline, Align align = Align.Start)
    {
        var x = align switch
        {
            Align.Centre => (left + right - line.Width) / 2,
            Align.Left => left,
            Align.Right => right - line.Width,
            _ => (align == Align.Start) == line.IsRightToLeft ? right - line.Width : left,
        };
        foreach (var run in line.Runs)
        {
            runs.Add(run);
            marks.Add((canvas, ink) => ink.Set(canvas, run, x, baseline));
        }
    }

    /// <summary>Sets lines one under the other from a top edge and returns the bottom edge.</summary>
    /// <param name="leading">Distance from baseline to baseline for the nominal size; faces that need more get it.</param>
    public float Set(IEnumerable<Line> lines, float left, float right, float top, float leading, Align align = Align.Start)
    {
        foreach (var line in lines)
        {
            Set(line, left, right, top + BaselineIn(line, leading), align);
            top += HeightOf(line, leading);
        }
        return top;
    }

    /// <summary>The height that a line takes: its leading, or what its tallest letters need.</summary>
    public static float HeightOf(Line line, float leading) => Math.Max(leading, (line.Ascent + line.Descent) * 0.94f);

    public static float HeightOf(IEnumerable<Line> lines, float leading) => lines.Sum(line => HeightOf(line, leading));

    internal static float BaselineIn(Line line, float leading) => (HeightOf(line, leading) - line.Ascent - line.Descent) / 2 + line.Ascent;
}
