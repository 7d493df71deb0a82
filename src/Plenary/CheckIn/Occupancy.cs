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
        var inside = await db.Presences.Where(p => p.Inside).GroupBy(p => p.ZoneId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var zones = await db.Zones.AsNoTracking().OrderBy(z => z.Bit).ToListAsync(cancellationToken);
        return new(
            [.. zones.Select(z => new ZoneCount(z, inside.GetValueOrDefault(z.Id)))],
            await Arrivals.Entries(db, conference, conference.Local(now).Date, now).Select(s => s.ParticipationId).Distinct().CountAsync(cancellationToken),
            await db.Participations.CountAsync(p => p.ArrivedAt != null, cancellationToken),
            await db.Participations.CountAsync(p => p.State == Accreditations.ParticipationState.Accredited, cancellationToken));
    }

    public static Task<int> Inside(PlenaryDb db, Guid zoneId, CancellationToken cancellationToken = default) => db.Presences.CountAsync(p => p.Inside && p.ZoneId == zoneId, cancellationToken);

    /// <summary>How many are in the venue, in whichever zone.</summary>
    public static Task<int> InsideAnywhere(PlenaryDb db, CancellationToken cancellationToken = default) =>
        db.Presences.Where(p => p.Inside).Select(p => p.ParticipationId).Distinct().CountAsync(cancellationToken);
}
