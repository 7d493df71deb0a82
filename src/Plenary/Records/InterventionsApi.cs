using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Records;

/// <summary>A passage that a search found: its text, and where in it the words stand.</summary>
public sealed record PassageView(string Language, string Text, IReadOnlyList<PassageMark> Marks)
{
    public static PassageView? Of(Passage? passage)
    {
        if (passage is null) return null;
        var (marks, at) = (new List<PassageMark>(), 0);
        foreach (var piece in passage.Pieces)
        {
            if (piece.IsHit) marks.Add(new(at, piece.Text.Length));
            at += piece.Text.Length;
        }
        return new(passage.Language, passage.ToString(), marks);
    }
}

/// <param name="Start">In UTF-16 units, as JavaScript and .NET count.</param>
public sealed record PassageMark(int Start, int Length);

/// <summary>One line of the list of interventions; the texts are had one by one.</summary>
public sealed record InterventionLineView(
    Guid Id, Guid Session, int Order, string Speaker, string Office, string For, LocalDateTime? At, string Language, string Summary, bool Public, Instant? PublishedAt, PassageView? Passage, int Version)
{
    public static InterventionLineView Of(InterventionLine l) => new(
        l.Id, l.SessionId, l.Order, l.Speaker, l.Office, l.For, l.At, l.Language, l.Summary, l.IsPublic, l.PublishedAt, PassageView.Of(l.Passage), l.Version);
}

/// <summary>An intervention as the secretariat has it.</summary>
public sealed record InterventionView(Guid Id, Guid Session, int Order, Said Said, bool Public, Instant? PublishedAt, Instant? WithdrawnAt, int Version)
{
    public static InterventionView Of(Intervention i) => new(
        i.Id, i.SessionId, i.Order,
        new(i.SpeakerName, i.Language, i.SpeakerOffice, i.For, i.PersonId, i.OrganisationId, i.At, i.Summary, i.Text, i.Quotations, i.Translations),
        i.IsPublished, i.PublishedAt, i.WithdrawnAt, i.Version);
}

/// <param name="Order">Among the interventions of the session; left out, it stands last or where it stood.</param>
public sealed record InterventionBody(Guid Session, Said Said, int? Order = null);

/// <param name="Items">At most 500; all are noted or none.</param>
public sealed record InterventionsBody(IReadOnlyList<InterventionBody> Items);

/// <summary>The ids, in the order of the items.</summary>
public sealed record InterventionsNoted(IReadOnlyList<Guid> Ids);

/// <param name="Ids">At most 500.</param>
public sealed record ChosenItems(IReadOnlyList<Guid> Ids);

public sealed record DoneItems(IReadOnlyList<Guid> Done, IReadOnlyList<NotDone> NotDone);

/// <summary>What was said, for programs of the secretariat.</summary>
public static class InterventionsApi
{
    /// <summary>Hundreds of statements of some pages each.</summary>
    private const long LargestBatch = 32L << 20;

    public static void Map(RouteGroupBuilder api)
    {
        var all = api.MapGroup("/conferences/{conference}/interventions").WithTags("Record").Allow(Area.Records);
        all.MapGet("", List).WithSummary("In the order in which they were given. `q` finds words in everything that was noted, in any script, and shows the passage.");
        all.MapPost("", Note).WithMetadata(new RequestSizeLimitAttribute(LargestBatch)).WithSummary("Notes an intervention. The public reads it once it is published.");
        all.MapPost("/batches", NoteMany).WithMetadata(new RequestSizeLimitAttribute(LargestBatch)).WithSummary("Notes up to 500 at once: all or none.");
        all.MapPost("/publications", (ChosenItems body, Publishing publishing, IClock clock) => Many(body, publishing, i => i.Publish(clock.GetCurrentInstant()))).WithSummary("Publishes up to 500 at once.");
        all.MapPost("/withdrawals", (ChosenItems body, Publishing publishing, IClock clock) => Many(body, publishing, i => i.Withdraw(clock.GetCurrentInstant()))).WithSummary("Withdraws up to 500 from the public at once.");
        all.MapGet("/{id:guid}", One).WithSummary("One intervention with its translations.");
        all.MapPut("/{id:guid}", Rewrite).WithMetadata(new RequestSizeLimitAttribute(LargestBatch)).WithSummary("Rewrites everything: what is left out is empty then.");
        all.MapDelete("/{id:guid}", Discard).WithSummary("Deletes a note that was never public.");
        all.MapPost("/{id:guid}/publication", (Guid id, PlenaryDb db, HttpContext http, IClock clock) => Do(id, db, http, i => i.Publish(clock.GetCurrentInstant()))).WithSummary("Makes it public.");
        all.MapDelete("/{id:guid}/publication", (Guid id, PlenaryDb db, HttpContext http, IClock clock) => Do(id, db, http, i => i.Withdraw(clock.GetCurrentInstant()))).WithSummary("Takes it from the public.");
    }

