using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Plenary.Site;

/// <summary>
/// Where a long list stands: the server pages by key, never by counting rows. The keys are what the page's own query understands; null: no more that way.
/// </summary>
/// <param name="Shown">"1–25 of 4,210": said by the page, which knows what it counted.</param>
public sealed record PageOfList(string Shown, string? After = null, string? Before = null, int Size = 25)
{
    /// <summary>The sizes that are offered.</summary>
    public static readonly int[] Sizes = [25, 100, 500];

    /// <summary>A size that was asked for, if it is one of those offered.</summary>
    public static int SizeFrom(int? asked) => asked is { } size && Sizes.Contains(size) ? size : 25;
}

/// <summary>&lt;pager page="Model.Shown" /&gt;: previous and next by key, and how many rows; the address keeps the filter. Query names: after, before, rows.</summary>
[HtmlTargetElement("pager", Attributes = "page", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagerTagHelper : TagHelper
{
    public PageOfList Page { get; set; } = null!;

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", Wording.Texts["Pages of the list"]);
        var parts = output.Content.SetHtmlContent("<span>").Append(Page.Shown).AppendHtml("</span>");
        var query = View.HttpContext.Request.Query;
        if (Page.Before is not null) parts.AppendHtml(Link(Queries.With(query, ("before", Page.Before), ("after", null)), Wording.Texts["Previous"], "prev"));
        if (Page.After is not null) parts.AppendHtml(Link(Queries.With(query, ("after", Page.After), ("before", null)), Wording.Texts["Next"], "next"));
        parts.AppendHtml("<span class=\"end row\">").Append(Wording.Texts["Rows"]);
        foreach (var size in PageOfList.Sizes)
        {
            parts.AppendHtml(" ");
            if (size == Page.Size) parts.AppendHtml("<b aria-current=\"true\">").Append(Say.Number(size)).AppendHtml("</b>");
            else parts.AppendHtml(Link(Queries.With(query, ("rows", size.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("after", null), ("before", null)), Say.Number(size), null));
        }
        parts.AppendHtml("</span>");
    }

    private static TagBuilder Link(string address, string text, string? rel)
    {
        var link = new TagBuilder("a");
        link.Attributes["href"] = address;
        if (rel is not null) link.Attributes["rel"] = rel;
        link.InnerHtml.Append(text);
        return link;
    }
}

/// <summary>
/// The head of a column that can be sorted: &lt;th sort-head="name" sort-now="@Model.Sort"&gt;Name&lt;/th&gt; (also td). sort-now is the value of ?sort=: "name", or
/// "-name" for falling order. A link, so that it works without script and the address keeps the order.
/// </summary>
[HtmlTargetElement("th", Attributes = "sort-head")]
public sealed class SortHeadTagHelper(IFileVersionProvider versions) : PartTagHelper(versions)
{
    public string SortHead { get; set; } = "";

    public string? SortNow { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rising = SortNow == SortHead;
        var falling = SortNow == "-" + SortHead;
        var text = await output.GetChildContentAsync();
        if (!output.Attributes.ContainsName("scope")) output.Attributes.SetAttribute("scope", "col");
        if (rising || falling) output.Attributes.SetAttribute("aria-sort", rising ? "ascending" : "descending");
        var link = new TagBuilder("a");
        link.AddCssClass("sort");
        link.Attributes["href"] = Queries.With(View.HttpContext.Request.Query, ("sort", rising ? "-" + SortHead : SortHead), ("after", null), ("before", null));
        link.InnerHtml.AppendHtml(text.GetContent().Trim()).AppendHtml(Drawn(rising ? "chevron-up" : falling ? "chevron-down" : "selector"));
        output.Content.SetHtmlContent(link);
    }
}

/// <summary>Addresses that keep the filter of a list.</summary>
public static class Queries
{
    /// <summary>The query with some values changed; null removes one. Begins with "?".</summary>
    public static string With(IQueryCollection query, params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var builder = new QueryBuilder();
        var changed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, _) in changes) changed.Add(name);
        foreach (var (name, values) in query)
            if (!changed.Contains(name)) builder.Add(name, values.Where(v => v is not null)!);
        foreach (var (name, value) in changes)
            if (value is not null) builder.Add(name, value);
        var text = builder.ToString();
        return text.Length == 0 ? "?" : text;
    }
}
