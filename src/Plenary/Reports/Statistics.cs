using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Accreditations;
using Plenary.CheckIn;
using Plenary.Conferences;
using Plenary.Countries;
using Plenary.Delegations;
using Plenary.People;
using Plenary.Storage;

namespace Plenary.Reports;

/// <summary>How many, of some group of people at one conference.</summary>
/// <param name="Nominated">Sent to the secretariat, whatever came of it.</param>
/// <param name="Accredited">Accredited and not withdrawn or revoked since.</param>
/// <param name="Arrived">Of these, admitted at a door at least once.</param>
/// <param name="Women">Of the accredited; the rest are men, of another gender or did not say.</param>
public sealed record Tally(int Nominated, int Accredited, int Arrived, int Women, int Men)
{
    public static readonly Tally None = new(0, 0, 0, 0, 0);

    public static Tally operator +(Tally a, Tally b) => new(a.Nominated + b.Nominated, a.Accredited + b.Accredited, a.Arrived + b.Arrived, a.Women + b.Women, a.Men + b.Men);
}

/// <summary>A tally with what it is of: a country code, the id of an organisation or category, and its name.</summary>
public sealed record Row(string Key, string Name, Tally Tally);

/// <summary>People admitted on one day, and those who came for the first time.</summary>
public sealed record DayRow(LocalDate Day, int Present, int First);

/// <summary>The answer to "how many came, from where": counted from accreditations and scans when it is asked.</summary>
public sealed record Statistics(
    int Invited, int Accepted, int Declined, int Delegations, int Countries, Tally Total,
    IReadOnlyList<Row> ByCountry, IReadOnlyList<Row> ByDelegation, IReadOnlyList<Row> ByCategory, IReadOnlyList<DayRow> ByDay)
{
    private sealed record Group(Guid Delegation, Guid Organisation, Guid Category, ParticipationState State, Gender? Gender, bool Arrived, int Count);

    /// <summary>Of the conference in scope. One grouped reading, however many people there are.</summary>
    public static async Task<Statistics> Of(PlenaryDb db, Conference conference, Instant now, CancellationToken cancellationToken = default)
    {
        var groups = await (
            from p in db.Participations
            join d in db.Delegations on p.DelegationId equals d.Id
            where p.State != ParticipationState.Draft
            group p by new { p.DelegationId, d.OrganisationId, p.CategoryId, p.State, p.Gender, Arrived = p.ArrivedAt != null } into g
            select new { g.Key.DelegationId, g.Key.OrganisationId, g.Key.CategoryId, g.Key.State, g.Key.Gender, g.Key.Arrived, Count = g.Count() }).ToListAsync(cancellationToken);
        var tallies = groups.ConvertAll(g => (Group: new Group(g.DelegationId, g.OrganisationId, g.CategoryId, g.State, g.Gender, g.Arrived, g.Count), Tally: TallyOf(g.State, g.Gender, g.Arrived, g.Count)));

        var bodies = await db.Organisations.Where(o => db.Delegations.Any(d => d.OrganisationId == o.Id)).Select(o => new { o.Id, o.Names, o.Country }).ToDictionaryAsync(o => o.Id, cancellationToken);
        var categories = await db.Categories.AsNoTracking().OrderBy(c => c.Order).ToListAsync(cancellationToken);
        var answers = await db.Invitations.Where(i => i.WithdrawnAt == null).GroupBy(i => i.Answer).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);

        var byDelegation = tallies.GroupBy(t => t.Group.Organisation)
            .Select(g => new Row(g.Key.ToString(), bodies[g.Key].Names[0].Text, Sum(g.Select(t => t.Tally)))).OrderByDescending(r => r.Tally.Accredited).ThenBy(r => r.Name, StringComparer.Ordinal).ToList();
        var byCountry = tallies.GroupBy(t => bodies[t.Group.Organisation].Country ?? "")
            .Select(g => new Row(g.Key, Country.OfCode(g.Key)?.Name ?? "", Sum(g.Select(t => t.Tally)))).OrderByDescending(r => r.Tally.Accredited).ThenBy(r => r.Name, StringComparer.Ordinal).ToList();
        var byCategory = categories.Select(c => new Row(c.Code, c.Name.ToString(), Sum(tallies.Where(t => t.Group.Category == c.Id).Select(t => t.Tally)))).Where(r => r.Tally.Nominated > 0).ToList();

        return new(
            answers.Sum(a => a.Count), answers.Where(a => a.Key == Answer.Accepted).Sum(a => a.Count), answers.Where(a => a.Key == Answer.Declined).Sum(a => a.Count),
            byDelegation.Count(r => r.Tally.Accredited > 0), byCountry.Count(r => r.Key.Length > 0 && r.Tally.Accredited > 0), Sum(tallies.Select(t => t.Tally)),
            byCountry, byDelegation, byCategory, await Days(db, conference, now, cancellationToken));
    }

    private static async Task<List<DayRow>> Days(PlenaryDb db, Conference conference, Instant now, CancellationToken cancellationToken)
    {
        var days = new List<DayRow>();
        for (var day = conference.Starts; day <= conference.Ends; day = day.PlusDays(1))
        {
            var (from, until) = (conference.At(day.AtMidnight()), conference.At(day.PlusDays(1).AtMidnight()));
            if (from > now) break;
            days.Add(new(day,
                await db.Scans.Where(s => s.Verdict == Verdict.Admitted && s.Direction == Direction.In && s.At >= from && s.At < until).Select(s => s.ParticipationId).Distinct().CountAsync(cancellationToken),
                await db.Participations.CountAsync(p => p.ArrivedAt >= from && p.ArrivedAt < until, cancellationToken)));
        }
        return days;
    }

    private static Tally TallyOf(ParticipationState state, Gender? gender, bool arrived, int count) => state is ParticipationState.Accredited
        ? new(count, count, arrived ? count : 0, gender is Gender.Woman ? count : 0, gender is Gender.Man ? count : 0)
        : Tally.None with { Nominated = count };

    private static Tally Sum(IEnumerable<Tally> tallies) => tallies.Aggregate(Tally.None, (a, b) => a + b);
}
