using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Conferences;
using Plenary.Storage;

namespace Plenary.CheckIn;

/// <param name="Inside">People in it now.</param>
public sealed record ZoneCount(Zone Zone, int Inside);

/// <summary>How full the venue is.</summary>
/// <param name="ArrivedToday">People admitted at least once on the conference's present day.</param>
/// <param name="ArrivedEver">People admitted at least once.</param>
/// <param name="Accredited">People who may be admitted.</param>
public sealed record Occupancy(IReadOnlyList<ZoneCount> Zones, int ArrivedToday, int ArrivedEver, int Accredited)
{
    public static async Task<Occupancy> Now(PlenaryDb db, Conference conference, Instant now, CancellationToken cancellationToken = default)
    {
        var midnight = Midnight(conference, now);
        var inside = await db.Presences.Where(p => p.Inside).GroupBy(p => p.ZoneId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var zones = await db.Zones.AsNoTracking().OrderBy(z => z.Bit).ToListAsync(cancellationToken);
        return new(
            [.. zones.Select(z => new ZoneCount(z, inside.GetValueOrDefault(z.Id)))],
            await Entries(db, midnight).Select(s => s.ParticipationId).Distinct().CountAsync(cancellationToken),
            await db.Participations.CountAsync(p => p.ArrivedAt != null, cancellationToken),
            await db.Participations.CountAsync(p => p.State == Accreditations.ParticipationState.Accredited, cancellationToken));
    }

    public static Task<int> Inside(PlenaryDb db, Guid zoneId, CancellationToken cancellationToken = default) => db.Presences.CountAsync(p => p.Inside && p.ZoneId == zoneId, cancellationToken);

    /// <summary>How many entered first in each half hour of a day; from the first half hour in which anybody did.</summary>
    public static async Task<IReadOnlyList<(LocalTime From, int People)>> Arrivals(PlenaryDb db, Conference conference, Instant now, CancellationToken cancellationToken = default)
    {
        var firsts = await Entries(db, Midnight(conference, now)).GroupBy(s => s.ParticipationId).Select(g => g.Min(s => s.At)).ToListAsync(cancellationToken);
        var halves = firsts.Where(at => at <= now).CountBy(at => Half(conference.Local(at).TimeOfDay)).ToDictionary();
        if (halves.Count == 0) return [];
        return [.. Enumerable.Range(halves.Keys.Min(), Half(conference.Local(now).TimeOfDay) - halves.Keys.Min() + 1).Select(h => (new LocalTime(h / 2, h % 2 * 30), halves.GetValueOrDefault(h)))];

        static int Half(LocalTime time) => time.Hour * 2 + time.Minute / 30;
    }

    private static IQueryable<Scan> Entries(PlenaryDb db, Instant since) =>
        db.Scans.Where(s => s.At >= since && s.Verdict == Verdict.Admitted && s.Direction == Direction.In && s.ParticipationId != null);

    private static Instant Midnight(Conference conference, Instant now) => conference.At(conference.Local(now).Date.AtMidnight());
}
