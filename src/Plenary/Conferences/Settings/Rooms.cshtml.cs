using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Storage;

namespace Plenary.Conferences.Settings;

/// <summary>The rooms of the venue, in the order of the programme's grid.</summary>
[Allow(Area.Settings)]
public class RoomsModel(PlenaryDb db) : SettingsPage(db)
{
    [BindProperty] public RoomForm Input { get; set; } = new();
    public List<Room> Rooms { get; private set; } = [];

    public async Task OnGetAsync() => Rooms = await Find();

    public async Task<IActionResult> OnPostAddAsync()
    {
        Rooms = await Find();
        if (!ModelState.IsValid) return Unfinished();
        var room = new Room { ConferenceId = Conference.Id, Name = Input.Name, Order = Rooms.Select(r => r.Order).DefaultIfEmpty().Max() + 1 };
        if (room.Describe(Input.Name, Input.Capacity, Rooms) is { } refusal) return Refused(refusal, RoomForm.FieldOf(refusal));
        Db.Rooms.Add(room);
        await Db.SaveChangesAsync();
        return Done(T["“{0}” is added.", room.Name], "/rooms");
    }

    public async Task<IActionResult> OnPostMoveAsync(Guid id, bool up)
    {
        Rooms = await Find();
        if (!Ordering.Move(Rooms, id, up, (room, order) => room.Order = order)) return NotFound();
        await Db.SaveChangesAsync();
        return Redirect(At("/rooms"));
    }

    private Task<List<Room>> Find() => Db.Rooms.OrderBy(r => r.Order).ThenBy(r => r.Id).ToListAsync();
}
