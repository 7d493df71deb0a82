using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Plenary.Site;

/// <summary>A part that carries an icon.</summary>
public abstract class PartTagHelper(IFileVersionProvider versions) : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    private protected IHtmlContent Drawn(string name, bool flip = false) => Site.Icon.Html(View, versions, name, flip);

    private protected static void Class(TagHelperOutput output, string names)
    {
        var own = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.SetAttribute("class", string.IsNullOrEmpty(own) ? names : $"{names} {own}");
    }
}

/// <summary>How a state looks: like a stamp on a file, by the shape of its border, icon, word and colour.</summary>
public enum Stamp { Draft, Submitted, UnderReview, Returned, Accredited, Refused, Withdrawn, Revoked }

/// <summary>
/// &lt;stamp state="Accredited" /&gt; says the state's own word; &lt;stamp state="Accredited"&gt;@T["Published"]&lt;/stamp&gt; another one:
/// releases, invitations, documents and decisions wear the same eight shapes.
/// </summary>
[HtmlTargetElement("stamp")]
public sealed class StampTagHelper(IFileVersionProvider versions) : PartTagHelper(versions)
{
    public Stamp State { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var (look, icon, flip, word) = State switch
        {
            Stamp.Submitted => ("sent", "send", true, Wording.Texts["Submitted"]),
            Stamp.UnderReview => ("review", "eye", false, Wording.Texts["Under review"]),
            Stamp.Returned => ("back", "corner-up-left", true, Wording.Texts["Returned"]),
            Stamp.Accredited => ("ok", "circle-check", false, Wording.Texts["Accredited"]),
            Stamp.Refused => ("no", "ban", false, Wording.Texts["Refused"]),
            Stamp.Withdrawn => ("gone", "user-minus", false, Wording.Texts["Withdrawn"]),
            Stamp.Revoked => ("revoked", "x", false, Wording.Texts["Revoked"]),
            _ => ("draft", "pencil", false, Wording.Texts["Draft"]),
        };
        var own = await output.GetChildContentAsync();
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        Class(output, $"stamp stamp-{look}");
        output.Content.SetHtmlContent(Drawn(icon, flip)).AppendHtml("<span>");
        if (own.IsEmptyOrWhiteSpace) output.Content.Append(word); else output.Content.AppendHtml(own);
        output.Content.AppendHtml("</span>");
    }
}

/// <summary>A sign beside a name: &lt;flag kind="warn" icon="copy"&gt;Perhaps twice&lt;/flag&gt;. kind: warn, no, ok or nothing.</summary>
[HtmlTargetElement("flag", Attributes = "icon")]
public sealed class FlagTagHelper(IFileVersionProvider versions) : PartTagHelper(versions)
{
    public string? Kind { get; set; }

    public string Icon { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        Class(output, Kind is null ? "flag" : $"flag flag-{Kind}");
        output.PreContent.SetHtmlContent(Drawn(Icon)).Append(" ");
    }
}

/// <summary>A note in the text: &lt;note kind="warn" title="…"&gt;&lt;p&gt;…&lt;/p&gt;&lt;/note&gt;. kind: ok, warn, no or nothing; the icon follows the kind unless given.</summary>
[HtmlTargetElement("note")]
public sealed class NoteTagHelper(IFileVersionProvider versions) : PartTagHelper(versions)
{
    public string? Kind { get; set; }

    public string? Icon { get; set; }

    public string? Title { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        Class(output, Kind is null ? "note" : $"note note-{Kind}");
        output.PreContent.SetHtmlContent(Drawn(Icon ?? Kind switch { "ok" => "circle-check", "warn" or "no" => "alert-triangle", _ => "info-circle" }));
        if (Title is null) return;
        var head = new TagBuilder("h3");
        head.InnerHtml.Append(Title);
        output.PreContent.AppendHtml(head);
    }
}

/// <summary>&lt;read-in language="@release.Language" /&gt;: says in which language a text is read that is not there in the page's. Nothing where it is, and for null.</summary>
[HtmlTargetElement("read-in", Attributes = "language", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ReadInTagHelper(IFileVersionProvider versions) : PartTagHelper(versions)
{
    public string? Language { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (string.IsNullOrEmpty(Language) || Language == Languages.Current.Tag) return;   // an attribute of null comes as an empty text
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        Class(output, "note");
        output.Content.SetHtmlContent(Drawn("info-circle")).AppendHtml("<p>")
            .AppendHtml(Wording.Texts.Html("This text is not there in your language. You read it in: {0}.", LanguageName.Of(Language))).AppendHtml("</p>");
    }
}

/// <summary>Nothing here yet: what belongs here, why one would want it, one button. &lt;empty-state icon="mail" title="No invitation has been sent"&gt;&lt;p&gt;…&lt;/p&gt;&lt;a class="btn"…&lt;/empty-state&gt;</summary>
[HtmlTargetElement("empty-state", Attributes = "icon,title")]
public sealed class EmptyStateTagHelper(IFileVersionProvider versions) : PartTagHelper(versions)
{
    public string Icon { get; set; } = "";

    public string Title { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        Class(output, "empty");
        var head = new TagBuilder("b");   // not a heading: it stands under any
        head.InnerHtml.Append(Title);
        output.PreContent.SetHtmlContent(Drawn(Icon)).AppendHtml(head);
    }
}

/// <summary>
/// &lt;bdi&gt;&lt;honorific text="Dr." /&gt;name&lt;/bdi&gt;: what stands before a name. A bdi within a bdi does not count for its direction, so that "Dr."
/// before an Arabic name stands on its right, and before a Latin one on its left, on every page. Nothing where there is none.
/// </summary>
[HtmlTargetElement("honorific", Attributes = "text", TagStructure = TagStructure.WithoutEndTag)]
public sealed class HonorificTagHelper : TagHelper
{
    public string Text { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Text.Length == 0) return;
        var own = new TagBuilder("bdi");
        own.InnerHtml.Append(Text);
        output.Content.AppendHtml(own).Append(" ");
    }
}

/// <summary>A ruled line of numbers: &lt;figures&gt;&lt;count label="Accredited" more="of 612 nominated"&gt;561&lt;/count&gt;&lt;/figures&gt;</summary>
[HtmlTargetElement("figures")]
public sealed class FiguresTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.Attributes.SetAttribute("class", "figures");
    }
}

/// <summary>One number of <see cref="FiguresTagHelper"/>: what it counts, the number, and a lesser fact beneath.</summary>
[HtmlTargetElement("count", ParentTag = "figures")]
public sealed class CountTagHelper : TagHelper
{
    public string Label { get; set; } = "";

    public string? More { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var number = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Content.Clear();
        if (More is not null) Append(output, "dd", "more").Append(More);
        Append(output, "dt", null).Append(Label);
        Append(output, "dd", null).AppendHtml(number.GetContent());
    }

    private static IHtmlContentBuilder Append(TagHelperOutput output, string tag, string? name)
    {
        var part = new TagBuilder(tag);
        if (name is not null) part.AddCssClass(name);
        output.Content.AppendHtml(part);
        return part.InnerHtml;
    }
}
