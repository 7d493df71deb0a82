using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Storage;

namespace Plenary.Conferences.Editions;

/// <summary>The series of the installation, each with its newest edition.</summary>
[Allow(Area.Installation)]
public class AllSeriesModel(PlenaryDb db) : EditionsPage(db)
{
    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var editions = (await Db.Conferences.AsNoTracking().ToListAsync()).ToLookup(c => c.SeriesId);
        Lines = [.. (await Db.Series.AsNoTracking().OrderBy(s => s.Slug).ToListAsync())
            .Select(s => new Line(s.Slug, s.Name, s.Organiser, editions[s.Id].Count(), editions[s.Id].MaxBy(c => c.Ordinal)))];
    }

    public sealed record Line(string Slug, LocalText Name, LocalText Organiser, int Editions, Conference? Last);
}
