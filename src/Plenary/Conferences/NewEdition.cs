using NodaTime;

namespace Plenary.Conferences;

/// <summary>What is asked of a new edition.</summary>
/// <param name="Number">The installation's next conference number, for badge tokens.</param>
public sealed record EditionFacts(int Ordinal, int Number, string Slug, LocalText Title, LocalDate Starts, LocalDate Ends, string Zone);

/// <summary>An edition that is being set up, with what it begins with.</summary>
/// <param name="Conference">Dates and place are its own; the theme is to be written.</param>
public sealed record NewEdition(Conference Conference, List<Zone> Zones, List<Category> Categories, List<Room> Rooms)
{
    /// <summary>The first edition that Plenary knows of a series, with the <see cref="Standard"/> set.</summary>
    public static Refusal? First(Series series, EditionFacts facts, out NewEdition? edition)
    {
        edition = null;
        var conference = Bare(series.Id, facts);
        var said = Particulars(conference, facts);
        // Who writes the title in Arabic alone holds the conference in Arabic, until its settings say more.
        if (!facts.Title.IsEmpty) said = said with { Languages = [.. facts.Title.Languages.OrderByDescending(l => l == "en")] };
        if (conference.Describe(said) is { } refusal) return refusal;
        edition = new(conference, Standard.Zones(conference.Id), Standard.Categories(conference.Id), []);
        return null;
    }

    /// <summary>The edition after <paramref name="last"/>, with what is carried over from it.</summary>
    public static Refusal? After(
        Conference last, IEnumerable<Zone> zones, IEnumerable<Category> categories, IEnumerable<Room> rooms, EditionFacts facts, CarryOver carry, out NewEdition? edition)
    {
        edition = null;
        if (carry.Fault is { } fault) return fault;
        var next = Bare(last.SeriesId, facts);
        next.FourEyes = last.FourEyes;
        var said = Particulars(next, facts) with { Colour = last.Colour };
        if (carry.Languages) said = said with { Languages = last.Languages };
        if (carry.Venue) said = said with { City = last.City, Country = last.Country, Venue = last.Venue, Address = last.Address };
        var texts = carry.Texts ? SiteTexts.Of(last) : SiteTexts.Of(next);
        if ((next.Describe(said) ?? next.Tell(texts with { Practical = carry.Venue ? last.Practical : LocalText.Empty })) is { } refusal) return refusal;

        edition = new(next,
            carry.Categories ? [.. zones.Select(z => new Zone { ConferenceId = next.Id, Bit = z.Bit, Letter = z.Letter, Name = z.Name })] : Standard.Zones(next.Id),
            carry.Categories ? [.. categories.Select(c => new Category
            {
                ConferenceId = next.Id, Number = c.Number, Code = c.Code, Colour = c.Colour, Name = c.Name, Order = c.Order,
                Zones = [.. c.Zones], Places = c.Places, Leads = c.Leads, Striped = c.Striped, Icon = c.Icon,
            })] : Standard.Categories(next.Id),
            carry.Rooms ? [.. rooms.Select(r => new Room { ConferenceId = next.Id, Name = r.Name, Capacity = r.Capacity, Order = r.Order })] : []);
        return null;
    }

    /// <summary>All that is wrong with what an edition is to be called and when it is, for a form that says it at once.</summary>
    public static IEnumerable<Refusal> Faults(EditionFacts facts)
    {
        var refusals = Conference.Faults(Particulars(Bare(Guid.Empty, facts), facts) with { Languages = ["en"] });
        return ShortName.Fits(facts.Slug) ? refusals : refusals.Prepend(ShortName.Bad);
    }

    public void AddTo(Storage.PlenaryDb db)
    {
        db.Conferences.Add(Conference);
        db.Zones.AddRange(Zones);
        db.Categories.AddRange(Categories);
        db.Rooms.AddRange(Rooms);
    }

    private static Conference Bare(Guid series, EditionFacts facts) => new() { SeriesId = series, Ordinal = facts.Ordinal, Number = facts.Number, Slug = facts.Slug, Title = facts.Title };

    private static Particulars Particulars(Conference bare, EditionFacts facts) =>
        Conferences.Particulars.Of(bare) with { Starts = facts.Starts, Ends = facts.Ends, Zone = facts.Zone };
}
