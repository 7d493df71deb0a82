using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.CheckIn;

/// <summary>People by the half hour in which they were first admitted on one day.</summary>
/// <param name="From">The first half hour with anybody in it, local time.</param>
/// <param name="Counts">One number a half hour, up to the last with anybody in it; on the present day up to now.</param>
public sealed record Arrivals(LocalTime From, IReadOnlyList<int> Counts)
{
    private const int Minutes = 30;

    private static Wording T => Wording.Texts;

    /// <summary>How many were admitted at least once on the day.</summary>
    public int Total => Counts.Sum();

    /// <summary>The last half hour is not over.</summary>
    [JsonIgnore] public bool IsGoingOn { get; private init; }

    /// <param name="now">Until when readings count.</param>
    public static async Task<Arrivals> On(PlenaryDb db, Conference conference, LocalDate day, Instant now, CancellationToken cancellationToken = default)
    {
        var firsts = await Entries(db, conference, day, now).GroupBy(s => s.ParticipationId).Select(g => g.Min(s => s.At)).ToListAsync(cancellationToken);
        if (firsts.Count == 0) return new(new(8, 0), []);
        var halves = firsts.CountBy(at => Half(conference.Local(at))).ToDictionary();
        var (local, first) = (conference.Local(now), halves.Keys.Min());
        var last = local.Date == day ? Half(local) : halves.Keys.Max();
        return new(At(first), [.. Enumerable.Range(first, last - first + 1).Select(half => halves.GetValueOrDefault(half))]) { IsGoingOn = local.Date == day };
    }

    /// <summary>Who was let in on the day, as often as that was.</summary>
    internal static IQueryable<Scan> Entries(PlenaryDb db, Conference conference, LocalDate day, Instant now)
    {
        var (from, until) = (conference.At(day.AtMidnight()), conference.At(day.PlusDays(1).AtMidnight()));
        return db.Scans.Where(s => s.At >= from && s.At < until && s.At <= now && s.Verdict == Verdict.Admitted && s.Direction == Direction.In && s.ParticipationId != null);
    }

    /// <summary>Bars by half hour, with what they show in words.</summary>
    [JsonIgnore]
    public BarChart Picture
    {
        get
        {
            var most = Counts.Count == 0 ? 0 : Counts.Max();
            var at = From.PlusMinutes(Counts.Index().FirstOrDefault(half => half.Item == most).Index * Minutes);
            return new()
            {
                Finding = T["Arrivals by half hour: {0} people, most between {1} and {2} with {3}.", Total, at, at.PlusMinutes(Minutes), most],
                Columns = [T["Half hour"], T["People"]],
                Bars = [.. Counts.Select((n, i) => new Bar(Say.Time(From.PlusMinutes(i * Minutes)), n, Unfinished: IsGoingOn && i == Counts.Count - 1))],
                UnfinishedName = T["until now"],
                Caption = T["First entry of each person on the day, by half hour"],
            };
        }
    }

    private static int Half(LocalDateTime local) => local.Hour * 2 + local.Minute / Minutes;

    private static LocalTime At(int half) => LocalTime.Midnight.PlusMinutes(half * Minutes);
}
