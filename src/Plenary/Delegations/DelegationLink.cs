using NodaTime;
using Plenary.Access;
using Plenary.Conferences;

namespace Plenary.Delegations;

/// <summary>The personal link of a head of delegation. The link is shown once, in the mail; here is only its hash.</summary>
public class DelegationLink : ConferenceEntity
{
    public static readonly Refusal AlreadyRevoked = new("link.already-revoked", "This link has already been revoked.");

    public required Guid DelegationId { get; init; }
    /// <summary>SHA-256 of the secret: see <see cref="Secret"/>.</summary>
    public required byte[] TokenHash { get; init; }
    public required Instant CreatedAt { get; init; }
    public required Instant ExpiresAt { get; init; }
    public Instant? RevokedAt { get; private set; }

    /// <summary>A new link: open until the conference is over, since the delegation follows its nominations until then, and 30 days at least.</summary>
    public static DelegationLink Make(Guid delegationId, Conference conference, Instant at, out string secret)
    {
        secret = Secret.New();
        var end = conference.At(conference.Ends.PlusDays(1).AtMidnight());
        return new()
        {
            ConferenceId = conference.Id,
            DelegationId = delegationId,
            TokenHash = Secret.Hash(secret),
            CreatedAt = at,
            ExpiresAt = Instant.Max(end, at + Duration.FromDays(30)),
        };
    }

    public bool IsOpen(Instant now) => RevokedAt is null && now < ExpiresAt;

    public Refusal? Revoke(Instant at)
    {
        if (RevokedAt is not null) return AlreadyRevoked;
        RevokedAt = at;
        return null;
    }
}
