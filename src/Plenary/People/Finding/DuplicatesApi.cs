using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Storage;
using Scope = Plenary.Access.Scope;

namespace Plenary.People.Finding;

/// <summary>Records that may be one person.</summary>
/// <param name="Main">The oldest.</param>
/// <param name="Others">Each is like the oldest, the surest first.</param>
public sealed record ClusterView(PersonView Main, IReadOnlyList<LikelyView> Others);

/// <summary>Two records of which somebody said that they are two people.</summary>
public sealed record TwoPeopleView(Guid Id, Guid One, Guid Other, string By, Instant At);

public sealed record TwoPeopleBody(Guid One, Guid Other);

/// <summary>Duplicates of the directory for programs. To say that two records are one, merge them.</summary>
public static class DuplicatesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var all = api.MapGroup("/duplicates").WithTags("Duplicates").Allow(Area.Directory);
        all.MapGet("", List).WithSummary("Clusters in the order of their oldest record. A page may hold fewer than asked for, or none, while there is a next.");
        all.MapGet("/two-people", Said).WithSummary("What was said to be two people, the newest first.");
        all.MapPost("/two-people", Say).WithSummary("Says that two records are two people; they are not proposed again.");
        all.MapDelete("/two-people/{id:guid}", TakeBack).WithSummary("Takes it back.");
    }

    private static async Task<Ok<Page<ClusterView>>> List([AsParameters] Paging paging, Duplicates duplicates, CancellationToken cancellationToken)
    {
        var read = await duplicates.Read(paging.KeyAndId()?.Id, paging.Take, cancellationToken);
        return TypedResults.Ok(new Page<ClusterView>([.. read.Found.Select(c => new ClusterView(PersonView.Of(c.Main), [.. c.Others.Select(LikelyView.Of)]))], read.Next is { } next ? Cursor.Of("", next) : null));
    }

    private static async Task<Ok<Page<TwoPeopleView>>> Said([AsParameters] Paging paging, PlenaryDb db)
    {
        var list = db.NotTheSame.AsNoTracking().Where(n => n.Subject == Subject.Person);
        if (paging.KeyAndId()?.Id is { } last) list = list.Where(n => n.Id < last);
        return TypedResults.Ok(await list.OrderByDescending(n => n.Id).ToPage(paging, ViewOf, n => Cursor.Of("", n.Id)));
    }

    private static async Task<Results<NoContent, NotFound, Refused>> Say(TwoPeopleBody body, PlenaryDb db, Duplicates duplicates, Scope scope, IClock clock)
    {
        if (await db.People.CountAsync(p => p.Id == body.One || p.Id == body.Other) != (body.One == body.Other ? 1 : 2)) return TypedResults.NotFound();
        return await duplicates.TwoPeople(body.One, body.Other, scope.Actor, clock.GetCurrentInstant()) is { } refusal ? new Refused(refusal) : TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, NotFound>> TakeBack(Guid id, Duplicates duplicates) =>
        await duplicates.TakeBack(id) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static TwoPeopleView ViewOf(NotTheSame n) => new(n.Id, n.OneId, n.OtherId, n.By, n.At);
}
