using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Accreditations;
using Plenary.CheckIn;
using Plenary.Conferences;
using Plenary.Countries;
using Plenary.Delegations;
using Plenary.People;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Reports;

/// <summary>How many, of some group of people at one conference.</summary>
/// <param name="Nominated">Sent to the secretariat, whatever came of it.</param>
/// <param name="Accredited">Accredited and not withdrawn or revoked since.</param>
/// <param name="Arrived">Admitted at a door at least once, also those whose accreditation ended later: who came, came.</param>
/// <param name="Ended">Of the arrived, those who are no longer accredited: substituted, withdrawn, revoked, back in the queue.</param>
/// <param name="Women">Of the accredited; the rest are men, of another gender or did not say.</param>
public sealed record Tally(int Nominated, int Accredited, int Arrived, int Ended, int Women, int Men)
{
    public static readonly Tally None = new(0, 0, 0, 0, 0, 0);

    public static Tally operator +(Tally a, Tally b) => new(a.Nominated + b.Nominated, a.Accredited + b.Accredited, a.Arrived + b.Arrived, a.Ended + b.Ended, a.Women + b.Women, a.Men + b.Men);
}

/// <summary>A tally with what it is of: a country code, the id of an organisation, the code of a category, a gender; and its name.</summary>
/// <param name="Invited">Invited organisations, in tables of countries and organisations; places granted, in that of categories; null where nobody is invited as such.</param>
public sealed record Row(string Key, string Name, int? Invited, Tally Tally);

/// <summary>What happened on one day.</summary>
/// <param name="Invited">Organisations whose invitation is of that day and was not withdrawn.</param>
/// <param name="Nominated">People sent to the secretariat; who was sent again counts on the later day.</param>
/// <param name="Accredited">People accredited then, and still.</param>
/// <param name="First">People who were admitted for the first time, also those whose accreditation was revoked since: what happened on a day stays.</param>
/// <param name="Present">People admitted at least once, they too.</param>
public sealed record DayRow(LocalDate Day, int Invited, int Nominated, int Accredited, int First, int Present)
{
    internal bool IsEmpty => Invited + Nominated + Accredited + First + Present == 0;
}

