using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.People;
using Plenary.Storage;

namespace Plenary.Accreditations;

/// <summary>The lists of the queue; each is one walk along one index.</summary>
public enum Tab
{
    /// <summary>Submitted or under review: somebody has to decide.</summary>
    [Display(Name = "Waiting")] Waiting,
    [Display(Name = "Submitted")] Submitted,
    [Display(Name = "Under review")] UnderReview,
    [Display(Name = "Returned")] Returned,
    [Display(Name = "Accredited")] Accredited,
    [Display(Name = "Refused")] Refused,
    [Display(Name = "Withdrawn")] Withdrawn,
    [Display(Name = "Revoked")] Revoked,
}

/// <summary>A sign beside a name.</summary>
public enum Sign
{
    [Display(Name = "Perhaps twice")] PerhapsTwice,
    /// <summary>The name is like one on the watch list; only for those who may read that.</summary>
    [Display(Name = "Second look")] SecondLook,
    /// <summary>An officer has proposed to accredit; another one confirms.</summary>
    [Display(Name = "Proposed")] Proposed,
}

/// <summary>What a list is narrowed to; the address holds it.</summary>
/// <param name="Name">Beginnings of words of a name in any script, or the name as others spell it.</param>
/// <param name="Country">ISO 3166-1 alpha-2, of the organisation.</param>
public sealed record QueueFilter(string? Name = null, string? Country = null, Guid? Organisation = null, Guid? Category = null, Sign? Sign = null, Guid? Delegation = null)
{
    public bool IsEmpty => this == new QueueFilter();
}

/// <summary>One line of the queue.</summary>
public sealed record QueueRow(
    Guid Id, int Version, ParticipationState State, Instant QueuedAt, bool PerhapsTwice, bool SecondLook, Guid? ProposedBy, List<WrittenName> Names, string Honorific,
    Guid OrganisationId, List<WrittenName> Organisation, string? Country, LocalText Category, Guid DelegationId);

/// <summary>Where a page of the queue begins or ends.</summary>
public readonly record struct QueueKey(Instant At, Guid Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.ToUnixTimeTicks()}_{Id:N}");

    public static QueueKey? Parse(string? text)
    {
        var parts = (text ?? "").Split('_');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ticks) && Guid.TryParse(parts[1], out var id)
            && ticks > NodaConstants.BclEpoch.ToUnixTimeTicks() && ticks < Instant.MaxValue.ToUnixTimeTicks() ? new(Instant.FromUnixTimeTicks(ticks), id) : null;
    }
}

/// <summary>What other pages ask of the queue.</summary>
public static class Waiters
{
    /// <summary>Nominations that wait for a decision of the secretariat.</summary>
    public static IQueryable<Participation> Waiting(this PlenaryDb db)
    {
        var waits = true;   // as a value to compare with: SQLite looks a bare column up in no index
        return db.Participations.AsNoTracking().Where(p => p.Waits == waits);
    }
}

/// <summary>The review queue: lists, counts and choices that stay quick among 100,000 nominations.</summary>
public sealed class Queue(PlenaryDb db)
{
    /// <summary>Counts are exact up to here; a longer list is said to be over it, and not counted to its end each time.</summary>
    public const int CountedTo = 5_000;

    /// <summary>The same where a filter looks at each row.</summary>
    public const int FoundTo = 100;

    /// <summary>A country with more organisations than this is asked of each row, since a page will soon be full.</summary>
    private const int FewBodies = 1_000;

    /// <summary>So many are looked at for a name that thousands bear, before all who bear it are.</summary>
    private const int Glance = 2_500;

    /// <summary>What was looked up for a filter: the page and its count ask for the same.</summary>
    private (QueueFilter Filter, List<Guid>? Bodies, NameSearch Names)? lookedUp;

