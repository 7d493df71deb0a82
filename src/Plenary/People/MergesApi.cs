using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Storage;
using Plenary.Storage.Unscoped;

namespace Plenary.People;

/// <param name="Moved">What pointed to the one that went, by kind: "office", "participation", "membership.of".</param>
/// <param name="Taken">What the kept record took over because it did not say it itself.</param>
/// <param name="Joined">Delegations that became one by it, at conferences whose delegations the account sees.</param>
public sealed record MergeView(
    Guid Id, Subject Subject, Guid Kept, Guid Gone, string By, Instant At, string Reason, IReadOnlyDictionary<string, List<Guid>> Moved, IReadOnlyList<string> Taken,
    IEnumerable<JoinedAt> Joined, string? UndoneBy, Instant? UndoneAt, int Version)
{
    public static MergeView Of(Merge m, IEnumerable<JoinedAt> joined) => new(m.Id, m.Subject, m.KeptId, m.GoneId, m.By, m.At, m.Reason, m.Moved, m.Taken, joined, m.UndoneBy, m.UndoneAt, m.Version);
}

/// <param name="Gone">The record that goes into the one in the address.</param>
public sealed record NewMerge(Guid Gone, string Reason = "");

/// <summary>Two records that are one, and two that are not; alike for people and organisations.</summary>
public static class MergesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        Map(api.MapGroup("/people/{id:guid}"), Subject.Person);
        Map(api.MapGroup("/organisations/{id:guid}"), Subject.Organisation);
        api.MapGet("/merges/{id:guid}", One).Allow(Area.Directory).WithSummary("One merge: what was moved, what was learnt.");
        api.MapDelete("/merges/{id:guid}", Undo).Allow(Area.Directory).WithSummary("Two records again; the merge stays in the record, as undone.");
    }

    private static void Map(RouteGroupBuilder record, Subject subject)
    {
        record.MapGet("/merges", (Guid id, [AsParameters] Paging paging, PlenaryDb db, Joining joining) => All(subject, id, paging, db, joining)).Allow(Area.Directory).WithSummary("The merges that the record was part of.");
        record.MapPost("/merges", (Guid id, NewMerge body, HttpContext http, PlenaryDb db, Merging merging, Joining joining, IClock clock) => Join(subject, id, body, http, db, merging, joining, clock)).Allow(Area.Directory).WithSummary("Makes one record of two.");
        record.MapPut("/not-the-same/{other:guid}", (Guid id, Guid other, PlenaryDb db, Merging merging, IClock clock) => Part(subject, id, other, db, merging, clock)).Allow(Area.Directory).WithSummary("They are two; nobody is asked about them again.");
        record.MapDelete("/not-the-same/{other:guid}", (Guid id, Guid other, PlenaryDb db, Merging merging) => TakeBack(subject, id, other, db, merging)).Allow(Area.Directory).WithSummary("It is open again whether they are two.");
    }

    /// <summary>Those into which the record went, or which went into it; the oldest first.</summary>
    private static async Task<Results<Ok<Page<MergeView>>, NotFound>> All(Subject subject, Guid id, Paging paging, PlenaryDb db, Joining joining)
    {
        if (!await IsThere(subject, id, db)) return TypedResults.NotFound();
        var last = paging.KeyAndId()?.Id ?? Guid.Empty;
        var page = await db.Merges.AsNoTracking().Where(m => m.Subject == subject && (m.KeptId == id || m.GoneId == id) && m.Id > last).OrderBy(m => m.Id).ToPage(paging, m => m, m => Cursor.Of("", m.Id));
        var joined = await joining.JoinedBy([.. page.Items.Select(m => m.Id)]);
        return TypedResults.Ok(new Page<MergeView>([.. page.Items.Select(m => MergeView.Of(m, joined[m.Id]))], page.Next));
    }

    private static async Task<Results<Created<MergeView>, NotFound, Refused>> Join(Subject subject, Guid id, NewMerge body, HttpContext http, PlenaryDb db, Merging merging, Joining joining, IClock clock)
    {
        if (!await IsThere(subject, id, db) || !await IsThere(subject, body.Gone, db)) return TypedResults.NotFound();
        var (refusal, merge) = await merging.Join(subject, id, body.Gone, body.Reason, db.Scope.Actor, clock.GetCurrentInstant());
        if (refusal is not null) return new Refused(refusal);
        http.SetETag(merge!);
        return TypedResults.Created($"{ApiSetup.Root}/merges/{merge!.Id}", MergeView.Of(merge, (await joining.JoinedBy(merge.Id))[merge.Id]));
    }

    private static async Task<Results<Ok<MergeView>, NotFound>> One(Guid id, HttpContext http, PlenaryDb db, Joining joining)
    {
        if (await db.Merges.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id) is not { } merge) return TypedResults.NotFound();
        http.SetETag(merge);
        return TypedResults.Ok(MergeView.Of(merge, (await joining.JoinedBy(id))[id]));
    }

    /// <summary>They are two records again. The merge stays in the record, as undone.</summary>
    private static async Task<Results<NoContent, NotFound, Refused, Stale>> Undo(Guid id, HttpContext http, PlenaryDb db, Merging merging, IClock clock)
    {
        if (await db.Merges.SingleOrDefaultAsync(m => m.Id == id) is not { } merge) return TypedResults.NotFound();
        if (http.IsStale(merge) is { } stale) return stale;
        return await merging.Undo(merge, db.Scope.Actor, clock.GetCurrentInstant()) is { } refusal ? new Refused(refusal) : TypedResults.NoContent();
    }

    /// <summary>They are two; nobody is asked about them again.</summary>
    private static async Task<Results<NoContent, NotFound, Refused>> Part(Subject subject, Guid id, Guid other, PlenaryDb db, Merging merging, IClock clock)
    {
        if (!await IsThere(subject, id, db) || !await IsThere(subject, other, db)) return TypedResults.NotFound();
        return await merging.Part(subject, id, other, db.Scope.Actor, clock.GetCurrentInstant()) is { } refusal ? new Refused(refusal) : TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, NotFound>> TakeBack(Subject subject, Guid id, Guid other, PlenaryDb db, Merging merging)
    {
        if (await merging.Said(subject, id, other) is null) return TypedResults.NotFound();
        await merging.TakeBack(subject, id, other);
        return TypedResults.NoContent();
    }

    private static Task<bool> IsThere(Subject subject, Guid id, PlenaryDb db) => subject == Subject.Person ? db.People.AnyAsync(p => p.Id == id) : db.Organisations.AnyAsync(o => o.Id == id);
}
