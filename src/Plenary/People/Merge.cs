using NodaTime;

namespace Plenary.People;

/// <summary>Two records of the directory were found to be one. What pointed to the one that goes is moved, and remembered for undoing it.</summary>
public class Merge : Entity
{
    public static readonly Refusal AlreadyUndone = new("merge.already-undone", "This merge has already been undone.");

    public required Subject Subject { get; init; }
    public static readonly Refusal LaterOne = new("merge.later-one", "The record that was kept has been merged itself since. Take that apart first.");
    public static readonly Refusal SaidToBeTwo = new("merge.said-to-be-two", "{0} said that these are two. Take that back first.");

    public required Guid KeptId { get; init; }
    public required Guid GoneId { get; init; }
    public required string By { get; init; }
    public required Instant At { get; init; }
    public required string Reason { get; init; }

    /// <summary>What was moved: "participation" and the ids that pointed to the one that went.</summary>
    public required Dictionary<string, List<Guid>> Moved { get; init; }

    /// <summary>What the kept record took over from the other: "nationality", "name:…".</summary>
    public List<string> Taken { get; init; } = [];

    public string? UndoneBy { get; private set; }
    public Instant? UndoneAt { get; private set; }

    public Refusal? Undo(string by, Instant at)
    {
        if (UndoneAt is not null) return AlreadyUndone;
        (UndoneBy, UndoneAt) = (by, at);
        return null;
    }
}

/// <summary>Somebody looked at two records and said that they are not the same; they are not proposed again.</summary>
public class NotTheSame : Entity
{
    public static readonly Refusal Oneself = new("duplicates.oneself", "A record is not another than itself.");

    public required Subject Subject { get; init; }
    /// <summary>The smaller of the two ids, so that a pair is stored once.</summary>
    public required Guid OneId { get; init; }
    public required Guid OtherId { get; init; }

    /// <summary>The order in which a pair is stored.</summary>
    public static (Guid One, Guid Other) InOrder(Guid one, Guid other) => one.CompareTo(other) < 0 ? (one, other) : (other, one);
    public required string By { get; init; }
    public required Instant At { get; init; }
}