    /// <summary>The rows after (or before) a key, in the order of the list: the longest wait first, unless the newest are asked for.</summary>
    public async Task<(List<QueueRow> Rows, bool More)> Page(Tab tab, QueueFilter filter, int size, bool newestFirst = false, QueueKey? after = null, QueueKey? before = null)
    {
        var (list, names) = await Narrowed(In(tab), filter);
        var backwards = before is not null;
        var falling = newestFirst ^ backwards;
        if ((before ?? after) is { } key)
            // The first condition alone is a seek in the index; the second only settles rows of the same moment.
            list = falling
                ? list.Where(p => p.QueuedAt <= key.At && (p.QueuedAt < key.At || p.Id < key.Id))
                : list.Where(p => p.QueuedAt >= key.At && (p.QueuedAt > key.At || p.Id > key.Id));
        list = falling ? list.OrderByDescending(p => p.QueuedAt).ThenByDescending(p => p.Id) : list.OrderBy(p => p.QueuedAt).ThenBy(p => p.Id);

        // A name that thousands bear soon fills a page; only where it does not are all who bear it put in order.
        var rows = names.Gathered is null ? [] : await Rows(names.In(list.Take(Glance), p => p.PersonId));
        if (rows.Count <= size) rows = await Rows(names.In(list, p => p.PersonId));
        var more = rows.Count > size;
        if (more) rows.RemoveAll(r => r.Id == (falling ? rows.MinBy(x => (x.QueuedAt, x.Id)) : rows.MaxBy(x => (x.QueuedAt, x.Id)))!.Id);
        rows.Sort((a, b) => newestFirst ? Compare(b, a) : Compare(a, b));
        return (rows, more);

        // Which they are is read from an index alone, and only then what is shown of them.
        async Task<List<QueueRow>> Rows(IQueryable<Participation> found)
        {
            var ids = (falling ? found.OrderByDescending(p => p.QueuedAt).ThenByDescending(p => p.Id) : found.OrderBy(p => p.QueuedAt).ThenBy(p => p.Id)).Take(size + 1).Select(p => p.Id);
            return await Shown(db.Participations.AsNoTracking().Where(p => ids.Contains(p.Id))).ToListAsync();
        }

        static int Compare(QueueRow a, QueueRow b) => a.QueuedAt.CompareTo(b.QueuedAt) is var c and not 0 ? c : a.Id.CompareTo(b.Id);
    }

    /// <summary>How many each tab holds, counted to one more than <see cref="CountedTo"/>.</summary>
    public async Task<Dictionary<Tab, int>> Counts()
    {
        var counts = new Dictionary<Tab, int>();
        foreach (var tab in Enum.GetValues<Tab>().Where(t => t is not Tab.Waiting)) counts[tab] = await In(tab).Take(CountedTo + 1).CountAsync();
        counts[Tab.Waiting] = counts[Tab.Submitted] + counts[Tab.UnderReview];
        return counts;
    }

    /// <summary>How many the filter finds, counted to one more than <see cref="FoundTo"/>.</summary>
    public async Task<int> Count(Tab tab, QueueFilter filter)
    {
        var (list, names) = await Narrowed(In(tab), filter);
        // Of thousands who bear a name the first who are here suffice: they are met one by one, not gathered before.
        var found = names.Gathered is { } bearers ? bearers.Join(list, b => b.SubjectId, p => p.PersonId, (_, p) => p.Id).Distinct() : names.In(list, p => p.PersonId).Select(p => p.Id);
        return await found.Take(FoundTo + 1).CountAsync();
    }

    /// <summary>Those of one state that programs ask for, from the first or from after a key, the longest wait first.</summary>
    public async Task<List<QueueKey>> Keys(IQueryable<Participation> list, QueueFilter filter, int most, QueueKey? after)
    {
        (list, var names) = await Narrowed(list, filter);
        if (after is { } key) list = list.Where(p => p.QueuedAt >= key.At && (p.QueuedAt > key.At || p.Id > key.Id));
        list = list.OrderBy(p => p.QueuedAt).ThenBy(p => p.Id);
        var glanced = names.Gathered is null ? [] : await First(list.Take(Glance));   // as in a page of the queue
        return glanced.Count == most ? glanced : await First(list);

        Task<List<QueueKey>> First(IQueryable<Participation> found) => names.In(found, p => p.PersonId).OrderBy(p => p.QueuedAt).ThenBy(p => p.Id).Take(most).Select(p => new QueueKey(p.QueuedAt, p.Id)).ToListAsync();
    }

