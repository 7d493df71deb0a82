using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Conferences;
using Plenary.People;
using Plenary.People.Finding;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Accreditations.WatchList;

/// <summary>An entry as programs see it.</summary>
public sealed record WatchEntryView(
    Guid Id, IReadOnlyList<WrittenName> Names, string Reason, string Source, string? Nationality, LocalDate? From, LocalDate? Until, WatchReaders Readers,
    string AddedBy, Instant AddedAt, string? EndedBy, Instant? EndedAt, int Version)
{
    internal static WatchEntryView Of(WatchEntry e, Keys keys)
    {
        var text = e.Text(keys);
        return new(e.Id, text.Names, text.Reason, text.Source, text.Nationality, e.From, e.Until, e.Readers, e.AddedBy, e.AddedAt, e.EndedBy, e.EndedAt, e.Version);
    }
}

/// <summary>All that is said of an entry: what is left out is empty.</summary>
public sealed record WatchEntryBody(IReadOnlyList<WrittenName> Names, string Reason, string Source = "", string? Nationality = null, LocalDate? From = null, LocalDate? Until = null, WatchReaders Readers = WatchReaders.Reviewers)
{
    internal WatchText Text => new([.. Names ?? []], Reason ?? "", Source ?? "", Nationality);
}

/// <summary>A hit as programs see it.</summary>
/// <param name="Entry">Null when it is only for those who decide.</param>
/// <param name="Note">What was said with the answer.</param>
/// <param name="Why">Sentences in the reader's language.</param>
/// <param name="Version">In quotes, what <c>If-Match</c> takes with an answer.</param>
public sealed record WatchHitView(
    Guid Id, Guid ParticipationId, Guid EntryId, double Score, WatchAnswer Answer, bool Blocks, string? AnsweredBy, Instant? AnsweredAt, string Note, WatchEntryView? Entry, IReadOnlyList<ReasonView> Why, int Version);

/// <summary>What came of a list of names.</summary>
/// <param name="Known">Rows whose names stand on the list already.</param>
public sealed record WatchImportView(int Added, int Known, IReadOnlyList<RowProblemView> Problems);

/// <summary>A row that was not taken; row 0 is the file.</summary>
public sealed record RowProblemView(string Sheet, int Row, string? Column, string Code, string Title);

