using System.Globalization;
using System.Text;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Site;

namespace Plenary.Public;

/// <summary>
/// The picture on the first page: fine lines that come from two sides, meet and flow on as one, in the conference's colour. Each edition
/// has its own, drawn from its number; nobody needs to find an image before the site can open.
/// </summary>
internal sealed class Cover
{
    public const int Width = 900, Height = 600;
    public const string SunColour = "#e0a458";
    /// <summary>Of the ground, and of a line at its faintest.</summary>
    public const double Ground = .12, Faint = .3;
    private const int Lines = 22;

    public Cover(int number)
    {
        var river = new Random(number);
        int Between(int from, int to) => river.Next(from, to);
        var (meet, leave, sun) = (Between(240, 340), Between(120, 420), Between(560, 800));
        var (upper, lower) = (Between(-40, 120), Between(400, 560));
        Sun = (sun, leave < 270 ? Between(400, 500) : Between(90, 190), Between(52, 84));
        for (var i = 0; i < Lines; i++)
        {
            // From the left the lines lie far apart; where they meet, close together; then they open again a little.
            var (near, far) = (i * 2.6, i * 8.0);
            Strokes.Add((Line(upper + far, meet + near, leave + i * 5.2), Faint + i * .03));
            Strokes.Add((Line(lower + far * .8, meet + Lines * 2.6 + near, leave + Lines * 5.2 + i * 5.2), .95 - i * .03));
        }

        static string Line(double left, double middle, double right) =>
            string.Create(CultureInfo.InvariantCulture, $"M-10 {left:0}C250 {left:0} 320 {middle:0.#} 540 {middle:0.#}S760 {right:0.#} 910 {right:0.#}");
    }

    public (int X, int Y, int Radius) Sun { get; }

    /// <summary>As SVG writes a path, and how strongly it is drawn.</summary>
    public List<(string Path, double Opacity)> Strokes { get; } = [];

    public static string AddressOf(Conference conference) => $"/cover/{conference.Colour[1..]}/{conference.Ordinal}.svg";

    public static void Map(WebApplication app) =>
        app.MapGet("/cover/{hex:regex(^[0-9a-f]{{6}}$)}/{number:int}.svg", (string hex, int number, HttpResponse response) =>
        {
            response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Results.Text(new Cover(number).Svg(Theme.From(hex)!), "image/svg+xml");
        }).Allow(Entrance.Public).ExcludeFromDescription();

    /// <summary>In the dark the lines are drawn in the light ink.</summary>
    private string Svg(Theme theme)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" preserveAspectRatio=\"xMidYMid slice\">");
        svg.Append(CultureInfo.InvariantCulture, $"<style>@media (prefers-color-scheme:dark){{g{{stroke:{theme.InkInDark}}}rect{{fill:{theme.InkInDark}}}}}</style>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"{theme.Ink}\" opacity=\"{Ground}\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{Sun.X}\" cy=\"{Sun.Y}\" r=\"{Sun.Radius}\" fill=\"{SunColour}\"/><g fill=\"none\" stroke=\"{theme.Ink}\" stroke-width=\"2\">");
        foreach (var (path, opacity) in Strokes) svg.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" opacity=\"{opacity:0.##}\"/>");
        return svg.Append("</g></svg>\n").ToString();
    }
}
