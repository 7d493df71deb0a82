using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Plenary.Access;

/// <summary>Somebody who signs in: a member of a secretariat, an officer, an editor. Delegates need no account.</summary>
public class Account : IdentityUser<Guid>
{
    public Account() => Id = Guid.CreateVersion7();

    /// <summary>As the history and the page head show it: "Meral T.".</summary>
    public required string Name { get; set; }

    /// <summary>The language of the workspace and of mails to this account.</summary>
    public string Language { get; set; } = "en";

    public Instant CreatedAt { get; init; }

    /// <summary>Set when the account was closed; it cannot sign in and its sessions are gone.</summary>
    public Instant? ClosedAt { get; set; }
}

/// <summary>One role of one account at one conference (or, for an administrator, everywhere), from and until.</summary>
public class RoleHeld : Entity
{
    public required Guid AccountId { get; init; }
    /// <summary>Null only for <see cref="Role.Administrator"/>.</summary>
    public Guid? ConferenceId { get; init; }
    public required Role Role { get; init; }
    public required Instant Since { get; init; }
    public required string GivenBy { get; init; }
    public Instant? Ended { get; private set; }

    /// <summary>Ends the role now; a role that has ended stays in the record.</summary>
    public Refusal? End(Instant at)
    {
        if (Ended is not null) return AlreadyEnded;
        Ended = at;
        return null;
    }

    public static readonly Refusal AlreadyEnded = new("role.already-ended", "This role has already ended.");
}

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

/// <summary>One sign-in of one account on one device. It lives on the server: deleting the row ends it within a request.</summary>
public class SignedIn
{
    /// <summary>SHA-256 of the key in the cookie, as hex.</summary>
    public required string KeyHash { get; init; }
    public Guid? AccountId { get; set; }
    public required byte[] Ticket { get; set; }
    public required Instant ExpiresAt { get; set; }
    public required Instant Since { get; init; }
}

/// <summary>A key for a program. It acts as its account, never beyond its scopes.</summary>
public class ApiToken : Entity
{
    public required Guid AccountId { get; init; }
    public required string Name { get; init; }
    /// <summary>SHA-256 of the token; the token is shown once.</summary>
    public required byte[] TokenHash { get; init; }
    /// <summary>Scope names as <see cref="Scope.ScopeName"/> makes them.</summary>
    public required List<string> Scopes { get; init; }
    /// <summary>Null: wherever the account holds a role.</summary>
    public Guid? ConferenceId { get; init; }
    public required Instant CreatedAt { get; init; }
    public Instant? ExpiresAt { get; init; }
    public Instant? RevokedAt { get; private set; }

    public bool IsValid(Instant now) => RevokedAt is null && (ExpiresAt is null || now < ExpiresAt);

    public static readonly Refusal AlreadyRevoked = new("token.already-revoked", "This token has already been revoked.");

    public Refusal? Revoke(Instant at)
    {
        if (RevokedAt is not null) return AlreadyRevoked;
        RevokedAt = at;
        return null;
    }
}
