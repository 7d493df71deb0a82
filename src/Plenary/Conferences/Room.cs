using Plenary.Names;

namespace Plenary.Conferences;

/// <summary>A room of the venue.</summary>
public class Room : ConferenceEntity
{
    public const int Largest = 100_000;
    public const int LongestName = 200;
    public static readonly Refusal NameMissing = new("place.name-missing", "Write a name.");
    public static readonly Refusal NameTooLong = new("place.name-too-long", "A name has at most {0} characters.");
    public static readonly Refusal CapacityBad = new("room.capacity-bad", "Write how many people the room holds, from 1 to {0}, or nothing.");

    public static readonly Refusal NameTaken = new("room.name-taken", "There is another room of this name: “{0}”.");

    public required LocalText Name { get; set; }
    public int? Capacity { get; set; }
    /// <summary>In which order rooms stand in the grid.</summary>
    public int Order { get; set; }

    /// <summary>What is wrong with the name of a room, and of all else that stands on badges and in the heads of tables.</summary>
    public static Refusal? NameFault(LocalText name) => name.IsEmpty ? NameMissing : name.Longest > LongestName ? NameTooLong.With(LongestName) : null;

    /// <param name="there">The rooms of the conference, of which no two have one name: a list and a door sheet could not tell them apart.</param>
    public Refusal? Describe(LocalText name, int? capacity, IEnumerable<Room> there)
    {
        if (NameFault(name) is { } refusal) return refusal;
        if (name.All.Values.FirstOrDefault(text => there.Any(r => r.Id != Id && r.Name.All.Values.Any(other => IsSame(text, other)))) is { } taken) return NameTaken.With(taken);
        if (capacity is < 1 or > Largest) return CapacityBad.With(Largest);
        (Name, Capacity) = (name, capacity);
        return null;
    }

    private static bool IsSame(string one, string other) => string.Equals(NameText.Clean(one), NameText.Clean(other), StringComparison.OrdinalIgnoreCase);
}
