using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Storage;

namespace Plenary.Imports;

/// <summary>An import, as programs see it.</summary>
/// <param name="Mapping">Column → meaning, as <c>{"Person_Name": "person-name", "الاسم": "person-name/ar"}</c>.</param>
/// <param name="Rows">Null until they were counted.</param>
public sealed record ImportView(
    Guid Id, ImportKind Kind, string FileName, long Bytes, string By, Instant At, ImportState State, Instant StateAt, string? Sheet, string? Encoding, int? HeadRow,
    IReadOnlyDictionary<string, string> Mapping, int? Rows, int RowsDone, ImportCounts Counts, string Trouble, int Version)
{
    public static ImportView Of(Import i) => new(i.Id, i.Kind, i.FileName, i.Bytes, i.By, i.At, i.State, i.StateAt, i.Sheet, i.Encoding, i.HeadRow,
        i.Columns.Columns.ToDictionary(c => c.Key, c => c.Value.ToString()), i.Rows, i.RowsDone, i.Counts, string.Join(' ', i.Trouble.Select(t => t.Said)), i.Version);
}

/// <summary>What will happen to a row, or has happened, and why.</summary>
/// <param name="Subject">The record it concerns, or the one it may be a duplicate of.</param>
public sealed record FindingView(int Row, RowOutcome Outcome, string About, Guid? Subject, IReadOnlyList<RowNoteView> Notes)
{
    /// <param name="veiled">For those who do not see contacts: what stood in the cells is left out.</param>
    public static FindingView Of(ImportFinding f, bool veiled) => new(f.Row, f.Outcome, f.About, f.SubjectId, [.. f.Notes.Select(n => new RowNoteView(n.Column, n.Code, (veiled ? n.Veil() : n).Sentence))]);
}

public sealed record RowNoteView(string? Column, string Code, string Text);

/// <param name="Mapping">Column → meaning; columns left out are ignored.</param>
/// <param name="Sheet">Another sheet of the workbook; the mapping is then guessed anew unless it is given.</param>
public sealed record MappingBody(Dictionary<string, string>? Mapping = null, string? Sheet = null, string? Encoding = null, int? HeadRow = null);

public static class ImportsApi
{
    public static readonly Refusal NoSuchMeaning = new("import.no-such-meaning", "“{0}” is no meaning of a column.");
    public static readonly Refusal OtherKind = new("import.other-kind", "Lists of participants are brought to their conference, all others to the directory.");

    public static void Map(RouteGroupBuilder api)
    {
        MapImports(api.MapGroup("/imports").WithMetadata(new AllowAttribute(Area.Directory)));
        MapImports(api.MapGroup("/conferences/{conference}/imports").AllowChangers(Area.Accreditation));
    }

    private static void MapImports(RouteGroupBuilder imports)
    {
        imports.MapGet("", All).WithSummary("Imports, the newest first.");
        imports.MapPost("", Receive).DisableAntiforgery().WithMetadata(new TakesFile(InForm: true), new RequestSizeLimitAttribute(Import.LargestFile + (1 << 20))).WithSummary("Brings a file, as the body or as the first part of a form.");
        imports.MapGet("/{id:guid}", One).WithSummary("One import: its columns, how far it is.");
        imports.MapGet("/{id:guid}/sheets", Sheets).WithSummary("The sheets of the workbook; of a CSV the one it is.");
        imports.MapPut("/{id:guid}/mapping", SetMapping).WithSummary("Says what the columns mean, or which sheet is meant.");
        imports.MapPost("/{id:guid}/preview", Look).WithSummary("Looks what would happen, in the background.");
        imports.MapGet("/{id:guid}/preview", Findings).WithSummary("What will happen to each row, and why not.");
        imports.MapPost("/{id:guid}/run", Run).WithSummary("Does it, in the background.");
        imports.MapPost("/{id:guid}/stop", Stop).WithSummary("Stops after the row at work.");
        imports.MapGet("/{id:guid}/refused.csv", Refused).WithSummary("The refused rows as they stood, with the reason in a further column.");
        imports.MapDelete("/{id:guid}/file", Forget).WithSummary("Forgets the file; what came of it stays.");
    }

    private static Task<Page<ImportView>> All([AsParameters] Paging paging, PlenaryDb db)
    {
        var last = paging.KeyAndId()?.Id;
        var imports = db.Imports.AsNoTracking();
        if (last is { } id) imports = imports.Where(i => i.Id < id);
        return imports.OrderByDescending(i => i.Id).ToPage(paging, ImportView.Of, i => Cursor.Of("", i.Id));
    }

    /// <summary>The file as the body, or as the first part of a form.</summary>
    private static async Task<Results<Created<ImportView>, Api.Refused>> Receive(Word<ImportKind> kind, HttpContext http, ImportDesk desk, string? name = null)
    {
        if ((kind == ImportKind.Participants) != (http.GetRouteValue("conference") is not null)) return new Api.Refused(OtherKind);
        using var bytes = new MemoryStream();
        if (http.Request.HasFormContentType)
        {
            var form = await http.Request.ReadFormAsync(new() { MultipartBodyLengthLimit = Import.LargestFile }, http.RequestAborted);
            if (form.Files.Count == 0) return new Api.Refused(ImportsPage.NoFile);
            await form.Files[0].CopyToAsync(bytes, http.RequestAborted);
            name ??= form.Files[0].FileName;
        }
        else await http.Request.Body.CopyToAsync(bytes, http.RequestAborted);

        var import = await desk.Receive(kind, name ?? "list", bytes.ToArray(), http.RequestAborted);
        http.SetETag(import);
        return TypedResults.Created($"{http.Request.Path}/{import.Id}", ImportView.Of(import));
    }