    private static async Task<Ok<Page<InterventionLineView>>> List([AsParameters] InterventionFilter filter, [AsParameters] Paging paging, PlenaryDb db, IClock clock, CancellationToken cancel)
    {
        var list = await InterventionList.Of(db, filter, clock.GetCurrentInstant(), cancel);
        var (lines, more) = await list.Page(paging.Take, after: RowKey.Parse(paging.After), cancellationToken: cancel);
        return TypedResults.Ok(new Page<InterventionLineView>([.. lines.Select(InterventionLineView.Of)], more ? lines[^1].Key.ToString() : null));
    }

    private static async Task<Results<Ok<InterventionView>, NotFound>> One(Guid id, PlenaryDb db, HttpContext http)
    {
        if (await db.Interventions.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id) is not { } intervention) return TypedResults.NotFound();
        http.SetETag(intervention);
        return TypedResults.Ok(InterventionView.Of(intervention));
    }

    private static async Task<Results<Created<InterventionView>, Refused>> Note(InterventionBody body, PlenaryDb db, HttpContext http)
    {
        var (refusal, intervention) = await db.Record(http.Conference().Id, body.Session, body.Order, body.Said);
        if (refusal is not null) return new Refused(refusal);
        await db.SaveChangesAsync();
        http.SetETag(intervention!);
        return TypedResults.Created($"{ApiSetup.Root}/conferences/{http.Conference().Slug}/interventions/{intervention!.Id}", InterventionView.Of(intervention));
    }

    private static async Task<Results<Ok<InterventionsNoted>, Refused>> NoteMany(InterventionsBody body, PlenaryDb db, HttpContext http)
    {
        if (body.Items.Count > Publishing.Most) return new Refused(Publishing.TooMany.With(Publishing.Most));
        var noted = new List<Guid>();
        foreach (var item in body.Items)
        {
            var (refusal, intervention) = await db.Record(http.Conference().Id, item.Session, item.Order, item.Said);
            if (refusal is not null) return new Refused(BatchItem.With(noted.Count + 1, Wording.Texts[refusal]));
            noted.Add(intervention!.Id);
        }
        await db.SaveChangesAsync();
        return TypedResults.Ok(new InterventionsNoted(noted));
    }

    private static readonly Refusal BatchItem = new("interventions.batch-item", "Nothing was noted, because of item {0}: {1}");

    private static async Task<Results<Ok<InterventionView>, NotFound, Refused, Stale>> Rewrite(Guid id, InterventionBody body, PlenaryDb db, HttpContext http)
    {
        if (await db.Interventions.SingleOrDefaultAsync(i => i.Id == id) is not { } intervention) return TypedResults.NotFound();
        if (http.IsStale(intervention) is { } stale) return stale;
        if (await db.Rewrite(intervention, body.Session, body.Order, body.Said) is { } refusal) return new Refused(refusal);
        await db.SaveChangesAsync();
        http.SetETag(intervention);
        return TypedResults.Ok(InterventionView.Of(intervention));
    }

    private static async Task<Results<NoContent, NotFound, Refused, Stale>> Discard(Guid id, PlenaryDb db, HttpContext http)
    {
        if (await db.Interventions.SingleOrDefaultAsync(i => i.Id == id) is not { } intervention) return TypedResults.NotFound();
        if (http.IsStale(intervention) is { } stale) return stale;
        if (intervention.Discard() is { } refusal) return new Refused(refusal);
        db.Interventions.Remove(intervention);
        await db.SaveChangesAsync();
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<InterventionView>, NotFound, Refused, Stale>> Do(Guid id, PlenaryDb db, HttpContext http, Func<Intervention, Refusal?> verb)
    {
        if (await db.Interventions.SingleOrDefaultAsync(i => i.Id == id) is not { } intervention) return TypedResults.NotFound();
        if (http.IsStale(intervention) is { } stale) return stale;
        if (verb(intervention) is { } refusal) return new Refused(refusal);
        await db.SaveChangesAsync();
        http.SetETag(intervention);
        return TypedResults.Ok(InterventionView.Of(intervention));
    }

    private static async Task<Results<Ok<DoneItems>, Refused>> Many(ChosenItems body, Publishing publishing, Func<Intervention, Refusal?> verb)
    {
        if (body.Ids.Count > Publishing.Most) return new Refused(Publishing.TooMany.With(Publishing.Most));
        var (done, notDone) = await publishing.Of(body.Ids, verb);
        return TypedResults.Ok(new DoneItems(done, NotDone.Of(notDone)));
    }
}
