using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.CheckIn;

/// <summary>Who is inside now, zone by zone, and how they came today.</summary>
[Allow(Area.CheckIn)]
public class LiveModel(PlenaryDb db, IClock clock) : PlenaryPage
{
    public Occupancy Occupancy { get; private set; } = null!;
    public Arrivals Arrivals { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var (conference, now) = (HttpContext.Conference(), clock.GetCurrentInstant());
        Occupancy = await Occupancy.Now(db, conference, now, cancellationToken);
        Arrivals = await Arrivals.On(db, conference, conference.Local(now).Date, now, cancellationToken);
    }
}
