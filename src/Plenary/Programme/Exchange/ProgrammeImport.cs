using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Plenary.Conferences;
using Plenary.Names;

namespace Plenary.Programme.Exchange;

public enum ImportOutcome
{
    [Display(Name = "Added")] New,
    [Display(Name = "Changed")] Changed,
    [Display(Name = "Unchanged")] Same,
    /// <summary>Came with an earlier import and is no longer in the file: it is taken out of the programme, to those without a time.</summary>
    [Display(Name = "Taken out")] Gone,
    /// <summary>A rule of the programme says no; the rest of the file is taken all the same.</summary>
    [Display(Name = "Refused")] Refused,
}

/// <summary>What an import makes of one session.</summary>
/// <param name="Event">As in the file; null when it is gone.</param>
/// <param name="Fields">What is different, in the words of the format: <c>title</c>, <c>date</c>, <c>room</c> …</param>
/// <param name="Why">Of a refusal.</param>
public sealed record ImportedSession(ImportOutcome Outcome, Session Session, ScheduleEvent? Event, IReadOnlyList<string> Fields, Refusal? Why = null)
{
    public string Title => Event?.Title ?? Session.Title.ToString();
}

/// <summary>
/// A file taken into the draft. The format says less than we know (one language, no office of a speaker), so each session is compared
/// with what we ourselves would write of it, and only what differs is changed: our own file changes nothing, nor does any file twice.
/// </summary>
public sealed class ProgrammeImport
{
    public static readonly Refusal DraftChanged = new("schedule.draft-changed", "The draft was changed while you were looking. This is what the file would do now.");

    private readonly Draft draft;
    private readonly Schedule schedule;
    private readonly HashSet<int> numbers;
    private readonly Dictionary<string, Room> rooms = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ImportedSession> lines = [];
    private readonly List<Room> newRooms = [];

    private ProgrammeImport(Draft draft, Schedule schedule, PublishedProgramme? last)
    {
        (this.draft, this.schedule) = (draft, schedule);
        numbers = [.. draft.Sessions.Select(s => s.Number), .. last?.Sessions.Select(s => s.Number) ?? []];   // a published number keeps its meaning
        foreach (var room in draft.Rooms.Reverse())
            foreach (var name in room.Name.All.Values) rooms[name] = room;
    }

    /// <summary>In the order of the file; those that are gone at the end.</summary>
    public IReadOnlyList<ImportedSession> Lines => lines;

    /// <summary>Rooms that the file names and the conference did not have.</summary>
    public IReadOnlyList<Room> NewRooms => newRooms;

    /// <summary>Taken in, but on none of the days of the conference: a slip, or the file of another edition.</summary>
    public bool IsOutsideTheDays(ImportedSession line) => line.Outcome is ImportOutcome.New or ImportOutcome.Changed && line.Session.Day is { } day && !draft.Conference.Lasts(day);

    public int Count(ImportOutcome outcome) => lines.Count(l => l.Outcome == outcome);

