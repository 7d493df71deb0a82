using NodaTime;

namespace Plenary.Conferences;

/// <summary>The next edition of a series, with what carries over from the last: languages, colour, rules, categories and zones; and the rooms when the venue is the same.</summary>
/// <param name="Conference">Dates and place are its own; titles and theme are to be written.</param>
public sealed record NewEdition(Conference Conference, List<Zone> Zones, List<Category> Categories, List<Room> Rooms)
{
    /// <summary>The first edition that Plenary knows of a series, with the <see cref="Standard"/> set.</summary>
    public static Refusal? First(
        Series series, int ordinal, int number, string slug, LocalText title, LocalDate starts, LocalDate ends, string zone, out NewEdition? edition)
    {
        var conference = new Conference { SeriesId = series.Id, Ordinal = ordinal, Number = number, Slug = slug, Title = title };
        edition = null;
        if (conference.Schedule(starts, ends, zone) is { } refusal) return refusal;
        edition = new(conference, Standard.Zones(conference.Id), Standard.Categories(conference.Id), []);
        return null;
    }

    /// <param name="number">The installation's next conference number, for badge tokens.</param>
    /// <param name="sameVenue">Copies venue, city, address, practical texts and rooms too.</param>
    public static Refusal? After(
        Conference last, IEnumerable<Zone> zones, IEnumerable<Category> categories, IEnumerable<Room> rooms,
        int number, string slug, LocalText title, LocalDate starts, LocalDate ends, string zone, bool sameVenue, out NewEdition? edition)
    {
        edition = null;
        var next = new Conference
        {
            SeriesId = last.SeriesId,
            Ordinal = last.Ordinal + 1,
            Number = number,
            Slug = slug,
            Title = title,
            Languages = [.. last.Languages],
            FourEyes = last.FourEyes,
            Country = sameVenue ? last.Country : "",
            City = sameVenue ? last.City : LocalText.Empty,
            Venue = sameVenue ? last.Venue : LocalText.Empty,
            Address = sameVenue ? last.Address : "",
            Practical = sameVenue ? last.Practical : LocalText.Empty,
        };
        if ((next.Schedule(starts, ends, zone) ?? next.Paint(last.Colour)) is { } refusal) return refusal;

        edition = new(next,
            [.. zones.Select(z => new Zone { ConferenceId = next.Id, Bit = z.Bit, Letter = z.Letter, Name = z.Name })],
            [.. categories.Select(c => new Category
            {
                ConferenceId = next.Id, Number = c.Number, Code = c.Code, Colour = c.Colour, Name = c.Name, Order = c.Order,
                Zones = [.. c.Zones], Places = c.Places, Leads = c.Leads, Striped = c.Striped, Icon = c.Icon,
            })],
            sameVenue ? [.. rooms.Select(r => new Room { ConferenceId = next.Id, Name = r.Name, Capacity = r.Capacity, Order = r.Order })] : []);
        return null;
    }

    public void AddTo(Storage.PlenaryDb db)
    {
        db.Conferences.Add(Conference);
        db.Zones.AddRange(Zones);
        db.Categories.AddRange(Categories);
        db.Rooms.AddRange(Rooms);
    }
}
