using NodaTime;

namespace Plenary.Access;

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
