using Plenary.Print;
using Plenary.Site;
using SkiaSharp;
using Document = Plenary.Print.Document;

namespace Plenary.Reports;

/// <summary>Bars side by side on paper: of the page's chart the same bars, each with its number, and what is not over yet hollow too.</summary>
internal static class PrintedBars
{
    private const float Height = 150, Number = 12, Label = 14, LetterSize = 8, Thin = .7f;

    /// <summary>A number or label takes no less of the width.</summary>
    private const float Narrowest = 44;

    /// <summary>Few bars do not become walls.</summary>
    private const float Widest = 48;

    private static readonly SKColor Bar = new(0x1d, 0x4b, 0x7a);

    public static void Draw(Document document, BarChart chart)
    {
        var greatest = Math.Max(1, chart.Bars.Select(b => b.Value).DefaultIfEmpty().Max());
        document.Figure(Height, (leaf, area) =>
        {
            var (floor, pitch) = (area.Bottom - Label, Math.Min(area.Width / chart.Bars.Count, Widest * 1.6f));
            var every = (int)Math.Ceiling(Narrowest / pitch);
            SKRect Of(int i) => SKRect.Create(area.Left + pitch * (i + .2f), Top(i), pitch * .6f, floor - Top(i));
            float Top(int i) => floor - (floor - area.Top - Number) * (float)(chart.Bars[i].Value / greatest);
            leaf.Draw((canvas, paint) =>
            {
                (paint.StrokeWidth, paint.Color) = (Thin, Bar);
                foreach (var (i, bar) in chart.Bars.Index())
                {
                    paint.Style = bar.Unfinished ? SKPaintStyle.Stroke : SKPaintStyle.Fill;
                    canvas.DrawRect(Of(i), paint);
                }
                (paint.Style, paint.Color) = (SKPaintStyle.Stroke, Ink.Black);
                canvas.DrawLine(area.Left, floor, area.Right, floor, paint);
            });
            for (var i = 0; i < chart.Bars.Count; i += every)
            {
                Write(Say.Number(chart.Bars[i].Value), Of(i).Top - 3);
                Write(chart.Bars[i].Label, floor + 10);

                void Write(string text, float y) => leaf.Set(document.Compose(text, new(Cut.Sans, LetterSize, Ink.Black))[0], Of(i).MidX, Of(i).MidX, y, Align.Centre);
            }
        }, chart.Caption);
    }
}
