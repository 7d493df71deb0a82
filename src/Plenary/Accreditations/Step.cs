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
}
