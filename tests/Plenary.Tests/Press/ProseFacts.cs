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

    /// <summary>Whatever somebody types, the page stands: as Markdown, or as it was typed.</summary>
    [Theory, InlineData(">"), InlineData("> "), InlineData("- "), InlineData("1. "), InlineData("*a "), InlineData("**a_"), InlineData("["), InlineData("[a]("), InlineData("![a]"), InlineData("`a"), InlineData("<a>"), InlineData("> - ")]
    public void However_deep_a_text_is_nested_it_is_shown(string sign)
    {
        foreach (var times in new[] { 130, 20_000 / sign.Length })
            foreach (var text in new[] { $"{string.Concat(Enumerable.Repeat(sign, times))}deep <b>water", string.Concat(Enumerable.Range(0, Math.Min(times, 190)).Select(i => $"{new string(' ', i)}{sign}x\n")) + "deep <b>water" })
            {
                var html = Prose.Html(text, "BURSA").ToString()!;
                Assert.Contains("deep", html, StringComparison.Ordinal);
                Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
                Assert.Contains("deep", Prose.Plain(text), StringComparison.Ordinal);
                Assert.NotNull(Prose.Beginning(text));
            }
    }

    /// <summary>Links that are begun and not ended cost the square of their number, and more: half a minute for a text of the permitted length.</summary>
    [Fact]
    public void What_has_more_links_than_anybody_writes_is_text()
    {
        var link = "[a](https://example.org) ";
        Assert.Contains("<a ", Prose.Html(string.Concat(Enumerable.Repeat(link, 2_000))).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("<a ", Prose.Html(string.Concat(Enumerable.Repeat(link, 2_001))).ToString(), StringComparison.Ordinal);
        foreach (var begun in new[] { "[a](", "![a](", "[a][" }) Assert.StartsWith(begun, Prose.Plain(string.Concat(Enumerable.Repeat(begun, 50_000))), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_nested_too_deep_for_markdown_is_text()
    {
        var deep = new string('>', 130) + " <script>alert(1)</script>";
        Assert.Equal($"<p>{new string('>', 130)} <script>alert(1)</script></p>".Replace(">", "&gt;", StringComparison.Ordinal).Replace("<s", "&lt;s", StringComparison.Ordinal).Replace("</s", "&lt;/s", StringComparison.Ordinal)
            .Replace("<p&gt;", "<p>", StringComparison.Ordinal).Replace("</p&gt;", "</p>", StringComparison.Ordinal), Prose.Html(deep).ToString());
        Assert.Equal(deep, Prose.Plain(deep));
    }

    [Fact]
    public void The_beginning_ends_at_a_word() => Assert.Equal("One two…", Prose.Beginning("One **two** three", 9));
}
