namespace Plenary.Conferences;

/// <summary>What is said of a category, as a form or a program gives it.</summary>
/// <param name="Zones">Letters of the zones that it opens.</param>
/// <param name="Places">Places in an ordinary delegation.</param>
public sealed record CategoryFacts(LocalText Name, string Colour, IReadOnlyList<string> Zones, int Places = 0, bool Leads = false, bool Striped = false, string Icon = "users");

/// <summary>A kind of participant. It decides badge colour, zones, places and questions.</summary>
public class Category : ConferenceEntity
{
    public const int MostPlaces = 999;

    /// <summary>Signs that a badge can carry.</summary>
    public static readonly IReadOnlyList<string> Icons = ["users", "flag", "eye", "microphone", "star", "news", "language", "id-badge-2", "heart-handshake", "shield"];

    public static readonly Refusal CodeTaken = new("category.code-taken", "There is already a category with this short name.");
    public static readonly Refusal Unknown = new("category.unknown", "This conference has no category “{0}”.");
    public static readonly Refusal Full = new("category.full", "A conference has at most 255 categories.");
    public static readonly Refusal PlacesBad = new("category.places-bad", "Write how many places an ordinary delegation has, from 0 to {0}.");
    public static readonly Refusal NoSuchZone = new("category.no-such-zone", "There is no zone with the letter “{0}”.");
    public static readonly Refusal NoSuchIcon = new("category.no-such-icon", "There is no sign called “{0}”.");

    /// <summary>Stable name for files and programs: <c>delegate</c>, <c>head</c>, <c>press</c>.</summary>
    public required string Code { get; init; }
    public required LocalText Name { get; set; }
    /// <summary>0 to 255, unique in the conference; in the badge token.</summary>
    public required int Number { get; init; }
    public required string Colour { get; set; }
    public int Order { get; set; }
    /// <summary>Letters of the zones that it opens.</summary>
    public List<string> Zones { get; set; } = [];
    /// <summary>Places in an ordinary delegation; 0 when only the secretariat gives them.</summary>
    public int Places { get; set; }
    /// <summary>The person in this category leads the delegation.</summary>
    public bool Leads { get; set; }
    /// <summary>Black-and-white stripes on the badge, as for press.</summary>
    public bool Striped { get; set; }
    /// <summary>Icon on the badge, a name of the icon set.</summary>
    public string Icon { get; set; } = "users";

    public int ZoneMask(IEnumerable<Zone> zones) => zones.Where(z => Zones.Contains(z.Letter)).Aggregate(0, (mask, z) => mask | (1 << z.Bit));

    /// <summary>One more category, behind those that there are.</summary>
    public static Refusal? Add(Guid conferenceId, string code, CategoryFacts facts, IReadOnlyCollection<Category> there, IReadOnlyCollection<Zone> zones, out Category? category)
    {
        category = null;
        if (!ShortName.Fits(code)) return ShortName.Bad;
        if (there.Any(c => c.Code == code)) return CodeTaken;
        var number = there.Select(c => c.Number).DefaultIfEmpty().Max() + 1;
        if (number > 255) return Full;
        var added = new Category { ConferenceId = conferenceId, Code = code, Name = facts.Name, Colour = facts.Colour, Number = number, Order = there.Select(c => c.Order).DefaultIfEmpty().Max() + 1 };
        if (added.Describe(facts, zones) is { } refusal) return refusal;
        category = added;
        return null;
    }

    public Refusal? Describe(CategoryFacts facts, IReadOnlyCollection<Zone> zones)
    {
        if (Room.NameFault(facts.Name) is { } fault) return fault;
        if (!Conference.IsColour(facts.Colour)) return Conference.ColourNotHex;
        if (facts.Zones.FirstOrDefault(letter => zones.All(z => z.Letter != letter)) is { } unknown) return NoSuchZone.With(unknown);
        if (facts.Places is < 0 or > MostPlaces) return PlacesBad.With(MostPlaces);
        if (!Icons.Contains(facts.Icon)) return NoSuchIcon.With(facts.Icon);
        (Name, Colour, Places, Leads, Striped, Icon) = (facts.Name, facts.Colour.ToLowerInvariant(), facts.Places, facts.Leads, facts.Striped, facts.Icon);
        Zones = [.. facts.Zones.Distinct()];
        return null;
    }
}
