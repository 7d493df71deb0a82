using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Api;
using Plenary.Storage;

namespace Plenary.Conferences;

public sealed record RoomView(Guid Id, LocalText Name, int? Capacity, int Order, int Version)
{
    public static RoomView Of(Room r) => new(r.Id, r.Name, r.Capacity, r.Order, r.Version);
}

public sealed record RoomBody(LocalText Name, int? Capacity = null, int Order = 0);

public sealed record ZoneView(Guid Id, string Letter, LocalText Name, int Bit, int Version)
{
    public static ZoneView Of(Zone z) => new(z.Id, z.Letter, z.Name, z.Bit, z.Version);
}

public sealed record ZoneBody(string Letter, LocalText Name);

public sealed record CategoryView(
    Guid Id, string Code, LocalText Name, int Number, string Colour, int Order, IReadOnlyList<string> Zones, int Places, bool Leads, bool Striped, string Icon, int Version)
{
    public static CategoryView Of(Category c) => new(c.Id, c.Code, c.Name, c.Number, c.Colour, c.Order, c.Zones, c.Places, c.Leads, c.Striped, c.Icon, c.Version);
}

/// <param name="Code">Given once; a later change leaves it as it is.</param>
/// <param name="Order">Left out: behind the others, or where it stands.</param>
public sealed record CategoryBody(
    string Code, LocalText Name, string Colour, int? Order = null, IReadOnlyList<string>? Zones = null, int Places = 0, bool Leads = false, bool Striped = false, string Icon = "users")
{
    internal CategoryFacts Facts(IReadOnlyList<string> zonesNow) => new(Name, Colour, Zones ?? zonesNow, Places, Leads, Striped, Icon);
}

/// <summary>Rooms, zones and categories of one conference. The lists are short and come whole.</summary>
public static class VenueApi
{
    public static void Map(RouteGroupBuilder conference)
    {
        conference.MapGet("/rooms", async (PlenaryDb db) => new Page<RoomView>(
            [.. (await db.Rooms.AsNoTracking().OrderBy(r => r.Order).ThenBy(r => r.Id).ToListAsync()).Select(RoomView.Of)], null)).Allow(Entrance.Member).WithSummary("All rooms, in their order.");
        conference.MapGet("/rooms/{id:guid}", (Guid id, HttpContext http, PlenaryDb db) => One(http, db.Rooms.Where(r => r.Id == id), RoomView.Of)).Allow(Entrance.Member).WithSummary("One room.");
        conference.MapPost("/rooms", AddRoom).Allow(Area.Settings).WithSummary("Adds a room.");
        conference.MapPut("/rooms/{id:guid}", SetRoom).Allow(Area.Settings).WithSummary("Says a room anew.");
        conference.MapDelete("/rooms/{id:guid}", RemoveRoom).Allow(Area.Settings).WithSummary("Removes a room that nothing refers to.");

        conference.MapGet("/zones", async (PlenaryDb db) => new Page<ZoneView>(
            [.. (await db.Zones.AsNoTracking().OrderBy(z => z.Bit).ToListAsync()).Select(ZoneView.Of)], null)).Allow(Entrance.Member).WithSummary("All zones, in their order.");
        conference.MapGet("/zones/{id:guid}", (Guid id, HttpContext http, PlenaryDb db) => One(http, db.Zones.Where(z => z.Id == id), ZoneView.Of)).Allow(Entrance.Member).WithSummary("One zone.");
        conference.MapPost("/zones", AddZone).Allow(Area.Settings).WithSummary("Adds a zone.");
        conference.MapPut("/zones/{id:guid}", SetZone).Allow(Area.Settings).WithSummary("Says a zone anew.");
        conference.MapDelete("/zones/{id:guid}", RemoveZone).Allow(Area.Settings).WithSummary("Removes a zone that nothing refers to.");

        conference.MapGet("/categories", async (PlenaryDb db) => new Page<CategoryView>(
            [.. (await db.Categories.AsNoTracking().OrderBy(c => c.Order).ThenBy(c => c.Number).ToListAsync()).Select(CategoryView.Of)], null)).Allow(Entrance.Member).WithSummary("All categories, in their order.");
        conference.MapGet("/categories/{id:guid}", (Guid id, HttpContext http, PlenaryDb db) => One(http, db.Categories.Where(c => c.Id == id), CategoryView.Of)).Allow(Entrance.Member).WithSummary("One category.");
        conference.MapPost("/categories", AddCategory).Allow(Area.Settings).WithSummary("Adds a category.");
        conference.MapPut("/categories/{id:guid}", SetCategory).Allow(Area.Settings).WithSummary("Says a category anew; its code stays.");
        conference.MapDelete("/categories/{id:guid}", RemoveCategory).Allow(Area.Settings).WithSummary("Removes a category that nothing refers to.");
    }

    private static async Task<Results<Ok<TView>, NotFound>> One<T, TView>(HttpContext http, IQueryable<T> wanted, Func<T, TView> view) where T : Entity
    {
        if (await wanted.AsNoTracking().SingleOrDefaultAsync() is not { } found) return TypedResults.NotFound();
        http.SetETag(found);
        return TypedResults.Ok(view(found));
    }

