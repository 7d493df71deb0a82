using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace Plenary.Site;

/// <summary>
/// A chart drawn on the server: one picture that says its finding in words to those who do not see it, and the same numbers as a table behind it.
/// Ink axis, one accent, direct labels instead of a legend; never mirrored from right to left.
/// </summary>
public abstract class Chart : IHtmlContent
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>What the picture shows, in a sentence: "Arrivals by half hour. Today 403 so far, most between 09:00 and 09:30 with 118."</summary>
    public required string Finding { get; init; }

    /// <summary>Heads of the table's columns: what is counted along the axis, then each row of numbers.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    protected abstract string ViewBox { get; }

    protected virtual string Class => "chart";

    protected abstract void Draw(StringBuilder svg);

    /// <summary>The table behind: the name of each row and its numbers, as they are said.</summary>
    protected abstract IEnumerable<(string Name, IReadOnlyList<string> Numbers)> Rows();

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<figure><svg class=\"{Class}\" viewBox=\"{ViewBox}\" direction=\"ltr\" role=\"img\" aria-label=\"{Encode(Finding)}\">");
        Draw(svg);
        svg.Append("</svg></figure><details><summary class=\"small\">").Append(Encode(Wording.Texts["Show as a table"])).Append("</summary><div class=\"scroll\"><table><thead><tr>");
        for (var i = 0; i < Columns.Count; i++) svg.Append(i == 0 ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"n\">").Append(Encode(Columns[i])).Append("</th>");
        svg.Append("</tr></thead><tbody>");
        foreach (var (name, numbers) in Rows())
        {
            svg.Append("<tr><th scope=\"row\"><bdi>").Append(Encode(name)).Append("</bdi></th>");
            foreach (var number in numbers) svg.Append("<td class=\"n\">").Append(Encode(number)).Append("</td>");
            svg.Append("</tr>");
        }
        svg.Append("</tbody></table></div></details>");
        writer.Write(svg.ToString());
    }

    protected static string Encode(string text) => Encoder.Encode(text);

    /// <summary>A coordinate: at most one decimal, always with a point.</summary>
    protected static string At(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    protected static void Text(StringBuilder svg, double x, double y, string text, string anchor = "start", bool strong = false, int? size = null) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text{(strong ? " class=\"strong\"" : "")} x=\"{At(x)}\" y=\"{At(y)}\"{(anchor == "start" ? "" : $" text-anchor=\"{anchor}\"")}{(size is null ? "" : string.Create(CultureInfo.InvariantCulture, $" font-size=\"{size}\""))}>{Encode(text)}</text>");

    /// <summary>Round numbers for the lines of an axis up to the greatest value: one to four of 1, 2 or 5 times a power of ten.</summary>
    internal static IReadOnlyList<decimal> Steps(decimal greatest)
    {
        if (greatest <= 0) return [1];
        var power = (decimal)Math.Pow(10, Math.Floor(Math.Log10((double)greatest)));
        var step = new[] { power / 5, power / 2, power, 2 * power, 5 * power }.First(s => greatest / s < 5);
        if (step < 1 && greatest >= 1 && greatest == Math.Floor(greatest)) step = 1;
        return [.. Enumerable.Range(1, 4).Select(i => i * step).Where(v => v <= greatest)];
    }
}
