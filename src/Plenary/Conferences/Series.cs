namespace Plenary.Conferences;

/// <summary>A conference that is held again and again: the coalition's general conference.</summary>
public class Series : Entity
{
    public static readonly Refusal OrganiserMissing = new("series.organiser-missing", "Write who holds it, in at least one language.");
    public static readonly Refusal UnknownOrganiser = new("series.unknown-organiser", "This organisation is not in the directory.");

    /// <summary>In addresses: lower-case letters, digits, hyphens.</summary>
    public required string Slug { get; init; }
    public required LocalText Name { get; set; }
    /// <summary>The body that holds it, as shown on badges and pages.</summary>
    public required LocalText Organiser { get; set; }
    /// <summary>The coalition in the directory, if it is there.</summary>
    public Guid? OrganiserId { get; set; }

    public static Refusal? Begin(string slug, LocalText name, LocalText organiser, Guid? organiserId, out Series? series)
    {
        var refusal = Faults(slug, name, organiser).FirstOrDefault();
        series = refusal is null ? new() { Slug = slug, Name = name, Organiser = organiser, OrganiserId = organiserId } : null;
        return refusal;
    }

    /// <summary>All that is wrong with what a series is to be called, for a form that says it at once.</summary>
    public static IEnumerable<Refusal> Faults(string slug, LocalText name, LocalText organiser)
    {
        if (!ShortName.Fits(slug)) yield return ShortName.Bad;
        if (Room.NameFault(name) is { } unnamed) yield return unnamed;
        if (OrganiserFault(organiser) is { } nobody) yield return nobody;
    }

    public Refusal? Describe(LocalText name, LocalText organiser, Guid? organiserId)
    {
        if ((Room.NameFault(name) ?? OrganiserFault(organiser)) is { } refusal) return refusal;
        (Name, Organiser, OrganiserId) = (name, organiser, organiserId);
        return null;
    }

    private static Refusal? OrganiserFault(LocalText organiser) => organiser.IsEmpty ? OrganiserMissing : Room.NameFault(organiser);
}
