using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Conferences;

/// <summary>
/// Removals of what others may stand in. The database refuses while anything refers to it; what that is, is counted then and said, so that one
/// knows where to go. They all come later in the story of a conference, and nothing is told to them.
/// </summary>
public static class Uses
{
    /// <summary>So many sessions are named; of more the number tells enough.</summary>
    private const int MostNamed = 3;

    private static Wording T => Wording.Texts;

    /// <summary>Removes it and saves, or says which sessions are planned in it.</summary>
    public static async Task<Refusal?> RemoveUnused(this PlenaryDb db, Room room)
    {
        db.Rooms.Remove(room);
        if (await db.SaveUnlessInUse() is not { } inUse) return null;
        var sessions = db.Sessions.AsNoTracking().Where(s => s.RoomId == room.Id);
        var count = await sessions.CountAsync();
        if (!db.Scope.May(Area.Programme, Deed.Read)) return inUse.With(T.Count(count, "{0} session is planned in it", "{0} sessions are planned in it"));
        var titles = (await sessions.OrderBy(s => s.Starts).ThenBy(s => s.Number).Take(MostNamed).Select(s => s.Title).ToListAsync()).ConvertAll(title => title.ToString());
        return inUse.With(T.Count(count, "{0} session is planned in it ({1})", "{0} sessions are planned in it ({1})", string.Join(T[", "], count > MostNamed ? titles.Append("…") : titles)));
    }

    /// <summary>The same of a category: people are in it, also those whose nomination ended, and delegations have places in it.</summary>
    public static async Task<Refusal?> RemoveUnused(this PlenaryDb db, Category category)
    {
        db.Categories.Remove(category);
        if (await db.SaveUnlessInUse() is not { } inUse) return null;
        var (people, places) = (await db.Participations.CountAsync(p => p.CategoryId == category.Id), await db.Places.CountAsync(p => p.CategoryId == category.Id));
        return inUse.With(Listed((people, T.Count(people, "{0} nomination is in it", "{0} nominations are in it")), (places, T.Count(places, "{0} delegation has places in it", "{0} delegations have places in it"))));
    }

    /// <summary>The same of a zone: gates lead into it, and people have been in it.</summary>
    public static async Task<Refusal?> RemoveUnused(this PlenaryDb db, Zone zone)
    {
        if (zone.CanBeRemoved(await db.Categories.AsNoTracking().ToListAsync()) is { } opened) return opened;
        db.Zones.Remove(zone);
        if (await db.SaveUnlessInUse() is not { } inUse) return null;
        var (gates, people) = (await db.Gates.CountAsync(g => g.ZoneId == zone.Id), await db.Presences.CountAsync(p => p.ZoneId == zone.Id));
        return inUse.With(Listed((gates, T.Count(gates, "{0} gate leads into it", "{0} gates lead into it")), (people, T.Count(people, "{0} person has been in it", "{0} people have been in it"))));
    }

    private static string Listed(params IEnumerable<(int Count, string Said)> uses) => Say.List([.. uses.Where(use => use.Count > 0).Select(use => use.Said)]);
}
