using NodaTime;

namespace Plenary.Accreditations;

/// <summary>One change of a participation's state. Steps are only ever added.</summary>
public class Step : ConferenceEntity
{
    public required Guid ParticipationId { get; init; }
    /// <summary>1, 2, 3 … within the participation.</summary>
    public required int Number { get; init; }
    public required ParticipationState State { get; init; }
    public required Instant At { get; init; }
    public required string By { get; init; }
    public Guid? AccountId { get; init; }
    public string Reason { get; init; } = "";

    /// <summary>What the secretariat wrote for the delegation; a note between officers is not.</summary>
    public bool IsForDelegation => State is ParticipationState.Returned or ParticipationState.Refused or ParticipationState.Revoked or ParticipationState.Withdrawn;
}
