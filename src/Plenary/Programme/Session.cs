using NodaTime;

namespace Plenary.Programme;

/// <summary>An item of the programme. This is the draft; the public sees the newest <see cref="ProgrammeRelease"/>.</summary>
public class Session : ConferenceEntity
{
    public const int LongestMinutes = 24 * 60, UsualMinutes = 60;
    public static readonly Refusal TitleMissing = new("session.title-missing", "Write a title.");
    public static readonly Refusal EndsBeforeItStarts = new("session.ends-before-it-starts", "The session ends at {1}, before it starts at {0}.");
    public static readonly Refusal TooLong = new("session.too-long", "A session lasts at most 24 hours.");
    public static readonly Refusal TimeDoesNotExist = new("session.time-does-not-exist", "{0} does not exist in {1}: the clocks go forward over it. Choose another time.");
    public static readonly Refusal UnknownRoom = new("session.unknown-room", "This conference has no such room.");
    public static readonly Refusal HasARecord = new("session.has-a-record", "What was said or decided here is in the record, so the session stays. Take it out of the programme instead.");

    /// <summary>What begins before this hour belongs to the evening before, unless an import says otherwise.</summary>
    public static readonly LocalTime DayTurns = new(4, 0);

    /// <summary>The stable id of the exchange formats; an imported session keeps the one it came with.</summary>
    public required Guid ExchangeId { get; init; }

    /// <summary>A short number for people, unique in the conference.</summary>
    public required int Number { get; init; }
    public SessionKind Kind { get; set; } = SessionKind.Plenary;
    public LocalText Title { get; private set; } = LocalText.Empty;
    public LocalText Subtitle { get; set; } = LocalText.Empty;
    public LocalText Abstract { get; set; } = LocalText.Empty;
    public LocalText Description { get; set; } = LocalText.Empty;
    public string Track { get; set; } = "";
    public Guid? RoomId { get; set; }

    /// <summary>In the conference's time zone; null while it has no time yet.</summary>
    public LocalDateTime? Starts { get; private set; }

    /// <summary>From the local start to the local end; where the clocks change between them, the hour more or less is not counted.</summary>
    public int Minutes { get; private set; }

    /// <summary>The day of the programme it stands in, where that is not the one its start falls on: a concert at 5 in the morning.</summary>
    public LocalDate? ListedOn { get; private set; }

    /// <summary>Languages spoken, and those interpreted into; BCP 47.</summary>
    public List<string> Languages { get; set; } = [];
    public List<string> Interpreted { get; set; } = [];
    public Film? Film { get; set; }

    /// <summary>Notes for the secretariat and the chair; never public.</summary>
    public string Notes { get; set; } = "";

    /// <summary>What an import brought that we do not use ourselves but give back on export; null for a session made here.</summary>
    public Carried? Carried { get; set; }

    public List<Speaker> Speakers { get; init; } = [];

    public LocalDateTime? Ends => Starts?.PlusMinutes(Minutes);

    /// <summary>The day of the programme it stands in; null while it has no time.</summary>
    public LocalDate? Day => ListedOn ?? (Starts is { } starts ? DayOf(starts) : null);

    /// <summary>A time of day on a day of the programme: before the day turns it is the night after that day.</summary>
    public static LocalDateTime On(LocalDate day, LocalTime time) => (time < DayTurns ? day.PlusDays(1) : day).At(time);

    public static LocalDate DayOf(LocalDateTime starts) => starts.TimeOfDay < DayTurns ? starts.Date.PlusDays(-1) : starts.Date;

    public Refusal? Entitle(LocalText title)
    {
        if (title.IsEmpty) return TitleMissing;
        Title = title;
        return null;
    }

    /// <summary>What an editor wrote of it.</summary>
    public SessionText Text => new(Kind, Title, Subtitle, Abstract, Description, Track, [.. Languages], [.. Interpreted], Film, Notes);

    public Refusal? Write(SessionText text)
    {
        if (text.Clean(out var clean) is { } refusal) return refusal;
        (Kind, Title, Subtitle, Abstract, Description) = (clean.Kind, clean.Title, clean.Subtitle!, clean.Abstract!, clean.Description!);
        (Track, Languages, Interpreted, Film, Notes) = (clean.Track, [.. clean.Languages!], [.. clean.Interpreted!], clean.Film, clean.Notes);
        return null;
    }

    /// <summary>Makes the list of speakers read like this, in this order. A line named by its id stays the same line; one that is not named leaves.</summary>
    public Refusal? ListSpeakers(IReadOnlyList<SpeakerText> list)
    {
        var clean = new List<SpeakerText>();
        foreach (var text in list)
        {
            if (text.Clean(out var line) is { } refusal) return refusal;
            clean.Add(line);
        }
        var ids = clean.Select(l => l.Id).OfType<Guid>().ToList();
        if (ids.Distinct().Count() < ids.Count || ids.Except(Speakers.Select(s => s.Id)).Any()) return Speaker.NotOnTheList;

        Speakers.RemoveAll(s => !ids.Contains(s.Id));
        foreach (var (i, line) in clean.Index())
        {
            var speaker = Speakers.Find(s => s.Id == line.Id);
            if (speaker is null) Speakers.Add(speaker = new() { ConferenceId = ConferenceId, SessionId = Id, Name = line.Name });
            speaker.Order = i + 1;
            speaker.Announce(line);
        }
        Speakers.Sort((a, b) => a.Order.CompareTo(b.Order));
        return null;
    }

    /// <summary>Puts it into the programme.</summary>
    /// <param name="listedOn">The day it stands in, if not the one that follows from its start.</param>
    public Refusal? Schedule(LocalDateTime starts, LocalDateTime ends, DateTimeZone zone, LocalDate? listedOn = null)
    {
        if (ends <= starts) return EndsBeforeItStarts.With(starts, ends);
        if (zone.MapLocal(starts).Count == 0) return TimeDoesNotExist.With(starts, zone.Id);
        if (zone.MapLocal(ends).Count == 0) return TimeDoesNotExist.With(ends, zone.Id);
        var minutes = Period.Between(starts, ends, PeriodUnits.Minutes).Minutes;
        if (minutes > LongestMinutes) return TooLong;
        (Starts, Minutes, ListedOn) = (starts, (int)minutes, listedOn == DayOf(starts) ? null : listedOn);
        return null;
    }

    /// <summary>Takes it out of the programme, back to those without a time.</summary>
    public void Unschedule() => (Starts, ListedOn) = (null, null);

    public bool Overlaps(Session other) =>
        Starts is { } mine && other.Starts is { } theirs && mine < theirs.PlusMinutes(other.Minutes) && theirs < mine.PlusMinutes(Minutes);
}
