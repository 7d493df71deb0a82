using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using NodaTime;
using NodaTime.Text;
using Plenary.Conferences;
using Plenary.Programme;
using Plenary.Site;

namespace Plenary.Public;

/// <summary>Sessions in the order of time as a page lists them: what begins together stands side by side.</summary>
/// <param name="Base">The conference's address in the language of the page.</param>
/// <param name="Now">In the conference's time: what is on is marked.</param>
public sealed record Agenda(IEnumerable<PublishedSession> Sessions, Conference Conference, string Base, LocalDateTime Now)
{
    /// <summary>Says the day of each: for lists that go over several days.</summary>
    public bool WithDays { get; init; }

    /// <summary>Leaves out who speaks: for the first page.</summary>
    public bool Brief { get; init; }

    public IEnumerable<IGrouping<LocalDateTime, PublishedSession>> Times => Sessions.GroupBy(s => s.Starts);

    public bool IsOn(PublishedSession session) => session.Starts <= Now && Now < session.Ends;

    /// <summary>What everybody comes to, a pause, or one of several things to choose from: for the style.</summary>
    public static string? Weight(PublishedSession session) => session.Kind.IsForAll() ? "is-main" : session.Kind.IsPause() ? "is-pause" : null;

    public static string AddressOf(string conference, PublishedSession session) => $"{conference}/programme/{session.Number}";

    /// <summary>With the zone's offset, for programs: <c>2027-05-11T10:00:00+03:00</c>.</summary>
    public static string Iso(Conference conference, LocalDateTime local) => OffsetDateTimePattern.Rfc3339.Format(conference.At(local).InZone(conference.TimeZone).ToOffsetDateTime());

    /// <summary>"10:00–11:30"; over midnight the day of the end is said.</summary>
    public static string Range(PublishedSession session) => Range(session.Starts, session.Ends);

    /// <inheritdoc cref="Range(PublishedSession)"/>
    public static string Range(LocalDateTime starts, LocalDateTime ends) => starts.Date == ends.Date || ends == starts.Date.PlusDays(1).AtMidnight()
        ? Say.TimeRange(starts.TimeOfDay, ends.TimeOfDay)
        : $"{Say.Time(starts.TimeOfDay)}–{Say.Time(ends.TimeOfDay)} ({Say.DayAndMonth(ends.Date)})";

    /// <summary>"English, Arabic": spoken, then those interpreted into. Where all of the conference are heard, only that: what differs shall stand out.</summary>
    private string Heard(PublishedSession session)
    {
        var heard = session.Languages.Concat(session.Interpreted).Distinct().ToList();
        return heard.Count > 2 && Conference.Languages.All(heard.Contains) ? T["all languages"] : string.Join(T[", "], heard.Select(LanguageName.Of));
    }

    /// <summary>"Hall A · Panel · English, Arabic"</summary>
    /// <param name="withTime">Says the time first: where those beside it end at others.</param>
    public IHtmlContent Where(PublishedSession session, bool withTime = false)
    {
        var line = new HtmlContentBuilder();
        var parts = 0;
        if (withTime) Add(new StringHtmlContent(Range(session)));
        if (session.RoomId is not null) Add(Shown.Of(session.Room));
        if (session.Kind is not SessionKind.Other && !session.Kind.IsPause()) Add(new StringHtmlContent(T.Name(session.Kind)));
        if (Heard(session) is { Length: > 0 } heard) Add(new StringHtmlContent(heard));
        return line;

        void Add(IHtmlContent part)
        {
            if (parts++ > 0) line.AppendHtml(" · ");
            line.AppendHtml(part);
        }
    }

    /// <summary>
    /// "Times in Istanbul (UTC+3)"; where the clocks change during the conference, as on its first day. For a reader elsewhere
    /// own-time.js adds, in the words that stand beside it, that the own time stands below each.
    /// </summary>
    public static IHtmlContent Zone(Conference conference, LocalDate? on = null)
    {
        var offset = conference.At((on ?? conference.Starts).At(LocalTime.Noon)).InZone(conference.TimeZone).Offset;
        var said = conference.City.IsEmpty ? T.Html("Times as in {0}", new HtmlString(Say.Offset(offset))) : T.Html("Times in {0} ({1})", Shown.Of(conference.City), new HtmlString(Say.Offset(offset)));
        var own = new TagBuilder("span") { Attributes = { ["data-own"] = T["in small: your own time"], ["data-yours"] = T["Your time"] } };
        own.InnerHtml.AppendHtml(said);
        return own;
    }

    private static Wording T => Wording.Texts;
}
