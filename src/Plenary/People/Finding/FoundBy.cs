using Microsoft.AspNetCore.Razor.TagHelpers;
using Plenary.Names;

namespace Plenary.People.Finding;

/// <summary>&lt;found-by typed="@Model.Q" names="person.Names" /&gt;: beneath a name that is spelled otherwise than it was typed, why it was found. Nothing else.</summary>
[HtmlTargetElement("found-by", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FoundByTagHelper : TagHelper
{
    public string? Typed { get; set; }

    public IReadOnlyList<WrittenName> Names { get; set; } = [];

    public NameKind Kind { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (string.IsNullOrWhiteSpace(Typed)) return;
        var fit = TypedName.Parse(Typed, Kind).Fit(Names.Select(n => n.Text));
        if (fit is not { Differing.Count: > 0 }) return;
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "sub");
        foreach (var meeting in fit.Differing)
        {
            if (!ReferenceEquals(meeting, fit.Differing[0])) output.Content.AppendHtml("<br>");
            output.Content.AppendHtml(NameWords.Html(NameExplanation.Meets(meeting, Kind == NameKind.Organisation)));
        }
    }
}
