using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Storage;

namespace Plenary.People.Finding;

/// <summary>Records that may be one person.</summary>
/// <param name="Main">The oldest.</param>
/// <param name="Others">Each is like the oldest, the surest first.</param>
public sealed record ClusterView(PersonView Main, IReadOnlyList<LikelyView> Others);

/// <summary>Two records of which somebody said that they are two.</summary>
public sealed record ToldApartView(Guid Id, Guid One, Guid Other, string By, Instant At);

public sealed record TwoBody(Guid One, Guid Other);

/// <summary>Duplicates of the directory for programs. To say that two records are one, merge them.</summary>
public static class DuplicatesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var all = api.MapGroup("/duplicates").WithTags("Duplicates").Allow(Area.Directory);
        all.MapGet("", List).WithSummary("People who may be one, in clusters in the order of their oldest record. A page may hold fewer than asked for, or none, while there is a next.");
        MapDecisions(all, Subject.Person, "two-people");
    }

    /// <summary>What was said of two records; alike for people and organisations.</summary>
    internal static void MapDecisions(RouteGroupBuilder all, Subject subject, string name)
    {
        var what = name.Replace('-', ' ');
        all.MapGet($"/{name}", ([AsParameters] Paging paging, PlenaryDb db) => Said(subject, paging, db)).WithSummary($"What was said to be {what}, the newest first.");
        all.MapPost($"/{name}", (TwoBody body, PlenaryDb db, Merging merging, IClock clock) => Say(subject, body, db, merging, clock)).WithSummary($"Says that two records are {what}; they are not proposed again.");
        all.MapDelete($"/{name}/{{id:guid}}", (Guid id, PlenaryDb db, Merging merging) => TakeBack(subject, id, db, merging)).WithSummary("Takes it back.");
    }

    private static async Task<Ok<Page<ClusterView>>> List([AsParameters] Paging paging, PeopleTwice duplicates, CancellationToken cancellationToken)
    {
        var read = await duplicates.Read(paging.KeyAndId()?.Id, paging.Take, cancellationToken);
        return TypedResults.Ok(new Page<ClusterView>([.. read.Found.Select(c => new ClusterView(PersonView.Of(c.Main), [.. c.Others.Select(LikelyView.Of)]))], read.Next is { } next ? Cursor.Of("", next) : null));
    }

    private static async Task<Ok<Page<ToldApartView>>> Said(Subject subject, Paging paging, PlenaryDb db)
    {
        var list = db.NotTheSame.AsNoTracking().Where(n => n.Subject == subject);
        if (paging.KeyAndId()?.Id is { } last) list = list.Where(n => n.Id < last);
        return TypedResults.Ok(await list.OrderByDescending(n => n.Id).ToPage(paging, n => new ToldApartView(n.Id, n.OneId, n.OtherId, n.By, n.At), n => Cursor.Of("", n.Id)));
    }

    private static async Task<Results<NoContent, NotFound, Refused>> Say(Subject subject, TwoBody body, PlenaryDb db, Merging merging, IClock clock)
    {
        var there = subject == Subject.Person ? await db.People.CountAsync(p => p.Id == body.One || p.Id == body.Other) : await db.Organisations.CountAsync(o => o.Id == body.One || o.Id == body.Other);
        if (there != (body.One == body.Other ? 1 : 2)) return TypedResults.NotFound();
        return await merging.Part(subject, body.One, body.Other, db.Scope.Actor, clock.GetCurrentInstant()) is { } refusal ? new Refused(refusal) : TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, NotFound>> TakeBack(Subject subject, Guid id, PlenaryDb db, Merging merging)
    {
        if (await db.NotTheSame.SingleOrDefaultAsync(n => n.Id == id && n.Subject == subject) is not { } said) return TypedResults.NotFound();
        await merging.TakeBack(said);
        return TypedResults.NoContent();
    }
}
