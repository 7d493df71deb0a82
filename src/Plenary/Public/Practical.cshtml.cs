using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Storage;

namespace Plenary.Public;

/// <summary>How to come and how to find one's way: dates, venue, rooms, languages, and what the secretariat writes about it.</summary>
[Allow(Entrance.Public)]
public class PracticalModel(PlenaryDb db) : PublicPage(db)
{
    public IReadOnlyList<Room> Rooms { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Rooms = await Db.Rooms.AsNoTracking().OrderBy(r => r.Order).ThenBy(r => r.Id).ToListAsync(cancellationToken);
}
