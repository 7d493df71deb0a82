using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace Plenary.Access;

/// <summary>A QR code as a picture in the page itself: dark on white with its quiet margin, so that it reads on dark pages too.</summary>
public static class SquareCode
{
    /// <param name="text">What it says.</param>
    /// <param name="label">What it is for, for those who do not see it.</param>
    public static IHtmlContent Svg(string text, string label)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows.Count; x++)
            {
                var from = x;
                while (x < rows.Count && rows[y][x]) x++;
                if (x > from) path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h-{x - from}z");
            }
        var svg = new HtmlContentBuilder();
        svg.AppendHtml(string.Create(CultureInfo.InvariantCulture, $"<svg class=\"square-code\" viewBox=\"0 0 {rows.Count} {rows.Count}\" width=\"220\" height=\"220\" role=\"img\" aria-label=\""))
            .Append(label).AppendHtml($"\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path fill=\"#000\" d=\"{path}\"/></svg>");
        return svg;
    }
}
