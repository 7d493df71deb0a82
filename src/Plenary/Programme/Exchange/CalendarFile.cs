using System.Text;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Site;

namespace Plenary.Programme.Exchange;

/// <summary>
/// Sessions as a calendar (RFC 5545) in one language. An entry keeps its UID in all releases and counts up with them, so that a calendar
/// that subscribes moves what was moved and drops what was cancelled.
/// </summary>
internal sealed class CalendarFile(Conference conference, PublishedProgramme programme, PublicUrl url, string language)
{
    private readonly string home = url.To($"/{language}/{conference.Slug}");

    /// <param name="about">What of the programme it is: a room, a person; empty for all.</param>
    public byte[] Write(IEnumerable<PublishedSession> sessions, string about = "")
    {
        using var _ = Languages.Speak(language);
        var title = conference.Title.In(language).Text;
        var calendar = new Ical.Net.Calendar { ProductId = "-//Plenary//Programme//EN", Version = "2.0", Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", about.Length == 0 ? title : $"{about} – {title}");
        calendar.AddProperty("X-WR-TIMEZONE", conference.Zone);
        calendar.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        calendar.AddProperty("X-PUBLISHED-TTL", "PT1H");
        calendar.AddTimeZone(VTimeZone.FromDateTimeZone(conference.Zone, conference.Starts.PlusDays(-1).AtMidnight().ToDateTimeUnspecified(), includeHistoricalData: false));
        foreach (var session in sessions) calendar.Events.Add(Entry(session));
        return Encoding.UTF8.GetBytes(new CalendarSerializer(calendar).SerializeToString()!);
    }

    private CalendarEvent Entry(PublishedSession session)
    {
        var entry = new CalendarEvent
        {
            Uid = $"{session.ExchangeId}@plenary",
            DtStamp = At(programme.At),
            LastModified = At(programme.At),
            Sequence = programme.Number,
            Summary = session.Title.In(language).Text,
            Description = Description(session) is { Length: > 0 } text ? text : null,
            Location = Location(session),
            Start = Local(session.Starts),
            End = Local(session.Ends),
            Url = new($"{home}/programme/{session.Number}"),
            Transparency = "OPAQUE",
        };
        entry.Categories.Add(session.Track.Length > 0 ? session.Track : Wording.Texts.Name(session.Kind));
        return entry;
    }

    /// <summary>"Great Hall, Harbour Hall, Istanbul"</summary>
    private string Location(PublishedSession session) => string.Join(", ", new[] { session.Room, conference.Venue, conference.City }.Select(t => t.In(language).Text).Where(t => t.Length > 0));

    private string Description(PublishedSession session)
    {
        var text = new StringBuilder();
        foreach (var speaker in session.Speakers)
            text.AppendJoin(", ", new[] { speaker.FullName, speaker.Office, speaker.Organisation }.Where(t => t.Length > 0)).Append('\n');
        if (!session.Abstract.IsEmpty) text.Append(text.Length > 0 ? "\n" : "").Append(Prose.Plain(session.Abstract.In(language).Text));
        return text.ToString().TrimEnd();
    }

    private CalDateTime Local(LocalDateTime at) => new(at.ToDateTimeUnspecified(), conference.Zone);

    private static CalDateTime At(Instant at) => new(at.ToDateTimeUtc(), "UTC");
}
