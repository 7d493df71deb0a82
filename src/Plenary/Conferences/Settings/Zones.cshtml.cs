using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Storage;

namespace Plenary.Conferences.Settings;

/// <summary>The zones of the venue, and which categories each of them is open to.</summary>
[Allow(Area.Settings)]
public class ZonesModel(PlenaryDb db) : SettingsPage(db)
{
    [BindProperty] public ZoneForm Input { get; set; } = new();
    public List<Zone> Zones { get; private set; } = [];
    public IReadOnlyList<Category> Categories { get; private set; } = [];

    public Task OnGetAsync() => Find();

    public async Task<IActionResult> OnPostAddAsync()
    {
        await Find();
        if (!ModelState.IsValid) return Unfinished();
        if (Zone.Add(Conference.Id, Input.PlainLetter, Input.Name, Zones, out var zone) is { } refusal) return Refused(refusal, ZoneForm.FieldOf(refusal));
        Db.Zones.Add(zone!);
        if (await Db.SaveUnlessTaken(Zone.LetterBad) is { } taken) return Refused(taken, ZoneForm.FieldOf(taken));
        return Done(T["“{0}” is added.", zone!.Name], "/zones");
    }

    private async Task Find()
    {
        Zones = await Db.Zones.AsNoTracking().OrderBy(z => z.Letter).ToListAsync();
        Categories = await Db.Categories.AsNoTracking().OrderBy(c => c.Order).ThenBy(c => c.Number).ToListAsync();
    }
}
