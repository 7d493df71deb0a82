using Plenary.Site;
using Xunit;

namespace Plenary.Tests.Press;

public class ProseFacts
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("[click](javascript:alert(1))")]
    [InlineData("[click](JaVaScRiPt&#58;alert(1))")]
    [InlineData("[click](data:text/html,<script>alert(1)</script>)")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("![x](https://tracker.example/pixel.png)")]
    [InlineData("<a href=\"https://example.org\" onclick=\"alert(1)\">x</a>")]
    [InlineData("[x](https://example.org \"\\\" onmouseover=\\\"alert(1)\")")]
    [InlineData("<svg/onload=alert(1)>")]
    [InlineData("<style>*{display:none}</style>")]
    [InlineData("<iframe src=https://example.org></iframe>")]
    public void Nothing_that_acts_comes_through(string written)
    {
        var html = Prose.Html(written).ToString()!;
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
        Assert.Empty(document.QuerySelectorAll("script, style, img, svg, iframe, object, form, input"));
        Assert.All(document.All.SelectMany(e => e.Attributes), a => Assert.True(a.Name is "href" or "rel", a.Name));
        Assert.All(document.QuerySelectorAll("a[href]"), a => Assert.StartsWith("https://", a.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public void Paragraphs_quotations_and_links_do()
    {
        var html = Prose.Html("One **strong** word.\n\n> A clean well.\n\n[More](https://example.org/a)", "BURSA, 13 May.").ToString()!;
        Assert.StartsWith("<p><bdi class=\"dateline\">BURSA, 13 May.</bdi> One <strong>strong</strong> word.</p>", html, StringComparison.Ordinal);
        Assert.Contains("<blockquote>", html);
        Assert.Contains("href=\"https://example.org/a\"", html);
    }

    [Fact]
    public void A_dateline_is_text() => Assert.DoesNotContain("<b>", Prose.Html("x", "<b>BURSA</b>").ToString());

    [Fact]
    public void The_beginning_ends_at_a_word() => Assert.Equal("One two…", Prose.Beginning("One **two** three", 9));
}
