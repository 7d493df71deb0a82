using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.CheckIn;
using Plenary.Conferences;
using Plenary.Storage;

namespace Plenary.Reports;

/// <summary>People by the half hour in which they were first admitted on one day.</summary>
/// <param name="From">The first half hour with anybody in it, local time.</param>
/// <param name="Counts">One number a half hour.</param>
public sealed record Arrivals(LocalTime From, IReadOnlyList<int> Counts)
{
    public int Total => Counts.Sum();

    public static async Task<Arrivals> On(PlenaryDb db, Conference conference, LocalDate day, CancellationToken cancellationToken = default)
    {
        var (from, until) = (conference.At(day.AtMidnight()), conference.At(day.PlusDays(1).AtMidnight()));
        var first = await db.Scans.Where(s => s.Verdict == Verdict.Admitted && s.Direction == Direction.In && s.At >= from && s.At < until && s.ParticipationId != null)
            .GroupBy(s => s.ParticipationId).Select(g => g.Min(s => s.At)).ToListAsync(cancellationToken);
        var halfHours = first.ConvertAll(at => conference.Local(at).TimeOfDay).ConvertAll(time => time.Hour * 2 + time.Minute / 30);
        if (halfHours.Count == 0) return new(new(8, 0), []);
        var (start, end) = (halfHours.Min(), halfHours.Max());
        return new(LocalTime.Midnight.PlusMinutes(start * 30), [.. Enumerable.Range(start, end - start + 1).Select(h => halfHours.Count(x => x == h))]);
    }

    public LocalTime At(int index) => From.PlusMinutes(index * 30);
}
