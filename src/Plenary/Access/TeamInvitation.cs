using NodaTime;
using Plenary.Mail;

namespace Plenary.Access;

/// <summary>An invitation of a colleague into the secretariat: a link, once, for a while.</summary>
public class TeamInvitation : Entity
{
    public static readonly Duration Open = Duration.FromDays(7);

    public required string Email { get; init; }
    public Guid? ConferenceId { get; init; }
    public required Role Role { get; init; }
    /// <summary>SHA-256 of the token in the link; the token itself is only in the mail.</summary>
    public required byte[] TokenHash { get; init; }
    public required Instant ExpiresAt { get; init; }
    public required string InvitedBy { get; init; }
    public Instant? UsedAt { get; private set; }
    public Instant? WithdrawnAt { get; private set; }

    public static readonly Refusal NotOpen = new("team-invitation.not-open", "This link has been used or is too old. Ask for a new one.");
    public static readonly Refusal BadAddress = new("team-invitation.bad-address", "An e-mail address looks like name@example.org.");

    public bool IsOpen(Instant now) => UsedAt is null && WithdrawnAt is null && now < ExpiresAt;

    /// <summary>Invites somebody to a role at a conference.</summary>
    /// <param name="secret">For the link in the letter; nothing else holds it.</param>
    public static Refusal? Write(string email, Role role, Guid conferenceId, Actor by, Instant at, out TeamInvitation invitation, out string secret)
    {
        (invitation, secret) = (null!, Secret.New());
        if (!RoleHeld.GivenAtConferences.Contains(role)) return RoleHeld.NotGivenHere;
        if (EmailAddress.Read(email, out var address) is not null) return BadAddress;
        invitation = new() { Email = address, ConferenceId = conferenceId, Role = role, TokenHash = Secret.Hash(secret), ExpiresAt = at + Open, InvitedBy = by.Name };
        return null;
    }

    public Refusal? Use(Instant at)
    {
        if (!IsOpen(at)) return NotOpen;
        UsedAt = at;
        return null;
    }

    public Refusal? Withdraw(Instant at)
    {
        if (!IsOpen(at)) return NotOpen;
        WithdrawnAt = at;
        return null;
    }
}
