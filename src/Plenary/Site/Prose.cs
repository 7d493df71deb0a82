using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Ganss.Xss;
using Markdig;
using Microsoft.AspNetCore.Html;

namespace Plenary.Site;

/// <summary>
/// Texts that people write with a little Markdown: paragraphs, emphasis, quotations, lists, links, small headings. HTML in them is text;
/// what comes out passes an allow-list besides. The only place where a written text becomes HTML: docs/decisions/0008.
/// </summary>
public static class Prose
{
    private static readonly MarkdownPipeline Reader = new MarkdownPipelineBuilder().DisableHtml().Build();
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly HtmlSanitizer Sieve = MakeSieve();

    /// <summary>As HTML that is safe on any page. <paramref name="dateline"/> opens the first paragraph: "BURSA, 13 May."</summary>
    public static IHtmlContent Html(string? markdown, string dateline = "")
    {
        var html = Sieve.Sanitize(Read(Markdown.ToHtml, markdown ?? "") ?? $"<p>{Encoder.Encode(markdown!)}</p>").Trim();
        if (dateline.Length == 0) return new HtmlString(html);
        var opening = $"<p><bdi class=\"dateline\">{Encoder.Encode(dateline)}</bdi> ";
        return new HtmlString(html.StartsWith("<p>", StringComparison.Ordinal) ? opening + html[3..] : $"{opening}</p>{html}");
    }

    /// <summary>As plain text, paragraphs apart by an empty line: for mails, downloads, summaries.</summary>
    public static string Plain(string? markdown) => Read(Markdown.ToPlainText, markdown ?? "")?.Replace("\r", "", StringComparison.Ordinal).Trim().Replace("\n", "\n\n", StringComparison.Ordinal) ?? markdown!;

    /// <summary>So many links a text may have. Each that is begun and not ended is looked for through all the others: 2,000 take 30 ms, 50,000 half a minute.</summary>
    private const int MostLinks = 2_000;

    /// <summary>
    /// Null for what is nested deeper than Markdown is read, as a hundred signs of quotation are, and for what has more links than anybody writes: it is shown as it was
    /// typed.
    /// </summary>
    private static string? Read(Func<string, MarkdownPipeline, MarkdownParserContext?, string> reading, string markdown)
    {
        if (markdown.AsSpan().Count("](") + markdown.AsSpan().Count("][") > MostLinks) return null;
        try { return reading(markdown, Reader, null); }
        catch (ArgumentException) { return null; }
    }

    /// <summary>So much of a text is read for its beginning.</summary>
    private const int LongestOpening = 10_000;

    /// <summary>The beginning of the text in one line, at most this many characters, ended at a word.</summary>
    public static string Beginning(string? markdown, int most = 200)
    {
        var line = string.Join(' ', Plain(markdown is { Length: > LongestOpening } ? markdown[..LongestOpening] : markdown).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= most) return line;
        var end = line.LastIndexOf(' ', most);
        if (end < most / 2) end = char.IsHighSurrogate(line[most - 1]) ? most - 1 : most;
        return new StringBuilder(line, 0, end, end + 1).Append('…').ToString();
    }

    private static HtmlSanitizer MakeSieve()
    {
        var sieve = new HtmlSanitizer { KeepChildNodes = true, AllowDataAttributes = false };
        sieve.AllowedTags.Clear();
        foreach (var tag in new[] { "p", "br", "em", "strong", "blockquote", "ul", "ol", "li", "a", "h2", "h3", "h4", "hr" }) sieve.AllowedTags.Add(tag);
        sieve.AllowedAttributes.Clear();
        sieve.AllowedAttributes.Add("href");
        sieve.AllowedSchemes.Clear();
        foreach (var scheme in new[] { "http", "https", "mailto" }) sieve.AllowedSchemes.Add(scheme);
        sieve.AllowedCssProperties.Clear();
        sieve.AllowedAtRules.Clear();
        sieve.PostProcessNode += (_, e) =>
        {
            if (e.Node is AngleSharp.Html.Dom.IHtmlAnchorElement link) link.SetAttribute("rel", "nofollow noopener");
        };
        return sieve;
    }
}