/// <summary>The answer to "how many came, from where": counted from accreditations and scans when it is asked.</summary>
/// <param name="ByDay">The days of the conference as far as they have begun.</param>
/// <param name="Beforehand">All that happened until the eve, which is its day.</param>
/// <param name="Afterwards">All that happened later than the last day, of which its day is the next; null where nothing did.</param>
public sealed record Statistics(
    int Invited, int Accepted, int Declined, int Delegations, int Countries, Tally Total,
    IReadOnlyList<Row> ByCountry, IReadOnlyList<Row> ByDelegation, IReadOnlyList<Row> ByCategory, IReadOnlyList<Row> ByGender, IReadOnlyList<DayRow> ByDay, DayRow Beforehand, DayRow? Afterwards)
{
    /// <summary>Of the delegations those that were invited: the host sends people without being invited.</summary>
    internal int DelegationsInvited => ByDelegation.Count(r => r.Invited > 0 && r.Tally.Accredited > 0);

    /// <summary>The accredited whom a body of no one country sent; the others come from the countries that are counted.</summary>
    internal int OfNoCountry => ByCountry.Where(r => r.Key.Length == 0).Sum(r => r.Tally.Accredited);

    private sealed record Group(Guid Organisation, Guid Category, Gender? Gender, Tally Tally);

    /// <summary>In the order of the tables; those who did not say are the last.</summary>
    internal static readonly IReadOnlyList<Gender?> Genders = [Gender.Woman, Gender.Man, Gender.Other, null];

    internal static string KeyOf(Gender? gender) => gender?.ToString().ToLowerInvariant() ?? "";

    internal static string NameOf(Gender? gender) => gender is { } given ? Wording.Texts.Name(given) : Wording.Texts["Not given"];

    /// <summary>Of the conference in scope. One grouped reading, however many people there are. Whoever was invited and sent nobody is a row too.</summary>
    public static async Task<Statistics> Of(PlenaryDb db, Conference conference, Instant now, CancellationToken cancellationToken = default)
    {
        var groups = await (
            from p in db.Participations
            join d in db.Delegations on p.DelegationId equals d.Id
            where p.SubmittedAt != null
            group p by new { p.DelegationId, d.OrganisationId, p.CategoryId, p.State, p.Gender, Arrived = p.ArrivedAt != null } into g
            select new { g.Key.DelegationId, g.Key.OrganisationId, g.Key.CategoryId, g.Key.State, g.Key.Gender, g.Key.Arrived, Count = g.Count() }).ToListAsync(cancellationToken);
        var tallies = groups.ConvertAll(g => new Group(g.OrganisationId, g.CategoryId, g.Gender, TallyOf(g.State, g.Gender, g.Arrived, g.Count)));

        var bodies = await db.Organisations.Where(o => db.Delegations.Any(d => d.OrganisationId == o.Id)).Select(o => new { o.Id, o.Names, o.Country }).ToDictionaryAsync(o => o.Id, cancellationToken);
        var categories = await db.Categories.AsNoTracking().OrderBy(c => c.Order).ToListAsync(cancellationToken);
        var invited = await (from i in db.Invitations join d in db.Delegations on i.DelegationId equals d.Id where i.WithdrawnAt == null select new { d.OrganisationId, i.Answer, i.IssuedAt }).ToListAsync(cancellationToken);
        var places = await (
            from i in db.Invitations
            join p in db.Places on i.DelegationId equals p.DelegationId
            where i.WithdrawnAt == null
            group p by p.CategoryId into g
            select new { g.Key, Granted = g.Sum(p => p.Granted) }).ToDictionaryAsync(g => g.Key, g => g.Granted, cancellationToken);

        var byDelegation = Rows(t => t.Organisation, i => i, (id, n, tally) => new(id.ToString(), bodies[id].Names.In(Wording.Texts.Language), n, tally));
        var byCountry = Rows(t => CountryOf(t.Organisation), CountryOf, (code, n, tally) => new(code, Country.OfCode(code)?.Name ?? "", n, tally));
        var byCategory = categories.Select(c => new Row(c.Code, c.Name.ToString(), places.GetValueOrDefault(c.Id), Sum(tallies.Where(t => t.Category == c.Id)))).Where(r => r.Invited + r.Tally.Nominated > 0).ToList();
        var byGender = Genders.Select(gender => new Row(KeyOf(gender), NameOf(gender), null, Sum(tallies.Where(t => t.Gender == gender)))).ToList();
        var (byDay, beforehand, afterwards) = await Days(db, conference, [.. invited.Select(i => i.IssuedAt)], now, cancellationToken);

        return new(
            invited.Count, invited.Count(i => i.Answer is Answer.Accepted), invited.Count(i => i.Answer is Answer.Declined),
            byDelegation.Count(r => r.Tally.Accredited > 0), byCountry.Count(r => r.Key.Length > 0 && r.Tally.Accredited > 0), Sum(tallies),
            byCountry, byDelegation, byCategory, byGender, byDay, beforehand, afterwards);

        string CountryOf(Guid organisation) => bodies[organisation].Country ?? "";

        // Those who sent most people first.
        List<Row> Rows<TKey>(Func<Group, TKey> of, Func<Guid, TKey> ofInvited, Func<TKey, int, Tally, Row> row) where TKey : notnull
        {
            var counts = invited.CountBy(i => ofInvited(i.OrganisationId)).ToDictionary();
            var sent = tallies.GroupBy(of).ToDictionary(g => g.Key, Sum);
            return [.. counts.Keys.Union(sent.Keys).Select(key => row(key, counts.GetValueOrDefault(key), sent.GetValueOrDefault(key, Tally.None)))
                .OrderByDescending(r => r.Tally.Accredited).ThenBy(r => r.Name, StringComparer.Ordinal)];
        }
    }

    private static async Task<(List<DayRow> Days, DayRow Beforehand, DayRow? Afterwards)> Days(PlenaryDb db, Conference conference, List<Instant> invited, Instant now, CancellationToken cancellationToken)
    {
        var numbers = new DayNumbers(conference);
        var rows = Enumerable.Range(0, numbers.After + 1).Select(day => new DayRow(conference.Starts.PlusDays(day - 1), 0, 0, 0, 0, 0)).ToArray();
        foreach (var at in invited) Add(numbers.Of(at), row => row with { Invited = row.Invited + 1 });

        var steps = await db.Participations.Where(p => p.SubmittedAt != null).GroupBy(numbers.OfSteps()).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        foreach (var step in steps)
        {
            var (sent, accredited, arrived) = numbers.Apart(step.Key);
            Add(sent, row => row with { Nominated = row.Nominated + step.Count });
            Add(accredited, row => row with { Accredited = row.Accredited + step.Count });
            Add(arrived, row => row with { First = row.First + step.Count });
        }

        var ever = Instant.FromUnixTimeSeconds(0);   // asked for a time, SQLite walks along the index of time; along that of people it takes three times as long
        var present = await db.Scans.Where(s => s.At >= ever && s.Verdict == Verdict.Admitted && s.Direction == Direction.In && s.ParticipationId != null)
            .GroupBy(numbers.Of<Scan>(s => s.At)).Select(g => new { g.Key, Count = g.Select(s => s.ParticipationId).Distinct().Count() }).ToListAsync(cancellationToken);
        foreach (var day in present) Add(day.Key, row => row with { Present = day.Count });

        return ([.. rows[1..numbers.After].TakeWhile((_, i) => numbers.Begins(i + 1) <= now)], rows[0], rows[numbers.After].IsEmpty ? null : rows[numbers.After]);

        void Add(int day, Func<DayRow, DayRow> more)
        {
            if (day < rows.Length) rows[day] = more(rows[day]);
        }
    }

    private static Tally TallyOf(ParticipationState state, Gender? gender, bool arrived, int count) => state is ParticipationState.Accredited
        ? new(count, count, arrived ? count : 0, 0, gender is Gender.Woman ? count : 0, gender is Gender.Man ? count : 0)
        : arrived ? Tally.None with { Nominated = count, Arrived = count, Ended = count } : Tally.None with { Nominated = count };

    private static Tally Sum(IEnumerable<Group> groups) => groups.Aggregate(Tally.None, (sum, group) => sum + group.Tally);
}