/// <summary>The watch list for programs with the scope <c>watchlist:read</c> or <c>watchlist:change</c>. Each reading is written into the history.</summary>
public static class WatchListApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var list = api.MapGroup("/conferences/{conference}/watch-list").WithTags("Watch list").Allow(Area.WatchList);
        list.MapGet("", List).WithSummary("Entries, the newest first; with q those whose name answers to it in any script.");
        list.MapPost("", Add).WithSummary("Adds an entry; all nominations are compared with it at once.");
        list.MapPost("/imports", Import).WithMetadata(new TakesFile(), new RequestSizeLimitAttribute(WatchImportModel.MostBytes + 4096)).WithSummary("The body is a spreadsheet of names; good rows are taken, the others come back with the reason.");
        list.MapGet("/{id:guid}", One).WithSummary("One entry.");
        list.MapPut("/{id:guid}", Set).WithSummary("Says an entry anew.");
        list.MapPost("/{id:guid}/end", End).WithSummary("Takes an entry off the list; it stays in the record.");

        var hits = api.MapGroup("/conferences/{conference}").WithTags("Watch list");
        hits.MapGet("/participations/{id:guid}/watch-hits", Hits).Allow(Area.WatchList).WithSummary("Entries that the names of a nomination are like, and what was answered.");
        foreach (var (noun, answer, summary) in new[] { ("another-person", WatchAnswer.AnotherPerson, "Somebody else of a like name."), ("same-person", WatchAnswer.SamePerson, "The person whom the entry means."), ("reopening", WatchAnswer.Open, "Takes an answer back.") })
            hits.MapPost($"/watch-hits/{{id:guid}}/{noun}", (Guid id, ReasonBody? body, HttpContext http, WatchDesk desk, IClock clock) => Answer(id, answer, body, http, desk, clock)).Allow(Area.Accreditation).WithSummary(summary);
        hits.MapPost("/watch-hits/{id:guid}/admission", (Guid id, ReasonBody? body, HttpContext http, WatchDesk desk, IClock clock) => Answer(id, WatchAnswer.Admitted, body, http, desk, clock)).Allow(Area.WatchList)
            .WithSummary("The same person, admitted all the same.");
    }

    private static async Task<Ok<WatchImportView>> Import(string? name, string? reason, string? source, Word<WatchReaders>? readers, HttpContext http, WatchImport import, IClock clock)
    {
        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes, http.RequestAborted);
        var came = await import.Take(bytes.ToArray(), name ?? "list", reason ?? "", source ?? "", readers?.Value ?? WatchReaders.Reviewers, http.Conference(), clock.GetCurrentInstant());
        return TypedResults.Ok(new WatchImportView(came.Added, came.Known, [.. came.Problems.Select(p => new RowProblemView(p.Sheet, p.Row, p.Column, p.Refusal.Code, Wording.Texts[p.Refusal]))]));
    }

    private static async Task<Ok<Page<WatchEntryView>>> List([AsParameters] Paging paging, string? q, bool? ended, HttpContext http, PlenaryDb db, WatchDesk desk, WatchShelf shelf, Keys keys)
    {
        var isEnded = ended ?? false;
        var list = desk.Entries.AsNoTracking().Where(e => e.EndedAt != null == isEnded);
        if (!string.IsNullOrWhiteSpace(q))
        {
            var named = (await shelf.Open(db, http.Conference().Id)).Typed(q);
            list = list.Where(e => named.Contains(e.Id));
        }
        if (paging.KeyAndId()?.Id is { } last) list = list.Where(e => e.Id < last);
        var seen = new List<WatchEntry>();
        var page = await list.OrderByDescending(e => e.Id).ToPage(paging, e => { seen.Add(e); return WatchEntryView.Of(e, keys); }, e => Cursor.Of("", e.Id));
        await Noted(db, desk, seen);
        return TypedResults.Ok(page);
    }

    private static async Task<Results<Ok<WatchEntryView>, NotFound>> One(Guid id, HttpContext http, PlenaryDb db, WatchDesk desk, Keys keys)
    {
        if (await desk.Entries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id) is not { } entry) return TypedResults.NotFound();
        await Noted(db, desk, [entry]);
        http.SetETag(entry);
        return TypedResults.Ok(WatchEntryView.Of(entry, keys));
    }

    private static async Task<Results<Created<WatchEntryView>, Refused>> Add(WatchEntryBody body, HttpContext http, PlenaryDb db, WatchDesk desk, Scope scope, Keys keys, IClock clock)
    {
        var conference = http.Conference();
        if (WatchEntry.Enter(conference.Id, body.Text, body.From, body.Until, body.Readers, scope.Actor, clock.GetCurrentInstant(), keys, out var entry) is { } refusal) return new Refused(refusal);
        db.WatchEntries.Add(entry);
        await desk.Save(conference.Id);
        http.SetETag(entry);
        return TypedResults.Created($"{ApiSetup.Root}/conferences/{conference.Slug}/watch-list/{entry.Id}", WatchEntryView.Of(entry, keys));
    }

    private static Task<Results<Ok<WatchEntryView>, NotFound, Refused, Stale>> Set(Guid id, WatchEntryBody body, HttpContext http, WatchDesk desk, Keys keys) =>
        Change(id, http, desk, keys, entry => entry.Say(body.Text, body.From, body.Until, body.Readers, keys));

    private static Task<Results<Ok<WatchEntryView>, NotFound, Refused, Stale>> End(Guid id, HttpContext http, WatchDesk desk, Scope scope, Keys keys, IClock clock) =>
        Change(id, http, desk, keys, entry => entry.End(scope.Actor, clock.GetCurrentInstant()));

    private static async Task<Results<Ok<WatchEntryView>, NotFound, Refused, Stale>> Change(Guid id, HttpContext http, WatchDesk desk, Keys keys, Func<WatchEntry, Refusal?> change)
    {
        if (await desk.Entries.SingleOrDefaultAsync(e => e.Id == id) is not { } entry) return TypedResults.NotFound();
        if (http.IsStale(entry) is { } stale) return stale;
        if (change(entry) is { } refusal) return new Refused(refusal);
        await desk.Save(http.Conference().Id);
        http.SetETag(entry);
        return TypedResults.Ok(WatchEntryView.Of(entry, keys));
    }

    private static async Task<Results<Ok<Page<WatchHitView>>, NotFound>> Hits(Guid id, PlenaryDb db, WatchDesk desk, Keys keys)
    {
        var found = await (from p in db.Participations join x in db.People on p.PersonId equals x.Id where p.Id == id select new { p, x }).AsNoTracking().SingleOrDefaultAsync();
        return found is null ? TypedResults.NotFound() : TypedResults.Ok((await desk.HitsOf(found.p, found.x)).Select(seen => ViewOf(seen, keys)).Whole());
    }

    private static async Task<Results<NoContent, NotFound, Refused, Stale>> Answer(Guid id, WatchAnswer answer, ReasonBody? body, HttpContext http, WatchDesk desk, IClock clock)
    {
        if (await desk.Hit(id) is not { } hit) return TypedResults.NotFound();
        if (http.IsStale(hit) is { } stale) return stale;
        if (await desk.Answer(hit, answer, body?.Reason ?? "", clock.GetCurrentInstant()) is { } refusal) return new Refused(refusal);
        http.SetETag(hit);
        return TypedResults.NoContent();
    }

    private static WatchHitView ViewOf(SeenHit seen, Keys keys) => new(
        seen.Hit.Id, seen.Hit.ParticipationId, seen.Hit.EntryId, Math.Round(seen.Hit.Score, 3), seen.Hit.Answer, seen.Hit.Blocks, seen.Hit.AnsweredBy, seen.Hit.AnsweredAt, seen.Reason,
        seen.Text is null ? null : WatchEntryView.Of(seen.Entry, keys), seen.Why is null ? [] : ReasonView.Of(seen.Why), seen.Hit.Version);

    private static async Task Noted(PlenaryDb db, WatchDesk desk, List<WatchEntry> seen)
    {
        if (seen.Count == 0) return;
        desk.NoteReading(seen);
        await db.SaveChangesAsync();
    }
}
