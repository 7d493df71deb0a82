using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Access;

/// <summary>The address without a path: the desk for those who are signed in, the conferences with an open site for all others.</summary>
[Allow(Entrance.Public)]
public class FrontModel(PlenaryDb db, FirstStart first, IClock clock) : PlenaryPage
{
    /// <summary>Those that are on or to come, the nearest first; then those that are over, the latest first.</summary>
    public IReadOnlyList<Line> Coming { get; private set; } = [];
    public IReadOnlyList<Line> Over { get; private set; } = [];

    /// <param name="Today">"Day 2 of 4, Tuesday 24 November" while it is on; else empty.</param>
    public sealed record Line(string Slug, Edition Edition, string Theme, string Today);

    public async Task<IActionResult> OnGetAsync()
    {
        if (await first.IsOpen()) return Redirect("/first-start");
        if (User.Identity is { IsAuthenticated: true }) return Redirect("/desk");
        var now = clock.GetCurrentInstant();
        var open = await (from c in db.Conferences.AsNoTracking().Where(Conference.PublicAt(now))
                          join s in db.Series.AsNoTracking() on c.SeriesId equals s.Id
                          orderby c.Starts descending
                          select new { Conference = c, s.Organiser }).Take(50).ToListAsync();
        var lines = open.ToLookup(o => o.Conference.Ends < o.Conference.Local(now).Date, o => LineOf(o.Conference, o.Organiser, o.Conference.Local(now).Date));
        (Coming, Over) = ([.. lines[false].Reverse()], [.. lines[true]]);
        return Page();
    }

    private static Line LineOf(Conference c, LocalText organiser, LocalDate today)
    {
        var edition = new Edition(c.Title.ToString(), organiser.ToString(), c.City.ToString(), c.Starts, c.Ends, c.Colour, $"/{T.Language}/{c.Slug}");
        return new(c.Slug, edition, c.Theme.ToString(), c.Starts <= today && today <= c.Ends ? edition.DayLine(today) : "");
    }
}
