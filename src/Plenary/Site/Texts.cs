using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Plenary.Site;

/// <summary>
/// One question that is answered in several languages: a box for each, with its own direction. The property is a <see cref="LocalText"/>.
/// <code>
/// &lt;texts asp-for="Input.Title" tags="Model.Tags" /&gt;
/// &lt;texts asp-for="Input.Practical" tags="Model.Tags" as="textarea" rows="12" optional hint="…" /&gt;
/// </code>
/// tags: the languages to ask for; those in which something is written already stand there too, so that nothing is lost.
/// </summary>
[HtmlTargetElement("texts", Attributes = "asp-for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextsTagHelper(IFileVersionProvider versions) : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    public IEnumerable<string> Tags { get; set; } = [];

    public string? Label { get; set; }

    public string? Hint { get; set; }

    public bool Optional { get; set; }

    public string? As { get; set; }

    public int Rows { get; set; } = 4;

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = TagBuilder.CreateSanitizedId(name, "_");
        var state = View.ViewData.ModelState;
        var error = state.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;
        var text = For.Model as LocalText ?? LocalText.Empty;

        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "field texts");
        output.Attributes.SetAttribute("id", id);
        var described = string.Join(' ', new[] { Hint is null ? null : id + "-h", error is null ? null : id + "-e" }.Where(i => i is not null));
        if (described.Length > 0) output.Attributes.SetAttribute("aria-describedby", described);

        var legend = new TagBuilder("legend");
        legend.InnerHtml.Append(Label ?? For.Metadata.GetDisplayName());
        if (Optional) legend.InnerHtml.AppendHtml(" <span class=\"opt\">").Append(Wording.Texts["(optional)"]).AppendHtml("</span>");
        output.Content.AppendHtml(legend);
        if (Hint is not null) output.Content.AppendHtml(Paragraph("hint", id + "-h", new StringHtmlContent(Hint)));
        foreach (var tag in Tags.Union(text.Languages)) output.Content.AppendHtml(Box(name, tag, text, error is not null));
        if (error is not null) output.Content.AppendHtml(Paragraph("err", id + "-e", Icon.Html(View, versions, "alert-circle"), new StringHtmlContent(error)));
    }

    private TagBuilder Box(string name, string tag, LocalText text, bool isWrong)
    {
        var field = $"{name}.{tag}";
        var typed = View.ViewData.ModelState.TryGetValue(field, out var entry) ? entry.AttemptedValue : text.Only(tag);
        var id = TagBuilder.CreateSanitizedId(field, "_");
        var (language, direction) = LanguageName.InItself(tag);
        var attributes = new Dictionary<string, object?> { ["class"] = "in", ["id"] = id, ["name"] = field, ["lang"] = tag, ["dir"] = direction };
        if (isWrong) (attributes["aria-invalid"], attributes["autofocus"]) = ("true", "");

        var label = new TagBuilder("label");
        label.Attributes["for"] = id;
        label.Attributes["lang"] = tag;
        label.InnerHtml.AppendHtml("<bdi>").Append(language).AppendHtml("</bdi>");
        var box = new TagBuilder("div");
        box.InnerHtml.AppendHtml(label);
        if (As == "textarea")
        {
            var area = new TagBuilder("textarea");
            area.MergeAttributes(attributes);
            area.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
            area.InnerHtml.AppendHtml("\n").Append(typed ?? "");   // a browser drops the first line break
            box.InnerHtml.AppendHtml(area);
        }
        else
        {
            var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            input.MergeAttributes(attributes);
            input.Attributes["type"] = "text";
            input.Attributes["value"] = typed ?? "";
            box.InnerHtml.AppendHtml(input);
        }
        return box;
    }

    private static TagBuilder Paragraph(string name, string id, params IHtmlContent[] content)
    {
        var p = new TagBuilder("p");
        p.AddCssClass(name);
        p.Attributes["id"] = id;
        foreach (var part in content) p.InnerHtml.AppendHtml(part);
        return p;
    }
}

/// <summary>Takes a <see cref="LocalText"/> from a form: a value for each language, named as <c>Input.Title.ar</c>.</summary>
internal sealed partial class TextsBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        if (bindingContext.ValueProvider is not IEnumerableValueProvider sent) return Task.CompletedTask;
        var texts = new Dictionary<string, string>();
        var keys = sent.GetKeysFromPrefix(bindingContext.ModelName).Where(k => Tag().IsMatch(k.Key)).ToList();
        foreach (var (tag, key) in keys)
        {
            var typed = sent.GetValue(key);
            bindingContext.ModelState.SetModelValue(key, typed);
            texts[tag] = typed.FirstValue ?? "";
        }
        if (keys.Count > 0) bindingContext.Result = ModelBindingResult.Success(new LocalText(texts));
        return Task.CompletedTask;
    }

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    private static partial Regex Tag();
}
