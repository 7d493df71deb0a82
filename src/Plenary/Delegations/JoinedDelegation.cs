using NodaTime;

namespace Plenary.Delegations;

/// <summary>What one delegation says of itself and may learn from another.</summary>
/// <param name="Deadline">Of its invitation; null without one.</param>
public sealed record DelegationFacts(string Group, string LetterSignedBy, LocalDate? LetterReceived, LocalDateTime? Deadline)
{
    public static DelegationFacts Of(Delegation delegation, Invitation? invitation) => new(delegation.Group, delegation.LetterSignedBy, delegation.LetterReceived, invitation?.Deadline);

    /// <summary>What it does not say itself it learns; of two deadlines the later one holds for all.</summary>
    public DelegationFacts Learning(DelegationFacts other) => new(
        Group.Length > 0 ? Group : other.Group,
        LetterReceived is null ? other.LetterSignedBy : LetterSignedBy, LetterReceived ?? other.LetterReceived,
        Deadline < other.Deadline ? other.Deadline : Deadline);

    /// <summary>What was learnt is given back, unless somebody has changed it since.</summary>
    public DelegationFacts GivingBack(DelegationFacts before, DelegationFacts after) => new(
        Group == after.Group ? before.Group : Group,
        LetterSignedBy == after.LetterSignedBy ? before.LetterSignedBy : LetterSignedBy, LetterReceived == after.LetterReceived ? before.LetterReceived : LetterReceived,
        Deadline == after.Deadline ? before.Deadline : Deadline);
}

/// <summary>
/// Two organisations were found to be one, and both had a delegation at this conference: one of the two went into the other. It stays as it was,
/// out of sight, with its invitation; its people, their places and its personal links are the other's now. Here stands what it brought, so that
/// taking the merge apart gives it back. docs/decisions/0014.
/// </summary>
public class JoinedDelegation : ConferenceEntity
{
    public static readonly Refusal LaterOne = new("delegation.joined-again", "At {0} its delegation has been joined with a further one since. Take that merge apart first.");

    public required Guid MergeId { get; init; }

    /// <summary>The delegation that is there.</summary>
    public required Guid LeadId { get; init; }

    /// <summary>The one that went into it.</summary>
    public required Guid GoneId { get; init; }
    public required string By { get; init; }
    public required Instant At { get; init; }

    /// <summary>The places that it brought, by category.</summary>
    public required Dictionary<Guid, int> Granted { get; init; }

    /// <summary>What was moved: "participation" and "delegation-link" with their ids, and "places-added": rows of a category in which the other had none.</summary>
    public required Dictionary<string, List<Guid>> Moved { get; init; }

    /// <summary>How many people came with it.</summary>
    public int People => Moved.GetValueOrDefault("participation")?.Count ?? 0;

    /// <summary>What the one that stays said of itself before it learnt from the other, and after.</summary>
    public required DelegationFacts Before { get; init; }
    public required DelegationFacts After { get; init; }

    public string? UndoneBy { get; private set; }
    public Instant? UndoneAt { get; private set; }

    /// <summary>
    /// Does the first delegation go into the second? The one whose invitation says more stays, whichever organisation's it was: accepted
    /// before declined, an answer before none, none before withdrawn, not invited last.
    /// </summary>
    public static bool GoesInto(Invitation? one, Invitation? other) => Weight(one) < Weight(other);

    public void Undo(string by, Instant at) => (UndoneBy, UndoneAt) = (by, at);

    private static int Weight(Invitation? invitation) => invitation switch
    {
        null => 0,
        { WithdrawnAt: not null } => 1,
        { Answer: null } => 2,
        { Answer: Answer.Declined } => 3,
        _ => 4,
    };
}
