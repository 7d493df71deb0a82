using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.CheckIn;

/// <summary>The gates of the venue, each into one zone; opened and closed here, renamed on a page of their own.</summary>
[Allow(Area.Settings)]
public class GatesModel(PlenaryDb db) : PlenaryPage
{
    public IReadOnlyList<Gate> Gates { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Zones { get; private set; } = [];
    public bool MayChange => db.Scope.May(Area.Settings, Deed.Change);

    [BindProperty] public string Name { get; set; } = "";
    [BindProperty] public Guid ZoneId { get; set; }

    public async Task OnGetAsync()
    {
        Gates = await db.Gates.AsNoTracking().OrderBy(g => g.Name).ThenBy(g => g.Id).ToListAsync();
        Zones = await ZonesOf(db);
    }

    /// <summary>The zones of the conference, to choose from.</summary>
    internal static async Task<IReadOnlyList<SelectListItem>> ZonesOf(PlenaryDb db) =>
        [.. (await db.Zones.AsNoTracking().OrderBy(z => z.Bit).ToListAsync()).Select(z => new SelectListItem(z.Called, z.Id.ToString()))];

    public async Task<IActionResult> OnPostAddAsync()
    {
        if ((Gate.NameFault(Name ?? "") ?? (await db.Zones.AnyAsync(z => z.Id == ZoneId) ? null : Gate.UnknownZone)) is { } refusal)
        {
            await OnGetAsync();
            return Refused(refusal, refusal == Gate.NoName ? nameof(Name) : nameof(ZoneId));
        }
        db.Gates.Add(new() { ConferenceId = HttpContext.Conference().Id, Name = Name!.Trim(), ZoneId = ZoneId });
        await db.SaveChangesAsync();
        Toast(T["The gate is set up."]);
        return RedirectToPage();
    }

    /// <param name="seen">The version of the gate that was looked at: who closes what a colleague has just closed is told.</param>
    public async Task<IActionResult> OnPostTurnAsync(Guid id, bool open, int seen)
    {
        if (await db.Gates.SingleOrDefaultAsync(g => g.Id == id) is not { } gate) return NotFound();
        if (seen != gate.Version)
        {
            await OnGetAsync();
            return Changed();
        }
        gate.Open = open;
        await db.SaveChangesAsync();
        Toast(open ? T["The gate is open."] : T["The gate is closed; nobody is admitted there."]);
        return RedirectToPage();
    }
}
