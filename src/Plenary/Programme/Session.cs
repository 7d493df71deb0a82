using NodaTime;

namespace Plenary.Programme;

public enum SessionKind { Opening, Plenary, Panel, Workshop, Screening, PressConference, Closing, Meeting, Break, Meal, Prayer, Excursion, Reception, Other }

/// <summary>A film or video shown in a session.</summary>
public sealed record Film(string Title, string Director = "", int? Year = null, string Country = "", int? Minutes = null, string Language = "", string Subtitles = "");

/// <summary>An item of the programme. This is the draft; the public sees the newest <see cref="ProgrammeRelease"/>.</summary>
public class Session : ConferenceEntity
{
    public const int LongestMinutes = 24 * 60;
    public static readonly Refusal TitleMissing = new("session.title-missing", "Write a title.");
    public static readonly Refusal EndsBeforeItStarts = new("session.ends-before-it-starts", "The session ends at {1}, before it starts at {0}.");
    public static readonly Refusal TooLong = new("session.too-long", "A session lasts at most 24 hours.");
    public static readonly Refusal TimeDoesNotExist = new("session.time-does-not-exist", "{0} does not exist in {1}: the clocks go forward over it. Choose another time.");

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
    public int Minutes { get; private set; }

    /// <summary>Languages spoken, and those interpreted into; BCP 47.</summary>
    public List<string> Languages { get; set; } = [];
    public List<string> Interpreted { get; set; } = [];
    public Film? Film { get; set; }

    /// <summary>Notes for the secretariat and the chair; never public.</summary>
    public string Notes { get; set; } = "";

    /// <summary>What an import brought that we do not use ourselves but give back on export (links, slug, licence), JSON.</summary>
    public string Carried { get; set; } = "";

    public List<Speaker> Speakers { get; init; } = [];

    public LocalDateTime? Ends => Starts?.PlusMinutes(Minutes);

    public Refusal? Entitle(LocalText title)
    {
        if (title.IsEmpty) return TitleMissing;
        Title = title;
        return null;
    }

    /// <summary>Puts it into the programme.</summary>
    public Refusal? Schedule(LocalDateTime starts, LocalDateTime ends, DateTimeZone zone)
    {
        if (ends <= starts) return EndsBeforeItStarts.With(starts, ends);
        if (zone.MapLocal(starts).Count == 0) return TimeDoesNotExist.With(starts, zone.Id);
        if (zone.MapLocal(ends).Count == 0) return TimeDoesNotExist.With(ends, zone.Id);
        var minutes = (int)Period.Between(starts, ends, PeriodUnits.Minutes).Minutes;
        if (minutes > LongestMinutes) return TooLong;
        (Starts, Minutes) = (starts, minutes);
        return null;
    }

    /// <summary>Takes it out of the programme, back to those without a time.</summary>
    public void Unschedule() => Starts = null;

    public bool Overlaps(Session other) =>
        Starts is { } mine && other.Starts is { } theirs && mine < theirs.PlusMinutes(other.Minutes) && theirs < mine.PlusMinutes(Minutes);
}

public enum SpeakerRole { Chair, Moderator, Keynote, Speaker, Panellist, Respondent, Rapporteur, Performer, Director }

/// <summary>Somebody on the list of one session, in order, as announced.</summary>
public class Speaker : ConferenceEntity
{
    public required Guid SessionId { get; init; }
    public int Order { get; set; }
    public SpeakerRole Role { get; set; } = SpeakerRole.Speaker;

    /// <summary>In the directory, when known.</summary>
    public Guid? PersonId { get; set; }
    public string Honorific { get; set; } = "";
    public required string Name { get; set; }
    /// <summary>The name in another script, or empty.</summary>
    public string SecondName { get; set; } = "";
    public string Office { get; set; } = "";
    public string Organisation { get; set; } = "";
    public string Country { get; set; } = "";
}

/// <summary>A numbered version of the programme as it was published. It never changes; a correction is the next one.</summary>
public class ProgrammeRelease : ConferenceEntity
{
    /// <summary>1, 2, 3 … within the conference.</summary>
    public required int Number { get; init; }
    public required Instant PublishedAt { get; init; }
    public required string PublishedBy { get; init; }
    /// <summary>What changed, for the readers.</summary>
    public string Note { get; init; } = "";
    /// <summary>The whole programme as <c>PublishedProgramme</c>, JSON.</summary>
    public required string Content { get; init; }
}
