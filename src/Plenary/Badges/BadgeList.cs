using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Conferences;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Storage;

namespace Plenary.Badges;

/// <summary>How far a badge has come; the newest fact counts.</summary>
public enum BadgeState
{
    [Display(Name = "Issued")] Issued,
    [Display(Name = "Printed")] Printed,
    [Display(Name = "Handed over")] HandedOver,
    [Display(Name = "Revoked")] Revoked,
}

/// <summary>A badge with those it is about.</summary>
public sealed class BadgeRow
{
    public required Badge Badge { get; init; }
    public required Participation Participation { get; init; }
    public required Person Person { get; init; }
    public required Organisation Organisation { get; init; }
    public required Category Category { get; init; }

    /// <summary>Neither the badge nor the accreditation behind it was taken back: it is printed, handed over and opens doors.</summary>
    public bool Holds => !Badge.IsRevoked && Participation.State is ParticipationState.Accredited;

    /// <summary>How far it has come; with the accreditation the badge ends too.</summary>
    public BadgeState State => Holds ? Badge.State : BadgeState.Revoked;
}

/// <summary>When, by whom and why a badge ended.</summary>
/// <param name="By">Empty, as <paramref name="Because"/>, where it is told to nobody but who reads accreditations.</param>
/// <param name="WithAccreditation">The badge was not revoked itself: the accreditation behind it was taken back.</param>
public sealed record BadgeEnd(Instant At, string By, string Because, bool WithAccreditation);

/// <summary>An accredited person who has no badge that holds.</summary>
public sealed class Unbadged
{
    public required Participation Participation { get; init; }
    public required Person Person { get; init; }
    public required Organisation Organisation { get; init; }
    public required Category Category { get; init; }
}

/// <summary>What a list of badges is narrowed to; null or empty: not narrowed.</summary>
/// <param name="Name">Beginnings of words of the bearer's names, in any script and order.</param>
/// <param name="Organisation">Beginnings of words of the organisation's names.</param>
public sealed record BadgeFilter(BadgeState? State = null, Guid? CategoryId = null, string? Name = null, string? Organisation = null, Guid? ParticipationId = null)
{
    public bool IsEmpty => (State, CategoryId, ParticipationId) == (null, null, null) && string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Organisation);
}

/// <summary>The lists of badges, each read from where the last page ended.</summary>
public static class BadgeList
{
    /// <summary>What <see cref="BadgeRow.Holds"/> says, for queries.</summary>
    public static IQueryable<BadgeRow> ThatHold(this IQueryable<BadgeRow> rows) => rows.Where(r => r.Badge.RevokedAt == null && r.Participation.State == ParticipationState.Accredited);

    /// <summary>Those that have come so far and no farther; what <see cref="BadgeRow.State"/> says, for queries.</summary>
    private static IQueryable<BadgeRow> In(this IQueryable<BadgeRow> rows, BadgeState? state) => state switch
    {
        BadgeState.Issued => rows.ThatHold().Where(r => r.Badge.PrintedAt == null && r.Badge.HandedOverAt == null),
        BadgeState.Printed => rows.ThatHold().Where(r => r.Badge.PrintedAt != null && r.Badge.HandedOverAt == null),
        BadgeState.HandedOver => rows.ThatHold().Where(r => r.Badge.HandedOverAt != null),
        BadgeState.Revoked => rows.Where(r => r.Badge.RevokedAt != null || r.Participation.State != ParticipationState.Accredited),
        _ => rows,
    };

    /// <summary>How many have come how far.</summary>
    public static async Task<Dictionary<BadgeState, int>> BadgeCounts(this PlenaryDb db, CancellationToken cancellationToken = default) =>
        await (from b in db.Badges
               join p in db.Participations on b.ParticipationId equals p.Id
               group b by b.RevokedAt != null || p.State != ParticipationState.Accredited ? BadgeState.Revoked
                   : b.HandedOverAt != null ? BadgeState.HandedOver : b.PrintedAt != null ? BadgeState.Printed : BadgeState.Issued into state
               select new { state.Key, Count = state.Count() }).ToDictionaryAsync(s => s.Key, s => s.Count, cancellationToken);

