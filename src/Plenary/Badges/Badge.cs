using NodaTime;
using Plenary.Accreditations;
using Plenary.Conferences;

namespace Plenary.Badges;

/// <summary>
/// An issued pass. It is valid because its accreditation still is: nothing here repeats that. Issued, printed, handed over
/// and used are different facts.
/// </summary>
public class Badge : ConferenceEntity
{
    public static readonly Refusal AlreadyRevoked = new("badge.already-revoked", "This badge has already been revoked.");
    public static readonly Refusal NotAccredited = new("badge.not-accredited", "Only an accredited person gets a badge.");
    public static readonly Refusal ReasonMissing = new("badge.reason-missing", "Write the reason; the door shows it.");

    public required Guid ParticipationId { get; init; }

    /// <summary>The number on the badge, unique in the conference, without gaps for those that were issued.</summary>
    public required int Serial { get; init; }

    /// <summary>80 random bits; what the code on the badge carries instead of anything personal.</summary>
    public required byte[] RandomId { get; init; }

    /// <summary>Which of the conference's badge keys signed it.</summary>
    public required int KeyNumber { get; init; }
    public required Instant IssuedAt { get; init; }
    public Instant? PrintedAt { get; private set; }
    public Instant? HandedOverAt { get; private set; }
    public Instant? RevokedAt { get; private set; }
    public string RevokedBy { get; private set; } = "";
    public string RevokedBecause { get; private set; } = "";

    public bool IsRevoked => RevokedAt is not null;

    public BadgeState State => IsRevoked ? BadgeState.Revoked : HandedOverAt is not null ? BadgeState.HandedOver : PrintedAt is not null ? BadgeState.Printed : BadgeState.Issued;

    /// <summary>A badge for an accredited person; one that is not accredited gets none.</summary>
    /// <param name="serial">Taken from the conference, see <see cref="Issuing"/>.</param>
    public static Refusal? Issue(Participation participation, int serial, int keyNumber, Instant at, out Badge? badge)
    {
        badge = null;
        if (participation.State is not ParticipationState.Accredited) return NotAccredited;
        badge = new()
        {
            ConferenceId = participation.ConferenceId,
            ParticipationId = participation.Id,
            Serial = serial,
            KeyNumber = keyNumber,
            IssuedAt = at,
            RandomId = BadgeId.New().Bytes(),
        };
        return null;
    }

    /// <summary>What the code on the badge says: good from the eve of the conference to the day after it.</summary>
    public BadgePayload Payload(Conference conference, Category category, IEnumerable<Zone> zones) => new()
    {
        Key = (byte)KeyNumber,
        Conference = (uint)conference.Number,
        Badge = BadgeId.Read(RandomId),
        Category = (byte)category.Number,
        Zones = (ushort)category.ZoneMask(zones),
        NotBefore = conference.OpensDoors,
        NotAfter = conference.ShutsDoors,
        Sequence = (uint)Serial,
    };

    public void Printed(Instant at) => PrintedAt ??= at;

    public void HandedOver(Instant at) => HandedOverAt ??= at;

    /// <summary>Gives it into its bearer's hands; one that is revoked, or whose accreditation has ended, is given to nobody.</summary>
    public Refusal? HandOver(Participation bearer, Instant at)
    {
        if (IsRevoked) return AlreadyRevoked;
        if (bearer.State is not ParticipationState.Accredited) return NotAccredited;
        HandedOver(at);
        return null;
    }

    public Refusal? Revoke(string by, Instant at, string reason)
    {
        if (IsRevoked) return AlreadyRevoked;
        if (Reasons.Fault(reason, ReasonMissing) is { } fault) return fault;
        (RevokedAt, RevokedBy, RevokedBecause) = (at, by, reason.Trim());
        return null;
    }
}
