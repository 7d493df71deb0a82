using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Access;

/// <summary>The first page after signing in: the conferences where one holds a role. With one, straight on to it.</summary>
[Allow(Entrance.SignedIn)]
public class DeskModel(PlenaryDb db) : PlenaryPage
{
    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public bool MaySetUp => db.Scope.May(Area.Installation, Deed.Change);

    public async Task<IActionResult> OnGetAsync(bool all = false)
    {
        var held = await db.RolesHeld.Where(r => r.AccountId == db.Scope.Actor.AccountId && r.Ended == null).Select(r => new { r.ConferenceId, r.Role }).ToListAsync();
        var everywhere = held.Where(h => h.ConferenceId is null).Select(h => h.Role).ToList();
        var ids = held.Select(h => h.ConferenceId).ToList();
        var conferences = await db.Conferences.Where(c => everywhere.Count > 0 || ids.Contains(c.Id)).OrderByDescending(c => c.Starts).ThenBy(c => c.Slug).ToListAsync();
        Lines = [.. conferences.Select(c => new Line(c.Slug, c.Title.ToString(), c.City.ToString(), c.Starts, c.Ends,
            [.. held.Where(h => h.ConferenceId == c.Id).Select(h => h.Role).Concat(everywhere).Distinct().Order()]))];
        return Lines.Count == 1 && everywhere.Count == 0 && !all ? Redirect($"/desk/{Lines[0].Slug}") : Page();
    }

    public sealed record Line(string Slug, string Title, string City, LocalDate Starts, LocalDate Ends, IReadOnlyList<Role> Roles);
}