    private static async Task<Results<Ok<ImportView>, NotFound>> One(Guid id, HttpContext http, PlenaryDb db)
    {
        if (await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id) is not { } import) return TypedResults.NotFound();
        http.SetETag(import);
        return TypedResults.Ok(ImportView.Of(import));
    }

    private static async Task<Results<Ok<Page<SheetName>>, NotFound, Api.Refused>> Sheets(Guid id, PlenaryDb db, ImportFiles files, CancellationToken cancellationToken)
    {
        if (await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is not { } import) return TypedResults.NotFound();
        if (import.FileHash is null) return new Api.Refused(Import.FileGone);
        using var list = await files.Open(import, import.Choices, cancellationToken);
        return TypedResults.Ok(new Page<SheetName>([.. list.File.Sheets], null));
    }

    private static async Task<Results<Ok<ImportView>, NotFound, Api.Refused, Stale>> SetMapping(Guid id, MappingBody body, HttpContext http, PlenaryDb db, ImportDesk desk)
    {
        if (await db.Imports.SingleOrDefaultAsync(i => i.Id == id) is not { } import) return TypedResults.NotFound();
        if (http.IsStale(import) is { } stale) return stale;
        if (await desk.Choose(import, body.Sheet, body.Encoding, body.HeadRow) is { } refusal) return new Api.Refused(refusal);
        if (body.Mapping is not null)
        {
            var mapping = new Dictionary<string, Meaning>();
            foreach (var (column, word) in body.Mapping)
            {
                if (Meaning.Parse(word) is not { } meaning) return new Api.Refused(NoSuchMeaning.With(word));
                mapping[column] = meaning;
            }
            if (await desk.Map(import, new(mapping)) is { } other) return new Api.Refused(other);
        }
        http.SetETag(import);
        return TypedResults.Ok(ImportView.Of(import));
    }

    private static Task<Results<Accepted<ImportView>, NotFound, Api.Refused>> Look(Guid id, HttpContext http, PlenaryDb db, ImportDesk desk) => Ask(id, http, db, desk.Look);

    private static Task<Results<Accepted<ImportView>, NotFound, Api.Refused>> Run(Guid id, HttpContext http, PlenaryDb db, ImportDesk desk) => Ask(id, http, db, desk.Run);

    private static Task<Results<Accepted<ImportView>, NotFound, Api.Refused>> Stop(Guid id, HttpContext http, PlenaryDb db, ImportDesk desk) => Ask(id, http, db, desk.Stop);

    private static async Task<Results<Accepted<ImportView>, NotFound, Api.Refused>> Ask(Guid id, HttpContext http, PlenaryDb db, Func<Import, CancellationToken, Task<Refusal?>> ask)
    {
        if (await db.Imports.SingleOrDefaultAsync(i => i.Id == id) is not { } import) return TypedResults.NotFound();
        if (await ask(import, http.RequestAborted) is { } refusal) return new Api.Refused(refusal);
        return TypedResults.Accepted(http.Request.Path.Value![..http.Request.Path.Value!.LastIndexOf('/')], ImportView.Of(import));
    }

    /// <summary>What will happen to each row; after the import, those refused and those that somebody should look at.</summary>
    private static async Task<Results<Ok<Page<FindingView>>, NotFound>> Findings(Guid id, [AsParameters] Paging paging, PlenaryDb db, Word<RowOutcome>? outcome = null)
    {
        if (!await db.Imports.AnyAsync(i => i.Id == id)) return TypedResults.NotFound();
        var last = paging.Start(1) is { } parts && int.TryParse(parts[0], out var row) ? row : 0;
        var findings = db.ImportFindings.AsNoTracking().Where(f => f.ImportId == id && f.Row > last);
        if (outcome?.Value is { } only) findings = findings.Where(f => f.Outcome == only);
        var veiled = !MayBring(db, db.Scope.ConferenceId);
        return TypedResults.Ok(await findings.OrderBy(f => f.Row).ToPage(paging, f => FindingView.Of(f, veiled), f => Cursor.Of(f.Row.ToString(System.Globalization.CultureInfo.InvariantCulture))));
    }

    /// <summary>The refused rows as they stood, contacts too, with the reason in a further column: for who may bring them again.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound, Api.Refused>> Refused(Guid id, PlenaryDb db, ImportDesk desk, CancellationToken cancellationToken)
    {
        if (await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is not { } import) return TypedResults.NotFound();
        if (!MayBring(db, import.ConferenceId)) return TypedResults.NotFound();
        if (import.FileHash is null) return new Api.Refused(Import.FileGone);
        return TypedResults.File(await desk.RefusedRows(import, cancellationToken), "text/csv; charset=utf-8", $"refused-{import.At.ToUnixTimeSeconds()}.csv");
    }

    private static bool MayBring(PlenaryDb db, Guid? conference) => db.Scope.May(conference is null ? Area.Directory : Area.Accreditation, Deed.Change);

    private static async Task<Results<NoContent, NotFound, Api.Refused>> Forget(Guid id, PlenaryDb db, ImportDesk desk)
    {
        if (await db.Imports.SingleOrDefaultAsync(i => i.Id == id) is not { } import) return TypedResults.NotFound();
        return await desk.Forget(import) is { } refusal ? new Api.Refused(refusal) : TypedResults.NoContent();
    }
}
