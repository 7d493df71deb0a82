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
        series = null;
        if (!ShortName.Fits(slug)) return ShortName.Bad;
        var begun = new Series { Slug = slug, Name = name, Organiser = organiser };
        if (begun.Describe(name, organiser, organiserId) is { } refusal) return refusal;
        series = begun;
        return null;
    }

    public Refusal? Describe(LocalText name, LocalText organiser, Guid? organiserId)
    {
        if (Room.NameFault(name) is { } refusal) return refusal;
        if (organiser.IsEmpty) return OrganiserMissing;
        if (Room.NameFault(organiser) is { } unfit) return unfit;
        (Name, Organiser, OrganiserId) = (name, organiser, organiserId);
        return null;
    }
}
