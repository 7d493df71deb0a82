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

    /// <summary>What a secretariat gives to its colleagues. An administrator is made by administrators; door devices are enrolled, not invited.</summary>
    public static readonly IReadOnlyList<Role> GivenAtConferences = [.. Enum.GetValues<Role>().Except([Role.Administrator, Role.DoorDevice])];

    public static readonly Refusal AlreadyEnded = new("role.already-ended", "This role has already ended.");
    public static readonly Refusal OwnRole = new("role.own-role", "Nobody ends their own role. Ask a colleague.");
    public static readonly Refusal AlreadyHeld = new("role.already-held", "This person holds the role already.");
    public static readonly Refusal NotGivenHere = new("role.not-given-here", "This role is not given at a conference.");

    /// <summary>Ends the role now; a role that has ended stays in the record. End the account's sessions with it, as <see cref="Team.AccountDeeds.End"/> does.</summary>
    public Refusal? End(Actor by, Instant at)
    {
        if (Ended is not null) return AlreadyEnded;
        if (by.AccountId == AccountId) return OwnRole;   // so that somebody is always left; of two at once AccountDeeds.InTurn lets one
        Ended = at;
        return null;
    }
}
