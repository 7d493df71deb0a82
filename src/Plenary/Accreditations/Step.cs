using System.ComponentModel.DataAnnotations;
using NodaTime;

namespace Plenary.Accreditations;

/// <summary>What of a nomination can be changed after it was sent. Steps keep the English words; see <see cref="Step.Changed"/>.</summary>
public enum Detail
{
    [Display(Name = "Name")] Name,
    [Display(Name = "Honorific")] Honorific,
    [Display(Name = "Gender")] Gender,
    [Display(Name = "E-mail")] Email,
    [Display(Name = "Office")] Office,
    [Display(Name = "Category")] Category,
    /// <summary>It turned out to be of another record of the directory.</summary>
    [Display(Name = "Person")] Person,
}

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

    private const string Changes = "Changed: ";

    /// <summary>How a step says what was changed: "Changed: Name, Office".</summary>
    internal static string ReasonOf(IEnumerable<Detail> changed) => Changes + string.Join(", ", changed);

    /// <summary>What was changed, where that is why the nomination came back to the queue; empty where this step says something else.</summary>
    public IReadOnlyList<Detail> Changed
    {
        get
        {
            if (State is not ParticipationState.Submitted || !Reason.StartsWith(Changes, StringComparison.Ordinal)) return [];
            var words = Reason[Changes.Length..].Split(", ");
            var changed = words.Select(word => Enum.TryParse<Detail>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var detail) ? detail : (Detail?)null).OfType<Detail>().ToList();   // once it said "e-mail"
            return changed.Count == words.Length ? changed : [];
        }
    }

    /// <summary>What the secretariat wrote for the delegation; a note between officers is not.</summary>
    public bool IsForDelegation => State is ParticipationState.Returned or ParticipationState.Refused or ParticipationState.Revoked or ParticipationState.Withdrawn;
}
