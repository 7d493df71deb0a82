using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace Plenary.Site;

/// <summary>
/// A table whose numbers are also bars: people by category, organisation, gender. The table is the chart, so it reads aloud and mirrors with the page.
/// </summary>
/// <param name="Head">What is ranked: "Category".</param>
/// <param name="Counted">What is counted: "People".</param>
public sealed class Ranking(string Head, string Counted, IReadOnlyList<(string Name, long Value)> rows) : IHtmlContent
{
    private static readonly HtmlEncoder Own = HtmlEncoder.Create(UnicodeRanges.All);

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var greatest = Math.Max(1, rows.Select(r => r.Value).DefaultIfEmpty(1).Max());
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<table class=\"rank\"><thead><tr><th scope=\"col\" colspan=\"2\">{Own.Encode(Head)}</th><th scope=\"col\" class=\"n\">{Own.Encode(Counted)}</th></tr></thead><tbody>");
        foreach (var (name, value) in rows)
            html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\"><bdi>{Own.Encode(name)}</bdi></th><td><svg class=\"chart meter\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"bar\" width=\"{100.0 * value / greatest:0.#}\" height=\"10\"/></svg></td><td class=\"n\">{Own.Encode(Say.Number(value))}</td></tr>");
        writer.Write(html.Append("</tbody></table>").ToString());
    }
}