    /// <summary>The ids of all found, the longest wait first.</summary>
    public async Task<List<Guid>> Ids(Tab tab, QueueFilter filter, int most)
    {
        var (list, names) = await Narrowed(In(tab), filter);
        return await names.In(list, p => p.PersonId).OrderBy(p => p.QueuedAt).ThenBy(p => p.Id).Select(p => p.Id).Take(most).ToListAsync();
    }

    public static ParticipationState? StateOf(Tab tab) => tab switch
    {
        Tab.Submitted => ParticipationState.Submitted,
        Tab.UnderReview => ParticipationState.UnderReview,
        Tab.Returned => ParticipationState.Returned,
        Tab.Accredited => ParticipationState.Accredited,
        Tab.Refused => ParticipationState.Refused,
        Tab.Withdrawn => ParticipationState.Withdrawn,
        Tab.Revoked => ParticipationState.Revoked,
        _ => null,
    };

    private IQueryable<Participation> In(Tab tab) => StateOf(tab) is { } state ? db.Participations.AsNoTracking().Where(p => p.State == state) : db.Waiting();

    /// <summary>By all but the name, which the caller asks for.</summary>
    private async Task<(IQueryable<Participation> List, NameSearch Names)> Narrowed(IQueryable<Participation> list, QueueFilter filter)
    {
        if (filter.Delegation is { } delegation) list = list.Where(p => p.DelegationId == delegation);
        if (filter.Organisation is { } organisation) list = list.Where(p => p.OrganisationId == organisation);
        if (filter.Category is { } category) list = list.Where(p => p.CategoryId == category);
        if (filter.Sign is Sign.PerhapsTwice) list = list.Where(p => p.PerhapsTwice);
        if (filter.Sign is Sign.SecondLook) list = list.Where(p => p.SecondLook);
        if (filter.Sign is Sign.Proposed) list = list.Where(p => p.ProposedBy != null && p.Waits);
        var (bodies, names) = await LookUp(filter);
        if (bodies is not null)
            list = bodies.Count <= FewBodies
                ? list.Where(p => bodies.Contains(p.OrganisationId))
                : list.Where(p => db.Organisations.Any(o => o.Id == p.OrganisationId && o.Country == filter.Country));
        return (list, names);
    }

    private async Task<(List<Guid>? Bodies, NameSearch Names)> LookUp(QueueFilter filter)
    {
        if (lookedUp is not { } known || known.Filter != filter)
        {
            var bodies = string.IsNullOrEmpty(filter.Country) ? null : await db.Organisations.Where(o => o.Country == filter.Country).OrderBy(o => o.SortKey).Select(o => o.Id).Take(FewBodies + 1).ToListAsync();
            lookedUp = known = (filter, bodies, await NameSearch.For(db, Subject.Person, filter.Name));
        }
        return (known.Bodies, known.Names);
    }

    private IQueryable<QueueRow> Shown(IQueryable<Participation> page) =>
        from p in page
        join x in db.People.AsNoTracking() on p.PersonId equals x.Id
        join o in db.Organisations.AsNoTracking() on p.OrganisationId equals o.Id
        join c in db.Categories.AsNoTracking() on p.CategoryId equals c.Id
        select new QueueRow(p.Id, p.Version, p.State, p.QueuedAt, p.PerhapsTwice, p.SecondLook, p.ProposedBy, x.Names, p.Honorific, o.Id, o.Names, o.Country, c.Name, p.DelegationId);
}