    /// <summary>The accredited who have no badge that holds.</summary>
    public static IQueryable<Participation> AccreditedWithoutBadge(this PlenaryDb db) =>
        db.Participations.AsNoTracking().Where(p => p.State == ParticipationState.Accredited && !db.Badges.Any(b => b.ParticipationId == p.Id && b.RevokedAt == null));

    /// <summary>All of this conference, by serial; or those in one state.</summary>
    public static IQueryable<BadgeRow> BadgeRows(this PlenaryDb db, BadgeState? state = null) =>
        (from b in db.Badges.AsNoTracking()
         join p in db.Participations on b.ParticipationId equals p.Id
         join person in db.People on p.PersonId equals person.Id
         join body in db.Organisations on p.OrganisationId equals body.Id
         join category in db.Categories on p.CategoryId equals category.Id
         orderby b.Serial
         select new BadgeRow { Badge = b, Participation = p, Person = person, Organisation = body, Category = category }).In(state);

    /// <summary>How a badge ended, and the one that its bearer has instead; null while it holds, and where there is no other.</summary>
    public static async Task<(BadgeEnd? End, Badge? Replacement)> EndOf(this PlenaryDb db, BadgeRow row, CancellationToken cancellationToken = default)
    {
        if (row.Holds) return (null, null);
        var others = db.BadgeRows().ThatHold().Where(r => r.Participation.Id == row.Participation.Id);
        if (row.Badge.RevokedAt is { } at)
            return (new(at, row.Badge.RevokedBy, row.Badge.RevokedBecause, WithAccreditation: false), await others.Select(r => r.Badge).SingleOrDefaultAsync(cancellationToken));
        // What followed the last accreditation took it back; more may have come since.
        var steps = db.Steps.AsNoTracking().Where(s => s.ParticipationId == row.Participation.Id);
        var last = await steps.Where(s => s.Number > steps.Where(a => a.State == ParticipationState.Accredited).Max(a => (int?)a.Number)).OrderBy(s => s.Number).FirstAsync(cancellationToken);
        var told = db.Scope.May(Area.Accreditation, Deed.Read);
        return (new(last.At, told ? last.By : "", told && last.IsForDelegation ? last.Reason : "", WithAccreditation: true), null);
    }

    /// <summary>By serial.</summary>
    public static async Task<IQueryable<BadgeRow>> BadgeRows(this PlenaryDb db, BadgeFilter filter, CancellationToken cancellationToken = default)
    {
        var rows = db.BadgeRows(filter.State);
        if (filter.CategoryId is { } category1) rows = rows.Where(r => r.Participation.CategoryId == category1);
        if (filter.ParticipationId is { } one) rows = rows.Where(r => r.Badge.ParticipationId == one);
        rows = (await NameSearch.For(db, Subject.Person, filter.Name, cancellationToken)).In(rows, r => r.Participation.PersonId);
        return (await NameSearch.For(db, Subject.Organisation, filter.Organisation, cancellationToken)).In(rows, r => r.Participation.OrganisationId);
    }

    /// <summary>By name. The filter's state does not count here.</summary>
    public static async Task<IQueryable<Unbadged>> WithoutBadge(this PlenaryDb db, BadgeFilter filter, CancellationToken cancellationToken = default)
    {
        var rows = from p in db.AccreditedWithoutBadge()
                   join person in db.People on p.PersonId equals person.Id
                   join body in db.Organisations on p.OrganisationId equals body.Id
                   join category in db.Categories on p.CategoryId equals category.Id
                   select new Unbadged { Participation = p, Person = person, Organisation = body, Category = category };
        if (filter.CategoryId is { } category1) rows = rows.Where(r => r.Participation.CategoryId == category1);
        if (filter.ParticipationId is { } one) rows = rows.Where(r => r.Participation.Id == one);
        rows = (await NameSearch.For(db, Subject.Person, filter.Name, cancellationToken)).In(rows, r => r.Participation.PersonId);
        rows = (await NameSearch.For(db, Subject.Organisation, filter.Organisation, cancellationToken)).In(rows, r => r.Participation.OrganisationId);
        return rows.OrderBy(r => r.Person.SortKey).ThenBy(r => r.Participation.Id);
    }
}
