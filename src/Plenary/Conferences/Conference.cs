using NodaTime;

namespace Plenary.Conferences;

/// <summary>Where a conference is in its life. It only goes forward, except back from closed by an administrator.</summary>
public enum Stage { Preparing, Inviting, Nominating, Accrediting, Running, Closed }

/// <summary>A conference that is held again and again: the coalition's general conference.</summary>
public class Series : Entity
{
    /// <summary>In addresses: lower-case letters, digits, hyphens.</summary>
    public required string Slug { get; init; }
    public required LocalText Name { get; set; }
    /// <summary>The body that holds it, as shown on badges and pages.</summary>
    public required LocalText Organiser { get; set; }
    /// <summary>The coalition in the directory, if it is there.</summary>
    public Guid? OrganiserId { get; set; }
}

/// <summary>One edition of a series.</summary>
public class Conference : Entity
{
    public static readonly Refusal EndsBeforeItStarts = new("conference.ends-before-it-starts", "The last day is before the first.");
    public static readonly Refusal UnknownZone = new("conference.unknown-zone", "“{0}” is not a time zone. Write, for example, Europe/Istanbul.");
    public static readonly Refusal NotAStep = new("conference.not-a-step", "A conference goes from one stage to the next. It is now at “{0}”.");
    public static readonly Refusal ColourNotHex = new("conference.colour-not-hex", "Write the colour as # and six digits, for example #0f5a66.");

    public required Guid SeriesId { get; init; }

    /// <summary>In addresses, unique in the installation: <c>general-13</c>.</summary>
    public required string Slug { get; init; }

    /// <summary>A short number for badge tokens, unique in the installation, given when the conference is made.</summary>
    public required int Number { get; init; }

    /// <summary>13 for the 13th.</summary>
    public required int Ordinal { get; init; }
    public required LocalText Title { get; set; }
    public LocalText Theme { get; set; } = LocalText.Empty;
    /// <summary>What it marks: an anniversary, a founding.</summary>
    public LocalText Occasion { get; set; } = LocalText.Empty;
    public LocalDate Starts { get; private set; }
    public LocalDate Ends { get; private set; }

    /// <summary>IANA id, as <c>Europe/Istanbul</c>. All of the conference's times are local to it.</summary>
    public string Zone { get; private set; } = "Etc/UTC";
    public LocalText City { get; set; } = LocalText.Empty;
    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Country { get; set; } = "";
    public LocalText Venue { get; set; } = LocalText.Empty;
    public string Address { get; set; } = "";
    /// <summary>How to get there, where to sleep, whom to ask; Markdown.</summary>
    public LocalText Practical { get; set; } = LocalText.Empty;
    /// <summary>The one colour the secretariat picks, as <c>#0f5a66</c>. It decorates and never means.</summary>
    public string Colour { get; private set; } = "#0f5a66";
    /// <summary>The conference's languages, BCP 47, the first being the main one.</summary>
    public List<string> Languages { get; set; } = ["en"];
    public Stage Stage { get; private set; } = Stage.Preparing;

    /// <summary>Since when the public site is open; null while it is closed.</summary>
    public Instant? PublicSince { get; private set; }

    /// <summary>An accreditation needs two officers.</summary>
    public bool FourEyes { get; set; }

    /// <summary>The last badge serial that was given. Changed only by a conditional update.</summary>
    public int LastSerial { get; internal set; }

    /// <summary>The last press release number that was given.</summary>
    public int LastPressNumber { get; internal set; }

    /// <summary>The time zone itself.</summary>
    public DateTimeZone TimeZone => DateTimeZoneProviders.Tzdb[Zone];

    public bool IsPublic(Instant now) => PublicSince is { } since && since <= now;

    /// <summary>The instant of a local time; one in the hour that does not exist is moved behind it, one that exists twice is the earlier.</summary>
    public Instant At(LocalDateTime local) => TimeZone.AtLeniently(local).ToInstant();

    public LocalDateTime Local(Instant instant) => instant.InZone(TimeZone).LocalDateTime;

    /// <summary>From when badges open doors: the eve of the first day.</summary>
    public Instant OpensDoors => At(Starts.PlusDays(-1).AtMidnight());

    /// <summary>Until when: the end of the day after the last.</summary>
    public Instant ShutsDoors => At(Ends.PlusDays(2).AtMidnight());

    public int Days => Period.DaysBetween(Starts, Ends) + 1;

    public Refusal? Schedule(LocalDate starts, LocalDate ends, string zone)
    {
        if (ends < starts) return EndsBeforeItStarts;
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null) return UnknownZone.With(zone);
        (Starts, Ends, Zone) = (starts, ends, zone);
        return null;
    }

    public Refusal? Paint(string colour)
    {
        if (!System.Text.RegularExpressions.Regex.IsMatch(colour, "^#[0-9a-fA-F]{6}$")) return ColourNotHex;
        Colour = colour.ToLowerInvariant();
        return null;
    }

    /// <summary>On to a later stage, or one back to correct a mistake.</summary>
    public Refusal? MoveTo(Stage stage)
    {
        if (stage == Stage || stage < Stage - 1) return NotAStep.With(Stage);
        Stage = stage;
        return null;
    }

    public void OpenSite(Instant at) => PublicSince ??= at;

    public void CloseSite() => PublicSince = null;
}

/// <summary>A room of the venue.</summary>
public class Room : ConferenceEntity
{
    public required LocalText Name { get; set; }
    public int? Capacity { get; set; }
    /// <summary>In which order rooms stand in the grid.</summary>
    public int Order { get; set; }
}

/// <summary>A part of the venue that a badge opens: hall, restaurant, press room, backstage.</summary>
public class Zone : ConferenceEntity
{
    /// <summary>One letter, as printed on badges.</summary>
    public required string Letter { get; set; }
    public required LocalText Name { get; set; }
    /// <summary>Position in the badge token's mask, 0 to 15; unique in the conference.</summary>
    public required int Bit { get; init; }
}

/// <summary>A kind of participant. It decides badge colour, zones, places and questions.</summary>
public class Category : ConferenceEntity
{
    /// <summary>Stable name for files and programs: <c>delegate</c>, <c>head</c>, <c>press</c>.</summary>
    public required string Code { get; init; }
    public required LocalText Name { get; set; }
    /// <summary>0 to 255, unique in the conference; in the badge token.</summary>
    public required int Number { get; init; }
    public required string Colour { get; set; }
    public int Order { get; set; }
    /// <summary>Letters of the zones that it opens.</summary>
    public List<string> Zones { get; set; } = [];
    /// <summary>Places in an ordinary delegation; 0 when only the secretariat gives them.</summary>
    public int Places { get; set; }
    /// <summary>The person in this category leads the delegation.</summary>
    public bool Leads { get; set; }
    /// <summary>Black-and-white stripes on the badge, as for press.</summary>
    public bool Striped { get; set; }
    /// <summary>Icon on the badge, a name of the icon set.</summary>
    public string Icon { get; set; } = "users";

    public int ZoneMask(IEnumerable<Zone> zones) => zones.Where(z => Zones.Contains(z.Letter)).Aggregate(0, (mask, z) => mask | (1 << z.Bit));
}
