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
    public BarChart? Arrivals { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var (conference, now) = (HttpContext.Conference(), clock.GetCurrentInstant());
        Occupancy = await Occupancy.Now(db, conference, now, cancellationToken);
        var halves = await Occupancy.Arrivals(db, conference, now, cancellationToken);
        if (halves.Count == 0) return;
        var most = halves.MaxBy(h => h.People);
        Arrivals = new()
        {
            Finding = T["{0} people have arrived today, most of them from {1} on: {2}.", Occupancy.ArrivedToday, most.From, most.People],
            Columns = [T["Half hour"], T["People"]],
            Bars = [.. halves.Select((h, i) => new Bar(Say.Time(h.From), h.People, Unfinished: i == halves.Count - 1))],
            UnfinishedName = T["until now"],
            Caption = T["First entry of each person today, by half hour"],
        };
    }
}
