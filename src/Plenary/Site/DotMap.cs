using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Plenary.Site;

/// <summary>A country on the map: ISO 3166-1 alpha-2, its name in the language of the page, how many.</summary>
public sealed record MapCountry(string Alpha2, string Name, long People);

/// <summary>
/// Where participants come from: land as dots, countries as circles whose area is the number of people. No borders, no country shapes.
/// The largest six are labelled, and none on a narrow screen; the table lists all, also those that have no place on the map.
/// </summary>
public sealed class DotMap : Chart
{
    private const double LargestRadius = 17.2, SmallestRadius = 2.5, Rim = .6;   // half of the line around a circle

    internal const int LabelSize = 16;

    public required IReadOnlyList<MapCountry> Countries { get; init; }

    /// <summary>Where the land lies: from <see cref="LandAt"/>.</summary>
    public required string Land { get; init; }

    /// <summary>How many of the largest are labelled.</summary>
    public int Labelled { get; init; } = 6;

    /// <summary>The address of the land's dots, with its version.</summary>
    public static string LandAt(IFileVersionProvider versions, PathString root) => root + versions.AddFileVersionToPath(root, "/dist/land.svg") + "#land";

    protected override string ViewBox => MapProjection.ViewBox;

    protected override string Class => "chart map";

    protected override void Draw(StringBuilder svg)
    {
        svg.Append("<use class=\"land\" href=\"").Append(Encode(Land)).Append("\"/>");
        var (circles, labels) = Placed();
        foreach (var c in circles) svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{At(c.X)}\" cy=\"{At(c.Y)}\" r=\"{At(c.Radius)}\"/>");
        foreach (var l in labels) Text(svg, l.X, l.Y, l.Text, l.Anchor, strong: true, size: LabelSize);
    }

    /// <summary>Where circles and labels stand within <see cref="MapProjection.ViewBox"/>, for a page and for paper.</summary>
    internal (IReadOnlyList<Circle> Circles, IReadOnlyList<Label> Labels) Placed()
    {
        var greatest = Countries.Select(c => c.People).DefaultIfEmpty(1).Max();
        var circles = Countries.Where(c => c.People > 0).OrderByDescending(c => c.People)
            .Select(c => (c.Name, c.People, Place: Plenary.Countries.Country.OfCode(c.Alpha2), Radius: Math.Max(SmallestRadius, LargestRadius * Math.Sqrt((double)c.People / greatest))))
            .Where(c => c.Place is not null)
            .Select(c =>
            {
                var (x, y) = MapProjection.Project(c.Place!.Latitude, c.Place.Longitude);
                return new Circle(Inside(x, MapProjection.Left, MapProjection.Right), Inside(y, MapProjection.Top, MapProjection.Bottom), c.Radius, $"{c.Name} {Say.Number(c.People)}");

                // Samoa, Fiji, New Zealand and Iceland lie near the edge: a large circle moves in until all of it is seen.
                double Inside(double at, int from, int to) => Math.Clamp(at, from + c.Radius + Rim, to - c.Radius - Rim);
            })
            .ToList();
        var labels = new List<Label>();
        var taken = new List<Box>(circles.Take(20).Select(c => new Box(c.X - c.Radius, c.Y - c.Radius, c.X + c.Radius, c.Y + c.Radius)));
        foreach (var c in circles.Take(Labelled))
        {
            var width = c.Label.Length * 8.2;
            (double X, double Y, string Anchor)[] ways =
            [
                (c.X + c.Radius + 5, c.Y + 5, "start"), (c.X - c.Radius - 5, c.Y + 5, "end"), (c.X, c.Y - c.Radius - 7, "middle"), (c.X, c.Y + c.Radius + 17, "middle"),
            ];
            foreach (var (x, y, anchor) in ways)
            {
                var from = anchor switch { "end" => x - width, "middle" => x - width / 2, _ => x };
                var box = new Box(from, y - 13, from + width, y + 4);
                if (box.Left < MapProjection.Left || box.Right > MapProjection.Right - 2 || box.Top < MapProjection.Top || box.Bottom > MapProjection.Bottom || taken.Any(box.Touches)) continue;
                taken.Add(box);
                labels.Add(new(x, y, c.Label, anchor));
                break;
            }
        }
        return (circles, labels);
    }

    protected override IEnumerable<(string Name, IReadOnlyList<string> Numbers)> Rows() =>
        Countries.OrderByDescending(c => c.People).Select(c => (c.Name, (IReadOnlyList<string>)[Say.Number(c.People)]));

    internal readonly record struct Circle(double X, double Y, double Radius, string Label);

    /// <param name="Anchor">As SVG has it: start, middle, end.</param>
    internal readonly record struct Label(double X, double Y, string Text, string Anchor);

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public bool Touches(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }
}
