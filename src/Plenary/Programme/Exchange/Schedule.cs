using NodaTime;
using Plenary.Conferences;

namespace Plenary.Programme.Exchange;

/// <summary>A programme as the format says it: one language, one room name, one string of a name for each person.</summary>
/// <param name="Home">The address of the conference's public site, whole: <c>https://conference.example.org/en/general-13</c>.</param>
public sealed record Schedule(Conference Conference, string Language, string Home)
{
    /// <summary>In the main language of the conference.</summary>
    public static Schedule Of(Conference conference, Access.PublicUrl url) => Of(conference, url, conference.Languages.Count > 0 ? conference.Languages[0] : "en");

    public static Schedule Of(Conference conference, Access.PublicUrl url, string language) => new(conference, language, url.To($"/{(Site.Languages.IsSpoken(language) ? language : "en")}/{conference.Slug}"));

    public ScheduleFile File(PublishedProgramme programme) => new(
        programme.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), ScheduleWords.Acronym(Conference.Slug), In(Conference.Title), Conference.Starts, Conference.Ends, Conference.Zone,
        [.. programme.Days.Select(day => new ScheduleDay(day.Index, day.Date, Moment(day.Sessions.Min(s => s.Starts)), Moment(day.Sessions.Max(s => s.Ends)),
            [.. day.Rooms.Select(room => new ScheduleRoom(In(room.Name), [.. room.Sessions.Select(s => Event(s, day.Date))]))]))]);

    public ScheduleEvent Event(PublishedSession s, LocalDate day)
    {
        var title = In(s.Title);
        var carried = s.Carried ?? new();
        return new(
            "", s.ExchangeId, s.Number, day, In(s.Room), Moment(s.Starts), Conference.At(s.Ends) - Conference.At(s.Starts), title, In(s.Subtitle), s.Track, s.Languages.Count > 0 ? s.Languages[0] : "",
            In(s.Abstract), In(s.Description), [.. s.Speakers.Select(Person)],
            carried with
            {
                Slug = carried.Slug ?? ScheduleWords.SlugOf(Conference.Slug, s.Number, title),
                Type = carried.Type ?? ScheduleWords.TypeOf(s.Kind),
                Url = carried.Url ?? $"{Home}/programme/{s.Number}",
            });
    }

    /// <summary>Somebody whom the origin knew keeps its number or code; all others have the id of their public page.</summary>
    private static SchedulePerson Person(PublishedSpeaker speaker) =>
        new(speaker.FullName, speaker.Carried is { } carried && (carried.Number is not null || carried.ExchangeId is not null || carried.Code is not null) ? carried : (speaker.Carried ?? new()) with { ExchangeId = speaker.Id });

    private string In(LocalText text) => text.In(Language).Text;

    private OffsetDateTime Moment(LocalDateTime local) => Conference.At(local).InZone(Conference.TimeZone).ToOffsetDateTime();
}
