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

    /// <summary>The same day of the edition before, where it was asked for and anybody came; null otherwise.</summary>
    public ArrivalsBefore? Before { get; init; }

    /// <summary>The last half hour is not over.</summary>
    [JsonIgnore] public bool IsGoingOn { get; internal init; }

    /// <param name="now">Until when readings count.</param>
    public static Task<Arrivals> On(PlenaryDb db, Conference conference, LocalDate day, Instant now, CancellationToken cancellationToken = default) =>
        On(db.Scans, conference, day, now, cancellationToken);

    /// <param name="scans">Those of the conference.</param>
    internal static async Task<Arrivals> On(IQueryable<Scan> scans, Conference conference, LocalDate day, Instant now, CancellationToken cancellationToken)
    {
        var firsts = await Entries(scans, conference, day, now).GroupBy(s => s.ParticipationId).Select(g => g.Min(s => s.At)).ToListAsync(cancellationToken);
        if (firsts.Count == 0) return new(new(8, 0), []);
        var halves = firsts.CountBy(at => Half(conference.Local(at))).ToDictionary();
        var (local, first) = (conference.Local(now), halves.Keys.Min());
        var last = local.Date == day ? Half(local) : halves.Keys.Max();
        return new(At(first), [.. Enumerable.Range(first, last - first + 1).Select(half => halves.GetValueOrDefault(half))]) { IsGoingOn = local.Date == day };
    }

    /// <summary>Who was let in on the day, as often as that was.</summary>
    internal static IQueryable<Scan> Entries(PlenaryDb db, Conference conference, LocalDate day, Instant now) => Entries(db.Scans, conference, day, now);

    private static IQueryable<Scan> Entries(IQueryable<Scan> scans, Conference conference, LocalDate day, Instant now)
    {
        var (from, until) = (conference.At(day.AtMidnight()), conference.At(day.PlusDays(1).AtMidnight()));
        return scans.Where(s => s.At >= from && s.At < until && s.At <= now && s.Verdict == Verdict.Admitted && s.Direction == Direction.In && s.ParticipationId != null);
    }

    /// <summary>Bars by half hour, with what they show in words, and the edition before as a line over them.</summary>
    [JsonIgnore]
    public BarChart Picture
    {
        get
        {
            var most = Counts.Count == 0 ? 0 : Counts.Max();
            var at = From.PlusMinutes(Counts.Index().FirstOrDefault(half => half.Item == most).Index * Minutes);
            var found = T["Arrivals by half hour: {0} people, most between {1} and {2} with {3}.", Total, at, at.PlusMinutes(Minutes), most];
            // Both begin with the earlier of the two; the bars go on, empty, as far as the line.
            var begin = Before is null ? From : LocalTime.Min(From, Before.From);
            var (late, earlier) = (Halves(begin, From), Before is null ? [] : Enumerable.Repeat(0m, Halves(begin, Before.From)).Concat(Before.Counts.Select(n => (decimal)n)).ToList());
            var ended = late + Counts.Count;
            return new()
            {
                Finding = Before is null ? found : found + " " + T["On the whole of day {0} of the edition before, {1}: {2} people.", Before.Day, Before.Title, Before.Counts.Sum()],
                Columns = Before is null ? [T["Half hour"], T["People"]] : [T["Half hour"], T["People"], $"{Before.Title}"],
                Bars = [.. Enumerable.Range(0, Math.Max(ended, earlier.Count)).Select(i =>
                    new Bar(Say.Time(begin.PlusMinutes(i * Minutes)), i >= late && i < ended ? Counts[i - late] : 0, Unfinished: IsGoingOn && i == ended - 1, Ahead: IsGoingOn && i >= ended))],
                Earlier = earlier,
                EarlierName = Before is null ? "" : T["the edition before, day {0}", Before.Day],
                UnfinishedName = T["until now"],
                Caption = T["First entry of each person on the day, by half hour"],
            };
        }
    }

    private static int Halves(LocalTime from, LocalTime until) => (int)(Period.Between(from, until, PeriodUnits.Minutes).Minutes / Minutes);

    private static int Half(LocalDateTime local) => local.Hour * 2 + local.Minute / Minutes;

    private static LocalTime At(int half) => LocalTime.Midnight.PlusMinutes(half * Minutes);
}

/// <summary>The same of one day of the edition before, in its own time.</summary>
/// <param name="Title">What that edition is called.</param>
/// <param name="Day">Which of its days, from 1.</param>
public sealed record ArrivalsBefore(LocalText Title, int Day, LocalTime From, IReadOnlyList<int> Counts);
