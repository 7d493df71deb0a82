using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Plenary.Site;

/// <summary>
/// An icon of the sprite: &lt;icon name="send" flip /&gt;. Decoration only, a word always stands beside it. flip: mirrored from right to left
/// (arrows, send, back; never check, clock, play). Names are those of Tabler; one that does not exist fails the build.
/// </summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper(IFileVersionProvider versions) : TagHelper
{
    public string Name { get; set; } = "";

    public bool Flip { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Icon.Html(View, versions, Name, Flip));
    }
}

/// <summary>Icons from C#: for the parts that carry one. Their names stand in icons.txt.</summary>
internal static class Icon
{
    public static IHtmlContent Html(ViewContext view, IFileVersionProvider versions, string name, bool flip = false)
    {
        var root = view.HttpContext.Request.PathBase;
        var sprite = root + versions.AddFileVersionToPath(root, "/dist/icons.svg");
        return new HtmlString($"<svg class=\"{(flip ? "i i-flip" : "i")}\" aria-hidden=\"true\"><use href=\"{HtmlEncoder.Default.Encode(sprite)}#{name}\"/></svg>");
    }
}
