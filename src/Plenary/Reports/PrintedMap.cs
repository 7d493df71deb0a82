using System.Xml.Linq;
using Microsoft.Extensions.FileProviders;
using Plenary.Print;
using Plenary.Site;
using SkiaSharp;
using Document = Plenary.Print.Document;

namespace Plenary.Reports;

/// <summary>The map of where people come from, on paper: the same dots, circles and labels as on the page.</summary>
internal static class PrintedMap
{
    private const float DotSize = 2.6f;
    private static readonly SKColor Dot = new(0xc9, 0xc4, 0xb5), Circle = new(0x1d, 0x4b, 0x7a);

    /// <summary>The path that draws the land, as the build made it for the pages.</summary>
    public static string Land(IFileProvider files)
    {
        using var land = files.GetFileInfo("dist/land.svg").CreateReadStream();
        return XDocument.Load(land).Descendants().Select(e => (string?)e.Attribute("d")).First(d => d is not null)!;
    }

    public static void Draw(Document document, DotMap map)
    {
        var scale = Document.Measure / (MapProjection.Right - MapProjection.Left);
        var (circles, labels) = map.Placed();
        document.Figure((MapProjection.Bottom - MapProjection.Top) * scale, (leaf, area) =>
        {
            leaf.Draw((canvas, paint) =>
            {
                canvas.Translate(area.Left, area.Top);
                canvas.Scale(scale);
                canvas.Translate(-MapProjection.Left, -MapProjection.Top);
                using var land = SKPath.ParseSvgPathData(map.Land);
                (paint.Style, paint.StrokeWidth, paint.StrokeCap, paint.Color) = (SKPaintStyle.Stroke, DotSize, SKStrokeCap.Round, Dot);
                canvas.DrawPath(land, paint);
                paint.Style = SKPaintStyle.Fill;
                foreach (var (x, y, radius, _) in circles)
                {
                    paint.Color = Circle.WithAlpha(190);
                    canvas.DrawCircle((float)x, (float)y, (float)radius, paint);
                }
            });
            foreach (var (x, y, text, anchor) in labels)
            {
                var at = area.Left + ((float)x - MapProjection.Left) * scale;
                var line = document.Compose(text, new(Cut.Semibold, DotMap.LabelSize * scale, Ink.Black))[0];
                leaf.Set(line, at, at, area.Top + ((float)y - MapProjection.Top) * scale, anchor switch { "middle" => Align.Centre, "end" => Align.Right, _ => Align.Left });
            }
        }, map.Finding);
    }
}
