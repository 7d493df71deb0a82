using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Plenary.Site;

namespace Plenary.Programme;

/// <summary>Releases and what changed between them, in words.</summary>
public static class ReleaseWords
{
    public static Stamp Look(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => Stamp.Accredited,
        ChangeKind.Moved => Stamp.Returned,
        ChangeKind.Cancelled => Stamp.Withdrawn,
        _ => Stamp.Draft,
    };

    /// <summary>"Thursday 13 May, 09:30–11:00 · Hall A"</summary>
    public static IHtmlContent Slot(PublishedSession session)
    {
        var when = Wording.Texts["{0}, {1}", Say.DayInText(Session.DayOf(session.Starts)), Say.TimeRange(session.Starts.TimeOfDay, session.Ends.TimeOfDay)];
        return session.Room.IsEmpty ? new StringHtmlContent(when) : Wording.Texts.Html("{0} · {1}", when, session.Room.ToString());
    }

    /// <summary>What else than time and room: "Title and Speakers".</summary>
    public static string Fields(ProgrammeChange change) => Say.List([.. change.Fields.Select(Name).OfType<string>().Distinct()]);

    private static string? Name(string field) => field switch
    {
        nameof(PublishedSession.Kind) => Wording.Texts["Kind"],
        nameof(PublishedSession.Title) or nameof(PublishedSession.Subtitle) => Wording.Texts["Title"],
        nameof(PublishedSession.Abstract) or nameof(PublishedSession.Description) => Wording.Texts["Text"],
        nameof(PublishedSession.Track) => Wording.Texts["Track"],
        nameof(PublishedSession.Languages) or nameof(PublishedSession.Interpreted) => Wording.Texts["Languages"],
        nameof(PublishedSession.Film) => Wording.Texts["Film or video"],
        nameof(PublishedSession.Speakers) => Wording.Texts["Speakers"],
        nameof(PublishedSession.Starts) or nameof(PublishedSession.Ends) or nameof(PublishedSession.RoomId) => null,   // stand there already
        _ => Wording.Texts["Other details"],
    };
}
