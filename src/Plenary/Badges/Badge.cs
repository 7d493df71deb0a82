using NodaTime;

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

    public void Printed(Instant at) => PrintedAt ??= at;

    public void HandedOver(Instant at) => HandedOverAt ??= at;

    public Refusal? Revoke(string by, Instant at, string reason)
    {
        if (IsRevoked) return AlreadyRevoked;
        if (string.IsNullOrWhiteSpace(reason)) return ReasonMissing;
        (RevokedAt, RevokedBy, RevokedBecause) = (at, by, reason.Trim());
        return null;
    }
}

/// <summary>A key pair that signs badges of one conference (ECDSA P-256). The private half is sealed.</summary>
public class BadgeKey : ConferenceEntity
{
    /// <summary>0 to 255, in the token; unique in the conference.</summary>
    public required int Number { get; init; }
    /// <summary>SubjectPublicKeyInfo, DER.</summary>
    public required byte[] PublicKey { get; init; }
    public required byte[] SealedPrivateKey { get; init; }
    public required Instant CreatedAt { get; init; }
    /// <summary>Retired keys sign no more; badges they signed stay readable.</summary>
    public Instant? RetiredAt { get; set; }
}
