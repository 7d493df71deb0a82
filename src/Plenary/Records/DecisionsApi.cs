using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Conferences;
using Plenary.Storage;

namespace Plenary.Records;

/// <summary>A decision as the secretariat has it.</summary>
/// <param name="Result">Null until it was decided.</param>
public sealed record DecisionView(
    Guid Id, int Number, Guid Session, LocalText Title, LocalText Text, string Proposer, DecisionMethod? Method, DecisionResult? Result, Votes? Votes, LocalDateTime? At,
    bool Public, Instant? PublishedAt, Instant? WithdrawnAt, int Version)
{
    public static DecisionView Of(Decision d) => new(
        d.Id, d.Number, d.SessionId, d.Title, d.Text, d.Proposer, d.Method, d.Result, d.Votes, d.At, d.IsPublished, d.PublishedAt, d.WithdrawnAt, d.Version);
}

/// <param name="Proposer">As announced.</param>
public sealed record DecisionBody(Guid Session, LocalText Title, [property: StringLength(Decision.LongestText)] LocalText Text, string Proposer = "");

/// <param name="Votes">Left out where nobody counted.</param>
/// <param name="At">In the conference's time.</param>
public sealed record OutcomeBody(DecisionMethod Method, DecisionResult Result, Votes? Votes = null, LocalDateTime? At = null);

/// <summary>What was put to the conference and what became of it, for programs of the secretariat.</summary>
public static class DecisionsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var all = api.MapGroup("/conferences/{conference}/decisions").WithTags("Record").Allow(Area.Records);
        all.MapGet("", List).WithSummary("By number.");
        all.MapPost("", Put).WithSummary("Puts a text to the conference, under the next number.");
        all.MapGet("/{id:guid}", One).WithSummary("One decision.");
        all.MapPut("/{id:guid}", Word).WithSummary("Rewrites what was put. While the public reads it, translations may be added and nothing changed.");
        all.MapDelete("/{id:guid}", Discard).WithSummary("Deletes one that was never public.");
        all.MapPut("/{id:guid}/outcome", Decide).WithSummary("Notes how it was decided, and what became of it.");
        all.MapPost("/{id:guid}/publication", (Guid id, PlenaryDb db, HttpContext http, IClock clock) => Do(id, db, http, d => d.Publish(clock.GetCurrentInstant()))).WithSummary("Makes it public.");
        all.MapDelete("/{id:guid}/publication", (Guid id, PlenaryDb db, HttpContext http, IClock clock) => Do(id, db, http, d => d.Withdraw(clock.GetCurrentInstant()))).WithSummary("Takes it from the public.");
    }

    private static async Task<Ok<Page<DecisionView>>> List([AsParameters] Paging paging, Guid? session, Word<DecisionResult>? result, string? q, PlenaryDb db)
    {
        var query = WordSearch.For(q).In(db.Decisions.AsNoTracking());
        if (session is not null) query = query.Where(d => d.SessionId == session);
        if (result is { Value: var wanted }) query = query.Where(d => d.Result == wanted);
        if (paging.Start(1) is { } start)
        {
            if (!int.TryParse(start[0], out var number)) throw Cursor.NotOfThisList;
            query = query.Where(d => d.Number > number);
        }
        return TypedResults.Ok(await query.OrderBy(d => d.Number).ToPage(paging, DecisionView.Of, d => Cursor.Of(d.Number.ToString(CultureInfo.InvariantCulture))));
    }

    private static async Task<Results<Ok<DecisionView>, NotFound>> One(Guid id, PlenaryDb db, HttpContext http)
    {
        if (await db.Decisions.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id) is not { } decision) return TypedResults.NotFound();
        http.SetETag(decision);
        return TypedResults.Ok(DecisionView.Of(decision));
    }

    private static async Task<Results<Created<DecisionView>, Refused>> Put(DecisionBody body, PlenaryDb db, HttpContext http)
    {
        var (refusal, decision) = await db.Put(http.Conference().Id, body.Session, body.Title, body.Text, body.Proposer);
        if (refusal is not null) return new Refused(refusal);
        http.SetETag(decision!);
        return TypedResults.Created($"{ApiSetup.Root}/conferences/{http.Conference().Slug}/decisions/{decision!.Id}", DecisionView.Of(decision));
    }

    private static async Task<Results<Ok<DecisionView>, NotFound, Refused, Stale>> Word(Guid id, DecisionBody body, PlenaryDb db, HttpContext http)
    {
        if (!await db.Sessions.AnyAsync(s => s.Id == body.Session)) return new Refused(Recording.NoSuchSession);
        return await Do(id, db, http, d => d.Word(body.Session, body.Title, body.Text, body.Proposer));
    }

    private static async Task<Results<Ok<DecisionView>, NotFound, Refused, Stale>> Decide(Guid id, OutcomeBody body, PlenaryDb db, HttpContext http)
    {
        var was = await db.Decisions.AsNoTracking().Where(d => d.Id == id).Select(d => new { d.SessionId, d.At }).SingleOrDefaultAsync();
        if (was is not null && body.At != was.At && await db.FaultOfTime(was.SessionId, body.At) is { } fault) return new Refused(fault);
        return await Do(id, db, http, d => d.Decide(body.Method, body.Result, body.At, body.Votes));
    }

    private static async Task<Results<NoContent, NotFound, Refused, Stale>> Discard(Guid id, PlenaryDb db, HttpContext http)
    {
        if (await db.Decisions.SingleOrDefaultAsync(d => d.Id == id) is not { } decision) return TypedResults.NotFound();
        if (http.IsStale(decision) is { } stale) return stale;
        if (decision.Discard() is { } refusal) return new Refused(refusal);
        db.Decisions.Remove(decision);
        await db.SaveChangesAsync();
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<DecisionView>, NotFound, Refused, Stale>> Do(Guid id, PlenaryDb db, HttpContext http, Func<Decision, Refusal?> verb)
    {
        if (await db.Decisions.SingleOrDefaultAsync(d => d.Id == id) is not { } decision) return TypedResults.NotFound();
        if (http.IsStale(decision) is { } stale) return stale;
        if (verb(decision) is { } refusal) return new Refused(refusal);
        await db.SaveChangesAsync();
        http.SetETag(decision);
        return TypedResults.Ok(DecisionView.Of(decision));
    }
}
