using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NodaTime;

namespace Plenary.Site;

/// <summary>
/// One question of a form: label, hint, control, and the error beside it. What was typed stays.
/// <code>
/// &lt;field asp-for="Input.Deadline" hint="@T["In the conference’s time"]" /&gt;
/// &lt;field asp-for="Input.Note" as="textarea" optional rows="3" /&gt;
/// &lt;field asp-for="Input.Category" as="radio" items="Model.Categories" /&gt;
/// </code>
/// The label is the property's [Display(Name = "…")] unless label says otherwise. as: text, textarea, select, checkbox, checkboxes, radio, password,
/// email, tel, url, number, search, file, color; left out, it follows from the type (bool: checkbox, items or enum: select, e-mail address: email, else text).
/// Dates and times are typed and read in the page's language (see Read). All further attributes go to the control (dir, lang, autocomplete, rows, maxlength …).
/// </summary>
[HtmlTargetElement("field", Attributes = "asp-for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper(IHtmlGenerator html, IFileVersionProvider versions) : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    public string? Label { get; set; }

    public string? Hint { get; set; }

    /// <summary>Most questions must be answered; those that need not are marked.</summary>
    public bool Optional { get; set; }

    public string? As { get; set; }

    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>First line of a select that stands for "nothing chosen".</summary>
    public string? None { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var extra = await output.GetChildContentAsync();
        var kind = As ?? Kind();
        var name = View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = TagBuilder.CreateSanitizedId(name, "_");
        var error = View.ViewData.ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;
        var described = string.Join(' ', new[] { Hint is null ? null : id + "-h", error is null ? null : id + "-e" }.Where(i => i is not null));

        var given = new Dictionary<string, object?>();
        foreach (var attribute in output.Attributes.Where(a => a.Name is not ("class" or "hidden"))) given[attribute.Name] = attribute.Value;
        foreach (var own in given.Keys) output.Attributes.RemoveAll(own);
        if (error is not null) (given["aria-invalid"], given["autofocus"]) = ("true", "");   // the first of them, where no note stands above
        if (described.Length > 0) given["aria-describedby"] = described;
        if (!Optional && kind is not ("checkbox" or "checkboxes" or "radio")) given["aria-required"] = "true";

        var group = kind is "radio" or "checkboxes";
        output.TagName = group ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        var own2 = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.SetAttribute("class", string.IsNullOrEmpty(own2) ? "field" : $"field {own2}");
        if (group && given.Remove("aria-describedby", out var by)) output.Attributes.SetAttribute("aria-describedby", by);
        if (group) output.Attributes.SetAttribute("id", id);

        var parts = output.Content.SetHtmlContent("");
        if (kind == "checkbox")
        {
            var label = new TagBuilder("label");
            label.AddCssClass("row");
            label.InnerHtml.AppendHtml(Checkbox(given)).Append(" ").AppendHtml(LabelText());
            parts.AppendHtml(label);
        }
        else
        {
            var label = new TagBuilder(group ? "legend" : "label");
            if (!group) label.Attributes["for"] = id;
            label.InnerHtml.AppendHtml(LabelText());
            parts.AppendHtml(label);
        }
        if (Hint is not null) parts.AppendHtml(Paragraph("hint", id + "-h", new StringHtmlContent(Hint)));
        if (kind != "checkbox") parts.AppendHtml(group ? Choices(kind, id, name) : Control(kind, given));
        if (kind == "checkbox") parts.AppendHtml(html.GenerateHiddenForCheckbox(View, For.ModelExplorer, For.Name)!);
        parts.AppendHtml(extra);
        if (error is not null) parts.AppendHtml(Paragraph("err", id + "-e", Icon.Html(View, versions, "alert-circle"), new StringHtmlContent(error)));
    }

    private string Kind()
    {
        var type = Nullable.GetUnderlyingType(For.ModelExplorer.ModelType) ?? For.ModelExplorer.ModelType;
        if (type == typeof(bool)) return "checkbox";
        if (Items is not null || type.IsEnum) return "select";
        if (typeof(IFormFile).IsAssignableFrom(type)) return "file";
        return For.Metadata.DataTypeName switch
        {
            "MultilineText" => "textarea",
            "Password" => "password",
            "EmailAddress" => "email",
            "PhoneNumber" => "tel",
            _ => For.Metadata.ValidatorMetadata.Any(v => v is System.ComponentModel.DataAnnotations.EmailAddressAttribute) ? "email" : "text",
        };
    }

    private HtmlContentBuilder LabelText()
    {
        var text = new HtmlContentBuilder();
        text.Append(Label ?? For.Metadata.GetDisplayName());
        if (Optional) text.AppendHtml(" <span class=\"opt\">").Append(Wording.Texts["(optional)"]).AppendHtml("</span>");
        return text;
    }

    private TagBuilder Control(string kind, Dictionary<string, object?> given)
    {
        given["class"] = "in";
        var explorer = For.ModelExplorer;
        switch (kind)
        {
            case "textarea":
                given.TryAdd("dir", "auto");
                return html.GenerateTextArea(View, explorer, For.Name, 0, 0, given);
            case "select":
                return html.GenerateSelect(View, explorer, None, For.Name, Items ?? EnumItems(), explorer.Metadata.IsEnumerableType && explorer.ModelType != typeof(string), given);
            case "password":
                return html.GeneratePassword(View, explorer, For.Name, null, given);
            case "file":
                given["type"] = "file";
                return html.GenerateTextBox(View, explorer, For.Name, null, null, given);
            default:
                // Numbers are typed as text: a spinner helps nobody and a wheel must not change a quota.
                if (kind == "number") { given.TryAdd("inputmode", "numeric"); kind = "text"; }
                else if (explorer.ModelType == typeof(string) && kind == "text") given.TryAdd("dir", "auto");
                given["type"] = kind;
                return html.GenerateTextBox(View, explorer, For.Name, Written(explorer.Model), null, given);
        }
    }

    /// <summary>Dates and times as the page's language writes them, so that they can be read back.</summary>
    private static object? Written(object? value) => value switch
    {
        LocalDate date => Say.Date(date),
        LocalTime time => Say.Time(time),
        LocalDateTime at => Say.DateTime(at),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value,
    };

    private TagBuilder Checkbox(Dictionary<string, object?> given) =>
        html.GenerateCheckBox(View, For.ModelExplorer, For.Name, For.Model as bool? ?? false, given);

    private TagBuilder Choices(string kind, string id, string name)
    {
        var list = new TagBuilder("div");
        list.AddCssClass("pick");
        var attempted = View.ViewData.ModelState.TryGetValue(name, out var entry) && entry.RawValue is not null
            ? (entry.RawValue as string[] ?? [entry.RawValue.ToString() ?? ""]) : null;
        var current = attempted ?? For.Model switch
        {
            null => [],
            string text => [text],
            Enum value => [value.ToString()],
            System.Collections.IEnumerable many => many.Cast<object>().Select(o => Convert.ToString(o, CultureInfo.InvariantCulture) ?? "").ToArray(),
            var one => new[] { Convert.ToString(one, CultureInfo.InvariantCulture) ?? "" },
        };
        var wrong = View.ViewData.ModelState.TryGetValue(name, out var said) && said.Errors.Count > 0;
        var place = 0;
        foreach (var item in Items ?? EnumItems())
        {
            var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            input.Attributes["type"] = kind == "radio" ? "radio" : "checkbox";
            input.Attributes["id"] = string.Create(CultureInfo.InvariantCulture, $"{id}-{place++}");
            input.Attributes["name"] = name;
            input.Attributes["value"] = item.Value ?? item.Text;
            if (item.Selected && attempted is null || current.Contains(item.Value ?? item.Text)) input.Attributes["checked"] = "checked";
            if (item.Disabled) input.Attributes["disabled"] = "disabled";
            // Whoever sent the form comes to the question, as to any other that is wrong.
            if (wrong) input.Attributes["aria-invalid"] = "true";
            if (wrong && place == 1) input.Attributes["autofocus"] = "";
            var label = new TagBuilder("label");
            label.InnerHtml.AppendHtml(input).AppendHtml(" <bdi>").Append(item.Text).AppendHtml("</bdi>");
            list.InnerHtml.AppendHtml(label);
        }
        return list;
    }

    private IEnumerable<SelectListItem> EnumItems()
    {
        var type = Nullable.GetUnderlyingType(For.ModelExplorer.ModelType) ?? For.ModelExplorer.ModelType;
        return Enum.GetValues(type).Cast<Enum>().Select(v => new SelectListItem(Wording.Texts.Name(v), v.ToString(), v.Equals(For.Model)));
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
