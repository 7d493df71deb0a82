using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Plenary.Access;
using Plenary.Conferences;

namespace Plenary.Programme.Exchange;

/// <summary>The formats in which a release is given to other programs.</summary>
public enum ExchangeFormat { Json, Xml, Ics }

/// <summary>A release of the programme, or a part of it, as other programs read it.</summary>
public sealed record ReleaseFile(byte[] Bytes, string ContentType)
{
    /// <summary>The whole release in one language.</summary>
    public static ReleaseFile Of(PublishedProgramme programme, ExchangeFormat format, Conference conference, PublicUrl url, string language)
    {
        if (format is ExchangeFormat.Ics) return Calendar(programme, programme.Sessions, "", conference, url, language);
        var schedule = Schedule.Of(conference, url, language);
        return format is ExchangeFormat.Xml
            ? new(ScheduleXmlWriter.Write(schedule.File(programme), schedule.Home), "application/xml; charset=utf-8")
            : new(ScheduleJsonWriter.Write(schedule.File(programme), schedule.Home), "application/json; charset=utf-8");
    }

    /// <param name="about">What of the programme it is: a room, a person; empty for all.</param>
    public static ReleaseFile Calendar(PublishedProgramme programme, IEnumerable<PublishedSession> sessions, string about, Conference conference, PublicUrl url, string language) =>
        new(new CalendarFile(conference, programme, url, language).Write(sessions, about), "text/calendar; charset=utf-8");

    /// <summary>
    /// Known again by its content: title, zone and addresses are the conference's own and may change after the release, so its time would keep
    /// a calendar from asking for the right hours.
    /// </summary>
    public FileContentHttpResult Answer(string? name = null) =>
        TypedResults.File(Bytes, ContentType, name, entityTag: new EntityTagHeaderValue($"\"{Base64Url.EncodeToString(SHA256.HashData(Bytes).AsSpan(0, 15))}\""));
}
