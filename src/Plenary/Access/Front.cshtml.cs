using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Access;

/// <summary>The address without a path: the desk for those who are signed in, the conferences with an open site for all others.</summary>
[Allow(Entrance.Public)]
public class FrontModel(PlenaryDb db, FirstStart first, IClock clock) : PlenaryPage
{
    public IReadOnlyList<DeskModel.Line> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await first.IsOpen()) return Redirect("/first-start");
        if (User.Identity is { IsAuthenticated: true }) return Redirect("/desk");
        var now = clock.GetCurrentInstant();
        Lines = [.. (await db.Conferences.Where(c => c.PublicSince != null && c.PublicSince <= now).OrderByDescending(c => c.Starts).Take(50).ToListAsync())
            .Select(c => new DeskModel.Line(c.Slug, c.Title.ToString(), c.City.ToString(), c.Starts, c.Ends, []))];
        return Page();
    }
}
