using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Conferences;
using Plenary.Storage;

namespace Plenary.Records;

/// <summary>One file of a document.</summary>
/// <param name="Version">1, 2, 3 … within the language.</param>
public sealed record DocumentFileView(string Language, int Version, PaperKind Kind, long Bytes, Instant AddedAt)
{
    public static DocumentFileView Of(DocumentFile f) => new(f.Language, f.Number, f.Kind, f.Bytes, f.AddedAt);
}

/// <summary>A document as the secretariat has it, with all its files.</summary>
public sealed record DocumentView(Guid Id, string Symbol, LocalText Title, int Order, IReadOnlyList<DocumentFileView> Files, bool Public, Instant? PublishedAt, Instant? WithdrawnAt, int Version)
{
    public static DocumentView Of(Document d) => new(
        d.Id, d.Symbol, d.Title, d.Order, [.. d.Files.OrderBy(f => f.Language, StringComparer.Ordinal).ThenBy(f => f.Number).Select(DocumentFileView.Of)], d.IsPublished, d.PublishedAt, d.WithdrawnAt, d.Version);
}

/// <param name="Order">Its place in the list; left out, it stands last or where it stood.</param>
public sealed record DocumentBody(string Symbol, LocalText Title, int? Order = null);

/// <summary>The documents of the conference and their files, for programs of the secretariat.</summary>
public static class DocumentsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var all = api.MapGroup("/conferences/{conference}/documents").WithTags("Documents").Allow(Area.Records);
        all.MapGet("", List).WithSummary("In the order of the list.");
        all.MapPost("", Register).WithSummary("Registers a document under its symbol.");
        all.MapGet("/{id:guid}", One).WithSummary("One document with its files.");
        all.MapPut("/{id:guid}", Describe).WithSummary("Says symbol, title and place in the list anew.");
        all.MapDelete("/{id:guid}", Discard).WithSummary("Deletes one that was never public, with its files.");
        all.MapPost("/{id:guid}/files", Add).WithMetadata(new TakesFile(), new RequestSizeLimitAttribute(Paper.MostBytes + 1024))
            .WithSummary("The body is the file, Content-Type says what it is: PDF, DOCX, ODT or plain text. It becomes the next version in its `language`.");
        all.MapGet("/{id:guid}/files/{language}/{number:int}", Papers.OnDesk).WithSummary("One file of a document.");
        all.MapPost("/{id:guid}/publication", (Guid id, PlenaryDb db, HttpContext http, IClock clock) => Do(id, db, http, d => d.Publish(clock.GetCurrentInstant()))).WithSummary("Makes it public.");
        all.MapDelete("/{id:guid}/publication", (Guid id, PlenaryDb db, HttpContext http, IClock clock) => Do(id, db, http, d => d.Withdraw(clock.GetCurrentInstant()))).WithSummary("Takes it from the public.");
    }

    private static async Task<Ok<Page<DocumentView>>> List([AsParameters] Paging paging, string? q, PlenaryDb db) =>
        TypedResults.Ok(await DocumentList.Page(db.Documents, q, paging, DocumentView.Of));

    private static async Task<Results<Created<DocumentView>, Refused>> Register(DocumentBody body, PlenaryDb db, HttpContext http)
    {
        var (refusal, document) = await db.Register(http.Conference().Id, body.Symbol, body.Title, body.Order);
        if (refusal is not null) return new Refused(refusal);
        http.SetETag(document!);
        return TypedResults.Created($"{ApiSetup.Root}/conferences/{http.Conference().Slug}/documents/{document!.Id}", DocumentView.Of(document));
    }

    private static async Task<Results<Ok<DocumentView>, NotFound>> One(Guid id, PlenaryDb db, HttpContext http)
    {
        if (await db.Documents.AsNoTracking().Include(d => d.Files).SingleOrDefaultAsync(d => d.Id == id) is not { } document) return TypedResults.NotFound();
        http.SetETag(document);
        return TypedResults.Ok(DocumentView.Of(document));
    }

    private static Task<Results<Ok<DocumentView>, NotFound, Refused, Stale>> Describe(Guid id, DocumentBody body, PlenaryDb db, HttpContext http) =>
        Do(id, db, http, d => db.Describe(d, body.Symbol, body.Title, body.Order));

    private static async Task<Results<NoContent, NotFound, Refused, Stale>> Discard(Guid id, PlenaryDb db, HttpContext http)
    {
        if (await db.Documents.Include(d => d.Files).SingleOrDefaultAsync(d => d.Id == id) is not { } document) return TypedResults.NotFound();
        if (http.IsStale(document) is { } stale) return stale;
        if (document.Discard() is { } refusal) return new Refused(refusal);
        db.Documents.Remove(document);
        await db.SaveChangesAsync();
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<DocumentView>, NotFound, Refused, Stale>> Add(Guid id, string language, PlenaryDb db, FileStore files, IClock clock, HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        if (Paper.Take(body.ToArray(), http.Request.ContentType ?? "", out var paper) is { } fault) return await db.Documents.AnyAsync(d => d.Id == id) ? new Refused(fault) : TypedResults.NotFound();
        return await Do(id, db, http, d => db.File(d, language, paper!, files, clock.GetCurrentInstant()));
    }

    private static Task<Results<Ok<DocumentView>, NotFound, Refused, Stale>> Do(Guid id, PlenaryDb db, HttpContext http, Func<Document, Refusal?> verb) =>
        Do(id, db, http, d => Task.FromResult(verb(d)));

    private static async Task<Results<Ok<DocumentView>, NotFound, Refused, Stale>> Do(Guid id, PlenaryDb db, HttpContext http, Func<Document, Task<Refusal?>> verb)
    {
        if (await db.Documents.Include(d => d.Files).SingleOrDefaultAsync(d => d.Id == id) is not { } document) return TypedResults.NotFound();
        if (http.IsStale(document) is { } stale) return stale;
        if (await verb(document) is { } refusal) return new Refused(refusal);
        await db.SaveChangesAsync();
        http.SetETag(document);
        return TypedResults.Ok(DocumentView.Of(document));
    }
}
