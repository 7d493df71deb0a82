using System.Collections.Concurrent;
using System.Xml.Linq;
using SkiaSharp;

namespace Plenary.Print;

/// <summary>Signs drawn as lines in a square of 24 units: the few of the Tabler set that papers use, laid beside the program by the build.</summary>
public static class Icons
{
    private const float Square = 24, Weight = 2;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "icons");
    private static readonly ConcurrentDictionary<string, string[]> Drawn = new();

    /// <summary>The names there are.</summary>
    public static IReadOnlyList<string> Names { get; } = Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder, "*.svg").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Draws a sign into a square; a name that is not there draws nothing, since a paper without its ornament is still good.</summary>
    public static void Draw(SKCanvas canvas, SKPaint paint, string name, SKRect area, SKColor colour)
    {
        if (!Names.Contains(name)) return;
        (paint.Style, paint.StrokeWidth, paint.StrokeCap, paint.StrokeJoin, paint.Color) = (SKPaintStyle.Stroke, Weight, SKStrokeCap.Round, SKStrokeJoin.Round, colour);
        canvas.Save();
        canvas.Translate(area.Left, area.Top);
        canvas.Scale(area.Width / Square);
        foreach (var line in Drawn.GetOrAdd(name, Lines))
        {
            using var path = SKPath.ParseSvgPathData(line);
            canvas.DrawPath(path, paint);
        }
        canvas.Restore();
    }

    // Each sign begins with a square without a line that only keeps its size.
    private static string[] Lines(string name) =>
        [.. XDocument.Load(Path.Combine(Folder, name + ".svg")).Descendants().Where(path => (string?)path.Attribute("stroke") != "none").Select(path => (string?)path.Attribute("d")).OfType<string>().Where(data => data.Length > 0)];
}
