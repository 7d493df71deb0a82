using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Api;
using Plenary.Storage;

namespace Plenary.Conferences;

public sealed record RoomView(Guid Id, LocalText Name, int? Capacity, int Order, int Version);
public sealed record RoomBody(LocalText Name, int? Capacity = null, int Order = 0);
public sealed record ZoneView(Guid Id, string Letter, LocalText Name, int Bit, int Version);
public sealed record ZoneBody(string Letter, LocalText Name);
public sealed record CategoryView(Guid Id, string Code, LocalText Name, int Number, string Colour, int Order, IReadOnlyList<string> Zones, int Places, bool Leads, bool Striped, string Icon, int Version);
public sealed record CategoryBody(string Code, LocalText Name, string Colour, int Order = 0, IReadOnlyList<string>? Zones = null, int Places = 0, bool Leads = false, bool Striped = false, string Icon = "users");

/// <summary>Rooms, zones and categories of one conference. The lists are short and come whole.</summary>
public static class PlacesApi
{
    public static readonly Refusal InUse = new("place.in-use", "This is in use and cannot be removed.");
    public static readonly Refusal NameMissing = new("place.name-missing", "Write a name.");
    public static readonly Refusal LetterBad = new("zone.letter-bad", "A zone has one letter A–Z of its own.");
    public static readonly Refusal ZonesFull = new("zone.full", "A conference has at most 16 zones.");
    public static readonly Refusal CodeTaken = new("category.code-taken", "There is already a category with this short name.");

    public static void Map(RouteGroupBuilder conference)
    {
        conference.MapGet("/rooms", async (PlenaryDb db) => new Page<RoomView>(await db.Rooms.AsNoTracking().OrderBy(r => r.Order).ThenBy(r => r.Id)
            .Select(r => new RoomView(r.Id, r.Name, r.Capacity, r.Order, r.Version)).ToListAsync(), null)).Allow(Area.Programme);
        conference.MapPost("/rooms", AddRoom).Allow(Area.Settings);
        conference.MapPut("/rooms/{id:guid}", SetRoom).Allow(Area.Settings);
        conference.MapDelete("/rooms/{id:guid}", RemoveRoom).Allow(Area.Settings);

        conference.MapGet("/zones", async (PlenaryDb db) => new Page<ZoneView>(await db.Zones.AsNoTracking().OrderBy(z => z.Bit)
            .Select(z => new ZoneView(z.Id, z.Letter, z.Name, z.Bit, z.Version)).ToListAsync(), null)).Allow(Area.Settings);
        conference.MapPost("/zones", AddZone).Allow(Area.Settings);

        conference.MapGet("/categories", async (PlenaryDb db) => new Page<CategoryView>(
            [.. (await db.Categories.AsNoTracking().OrderBy(c => c.Order).ToListAsync()).Select(View)], null)).Allow(Area.Accreditation);
        conference.MapPost("/categories", AddCategory).Allow(Area.Settings);
        conference.MapPut("/categories/{id:guid}", SetCategory).Allow(Area.Settings);
    }

    private static CategoryView View(Category c) => new(c.Id, c.Code, c.Name, c.Number, c.Colour, c.Order, c.Zones, c.Places, c.Leads, c.Striped, c.Icon, c.Version);

    private static async Task<Results<Created<RoomView>, Refused>> AddRoom(RoomBody body, HttpContext http, PlenaryDb db)
    {
        if (body.Name.IsEmpty) return new Refused(NameMissing);
        var room = new Room { ConferenceId = http.Conference().Id, Name = body.Name, Capacity = body.Capacity, Order = body.Order };
        db.Rooms.Add(room);
        await db.SaveChangesAsync();
        return TypedResults.Created($"{http.Request.Path}/{room.Id}", new RoomView(room.Id, room.Name, room.Capacity, room.Order, room.Version));
    }

    private static async Task<Results<NoContent, NotFound, Refused, Stale>> SetRoom(Guid id, RoomBody body, HttpContext http, PlenaryDb db)
    {
        if (await db.Rooms.SingleOrDefaultAsync(r => r.Id == id) is not { } room) return TypedResults.NotFound();
        if (http.IsStale(room) is { } stale) return stale;
        if (body.Name.IsEmpty) return new Refused(NameMissing);
        (room.Name, room.Capacity, room.Order) = (body.Name, body.Capacity, body.Order);
        await db.SaveChangesAsync();
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, NotFound, Refused>> RemoveRoom(Guid id, PlenaryDb db)
    {
        if (await db.Rooms.SingleOrDefaultAsync(r => r.Id == id) is not { } room) return TypedResults.NotFound();
        db.Rooms.Remove(room);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException)
        {
            return new Refused(InUse);   // a session is planned in it; the database decides, so that nobody can plan one meanwhile
        }
        return TypedResults.NoContent();
    }

    private static async Task<Results<Created<ZoneView>, Refused>> AddZone(ZoneBody body, HttpContext http, PlenaryDb db)
    {
        var zones = await db.Zones.AsNoTracking().ToListAsync();
        if (body.Letter is not [>= 'A' and <= 'Z'] || zones.Any(z => z.Letter == body.Letter)) return new Refused(LetterBad);
        if (zones.Count == 16) return new Refused(ZonesFull);
        var zone = new Zone { ConferenceId = http.Conference().Id, Letter = body.Letter, Name = body.Name, Bit = Enumerable.Range(0, 16).First(bit => zones.All(z => z.Bit != bit)) };
        db.Zones.Add(zone);
        await db.SaveChangesAsync();
        return TypedResults.Created($"{http.Request.Path}/{zone.Id}", new ZoneView(zone.Id, zone.Letter, zone.Name, zone.Bit, zone.Version));
    }

    private static async Task<Results<Created<CategoryView>, Refused>> AddCategory(CategoryBody body, HttpContext http, PlenaryDb db)
    {
        var taken = await db.Categories.AsNoTracking().Select(c => new { c.Code, c.Number }).ToListAsync();
        if (!ConferencesApi.IsSlug(body.Code)) return new Refused(ConferencesApi.SlugBad);
        if (taken.Any(c => c.Code == body.Code)) return new Refused(CodeTaken);
        var category = new Category { ConferenceId = http.Conference().Id, Code = body.Code, Name = body.Name, Colour = body.Colour, Number = taken.Max(c => (int?)c.Number) + 1 ?? 1 };
        Set(category, body);
        db.Categories.Add(category);
        await db.SaveChangesAsync();
        return TypedResults.Created($"{http.Request.Path}/{category.Id}", View(category));
    }

    private static async Task<Results<NoContent, NotFound, Refused, Stale>> SetCategory(Guid id, CategoryBody body, HttpContext http, PlenaryDb db)
    {
        if (await db.Categories.SingleOrDefaultAsync(c => c.Id == id) is not { } category) return TypedResults.NotFound();
        if (http.IsStale(category) is { } stale) return stale;
        if (body.Name.IsEmpty) return new Refused(NameMissing);
        Set(category, body);
        await db.SaveChangesAsync();
        return TypedResults.NoContent();
    }

    private static void Set(Category category, CategoryBody body)
    {
        (category.Name, category.Colour, category.Order, category.Places) = (body.Name, body.Colour, body.Order, body.Places);
        (category.Leads, category.Striped, category.Icon, category.Zones) = (body.Leads, body.Striped, body.Icon, body.Zones?.ToList() ?? category.Zones);
    }
}
