using NodaTime;
using Plenary.Access;

namespace Plenary.Programme;

/// <summary>
/// A conflict that the editors let stand, and why. It covers the conflict as it was: with other sessions, times, rooms, speakers or languages
/// it is another one and open again. Taking it back removes it; the history keeps both.
/// </summary>
public class AcceptedConflict : ConferenceEntity
{
    public static readonly Refusal ReasonMissing = new("conflict.reason-missing", "Write the reason; those who publish read it.");
    public static readonly Refusal Gone = new("conflict.gone", "The draft changed, and this conflict is not in it as you saw it. Look again.");
    public static readonly Refusal Already = new("conflict.already-accepted", "{0} has accepted this conflict already.");

    /// <summary>What it covers, see <see cref="Conflict.Mark"/>.</summary>
    public required string Mark { get; init; }
    public required ConflictKind Kind { get; init; }
    public required Guid SessionId { get; init; }

    /// <summary>The second session, where two are in each other’s way.</summary>
    public Guid? OtherId { get; init; }
    public required string Reason { get; init; }
    public required string By { get; init; }
    public required Instant At { get; init; }

    /// <summary>Lets a conflict of the draft stand.</summary>
    public static Refusal? Accept(Conflict conflict, string reason, Actor by, Instant at, out AcceptedConflict? accepted)
    {
        accepted = null;
        if (conflict.Accepted is { } before) return Already.With(before.By);
        if (Reasons.Fault(reason, ReasonMissing) is { } fault) return fault;
        accepted = new()
        {
            ConferenceId = conflict.Session.ConferenceId,
            Mark = conflict.Mark,
            Kind = conflict.Kind,
            SessionId = conflict.Session.Id,
            OtherId = conflict.Other?.Id,
            Reason = reason.Trim(),
            By = by.Name,
            At = at,
        };
        return null;
    }
}
