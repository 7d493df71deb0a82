using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.CheckIn;

/// <summary>Which gate do you stand at? And how full it is.</summary>
[Allow(Area.CheckIn)]
public class CheckInModel(PlenaryDb db, IClock clock) : PlenaryPage
{
    public IReadOnlyList<(Gate Gate, Zone Zone)> Gates { get; private set; } = [];
    public Occupancy Occupancy { get; private set; } = null!;
    public bool MaySetUp => db.Scope.May(Area.Settings, Deed.Read);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var zones = await db.Zones.AsNoTracking().ToDictionaryAsync(z => z.Id, cancellationToken);
        Gates = [.. (await db.Gates.AsNoTracking().OrderBy(g => g.Name).ThenBy(g => g.Id).ToListAsync(cancellationToken)).Select(g => (g, zones[g.ZoneId]))];
        Occupancy = await Occupancy.Now(db, HttpContext.Conference(), clock.GetCurrentInstant(), cancellationToken);
    }
}