    /// <summary>The same as long as the import would do the same to the same: what one looked at before taking it.</summary>
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n',
        lines.Select(l => $"{l.Outcome} {l.Session.ExchangeId} {l.Session.Version} {string.Join(' ', l.Fields)} {l.Why?.Code}")))))[..16];

    public bool ChangesAnything => lines.Exists(l => l.Outcome is ImportOutcome.New or ImportOutcome.Changed or ImportOutcome.Gone);

    /// <summary>Changes the draft's sessions; new ones and new rooms are in the result. What is refused may be left half changed and must not be saved.</summary>
    public static ProgrammeImport Into(Draft draft, ScheduleFile file, Schedule schedule, PublishedProgramme? last)
    {
        var import = new ProgrammeImport(draft, schedule, last);
        var present = schedule.File(draft.Publishable(0, default, "")).Events.ToDictionary(e => e.ExchangeId);
        var known = draft.Sessions.ToDictionary(s => s.ExchangeId);
        var wanted = new HashSet<Guid>();
        foreach (var e in file.Events)
        {
            wanted.Add(e.ExchangeId);
            import.lines.Add(known.TryGetValue(e.ExchangeId, out var session) ? import.Change(session, e, present.GetValueOrDefault(e.ExchangeId)) : import.Add(e));
        }
        foreach (var gone in draft.Placed.Where(s => s.Carried is not null && !wanted.Contains(s.ExchangeId)).ToList())
        {
            gone.Unschedule();
            import.lines.Add(new(ImportOutcome.Gone, gone, null, []));
        }
        return import;
    }

    private ImportedSession Add(ScheduleEvent e)
    {
        var session = new Session { ConferenceId = draft.Conference.Id, ExchangeId = e.ExchangeId, Number = NumberFor(e) };
        var refusal = session.Write(TextOf(e)) ?? Place(session, e) ?? Announce(session, e);
        if (refusal is not null) return new(ImportOutcome.Refused, session, e, [], refusal);
        session.Carried = e.Carried;
        numbers.Add(session.Number);
        return new(ImportOutcome.New, session, e, []);
    }

    /// <param name="was">What we would write of it; null while it has no time.</param>
    private ImportedSession Change(Session session, ScheduleEvent given, ScheduleEvent? was)
    {
        if (TextOf(given).Clean(out var clean) is { } unclean) return new(ImportOutcome.Refused, session, given, [], unclean);
        was ??= schedule.Event(Unplaced(session), given.Day) with { Day = default, Starts = default };
        string Said(LocalText? text) => text is { IsEmpty: false } ? text.All.Values.First() : "";
        var e = given with { Title = Said(clean.Title), Subtitle = Said(clean.Subtitle), Abstract = Said(clean.Abstract), Description = Said(clean.Description), Track = clean.Track };
        // Of a session made here, our own address and short name are not news, in whichever language they were written.
        var isOurs = session.Carried is null && e.Carried.Url?.EndsWith($"/{draft.Conference.Slug}/programme/{session.Number}", StringComparison.Ordinal) is true;
        e = e with { Carried = e.Carried with { Slug = isOurs ? was.Carried.Slug : e.Carried.Slug ?? was.Carried.Slug, Url = isOurs ? was.Carried.Url : e.Carried.Url } };

        // 1. What differs? A text that is there in any language is the same.
        var fields = new List<string>();
        void Look(string field, bool same)
        {
            if (!same) fields.Add(field);
        }
        Look("title", Has(session.Title, e.Title));
        Look("subtitle", Has(session.Subtitle, e.Subtitle));
        Look("abstract", Has(session.Abstract, e.Abstract));
        Look("description", Has(session.Description, e.Description));
        Look("track", e.Track == was.Track);
        Look("language", e.Language == was.Language);
        Look("date", e.Starts.ToInstant() == was.Starts.ToInstant() && e.Day == was.Day);
        Look("duration", e.Length == was.Length);
        Look("room", e.Room.Length == 0 ? session.RoomId is null : rooms.TryGetValue(NameText.Clean(e.Room), out var room) && room.Id == session.RoomId);
        Look("type", e.Carried.Type == was.Carried.Type);
        Look("persons", e.Persons.SequenceEqual(was.Persons));
        Look("links", e.Carried.Equals(was.Carried with { Type = e.Carried.Type }));
        if (fields.Count == 0) return new(ImportOutcome.Same, session, given, []);

        // 2. Only that is changed. A text goes into the language in which it was read.
        LocalText In(string field, LocalText old, string text) => fields.Contains(field) ? old.With(old.IsEmpty ? LanguageOf(e) : old.In(schedule.Language).Language, text) : old;
        var wanted = session.Text with
        {
            Kind = fields.Contains("type") ? ScheduleWords.KindOf(e.Carried.Type) : session.Kind,
            Title = In("title", session.Title, e.Title),
            Subtitle = In("subtitle", session.Subtitle, e.Subtitle),
            Abstract = In("abstract", session.Abstract, e.Abstract),
            Description = In("description", session.Description, e.Description),
            Track = e.Track,
            Languages = fields.Contains("language") ? [.. e.Language.Length == 0 ? [] : new[] { e.Language }, .. session.Languages.Skip(1).Where(l => l != e.Language)] : [.. session.Languages],
        };
        var refusal = session.Write(wanted)
            ?? (fields.Intersect(["date", "duration", "room"]).Any() ? Place(session, e) : null)
            ?? (fields.Contains("persons") ? Announce(session, e) : null);
        if (refusal is not null) return new(ImportOutcome.Refused, session, given, fields, refusal);
        if (fields.Contains("links") || fields.Contains("type")) session.Carried = e.Carried;
        return new(ImportOutcome.Changed, session, given, fields);
    }

    private static bool Has(LocalText text, string said) => said.Length == 0 ? text.IsEmpty : text.All.Values.Contains(said);

    private SessionText TextOf(ScheduleEvent e)
    {
        var language = LanguageOf(e);
        return new(ScheduleWords.KindOf(e.Carried.Type), new(language, e.Title), new(language, e.Subtitle), new(language, e.Abstract), new(language, e.Description), e.Track, e.Language.Length == 0 ? [] : [e.Language]);
    }

    /// <summary>In which its texts are written: its own, else the conference's.</summary>
    private string LanguageOf(ScheduleEvent e) => e.Language.Length == 0 ? schedule.Language : e.Language;

    private Refusal? Place(Session session, ScheduleEvent e)
    {
        var zone = draft.Conference.TimeZone;
        var (starts, ends) = (e.Starts.ToInstant().InZone(zone).LocalDateTime, (e.Starts.ToInstant() + e.Length).InZone(zone).LocalDateTime);
        if (session.Schedule(starts, ends, zone, e.Day) is { } refusal) return refusal;
        session.RoomId = RoomFor(e.Room)?.Id;
        return null;
    }

    private Room? RoomFor(string name)
    {
        name = NameText.Clean(name);
        if (name.Length == 0) return null;
        if (rooms.TryGetValue(name, out var room)) return room;
        room = new() { ConferenceId = draft.Conference.Id, Name = new(schedule.Language, name), Order = rooms.Values.Select(r => r.Order).DefaultIfEmpty().Max() + 1 };
        newRooms.Add(room);
        return rooms[name] = room;
    }

    private int NumberFor(ScheduleEvent e) => numbers.Contains(e.Id) ? numbers.Max() + 1 : e.Id;

    /// <summary>Who is on the list stays the same line, with the office and organisation that the format does not know.</summary>
    private static Refusal? Announce(Session session, ScheduleEvent e)
    {
        var left = session.Speakers.ToList();
        var list = new List<SpeakerText>();
        foreach (var person in e.Persons)
        {
            var same = left.Find(s => s.FullName == person.Name) ?? left.Find(s => person.Carried.Number is not null && s.Carried?.Number == person.Carried.Number
                || person.Carried.ExchangeId is { } guid && (s.Carried?.ExchangeId ?? s.PublicId) == guid || person.Carried.Code is not null && s.Carried?.Code == person.Carried.Code);
            if (same is not null) left.Remove(same);
            list.Add(same is null ? new(SpeakerRole.Speaker, person.Name) : same.FullName == person.Name ? same.Text : same.Text with { Name = person.Name, Honorific = "" });
        }
        if (session.ListSpeakers(list) is { } refusal) return refusal;
        foreach (var (speaker, person) in session.Speakers.Zip(e.Persons))
            if (person.Carried != new CarriedPerson(ExchangeId: speaker.PublicId)) speaker.Carried = person.Carried;
        return null;
    }

    /// <summary>To compare a session that has no time.</summary>
    private PublishedSession Unplaced(Session s) => new(
        s.Id, s.ExchangeId, s.Number, s.Kind, s.Title, s.Subtitle, s.Abstract, s.Description, s.Track, s.RoomId, draft.Rooms.FirstOrDefault(r => r.Id == s.RoomId)?.Name ?? LocalText.Empty,
        new(1, 1, 1, 0, 0), new(1, 1, 1, 0, 0), s.Languages, s.Interpreted, s.Film,
        [.. s.Speakers.OrderBy(p => p.Order).Select(p => new PublishedSpeaker(p.PublicId, p.Role, p.Honorific, p.Name, p.SecondName, p.Office, p.Organisation, p.Country, p.Carried))], s.Carried);
}
