using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Html;

namespace Plenary.Tests.Site;

public static class Html
{
    public static IDocument Of(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return Of(writer.ToString());
    }

    public static IDocument Of(string html) => new HtmlParser().ParseDocument(html);
}
