using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace Plenary.Site;

/// <summary>
/// A text of the conference as a page shows it: isolated, and with its own language and direction where it is not there in the
/// language of the page, so that a screen reader speaks it rightly and the page can say so.
/// </summary>
public static class Shown
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static IHtmlContent Of(LocalText text)
    {
        var (said, language) = text.In(Languages.Current.Tag);
        return Of(said, language);
    }

    /// <summary>A text that is there in this language.</summary>
    public static IHtmlContent Of(string text, string language) => new HtmlString($"<bdi{Attributes(language)}>{Encoder.Encode(text)}</bdi>");

    /// <summary>
    /// Beside a text in a list: the name of its language, where that is not the page's; else nothing. A page of one text has
    /// <see cref="ReadInTagHelper">a note</see> instead; both call a language what the page calls it.
    /// </summary>
    public static IHtmlContent Language(string? language) => language is null || language == Languages.Current.Tag ? HtmlString.Empty
        : new HtmlString($" <span class=\"tongue\" lang=\"{Languages.Current.Tag}\" dir=\"{Languages.Current.Direction}\">{Encoder.Encode(LanguageName.Of(language))}</span>");

    /// <inheritdoc cref="Language(string?)"/>
    public static IHtmlContent Language(LocalText text) => Language(OtherLanguage(text));

    /// <summary>A longer text, as Markdown.</summary>
    /// <param name="small">Beside other text rather than alone.</param>
    public static IHtmlContent Prose(LocalText text, string element = "div", bool small = false)
    {
        var (said, language) = text.In(Languages.Current.Tag);
        return new HtmlContentBuilder().AppendHtml($"<{element} class=\"prose{(small ? " prose-s" : "")}\"{Attributes(language)}>").AppendHtml(Site.Prose.Html(said)).AppendHtml($"</{element}>");
    }

    /// <summary>The language it is shown in, where that is not the page's; null where it is, and for an empty text.</summary>
    public static string? OtherLanguage(LocalText text)
    {
        if (text.IsEmpty) return null;
        var language = text.In(Languages.Current.Tag).Language;
        return language == Languages.Current.Tag ? null : language;
    }

    private static string Attributes(string language) =>
        language == Languages.Current.Tag ? "" : $" lang=\"{Encoder.Encode(language)}\" dir=\"{LanguageName.InItself(language).Direction}\"";
}
