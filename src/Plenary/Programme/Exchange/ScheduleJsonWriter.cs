using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Plenary.Programme.Exchange;

/// <summary>Writes the frab schedule format in JSON, valid against its schema.</summary>
public static class ScheduleJsonWriter
{
    public static byte[] Write(ScheduleFile file, string home)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartObject("generator");
            json.WriteString("name", "Plenary");
            json.WriteEndObject();
            json.WriteStartObject("schedule");
            json.WriteString("version", file.Version);
            json.WriteString("base_url", home);
            Conference(json, file, home);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    private static void Conference(Utf8JsonWriter json, ScheduleFile file, string home)
    {
        json.WriteStartObject("conference");
        json.WriteString("acronym", file.Acronym);
        json.WriteString("title", file.Title);
        json.WriteString("start", LocalDatePattern.Iso.Format(file.Starts));
        json.WriteString("end", LocalDatePattern.Iso.Format(file.Ends));
        json.WriteNumber("daysCount", file.Days.Count);
        json.WriteString("timeslot_duration", "00:05");
        json.WriteString("time_zone_name", file.Zone);
        json.WriteString("url", home);
        json.WriteStartArray("days");
        foreach (var day in file.Days)
        {
            json.WriteStartObject();
            json.WriteNumber("index", day.Index);
            json.WriteString("date", LocalDatePattern.Iso.Format(day.Date));
            json.WriteString("day_start", Moment(day.Starts));
            json.WriteString("day_end", Moment(day.Ends));
            json.WriteStartObject("rooms");
            foreach (var room in day.Rooms)
            {
                json.WriteStartArray(room.Name);
                foreach (var e in room.Events) Event(json, e);
                json.WriteEndArray();
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Event(Utf8JsonWriter json, ScheduleEvent e)
    {
        json.WriteStartObject();
        json.WriteString("guid", e.ExchangeId);
        IfAny("code", e.Carried.Code);
        json.WriteNumber("id", e.Id);
        IfAny("logo", e.Carried.Logo);
        json.WriteString("date", Moment(e.Starts));
        json.WriteString("start", Clock(e.Starts));
        json.WriteString("duration", Length(e.Length));
        json.WriteString("room", e.Room);
        json.WriteString("slug", e.Carried.Slug);
        json.WriteString("url", e.Carried.Url);
        json.WriteString("title", e.Title);
        json.WriteString("subtitle", e.Subtitle);
        json.WriteString("track", e.Track);
        json.WriteString("type", e.Carried.Type);
        if (e.Language.Length > 0) json.WriteString("language", e.Language); else json.WriteNull("language");
        json.WriteString("abstract", e.Abstract);
        json.WriteString("description", e.Description);
        IfAny("recording_license", e.Carried.Licence);
        if (e.Carried.DoNotRecord is { } record) json.WriteBoolean("do_not_record", record);
        if (e.Carried.DoNotStream is { } stream) json.WriteBoolean("do_not_stream", stream);
        json.WriteStartArray("persons");
        foreach (var person in e.Persons) Person(json, person);
        json.WriteEndArray();
        Links("links", e.Carried.Links);
        IfAny("feedback_url", e.Carried.FeedbackUrl);
        IfAny("origin_url", e.Carried.OriginUrl);
        Links("attachments", e.Carried.Attachments);
        json.WriteEndObject();

        void IfAny(string name, string? text)
        {
            if (text is not null) json.WriteString(name, text);
        }

        void Links(string name, IReadOnlyList<CarriedLink> links)
        {
            json.WriteStartArray(name);
            foreach (var link in links)
            {
                json.WriteStartObject();
                json.WriteString("url", link.Url);
                IfAny("title", link.Title);
                IfAny("type", link.Type);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
    }

    /// <summary>The schema knows two sorts of people, those of frab and those of pretalx; one is never both.</summary>
    private static void Person(Utf8JsonWriter json, SchedulePerson person)
    {
        json.WriteStartObject();
        if (person.Carried.Number is { } number)
        {
            json.WriteNumber("id", number);
            json.WriteString("public_name", person.Name);
        }
        else json.WriteString("name", person.Name);
        if (person.Carried.ExchangeId is { } guid) json.WriteString("guid", guid);
        if (person.Carried.Code is { } code) json.WriteString("code", code);
        if (person.Carried.Url is { } url) json.WriteString("url", url);
        if (person.Carried.Avatar is { } avatar) json.WriteString("avatar", avatar);
        if (person.Carried.Biography is { } biography) json.WriteString("biography", biography);
        json.WriteEndObject();
    }

    internal static string Moment(OffsetDateTime at) => OffsetDateTimePattern.Rfc3339.Format(at);

    internal static string Clock(OffsetDateTime at) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{at.Hour:00}:{at.Minute:00}");

    internal static string Length(Duration length) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(int)length.TotalHours:00}:{length.Minutes:00}");
}
