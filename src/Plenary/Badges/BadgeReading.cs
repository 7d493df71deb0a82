namespace Plenary.Badges;

/// <summary>What a scanned text turned out to be, before anyone asks whether the badge may pass this gate now.</summary>
public enum BadgeSight
{
    /// <summary>Some other code: a link, a ticket, a business card.</summary>
    NotABadge,
    /// <summary>Begins as a badge, but letters are missing or wrong: scan it again.</summary>
    Damaged,
    /// <summary>Signed with a key that is not known here: another conference, another installation, or a key this door has not fetched yet.</summary>
    Foreign,
    /// <summary>Claims a key of ours, and the signature does not hold.</summary>
    Forged,
    /// <summary>Ours and unaltered. It may still be revoked, too early, or for other zones.</summary>
    Genuine,
}

/// <summary>One reading of a badge's code. Only a genuine badge has a payload, so that nothing unverified is ever believed.</summary>
public readonly record struct BadgeReading(BadgeSight Sight, BadgePayload? Payload = null);
