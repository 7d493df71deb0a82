using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace Plenary.Programme;

/// <summary>
/// All that the public may see of one release: days, in them rooms, in them sessions in the order of time. It is what a
/// <see cref="ProgrammeRelease"/> keeps, and the only thing that public pages, feeds, calendars and exports read. Never notes,
/// never a session without a time.
/// </summary>
/// <param name="Number">Of the release: 1, 2, 3 …</param>
/// <param name="Zone">IANA id; all times are local to it.</param>
public sealed record PublishedProgramme(int Number, Instant At, string Note, string Zone, IReadOnlyList<PublishedDay> Days)
{
    private static readonly JsonSerializerOptions Options = new(Api.Json.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private Dictionary<int, PublishedSession>? byNumber;
    private Dictionary<Guid, IReadOnlyList<PublishedSession>>? bySpeaker;

    /// <summary>In the order of days, then time, then room.</summary>
    [JsonIgnore]
    public IEnumerable<PublishedSession> Sessions => Days.SelectMany(d => d.Sessions);

    [JsonIgnore]
    public DateTimeZone TimeZone => DateTimeZoneProviders.Tzdb[Zone];

    public PublishedSession? Session(int number) => (byNumber ??= Sessions.ToDictionary(s => s.Number)).GetValueOrDefault(number);

    /// <summary>All who speak, each once as first announced, with their sessions; sorted by nothing.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<Guid, IReadOnlyList<PublishedSession>> BySpeaker => bySpeaker ??= Sessions
        .SelectMany(s => s.Speakers.Select(p => (p.Id, Session: s))).GroupBy(p => p.Id)
        .ToDictionary(g => g.Key, g => (IReadOnlyList<PublishedSession>)[.. g.Select(p => p.Session).Distinct()]);

    /// <summary>As announced in the first of the person's sessions; null for somebody who does not speak.</summary>
    public PublishedSpeaker? Speaker(Guid id) => BySpeaker.GetValueOrDefault(id)?[0].Speakers.First(s => s.Id == id);

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    public static PublishedProgramme FromJson(string json) => JsonSerializer.Deserialize<PublishedProgramme>(json, Options) ?? throw new JsonException("A release without a programme.");
}

/// <param name="Index">1 for the first day that has sessions.</param>
public sealed record PublishedDay(int Index, LocalDate Date, IReadOnlyList<PublishedRoom> Rooms)
{
    private IReadOnlyList<PublishedSession>? inOrder;

    /// <summary>Of all rooms, by time.</summary>
    [JsonIgnore]
    public IReadOnlyList<PublishedSession> Sessions => inOrder ??= [.. Rooms.SelectMany(r => r.Sessions).OrderBy(s => s.Starts).ThenBy(s => s.Ends)];
}

/// <summary>A room on one day. What has no room (a break for everybody) stands in a last one without id and name.</summary>
public sealed record PublishedRoom(Guid? Id, LocalText Name, int? Capacity, IReadOnlyList<PublishedSession> Sessions);

/// <param name="Id">The session's id; addresses use <paramref name="Number"/>.</param>
/// <param name="ExchangeId">The guid of the exchange formats; stays the same in every release.</param>
/// <param name="RoomId">Null for what has no room.</param>
/// <param name="Languages">Spoken, BCP 47.</param>
/// <param name="Carried">Links, licence and the like of an imported session.</param>
public sealed record PublishedSession(
    Guid Id, Guid ExchangeId, int Number, SessionKind Kind, LocalText Title, LocalText Subtitle, LocalText Abstract, LocalText Description, string Track,
    Guid? RoomId, LocalText Room, LocalDateTime Starts, LocalDateTime Ends, IReadOnlyList<string> Languages, IReadOnlyList<string> Interpreted, Film? Film,
    IReadOnlyList<PublishedSpeaker> Speakers, Carried? Carried);

/// <param name="Id">The same for one person in all sessions of this conference, and nothing else: <see cref="Speaker.PublicId"/>.</param>
/// <param name="SecondName">In another script, or empty.</param>
/// <param name="Country">ISO 3166-1 alpha-2, or empty.</param>
public sealed record PublishedSpeaker(
    Guid Id, SpeakerRole Role, string Honorific, string Name, string SecondName, string Office, string Organisation, string Country, CarriedPerson? Carried = null)
{
    [JsonIgnore]
    public string FullName => Honorific.Length == 0 ? Name : $"{Honorific} {Name}";
}
