using NodaTime;

namespace Plenary.Access;

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
