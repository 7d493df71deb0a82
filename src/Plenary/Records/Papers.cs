using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Storage;

namespace Plenary.Records;

/// <summary>Where files of documents are fetched. The name of a file opens nothing by itself: the visitor must be allowed to read the document.</summary>
public static class Papers
{
    /// <summary>For everybody, while the document is public and no newer version is filed in this language.</summary>
    public static string Address(string conference, DocumentFile file) => $"/documents/{conference}/{file.DocumentId}/{file.Language}/{file.Number}";

    /// <summary>For the secretariat, at any time.</summary>
    public static string DeskAddress(string conference, DocumentFile file) => $"/desk/{conference}/documents/{file.DocumentId}/files/{file.Language}/{file.Number}";

    public static void MapPapers(this WebApplication app)
    {
        app.MapGet("/documents/{conference}/{id:guid}/{language}/{number:int}", Public).Allow(Entrance.Public).ExcludeFromDescription();
        app.MapGet("/desk/{conference}/documents/{id:guid}/files/{language}/{number:int}", OnDesk).Allow(Area.Records).ExcludeFromDescription();
    }

    /// <summary>Of a public document the newest file in each language is public; earlier ones are drafts, and what was replaced.</summary>
    internal static Task<Results<PhysicalFileHttpResult, NotFound>> Public(Guid id, string language, int number, PlenaryDb db, FileStore files, IClock clock, HttpContext http) =>
        Send(db.Documents.PublicAt(clock.GetCurrentInstant()), db.DocumentFiles.Where(f => !db.DocumentFiles.Any(later => later.DocumentId == f.DocumentId && later.Language == f.Language && later.Number > f.Number)),
            id, language, number, files, http, "no-cache");   // a withdrawal shows at once

    internal static Task<Results<PhysicalFileHttpResult, NotFound>> OnDesk(Guid id, string language, int number, PlenaryDb db, FileStore files, HttpContext http) =>
        Send(db.Documents, db.DocumentFiles, id, language, number, files, http, "private, no-store");

    /// <summary>Always to be saved, never shown in a page of ours; it may run nothing.</summary>
    private static async Task<Results<PhysicalFileHttpResult, NotFound>> Send(
        IQueryable<Document> readable, IQueryable<DocumentFile> versions, Guid id, string language, int number, FileStore files, HttpContext http, string caching)
    {
        var found = await (from d in readable.AsNoTracking()
                           join f in versions on d.Id equals f.DocumentId
                           where d.Id == id && f.Language == language && f.Number == number
                           select new { d.Symbol, File = f }).SingleOrDefaultAsync();
        if (found is null || !File.Exists(files.PathOf(found.File.File))) return TypedResults.NotFound();
        http.Response.Headers.CacheControl = caching;
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.PhysicalFile(files.PathOf(found.File.File), Paper.TypeOf(found.File.Kind), NameOf(http.Conference().Slug, found.Symbol, found.File));
    }

    /// <summary>Made of the symbol, so that no name of a person or of a folder at home goes out: "general-13-CN13-2-Rev.1-en-v2.pdf".</summary>
    private static string NameOf(string slug, string symbol, DocumentFile file)
    {
        var safe = new StringBuilder();
        foreach (var c in symbol) safe.Append(char.IsLetterOrDigit(c) || c is '.' ? c : '-');
        return $"{slug}-{safe}-{file.Language}-v{file.Number}{Paper.EndingOf(file.Kind)}";
    }
}
