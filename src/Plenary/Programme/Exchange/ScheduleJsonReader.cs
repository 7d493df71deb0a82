using System.Text.Json;
using NodaTime;

namespace Plenary.Programme.Exchange;

/// <summary>
/// Reads the frab schedule format in JSON. What the format demands must be there and be of its kind; what it does not know is passed
/// over, since every program adds something of its own. Addresses that are relative to the origin are made whole.
/// </summary>
public static class ScheduleJsonReader
{
    private static readonly Uri Nowhere = new("http://localhost");

    /// <returns>The file, or what is wrong with it: all of it, each with its place.</returns>
    public static (ScheduleFile? File, IReadOnlyList<ScheduleFault> Faults) Read(ReadOnlyMemory<byte> json)
    {
        if (json.Length > ScheduleFile.LargestFile) return (null, [new("", ScheduleRefusals.TooLarge.With(ScheduleFile.LargestFile >> 20))]);
        if (json.Span.StartsWith("\uFEFF"u8)) json = json[3..];
        try
        {
            using var document = JsonDocument.Parse(json);
            var faults = new List<ScheduleFault>();
            var schedule = new JsonPlace(document.RootElement, "", faults)["schedule"];
            if (schedule["conference"].IsNothing) schedule["conference"].MustBeThere();
            var file = faults.Count > 0 ? null : Schedule(schedule);
            return faults.Count > 0 ? (null, faults) : (file, []);
        }
        catch (JsonException e)
        {
            return (null, [new("", ScheduleRefusals.NotJson.With((int)(e.LineNumber ?? 0) + 1))]);
        }
    }

    private static ScheduleFile Schedule(JsonPlace schedule)
    {
        var conference = schedule["conference"];
        var origin = Uri.TryCreate(schedule["base_url"].TextIfAny, UriKind.Absolute, out var address) ? address : null;
        conference["daysCount"].MustBeThere();
        conference["timeslot_duration"].MustBeThere();
        var guids = new HashSet<Guid>();
        return new(
            schedule["version"].Text, conference["acronym"].Text, conference["title"].Text, conference["start"].Date, conference["end"].Date, conference["time_zone_name"].TextIfAny,
            [.. conference["days"].Items.Select(day => Day(day, origin, guids))]);
    }

    private static ScheduleDay Day(JsonPlace day, Uri? origin, HashSet<Guid> guids)
    {
        var date = day["date"].Date;
        return new(day["index"].Number, date, day["day_start"].Moment, day["day_end"].Moment,
            [.. day["rooms"].Members.Select(room => new ScheduleRoom(room.Name, [.. room.Value.Items.Select(e => Event(e, date, origin, guids))]))]);
    }

    private static ScheduleEvent Event(JsonPlace e, LocalDate day, Uri? origin, HashSet<Guid> guids)
    {
        var guid = e["guid"].Guid;
        if (guid != default && !guids.Add(guid)) e["guid"].Fault(ScheduleRefusals.Twice);
        foreach (var demanded in new[] { "slug", "url", "start" }) _ = e[demanded].Text;
        return new(
            e.Path, guid, e["id"].Number, day, e["room"].Text, e["date"].Moment, e["duration"].Length, e["title"].Text, e["subtitle"].TextOrNull, e["track"].TextOrNull, e["language"].TextOrNull,
            e["abstract"].TextOrNull, e["description"].TextIfAny, [.. e["persons"].Items.Select(p => Person(p, origin))],
            new(
                Slug: ScheduleWords.SlugOrNothing(e["slug"].TextIfAny), Code: Said(e["code"]), Type: Said(e["type"], demanded: true), Url: Whole(e["url"].TextIfAny, origin),
                Logo: Whole(e["logo"].TextIfAny, origin), Licence: Said(e["recording_license"]), DoNotRecord: e["do_not_record"].YesOrNo, DoNotStream: e["do_not_stream"].YesOrNo,
                FeedbackUrl: Whole(e["feedback_url"].TextIfAny, origin), OriginUrl: Whole(e["origin_url"].TextIfAny, origin))
            {
                Links = Links(e["links"].Items, origin),
                Attachments = Links(e["attachments"].ItemsIfAny, origin),
            });
    }

    private static SchedulePerson Person(JsonPlace person, Uri? origin)
    {
        var name = person["name"].TextIfAny is { Length: > 0 } own ? own : person["public_name"].TextIfAny;
        if (string.IsNullOrWhiteSpace(name)) person.Fault(ScheduleRefusals.NobodyNamed);
        return new(Names.NameText.Clean(name), new(
            Number: person["id"].IsNothing ? null : person["id"].Number, ExchangeId: person["guid"].IsNothing ? null : person["guid"].Guid, Code: Said(person["code"]),
            Url: Whole(person["url"].TextIfAny, origin), Avatar: Whole(person["avatar"].TextIfAny, origin), Biography: Said(person["biography"])));
    }

    private static List<CarriedLink> Links(IEnumerable<JsonPlace> links, Uri? origin) =>
        [.. links.Select(l => (Url: Whole(l["url"].Text, origin), Title: Said(l["title"]), Type: Said(l["type"]))).Where(l => l.Url is not null).Select(l => new CarriedLink(l.Url!, l.Title, l.Type))];

    private static string? Said(JsonPlace text, bool demanded = false) => (demanded ? text.Text : text.TextIfAny).Trim() is { Length: > 0 } said ? said : null;

    /// <summary>The whole address of the web; null for what is none.</summary>
    private static string? Whole(string address, Uri? origin) =>
        address.Trim() is { Length: > 0 } given && Uri.TryCreate(origin ?? Nowhere, given, out var whole) && whole.Scheme is "http" or "https" && (origin is not null || whole.Host != Nowhere.Host || given.Contains("://", StringComparison.Ordinal))
            ? whole.AbsoluteUri : null;
}
