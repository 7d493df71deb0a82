using Microsoft.AspNetCore.Http.HttpResults;
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
        foreach (var (address, format) in new[] { ("/schedule.json", ExchangeFormat.Json), ("/schedule.xml", ExchangeFormat.Xml), ("/calendar.ics", ExchangeFormat.Ics) })
            site.MapGet(address, (string lang, PublicProgramme published, PublicUrl url, HttpContext http) =>
                Newest(published, programme => ReleaseFile.Of(programme, format, http.Conference(), url, lang)));

        site.MapGet("/programme/{number:int}.ics", (string lang, int number, PublicProgramme published, PublicUrl url, HttpContext http) =>
            Newest(published, programme => programme.Session(number) is not { } session ? null : Calendar(programme, [session], session.Title.In(lang).Text, lang, url, http)));
        site.MapGet("/rooms/{id:guid}.ics", (string lang, Guid id, PublicProgramme published, PublicUrl url, HttpContext http) =>
            Newest(published, programme => programme.Sessions.Where(s => s.RoomId == id).ToList() is not { Count: > 0 } sessions ? null : Calendar(programme, sessions, sessions[0].Room.In(lang).Text, lang, url, http)));
        site.MapGet("/speakers/{id:guid}.ics", (string lang, Guid id, PublicProgramme published, PublicUrl url, HttpContext http) =>
            Newest(published, programme => programme.Speaker(id) is not { } speaker ? null : Calendar(programme, programme.BySpeaker[id], speaker.FullName, lang, url, http)));
    }

    private static ReleaseFile Calendar(PublishedProgramme programme, IEnumerable<PublishedSession> sessions, string about, string language, PublicUrl url, HttpContext http) =>
        ReleaseFile.Calendar(programme, sessions, about, http.Conference(), url, language);

    private static async Task<Results<FileContentHttpResult, NotFound>> Newest(PublicProgramme published, Func<PublishedProgramme, ReleaseFile?> write) =>
        await published.Newest() is { } programme && write(programme) is { } file ? file.Answer() : TypedResults.NotFound();
}
