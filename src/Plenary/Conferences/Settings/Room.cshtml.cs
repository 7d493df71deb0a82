using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Storage;

namespace Plenary.Conferences.Settings;

/// <summary>One room: its name, how many it holds, and its removal while no session is planned in it.</summary>
[Allow(Area.Settings)]
public class RoomModel(PlenaryDb db) : SettingsPage(db)
{
    [BindProperty] public RoomForm Input { get; set; } = new();
    public Room Room { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        Input = RoomForm.Of(Room);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        if (!ModelState.IsValid) return Unfinished();
        if (Input.Version != Room.Version) return Changed(Input, RoomForm.Of(Room));
        if (Room.Describe(Input.Name, Input.Capacity, await Db.Rooms.AsNoTracking().ToListAsync()) is { } refusal) return Refused(refusal, RoomForm.FieldOf(refusal));
        await Db.SaveChangesAsync();
        return Done(T["“{0}” is saved.", Room.Name], "/rooms");
    }

    public async Task<IActionResult> OnPostRemovalAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        var seen = Input.Version;
        Input = RoomForm.Of(Room);
        ModelState.Clear();
        if (seen != Room.Version) return Changed();
        if (await Db.RemoveUnused(Room) is { } refusal) return Refused(refusal);
        var again = new QueryBuilder { { "handler", "Add" } };
        foreach (var (tag, name) in Room.Name.All) again.Add($"Input.Name.{tag}", name);
        if (Room.Capacity is { } capacity) again.Add("Input.Capacity", capacity.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Done(T["“{0}” is removed.", Room.Name], "/rooms", undo: At("/rooms") + again);
    }

    private async Task<bool> Find(Guid id)
    {
        if (await Db.Rooms.SingleOrDefaultAsync(r => r.Id == id) is not { } found) return false;
        Room = found;
        return true;
    }
}
