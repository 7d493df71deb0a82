using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Conferences;
using Plenary.Storage;

namespace Plenary.Public;

/// <summary>A room, as everybody may know it.</summary>
public sealed record PublicRoomView(Guid Id, LocalText Name, int? Capacity);

/// <summary>A conference as everybody reads of it.</summary>
/// <param name="About">Markdown, as <paramref name="Practical"/> and <paramref name="Privacy"/>.</param>
/// <param name="Programme">The number of the newest release of the programme; null while there is none.</param>
public sealed record SiteView(
    string Slug, int Ordinal, LocalText Title, LocalText Theme, LocalText Occasion, LocalText Organiser, LocalDate Starts, LocalDate Ends, string Zone, LocalText City, string Country, LocalText Venue,
    string Address, LocalText About, LocalText Practical, LocalText Privacy, string SecretariatEmail, string SecretariatPhone, string PressEmail, string PressPhone, IReadOnlyList<string> Languages,
    IReadOnlyList<PublicRoomView> Rooms, int? Programme);

/// <summary>What the public site says of a conference, for programs.</summary>
public static class PublicApi
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/conferences/{conference}/site", Site).WithTags("Public site").Allow(Entrance.Public).WithSummary("What the public site says: dates, place, rooms, whom to ask.");

    private static async Task<SiteView> Site(HttpContext http, PlenaryDb db, CancellationToken cancel)
    {
        var c = http.Conference();
        var organiser = await db.Series.Where(s => s.Id == c.SeriesId).Select(s => s.Organiser).SingleAsync(cancel);
        var rooms = await db.Rooms.AsNoTracking().OrderBy(r => r.Order).ThenBy(r => r.Id).ToListAsync(cancel);
        return new(c.Slug, c.Ordinal, c.Title, c.Theme, c.Occasion, organiser, c.Starts, c.Ends, c.Zone, c.City, c.Country, c.Venue, c.Address, c.About, c.Practical, c.Privacy,
            c.SecretariatEmail, c.SecretariatPhone, c.PressEmail, c.PressPhone, c.Languages, rooms.ConvertAll(r => new PublicRoomView(r.Id, r.Name, r.Capacity)),
            await db.ProgrammeReleases.MaxAsync(r => (int?)r.Number, cancel));
    }
}
