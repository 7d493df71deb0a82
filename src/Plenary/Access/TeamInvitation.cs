using NodaTime;

namespace Plenary.Access;

/// <summary>An invitation of a colleague into the secretariat: a link, once, for a while.</summary>
public class TeamInvitation : Entity
{
    public required string Email { get; init; }
    public Guid? ConferenceId { get; init; }
    public required Role Role { get; init; }
    /// <summary>SHA-256 of the token in the link; the token itself is only in the mail.</summary>
    public required byte[] TokenHash { get; init; }
    public required Instant ExpiresAt { get; init; }
    public required string InvitedBy { get; init; }
    public Instant? UsedAt { get; private set; }

    public bool IsOpen(Instant now) => UsedAt is null && now < ExpiresAt;

    public static readonly Refusal NotOpen = new("team-invitation.not-open", "This link has been used or is too old. Ask for a new one.");

    public Refusal? Use(Instant at)
    {
        if (!IsOpen(at)) return NotOpen;
        UsedAt = at;
        return null;
    }
}
