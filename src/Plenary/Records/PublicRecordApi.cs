using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Storage;

namespace Plenary.Records;

/// <summary>One line of the public record; the text is had one by one.</summary>
/// <param name="SecondName">The speaker's in another script, or empty.</param>
public sealed record PublicLineView(Guid Id, Guid Session, string Speaker, string Office, string For, LocalDateTime? At, string Language, string Summary, PassageView? Passage, string SecondName = "");

/// <summary>An intervention as everybody reads it, with its translations.</summary>
/// <param name="SecondName">The speaker's in another script, or empty.</param>
public sealed record PublicInterventionView(
    Guid Id, Guid Session, string Speaker, string Office, string For, LocalDateTime? At, string Language, string Summary, string Text, IReadOnlyList<string> Quotations, IReadOnlyList<Rendering> Translations,
    string SecondName = "")
{
    public static PublicInterventionView Of(Intervention i, string secondName) => new(i.Id, i.SessionId, i.SpeakerName, i.SpeakerOffice, i.For, i.At, i.Language, i.Summary, i.Text, i.Quotations, i.Translations, secondName);
}

/// <summary>A decision as everybody reads it.</summary>
public sealed record PublicDecisionView(Guid Id, int Number, Guid Session, LocalText Title, LocalText Text, string Proposer, DecisionMethod? Method, DecisionResult? Result, Votes? Votes, LocalDateTime? At)
{
    public static PublicDecisionView Of(Decision d) => new(d.Id, d.Number, d.SessionId, d.Title, d.Text, d.Proposer, d.Method, d.Result, d.Votes, d.At);
}

/// <summary>A document as everybody reads it: the newest file in each language.</summary>
public sealed record PublicDocumentView(Guid Id, string Symbol, LocalText Title, IReadOnlyList<DocumentFileView> Files)
{
    public static PublicDocumentView Of(Document d) => new(d.Id, d.Symbol, d.Title, [.. d.Newest.Select(DocumentFileView.Of)]);
}

/// <summary>What is public of the record now, for everybody.</summary>
public static class PublicRecordApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var all = api.MapGroup("/conferences/{conference}/record").WithTags("Public record").Allow(Entrance.Public);
        all.MapGet("/interventions", Interventions).WithSummary("In the order in which they were given; `q` finds words in any script and shows the passage.");
        all.MapGet("/interventions/{id:guid}", One).WithSummary("One intervention with its translations.");
        all.MapGet("/decisions", Decisions).WithSummary("By number.");
        all.MapGet("/documents", async ([AsParameters] Paging paging, string? q, PlenaryDb db, IClock clock) =>
            TypedResults.Ok(await DocumentList.Page(db.Documents.PublicAt(clock.GetCurrentInstant()), q, paging, PublicDocumentView.Of))).WithSummary("In the order of the list.");
        all.MapGet("/documents/{id:guid}/files/{language}/{number:int}", Papers.Public).WithSummary("The newest file of a document in one language.");
    }

    private static async Task<Ok<Page<PublicLineView>>> Interventions(
        Guid? session, string? speaker, string? language, string? q, [AsParameters] Paging paging, PlenaryDb db, IClock clock, CancellationToken cancel)
    {
        var list = await InterventionList.Of(db, new() { Session = session, Speaker = speaker, Language = language, Public = true, Q = q }, clock.GetCurrentInstant(), cancel);
        var (lines, more) = await list.Page(paging.Take, after: RowKey.Parse(paging.After), cancellationToken: cancel);
        var second = await db.SecondNamesOf(lines.Select(l => (l.Person, l.Speaker)), cancel);
        return TypedResults.Ok(new Page<PublicLineView>(
            [.. lines.Select(l => new PublicLineView(l.Id, l.SessionId, l.Speaker, l.Office, l.For, l.At, l.Language, l.Summary, PassageView.Of(l.Passage), second.GetValueOrDefault((l.Person ?? Guid.Empty, l.Speaker), "")))], more ? lines[^1].Key.ToString() : null));
    }

    private static async Task<Results<Ok<PublicInterventionView>, NotFound>> One(Guid id, PlenaryDb db, IClock clock) =>
        await db.Interventions.AsNoTracking().PublicAt(clock.GetCurrentInstant()).SingleOrDefaultAsync(i => i.Id == id) is { } intervention
            ? TypedResults.Ok(PublicInterventionView.Of(intervention, await db.SecondNameOf(intervention))) : TypedResults.NotFound();

    private static async Task<Ok<Page<PublicDecisionView>>> Decisions([AsParameters] Paging paging, Guid? session, string? q, PlenaryDb db, IClock clock)
    {
        var query = WordSearch.For(q).In(db.Decisions.AsNoTracking().PublicAt(clock.GetCurrentInstant()));
        if (session is not null) query = query.Where(d => d.SessionId == session);
        if (paging.Start(1) is { } start)
        {
            if (!int.TryParse(start[0], out var number)) throw Cursor.NotOfThisList;
            query = query.Where(d => d.Number > number);
        }
        return TypedResults.Ok(await query.OrderBy(d => d.Number).ToPage(paging, PublicDecisionView.Of, d => Cursor.Of(d.Number.ToString(CultureInfo.InvariantCulture))));
    }
}
