using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
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
}

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
    /// <summary>The badges that have come so far and no farther; what <see cref="Badge.State"/> says, for queries.</summary>
    public static IQueryable<Badge> In(this IQueryable<Badge> badges, BadgeState? state) => state switch
    {
        BadgeState.Issued => badges.Where(b => b.PrintedAt == null && b.HandedOverAt == null && b.RevokedAt == null),
        BadgeState.Printed => badges.Where(b => b.PrintedAt != null && b.HandedOverAt == null && b.RevokedAt == null),
        BadgeState.HandedOver => badges.Where(b => b.HandedOverAt != null && b.RevokedAt == null),
        BadgeState.Revoked => badges.Where(b => b.RevokedAt != null),
        _ => badges,
    };

    /// <summary>The accredited who have no badge that holds.</summary>
    public static IQueryable<Participation> AccreditedWithoutBadge(this PlenaryDb db) =>
        db.Participations.AsNoTracking().Where(p => p.State == ParticipationState.Accredited && !db.Badges.Any(b => b.ParticipationId == p.Id && b.RevokedAt == null));

    /// <summary>All of this conference, by serial; or those in one state.</summary>
    public static IQueryable<BadgeRow> BadgeRows(this PlenaryDb db, BadgeState? state = null) =>
        (from b in db.Badges.AsNoTracking().In(state)
         join p in db.Participations on b.ParticipationId equals p.Id
         join person in db.People on p.PersonId equals person.Id
         join body in db.Organisations on p.OrganisationId equals body.Id
         join category in db.Categories on p.CategoryId equals category.Id
         orderby b.Serial
         select new BadgeRow { Badge = b, Participation = p, Person = person, Organisation = body, Category = category });

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
