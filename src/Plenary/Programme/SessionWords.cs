using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Plenary.Site;

namespace Plenary.Programme;

/// <summary>What a square of the grid and a line of the list say of a session besides its title.</summary>
public static class SessionWords
{
    public static IHtmlContent Title(Session session) => new HtmlContentBuilder().AppendHtml("<bdi>").Append(session.Title.ToString()).AppendHtml("</bdi>");

    public static IHtmlContent Link(Session session, string address)
    {
        var link = new TagBuilder("a");
        link.Attributes["href"] = address;
        link.InnerHtml.AppendHtml(Title(session));
        return link;
    }

    /// <summary>"Opening · Dr. Rosa Quebrada and 6 others"; "Screening · 48 min, subtitles: Arabic, French".</summary>
    public static IHtmlContent About(Session session)
    {
        var kind = Wording.Texts.Name(session.Kind);
        if (KindAndFilm(session) is var shown && shown != kind) return new StringHtmlContent(shown);
        var first = session.Speakers.FirstOrDefault();
        return session.Speakers.Count switch
        {
            0 => new StringHtmlContent(kind),
            1 => Wording.Texts.Html("{0} · {1}", kind, first!.FullName),
            var n => Wording.Texts.CountHtml(n - 1, "{1} · {2} and {0} other", "{1} · {2} and {0} others", kind, first!.FullName),
        };
    }

    /// <summary>"Opening"; "Screening · 48 min, subtitles: Arabic, French".</summary>
    public static string KindAndFilm(Session session)
    {
        var kind = Wording.Texts.Name(session.Kind);
        return session.Film is { } film && Film(film) is { Length: > 0 } about ? Wording.Texts["{0} · {1}", kind, about] : kind;
    }

    /// <summary>"EN AR, interpreted FR TR ID"; empty where nothing is known.</summary>
    public static string Languages(Session session) =>
        (session.Languages.Count, session.Interpreted.Except(session.Languages).ToList()) switch
        {
            (0, _) => "",
            (_, []) => Codes(session.Languages),
            (_, var into) => Wording.Texts["{0}, interpreted into {1}", Codes(session.Languages), Codes(into)],
        };

    /// <summary>"Chair · President, River Schools Network, Türkiye".</summary>
    public static IHtmlContent Announced(Speaker speaker)
    {
        var rest = Wording.Texts.Language == "ar" ? "، " : ", ";
        var body = string.Join(rest, new[] { speaker.Office, speaker.Organisation, Countries.Country.OfCode(speaker.Country)?.Name ?? "" }.Where(t => t.Length > 0));
        var role = Wording.Texts.Name(speaker.Role);
        return body.Length == 0 ? new StringHtmlContent(role) : Wording.Texts.Html("{0} · {1}", role, body);
    }

    private static string Codes(IEnumerable<string> languages) => string.Join(' ', languages.Select(l => l.ToUpperInvariant()));

    private static string Film(Film film) => (film.Minutes, film.SubtitlesRead) switch
    {
        ({ } minutes, "") => Wording.Texts["{0} min", minutes],
        ({ } minutes, var subtitles) => Wording.Texts["{0} min, subtitles: {1}", minutes, subtitles],
        (null, "") => "",
        (null, var subtitles) => Wording.Texts["Subtitles: {0}", subtitles],
    };
}
