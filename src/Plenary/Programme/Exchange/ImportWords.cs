using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using NodaTime;
using Plenary.Site;

namespace Plenary.Programme.Exchange;

/// <summary>What an import makes of a session, in the words of the page.</summary>
public static class ImportWords
{
    public static Stamp Look(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.New => Stamp.Accredited,
        ImportOutcome.Changed => Stamp.Returned,
        ImportOutcome.Gone => Stamp.Withdrawn,
        ImportOutcome.Refused => Stamp.Refused,
        _ => Stamp.Draft,
    };

    /// <summary>"Thursday, 13 May 2027, 09:30–11:00 · Hall A", in the time of the conference.</summary>
    public static IHtmlContent Slot(ScheduleEvent e, DateTimeZone zone)
    {
        LocalDateTime Local(Duration after) => (e.Starts.ToInstant() + after).InZone(zone).LocalDateTime;
        var when = Wording.Texts["{0}, {1}", Say.DayAndYear(e.Day), Say.TimeRange(Local(Duration.Zero).TimeOfDay, Local(e.Length).TimeOfDay)];
        return e.Room.Length == 0 ? new StringHtmlContent(when) : Wording.Texts.Html("{0} · {1}", when, e.Room);
    }

    /// <summary>What is different: "Title and Speakers".</summary>
    public static string Fields(ImportedSession session) => Say.List([.. session.Fields.Select(Name).Distinct()]);

    private static string Name(string field) => field switch
    {
        "title" or "subtitle" => Wording.Texts["Title"],
        "abstract" or "description" => Wording.Texts["Text"],
        "track" => Wording.Texts["Track"],
        "language" => Wording.Texts["Languages"],
        "date" or "duration" => Wording.Texts["Time"],
        "room" => Wording.Texts["Room"],
        "type" => Wording.Texts["Kind"],
        "persons" => Wording.Texts["Speakers"],
        _ => Wording.Texts["Other details"],
    };
}
