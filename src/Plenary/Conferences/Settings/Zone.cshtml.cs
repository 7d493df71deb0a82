using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Storage;

namespace Plenary.Conferences.Settings;

/// <summary>One zone: its letter and name, and its removal while no category opens it and no gate leads into it.</summary>
[Allow(Area.Settings)]
public class ZoneModel(PlenaryDb db) : SettingsPage(db)
{
    [BindProperty] public ZoneForm Input { get; set; } = new();
    public Zone Zone { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        Input = ZoneForm.Of(Zone);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        if (!ModelState.IsValid) return Unfinished();
        if (Input.Version != Zone.Version) return Changed(Input, ZoneForm.Of(Zone));
        if ((Zone.Describe(Input.PlainLetter, Input.Name, await Db.Zones.ToListAsync(), await Db.Categories.ToListAsync()) ?? await Db.SaveUnlessTaken(Zone.LetterBad)) is { } refusal)
            return Refused(refusal, ZoneForm.FieldOf(refusal));
        return Done(T["“{0}” is saved.", Zone.Name], "/zones");
    }

    public async Task<IActionResult> OnPostRemovalAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        var seen = Input.Version;
        Input = ZoneForm.Of(Zone);
        ModelState.Clear();
        if (seen != Zone.Version) return Changed();
        if (await Db.RemoveUnused(Zone) is { } refusal) return Refused(refusal);
        var again = new QueryBuilder { { "handler", "Add" }, { "Input.Letter", Zone.Letter } };
        foreach (var (tag, name) in Zone.Name.All) again.Add($"Input.Name.{tag}", name);
        return Done(T["“{0}” is removed.", Zone.Name], "/zones", undo: At("/zones") + again);
    }

    private async Task<bool> Find(Guid id)
    {
        if (await Db.Zones.SingleOrDefaultAsync(z => z.Id == id) is not { } found) return false;
        Zone = found;
        return true;
    }
}
