namespace Plenary.Conferences;

/// <summary>A part of the venue that a badge opens: hall, restaurant, press room, backstage.</summary>
public class Zone : ConferenceEntity
{
    /// <summary>The mask in a badge's code has as many places.</summary>
    public const int Most = 16;

    public static readonly Refusal LetterBad = new("zone.letter-bad", "A zone has one letter A–Z of its own.");
    public static readonly Refusal Full = new("zone.full", "A conference has at most 16 zones.");
    public static readonly Refusal Opened = new("zone.opened", "The category “{0}” opens this zone. Take the zone from the category first.");

    /// <summary>One letter, as printed on badges.</summary>
    public required string Letter { get; set; }
    public required LocalText Name { get; set; }
    /// <summary>Position in the badge token's mask, 0 to 15; unique in the conference.</summary>
    public required int Bit { get; init; }

    /// <summary>“Hall (H)”: the name leads, so that it keeps its direction in every script.</summary>
    public string Called => $"{Name} ({Letter})";

    /// <summary>One more zone beside those that there are.</summary>
    public static Refusal? Add(Guid conferenceId, string letter, LocalText name, IReadOnlyCollection<Zone> there, out Zone? zone)
    {
        zone = null;
        if (there.Count >= Most) return Full;
        var free = Enumerable.Range(0, Most).First(bit => there.All(z => z.Bit != bit));
        var added = new Zone { ConferenceId = conferenceId, Letter = "", Name = name, Bit = free };
        if (added.Describe(letter, name, there, []) is { } refusal) return refusal;
        zone = added;
        return null;
    }

    /// <summary>Names it, and gives it another letter, under which the categories that open it go on opening it.</summary>
    public Refusal? Describe(string letter, LocalText name, IReadOnlyCollection<Zone> there, IEnumerable<Category> categories)
    {
        if (letter is not [>= 'A' and <= 'Z'] || there.Any(z => z.Id != Id && z.Letter == letter)) return LetterBad;
        if (Room.NameFault(name) is { } refusal) return refusal;
        if (letter != Letter)
            foreach (var category in categories.Where(c => c.Zones.Contains(Letter)))
                category.Zones = [.. category.Zones.Select(z => z == Letter ? letter : z)];
        (Letter, Name) = (letter, name);
        return null;
    }

    /// <summary>Null when no category opens it any more, so that it can be removed.</summary>
    public Refusal? CanBeRemoved(IEnumerable<Category> categories) =>
        categories.FirstOrDefault(c => c.Zones.Contains(Letter)) is { } opening ? Opened.With(opening.Name) : null;
}
