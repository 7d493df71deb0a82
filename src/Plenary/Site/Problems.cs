using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Plenary.Site;

/// <summary>
/// &lt;problems /&gt;, which the layouts put on top of each page: a refusal in full; several fields with errors as links to each; the word that
/// somebody changed the same thing meanwhile. One wrong field has its message beside it and nothing here.
/// </summary>
[HtmlTargetElement("problems", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ProblemsTagHelper(IFileVersionProvider versions) : PartTagHelper(versions)
{
    /// <summary>In a page's ViewData, before the name of a field: see <see cref="PlenaryPage.Call"/>.</summary>
    internal const string LabelOf = "label ";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var state = View.ViewData.ModelState;
        var general = state.TryGetValue("", out var own) ? own.Errors.Select(e => e.ErrorMessage).ToList() : [];
        // In the order of the page, which is the order in which the browser sent the fields. Fields have errors only once the form was read.
        var fields = state.Where(s => s.Key.Length > 0 && s.Value?.Errors.Count > 0).ToList();
        if (fields.Count > 1 && View.HttpContext.Request is { HasFormContentType: true, Form.Keys: var keys })
        {
            var sent = keys.ToList();
            fields = [.. fields.OrderBy(s => sent.Contains(s.Key) ? sent.IndexOf(s.Key) : int.MaxValue)];
        }
        var changed = View.ViewData[PlenaryPage.ChangedMeanwhile] is true;
        output.TagName = null;
        if (changed)
        {
            output.Content.AppendHtml(Open("warn", "users"));
            output.Content.AppendHtml("<div class=\"stack-2\"><p><b>").Append(Wording.Texts["Changed while you were writing."]).AppendHtml("</b> ")
                .Append(Wording.Texts["Somebody else saved this meanwhile. Your text is kept below; look at the page again before you save."]).AppendHtml("</p>");
            if (View.ViewData[PlenaryPage.WhatDiffers] is IReadOnlyList<Difference> { Count: > 0 } differences) output.Content.AppendHtml(BothAnswers(differences));
            output.Content.AppendHtml("</div></div>");
        }
        if (general.Count == 0 && fields.Count < 2) return;

        output.Content.AppendHtml(Open("no", "alert-triangle")).AppendHtml("<div class=\"stack-2\">");
        foreach (var message in general) output.Content.AppendHtml("<p>").Append(message).AppendHtml("</p>");
        if (fields.Count > 1)
        {
            output.Content.AppendHtml("<p><b>").Append(Wording.Texts.Count(fields.Count, "{0} answer needs another look.", "{0} answers need another look.")).AppendHtml("</b></p><ul>");
            foreach (var (key, entry) in fields)
            {
                var link = new TagBuilder("a");
                link.Attributes["href"] = "#" + TagBuilder.CreateSanitizedId(key, "_");
                if (Label(key) is { } label) link.InnerHtml.Append(label + ": ");
                link.InnerHtml.Append(entry!.Errors[0].ErrorMessage);
                output.Content.AppendHtml("<li>").AppendHtml(link).AppendHtml("</li>");
            }
            output.Content.AppendHtml("</ul>");
        }
        output.Content.AppendHtml("</div></div>");
    }

    /// <summary>What the question is called, from the property that a key as "Input.Starts" leads to; null where it has no name of its own.</summary>
    private string? Label(string key)
    {
        if (View.ViewData[LabelOf + key] is string called) return called;
        ModelMetadata? at = View.ViewData.ModelMetadata;
        foreach (var step in key.Split('.'))
        {
            at = at?.Properties[step.Split('[')[0]];
            if (step.EndsWith(']')) at = at?.ElementMetadata;
        }
        return at?.DisplayName;
    }

    /// <summary>Each question that was answered differently, what is saved and what was typed; long texts are folded.</summary>
    private static HtmlContentBuilder BothAnswers(IReadOnlyList<Difference> differences)
    {
        var list = new HtmlContentBuilder();
        list.AppendHtml("<dl class=\"answers\">");
        foreach (var (question, yours, saved) in differences)
        {
            list.AppendHtml("<dt><bdi>").Append(question).AppendHtml("</bdi></dt><dd>");
            Answer(Wording.Texts["Saved meanwhile"], saved, yours);
            list.AppendHtml("</dd><dd>");
            Answer(Wording.Texts["Yours"], yours, saved);
            list.AppendHtml("</dd>");
        }
        list.AppendHtml("</dl>");
        return list;

        void Answer(string whose, string text, string other)
        {
            var isLong = text.Length > 300;
            if (isLong) list.AppendHtml("<details><summary>").Append(whose).AppendHtml("</summary>");
            else list.AppendHtml("<span>").Append(whose).AppendHtml(":</span> ");
            list.AppendHtml("<bdi>").AppendHtml(text.Length == 0 ? new StringHtmlContent("—") : Differing.Letters(text, other.Length == 0 ? null : other)).AppendHtml(isLong ? "</bdi></details>" : "</bdi>");
        }
    }

    /// <summary>The reader who sent the form comes to the note first.</summary>
    private HtmlContentBuilder Open(string kind, string icon)
    {
        var open = new HtmlContentBuilder();
        open.AppendHtml($"<div class=\"note note-{kind}\" role=\"alert\" tabindex=\"-1\" autofocus>").AppendHtml(Drawn(icon));
        return open;
    }
}
