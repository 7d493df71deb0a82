using NodaTime;
using Plenary.Accreditations;
using Plenary.Badges;

namespace Plenary.CheckIn;

/// <summary>Where badges are read. A gate leads into one zone.</summary>
public class Gate : ConferenceEntity
{
    public const int LongestName = 80;
    public static readonly Refusal NoName = new("gate.no-name", "Write the name of the gate, at most {0} characters.");
    public static readonly Refusal UnknownZone = new("gate.unknown-zone", "There is no such zone at this conference.");

    public static Refusal? NameFault(string name) => name.Trim().Length is 0 or > LongestName ? NoName.With(LongestName) : null;

    public required string Name { get; set; }
    public required Guid ZoneId { get; set; }
    /// <summary>Closed gates admit nobody.</summary>
    public bool Open { get; set; } = true;

    /// <summary>What it is called, where it leads and whether it is open; looked at before.</summary>
    public void Set(string name, Guid zone, bool open) => (Name, ZoneId, Open) = (name.Trim(), zone, open);
}

public enum Direction { In, Out }

/// <summary>The answer at a gate. Everything but <see cref="Admitted"/> is a refusal, and says why.</summary>
public enum Verdict
{
    Admitted,
    /// <summary>Not a badge of Plenary at all.</summary>
    NotABadge,
    /// <summary>Damaged, or cut off.</summary>
    Unreadable,
    /// <summary>Signed by nobody we know, or not by the one it claims.</summary>
    Forged,
    /// <summary>A badge of another conference.</summary>
    Foreign,
    /// <summary>Well signed, yet no such badge was issued.</summary>
    Unknown,
    Revoked,
    /// <summary>A newer badge was issued in its place.</summary>
    Replaced,
    /// <summary>The accreditation was withdrawn or revoked, or is not yet given.</summary>
    NotAccredited,
    TooEarly,
    TooLate,
    WrongZone,
    /// <summary>Admitted already and not gone out since.</summary>
    AlreadyInside,
    GateClosed,
}

/// <summary>One reading of a badge at a gate. Scans are only ever added.</summary>
public class Scan : ConferenceEntity
{
    public required Guid GateId { get; init; }
    public Guid? BadgeId { get; init; }
    public Guid? ParticipationId { get; init; }
    public required Direction Direction { get; init; }
    public required Verdict Verdict { get; init; }
    public required Instant At { get; init; }
    public required string By { get; init; }
    /// <summary>Given by the device; a scan that is sent twice counts once.</summary>
    public required string ClientId { get; init; }
}

/// <summary>Whether a participant is in a zone right now. One row a person and zone, moved by conditional updates with each scan.</summary>
public class Presence : ConferenceEntity
{
    public required Guid ParticipationId { get; init; }
    public required Guid ZoneId { get; init; }
    public bool Inside { get; set; }
    public Instant Since { get; set; }
}

/// <summary>The rule of the door, decided in one place; the door phones carry answers, not this rule.</summary>
public static class Admission
{
    /// <param name="categoryZones">Letters of the zones that the category opens.</param>
    /// <param name="zoneLetter">The zone behind the gate.</param>
    /// <param name="from">From when badges open doors.</param>
    /// <param name="until">Until when.</param>
    /// <param name="replaced">A newer badge of the same participation exists.</param>
    public static Verdict Judge(
        Badge badge, Participation participation, IReadOnlyCollection<string> categoryZones, string zoneLetter, bool gateOpen, Instant now, Instant from, Instant until, bool replaced) =>
        !gateOpen ? Verdict.GateClosed
        : badge.IsRevoked && replaced ? Verdict.Replaced
        : badge.IsRevoked ? Verdict.Revoked
        : participation.State is not ParticipationState.Accredited ? Verdict.NotAccredited
        : now < from ? Verdict.TooEarly
        : now > until ? Verdict.TooLate
        : !categoryZones.Contains(zoneLetter) ? Verdict.WrongZone
        : Verdict.Admitted;
}