    private static async Task<Results<Created<RoomView>, Refused>> AddRoom(RoomBody body, HttpContext http, PlenaryDb db)
    {
        var room = new Room { ConferenceId = http.Conference().Id, Name = body.Name, Order = body.Order };
        if (room.Describe(body.Name, body.Capacity, await db.Rooms.AsNoTracking().ToListAsync()) is { } refusal) return new Refused(refusal);
        db.Rooms.Add(room);
        await db.SaveChangesAsync();
        return TypedResults.Created($"{http.Request.Path}/{room.Id}", RoomView.Of(room));
    }

    private static async Task<Results<NoContent, NotFound, Refused, Stale>> SetRoom(Guid id, RoomBody body, HttpContext http, PlenaryDb db)
    {
        if (await db.Rooms.SingleOrDefaultAsync(r => r.Id == id) is not { } room) return TypedResults.NotFound();
        if (http.IsStale(room) is { } stale) return stale;
        if (room.Describe(body.Name, body.Capacity, await db.Rooms.AsNoTracking().ToListAsync()) is { } refusal) return new Refused(refusal);
        room.Order = body.Order;
        await db.SaveChangesAsync();
        http.SetETag(room);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, NotFound, Refused, Stale>> RemoveRoom(Guid id, HttpContext http, PlenaryDb db)
    {
        if (await db.Rooms.SingleOrDefaultAsync(r => r.Id == id) is not { } room) return TypedResults.NotFound();
        if (http.IsStale(room) is { } stale) return stale;
        return await db.RemoveUnused(room) is { } refusal ? new Refused(refusal) : TypedResults.NoContent();
    }

    private static async Task<Results<Created<ZoneView>, Refused>> AddZone(ZoneBody body, HttpContext http, PlenaryDb db)
    {
        if (Zone.Add(http.Conference().Id, body.Letter, body.Name, await db.Zones.ToListAsync(), out var zone) is { } refusal) return new Refused(refusal);
        db.Zones.Add(zone!);
        if (await db.SaveUnlessTaken(Zone.LetterBad) is { } taken) return new Refused(taken);
        return TypedResults.Created($"{http.Request.Path}/{zone!.Id}", ZoneView.Of(zone));
    }

    private static async Task<Results<NoContent, NotFound, Refused, Stale>> SetZone(Guid id, ZoneBody body, HttpContext http, PlenaryDb db)
    {
        var zones = await db.Zones.ToListAsync();
        if (zones.Find(z => z.Id == id) is not { } zone) return TypedResults.NotFound();
        if (http.IsStale(zone) is { } stale) return stale;
        if (zone.Describe(body.Letter, body.Name, zones, await db.Categories.ToListAsync()) is { } refusal) return new Refused(refusal);
        if (await db.SaveUnlessTaken(Zone.LetterBad) is { } taken) return new Refused(taken);
        http.SetETag(zone);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, NotFound, Refused, Stale>> RemoveZone(Guid id, HttpContext http, PlenaryDb db)
    {
        if (await db.Zones.SingleOrDefaultAsync(z => z.Id == id) is not { } zone) return TypedResults.NotFound();
        if (http.IsStale(zone) is { } stale) return stale;
        return await db.RemoveUnused(zone) is { } refusal ? new Refused(refusal) : TypedResults.NoContent();
    }

    private static async Task<Results<Created<CategoryView>, Refused>> AddCategory(CategoryBody body, HttpContext http, PlenaryDb db)
    {
        if (Category.Add(http.Conference().Id, body.Code, body.Facts([]), await db.Categories.ToListAsync(), await db.Zones.ToListAsync(), out var category) is { } refusal) return new Refused(refusal);
        category!.Order = body.Order ?? category.Order;
        db.Categories.Add(category);
        if (await db.SaveUnlessTaken(Category.CodeTaken) is { } taken) return new Refused(taken);
        return TypedResults.Created($"{http.Request.Path}/{category.Id}", CategoryView.Of(category));
    }

    private static async Task<Results<NoContent, NotFound, Refused, Stale>> SetCategory(Guid id, CategoryBody body, HttpContext http, PlenaryDb db)
    {
        if (await db.Categories.SingleOrDefaultAsync(c => c.Id == id) is not { } category) return TypedResults.NotFound();
        if (http.IsStale(category) is { } stale) return stale;
        if (category.Describe(body.Facts(category.Zones), await db.Zones.ToListAsync()) is { } refusal) return new Refused(refusal);
        category.Order = body.Order ?? category.Order;
        await db.SaveChangesAsync();
        http.SetETag(category);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, NotFound, Refused, Stale>> RemoveCategory(Guid id, HttpContext http, PlenaryDb db)
    {
        if (await db.Categories.SingleOrDefaultAsync(c => c.Id == id) is not { } category) return TypedResults.NotFound();
        if (http.IsStale(category) is { } stale) return stale;
        return await db.RemoveUnused(category) is { } refusal ? new Refused(refusal) : TypedResults.NoContent();
    }
}
