using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Badges;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.CheckIn;

/// <summary>
/// The door: the whole screen is the answer. Works as a typed form; the script reads with the camera, sends the same form, shows the
/// same answer, and adds tone and vibration.
/// </summary>
[Allow(Area.CheckIn), UsesCamera]
public class AtTheGateModel(PlenaryDb db, TypedNumbers typed, IClock clock) : PlenaryPage
{
    public sealed record Read(string At, string Name, Direction Direction, bool Admitted);

    private const int MostFound = 12;

    public Gate Gate { get; private set; } = null!;
    public Zone Zone { get; private set; } = null!;
    public int Inside { get; private set; }
    public IReadOnlyList<BadgeRow> Found { get; private set; } = [];
    public IReadOnlyList<Read> Last { get; private set; } = [];
    public DoorAnswer? Answer { get; private set; }
    public DoorWords? Words { get; private set; }

    [BindProperty(SupportsGet = true)] public Direction Direction { get; set; } = Direction.In;

    /// <summary>Beginnings of words of a name, for a badge forgotten at the hotel.</summary>
    [BindProperty(SupportsGet = true)] public string? Q { get; set; }

    /// <summary>A code that was read, or a number that was typed.</summary>
    [BindProperty] public string? Shown { get; set; }
    [BindProperty] public string? ClientId { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid gate, CancellationToken cancellationToken) => await Find(gate, cancellationToken) ? Page() : NotFound();

    /// <summary>How many are inside, for the line at the foot.</summary>
    public async Task<IActionResult> OnGetInsideAsync(Guid gate, CancellationToken cancellationToken) =>
        await db.Gates.AsNoTracking().SingleOrDefaultAsync(g => g.Id == gate, cancellationToken) is { } found ? Content(Say.Number(await Occupancy.Inside(db, found.ZoneId, cancellationToken))) : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid gate, CancellationToken cancellationToken)
    {
        using var door = await Door.At(db, HttpContext.Conference(), gate, cancellationToken);
        if (door is null) return NotFound();
        var text = Shown?.Trim('\r', '\n', '\t') ?? "";
        var serial = Site.Read.Whole(text) is >= 0 and <= int.MaxValue and var number ? (int?)number : null;
        var showing = new Showing(serial is null && text.Length > 0 ? text : null, serial, Direction, ClientId ?? "");
        var refusal = Door.Fault(showing) ?? typed.Take(showing, db.Scope);
        if (refusal is null) (refusal, Answer) = await door.Read(showing, db.Scope.Actor.Name, clock.GetCurrentInstant(), cancellationToken);
        await Find(gate, cancellationToken);
        if (refusal is not null) return Refused(refusal, nameof(Shown));
        Words = DoorWords.Of(Answer!, HttpContext.Conference());
        return Page();
    }

    private async Task<bool> Find(Guid gate, CancellationToken cancellationToken)
    {
        if (await db.Gates.AsNoTracking().SingleOrDefaultAsync(g => g.Id == gate, cancellationToken) is not { } found) return false;
        Gate = found;
        Zone = await db.Zones.AsNoTracking().SingleAsync(z => z.Id == found.ZoneId, cancellationToken);
        Inside = await Occupancy.Inside(db, Zone.Id, cancellationToken);
        if (!string.IsNullOrWhiteSpace(Q)) Found = await (await db.BadgeRows(new(Name: Q), cancellationToken)).Where(r => r.Badge.RevokedAt == null).Take(MostFound).ToListAsync(cancellationToken);
        var conference = HttpContext.Conference();
        var last = await (from s in db.Scans.AsNoTracking()
                          where s.GateId == gate
                          orderby s.At descending, s.Id descending
                          join p in db.Participations on s.ParticipationId equals p.Id into ps
                          from p in ps.DefaultIfEmpty()
                          join person in db.People on p.PersonId equals person.Id into people
                          from person in people.DefaultIfEmpty()
                          select new { s.At, s.Direction, s.Verdict, Person = person }).Take(5).ToListAsync(cancellationToken);
        Last = [.. last.Select(s => new Read(Say.Time(conference.Local(s.At).TimeOfDay), s.Person?.Name ?? T["No badge of ours"], s.Direction, s.Verdict is Verdict.Admitted))];
        return true;
    }
}
