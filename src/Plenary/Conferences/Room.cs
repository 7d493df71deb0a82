namespace Plenary.Conferences;

/// <summary>A room of the venue.</summary>
public class Room : ConferenceEntity
{
    public const int Largest = 100_000;
    public static readonly Refusal NameMissing = new("place.name-missing", "Write a name.");
    public static readonly Refusal CapacityBad = new("room.capacity-bad", "Write how many people the room holds, from 1 to {0}, or nothing.");

    public required LocalText Name { get; set; }
    public int? Capacity { get; set; }
    /// <summary>In which order rooms stand in the grid.</summary>
    public int Order { get; set; }

    public Refusal? Describe(LocalText name, int? capacity)
    {
        if (name.IsEmpty) return NameMissing;
        if (capacity is < 1 or > Largest) return CapacityBad.With(Largest);
        (Name, Capacity) = (name, capacity);
        return null;
    }
}
