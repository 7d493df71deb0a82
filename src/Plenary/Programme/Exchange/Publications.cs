using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;

namespace Plenary.Programme.Exchange;

/// <summary>The newest release for other programs: schedule as JSON and XML, calendars of all, a room, a session and a person.</summary>
public static class Publications
{
    private const string Site = "/{lang:regex(^(en|ar|fr|tr|id)$)}/{conference}";

    public static void MapExchange(this WebApplication app)
    {
        var site = app.MapGroup(Site).Allow(Entrance.Public).ExcludeFromDescription();
        site.MapGet("/schedule.json", (string lang, PublicProgramme published, PublicUrl url, HttpContext http) =>
            Newest(published, programme => new(ScheduleJsonWriter.Write(File(programme, lang, url, http, out var home), home), "application/json; charset=utf-8")));
        site.MapGet("/schedule.xml", (string lang, PublicProgramme published, PublicUrl url, HttpContext http) =>
            Newest(published, programme => new(ScheduleXmlWriter.Write(File(programme, lang, url, http, out var home), home), "application/xml; charset=utf-8")));

        site.MapGet("/calendar.ics", (string lang, PublicProgramme published, PublicUrl url, HttpContext http) =>
            Newest(published, programme => Calendar(programme, programme.Sessions, "", lang, url, http)));
        site.MapGet("/programme/{number:int}.ics", (string lang, int number, PublicProgramme published, PublicUrl url, HttpContext http) =>
            Newest(published, programme => programme.Session(number) is not { } session ? null : Calendar(programme, [session], session.Title.In(lang).Text, lang, url, http)));
        site.MapGet("/rooms/{id:guid}.ics", (string lang, Guid id, PublicProgramme published, PublicUrl url, HttpContext http) =>
            Newest(published, programme => programme.Sessions.Where(s => s.RoomId == id).ToList() is not { Count: > 0 } sessions ? null : Calendar(programme, sessions, sessions[0].Room.In(lang).Text, lang, url, http)));
        site.MapGet("/speakers/{id:guid}.ics", (string lang, Guid id, PublicProgramme published, PublicUrl url, HttpContext http) =>
            Newest(published, programme => programme.Speaker(id) is not { } speaker ? null : Calendar(programme, programme.BySpeaker[id], speaker.FullName, lang, url, http)));
    }

    private static ScheduleFile File(PublishedProgramme programme, string language, PublicUrl url, HttpContext http, out string home)
    {
        var schedule = Schedule.Of(http.Conference(), url, language);
        home = schedule.Home;
        return schedule.File(programme);
    }

    private static Paper Calendar(PublishedProgramme programme, IEnumerable<PublishedSession> sessions, string about, string language, PublicUrl url, HttpContext http) =>
        new(new CalendarFile(http.Conference(), programme, url, language).Write(sessions, about), "text/calendar; charset=utf-8");

    private static async Task<Results<FileContentHttpResult, NotFound>> Newest(PublicProgramme published, Func<PublishedProgramme, Paper?> write)
    {
        if (await published.Newest() is not { } programme || write(programme) is not { } paper) return TypedResults.NotFound();
        return TypedResults.File(paper.Bytes, paper.ContentType, lastModified: programme.At.ToDateTimeOffset());
    }

    private sealed record Paper(byte[] Bytes, string ContentType);
}
