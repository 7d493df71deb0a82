using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Countries;
using Plenary.Print;
using Plenary.Site;
using Plenary.Storage;
using SkiaSharp;
using Type = Plenary.Print.Type;

namespace Plenary.Public;

/// <summary>The cover as a picture of its own with the title on it, for places that show one beside an address: they read neither our style nor SVG.</summary>
internal static class Card
{
    private const float Width = 1200, Height = 630, Margin = 72, Art = 430;

    public static void MapCards(this WebApplication app) =>
        app.MapGet(PublicPage.Route + "/card.png", Make).Allow(Entrance.Public).ExcludeFromDescription();

    private static async Task<FileContentHttpResult> Make(PlenaryDb db, HttpContext http, CancellationToken cancellationToken)
    {
        var conference = http.Conference();
        var series = await db.Series.AsNoTracking().SingleAsync(s => s.Id == conference.SeriesId, cancellationToken);
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return TypedResults.File(Draw(conference, series.Organiser.ToString()), "image/png");
    }

    private static byte[] Draw(Conference conference, string organiser)
    {
        var theme = Theme.From(conference.Colour)!;
        var (ink, paper, compositor) = (SKColor.Parse(theme.Ink), new Paper(conference.Title.ToString()), new Compositor(FontShelf.Standard));
        var leaf = paper.NewLeaf(new(Width, Height));
        var right = Languages.Current.Direction == "rtl";
        var (left, end, artLeft) = right ? (Art + Margin, Width - Margin, 0) : (Margin, Width - Art - Margin, Width - Art);
        var way = right ? Way.RightToLeft : Way.LeftToRight;

        leaf.Fill(new(0, 0, Width, Height), SKColor.Parse("#f6f4ed"));
        leaf.Draw((canvas, paint) => Flow(canvas, paint, new(conference.Ordinal), SKRect.Create(artLeft, 0, Art, Height), ink));
        leaf.Fill(new(0, Height - 14, Width, Height), SKColor.Parse(theme.Band));

        var y = leaf.Set(compositor.Lines(organiser, new(Cut.Semibold, 28, Ink.Black), end - left, way, 2), left, end, Margin, 38) + 20;
        var title = new[] { 84f, 72, 60, 48, 40 }.Select(size => (Size: size, Lines: compositor.Balanced(conference.Title.ToString(), new Type(Cut.Serif, size, Ink.Black), end - left, way)))
            .First(t => t.Lines.Count <= 3 || t.Size == 40);
        y = leaf.Set(title.Lines.Take(4), left, end, y, title.Size * 1.06f) + 16;
        if (!conference.Theme.IsEmpty) leaf.Set(compositor.Lines(conference.Theme.ToString(), new(Cut.Serif, 36, ink), end - left, way, 2), left, end, y, 46);

        var foot = Height - 14 - Margin - 80;
        leaf.Rule(left, end, foot, 2, Ink.Black);
        foot = leaf.Set(compositor.Lines(Say.DateRange(conference.Starts, conference.Ends), new(Cut.Semibold, 30, Ink.Black), end - left, way, 1), left, end, foot + 16, 40);
        leaf.Set(compositor.Lines(PlaceOf(conference), new(Cut.Sans, 30, Ink.Grey), end - left, way, 1), left, end, foot, 40);
        return paper.Picture();
    }

    /// <summary>"Istanbul, Türkiye"</summary>
    internal static string PlaceOf(Conference conference) => Country.OfCode(conference.Country)?.Name is not { } country ? conference.City.ToString()
        : conference.City.IsEmpty ? country : Wording.Texts["{0}, {1}", conference.City, country];

    private static void Flow(SKCanvas canvas, SKPaint paint, Cover cover, SKRect area, SKColor ink)
    {
        canvas.ClipRect(area);
        paint.Color = ink.WithAlpha((byte)(255 * Cover.Ground));
        canvas.DrawRect(area, paint);
        // As high as its place, and of its breadth where the lines meet and the sun stands.
        var scale = area.Height / Cover.Height;
        canvas.Translate(area.Left - 390 * scale, 0);
        canvas.Scale(scale);
        paint.Color = SKColor.Parse(Cover.SunColour);
        canvas.DrawCircle(cover.Sun.X, cover.Sun.Y, cover.Sun.Radius, paint);
        (paint.Style, paint.StrokeWidth) = (SKPaintStyle.Stroke, 2);
        foreach (var (data, opacity) in cover.Strokes)
        {
            using var path = SKPath.ParseSvgPathData(data);
            paint.Color = ink.WithAlpha((byte)(255 * Math.Clamp(opacity, 0, 1)));
            canvas.DrawPath(path, paint);
        }
    }
}
