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
internal static class Cover
{
    private const int Lines = 22;

    public static string AddressOf(Conference conference) => $"/cover/{conference.Colour[1..]}/{conference.Ordinal}.svg";

    public static void MapCovers(this WebApplication app) =>
        app.MapGet("/cover/{hex:regex(^[0-9a-f]{{6}}$)}/{number:int}.svg", (string hex, int number, HttpResponse response) =>
        {
            response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Results.Text(Draw(hex, number), "image/svg+xml");
        }).Allow(Entrance.Public).ExcludeFromDescription();

    internal static string Draw(string hex, int number)
    {
        var (river, theme) = (new Random(number), Theme.From(hex)!);
        int Between(int from, int to) => river.Next(from, to);
        var (meet, leave, sun) = (Between(240, 340), Between(120, 420), Between(560, 800));
        var (upper, lower) = (Between(-40, 120), Between(400, 560));
        var svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 900 600\" preserveAspectRatio=\"xMidYMid slice\">");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"900\" height=\"600\" fill=\"{theme.Ink}\" opacity=\".12\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{sun}\" cy=\"{(leave < 270 ? Between(400, 500) : Between(90, 190))}\" r=\"{Between(52, 84)}\" fill=\"#e0a458\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<g fill=\"none\" stroke=\"{theme.Ink}\" stroke-width=\"2\">");
        for (var i = 0; i < Lines; i++)
        {
            // 1. From the left the lines lie far apart; where they meet, close together; then they open again a little.
            var (near, far) = (i * 2.6, i * 8.0);
            Line(upper + far, meet + near, leave + i * 5.2, .3 + i * .03);
            Line(lower + far * .8, meet + Lines * 2.6 + near, leave + Lines * 5.2 + i * 5.2, .95 - i * .03);
        }
        return svg.Append("</g></svg>\n").ToString();

        void Line(double left, double middle, double right, double opacity) => svg.Append(CultureInfo.InvariantCulture,
            $"<path d=\"M-10 {left:0}C250 {left:0} 320 {middle:0.#} 540 {middle:0.#}S760 {right:0.#} 910 {right:0.#}\" opacity=\"{opacity:0.##}\"/>");
    }
}
