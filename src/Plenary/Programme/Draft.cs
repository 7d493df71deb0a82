using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Conferences;
using Plenary.Storage;

namespace Plenary.Programme;

/// <summary>The whole programme as the editors have it now: sessions with their speakers in order, and the rooms.</summary>
public sealed record Draft(Conference Conference, IReadOnlyList<Session> Sessions, IReadOnlyList<Room> Rooms)
{
    /// <summary>The draft of the conference in scope, to look at and not to change.</summary>
    public static async Task<Draft> Of(PlenaryDb db, Conference conference, CancellationToken cancellationToken = default) => new(
        conference,
        await db.Sessions.AsNoTracking().AsSplitQuery().Include(s => s.Speakers.OrderBy(p => p.Order)).OrderBy(s => s.Starts).ThenBy(s => s.Number).ToListAsync(cancellationToken),
        await db.Rooms.AsNoTracking().OrderBy(r => r.Order).ThenBy(r => r.Id).ToListAsync(cancellationToken));

    public IEnumerable<Session> Placed => Sessions.Where(s => s.Starts is not null);

    /// <summary>What publishing would change for the public.</summary>
    public IReadOnlyList<ProgrammeChange> ChangesSince(PublishedProgramme? last) => ProgrammeChange.Between(last, Publishable((last?.Number ?? 0) + 1, default, ""));

    /// <summary>The same as long as the public would see the same: what one looked at before publishing.</summary>
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Publishable(0, default, "").ToJson())))[..16];

    /// <summary>What the public would see of it.</summary>
    public PublishedProgramme Publishable(int number, Instant at, string note)
    {
        var rooms = Rooms.ToDictionary(r => r.Id);
        var days = Placed.GroupBy(s => s.Day!.Value).OrderBy(d => d.Key).Select((day, i) => new PublishedDay(i + 1, day.Key,
            [.. day.GroupBy(s => s.RoomId).Select(room => (Room: room.Key is { } id ? rooms[id] : null, Sessions: room))
                .OrderBy(r => r.Room is null).ThenBy(r => r.Room?.Order).ThenBy(r => r.Room?.Id)
                .Select(r => new PublishedRoom(r.Room?.Id, r.Room?.Name ?? LocalText.Empty, r.Room?.Capacity,
                    [.. r.Sessions.OrderBy(s => s.Starts).ThenBy(s => s.Number).Select(s => Publishable(s, r.Room))]))]));
        return new(number, at, note, Conference.Zone, [.. days]);
    }

    private static PublishedSession Publishable(Session s, Room? room) => new(
        s.Id, s.ExchangeId, s.Number, s.Kind, s.Title, s.Subtitle, s.Abstract, s.Description, s.Track, room?.Id, room?.Name ?? LocalText.Empty,
        s.Starts!.Value, s.Ends!.Value, [.. s.Languages], [.. s.Interpreted], s.Film,
        [.. s.Speakers.OrderBy(p => p.Order).Select(p => new PublishedSpeaker(p.PublicId, p.Role, p.Honorific, p.Name, p.SecondName, p.Office, p.Organisation, p.Country, p.Carried))], s.Carried);
}
