using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Records;

/// <summary>One document: its files in each language and version, its symbol and titles, whether the public reads it.</summary>
[Allow(Area.Records), RequestSizeLimit(Paper.MostBytes + (1 << 20)), RequestFormLimits(MultipartBodyLengthLimit = Paper.MostBytes + (1 << 20))]
public class DocumentDeskModel(PlenaryDb db, FileStore files, IClock clock) : PlenaryPage
{
    [BindProperty] public DocumentForm Input { get; set; } = new();
    public Document Document { get; private set; } = null!;
    public List<SelectListItem> LanguagesOffered { get; private set; } = [];
    public IEnumerable<string> Tags => HttpContext.Conference().Languages;
    public string Slug => HttpContext.Conference().Slug;
    public DateTimeZone Zone => HttpContext.Conference().TimeZone;
    public bool MayWrite => db.Scope.May(Area.Records, Deed.Change);

    private DocumentForm Stored => new() { Symbol = Document.Symbol, Title = Document.Title, Order = Document.Order, Version = Document.Version };

    public async Task<IActionResult> OnGetAsync(Guid id) => await Find(id, andFill: true) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await Find(id, andFill: false)) return NotFound();
        Judge(Document.Faults(Input.Symbol ?? "", Input.Title), DocumentForm.FieldOf);
        if (!ModelState.IsValid) return Unfinished();
        if (Input.Version != Document.Version) return Changed(Input, Stored);
        if (await db.Describe(Document, Input.Symbol ?? "", Input.Title, Input.Order) is { } refusal) return Refused(refusal, DocumentForm.FieldOf(refusal));
        return await Done(T["Saved."]);
    }

    public async Task<IActionResult> OnPostFileAsync(Guid id)
    {
        var (language, sent) = (Input.Language ?? "", Input);
        if (!await Find(id, andFill: true)) return NotFound();
        Input.Language = sent.Language;
        if (sent.Version != Document.Version) return Changed();
        var (refusal, paper) = await sent.Paper();
        if ((refusal ?? await db.File(Document, language, paper!, files, clock.GetCurrentInstant())) is { } not) return Refused(not, DocumentForm.FieldOf(not));
        return await Done(T["The file is added as version {0}.", Document.Files.Where(f => f.Language == language).Max(f => f.Number)]);
    }

    public Task<IActionResult> OnPostPublicationAsync(Guid id, int version) => Do(id, version, d => d.Publish(clock.GetCurrentInstant()), T["Published."]);

    public Task<IActionResult> OnPostWithdrawalAsync(Guid id, int version) => Do(id, version, d => d.Withdraw(clock.GetCurrentInstant()), T["Withdrawn from the public."]);

    public async Task<IActionResult> OnPostDeletionAsync(Guid id, int version)
    {
        if (!await Find(id, andFill: true)) return NotFound();
        if (version != Document.Version) return Changed();
        if (Document.Discard() is { } refusal) return Refused(refusal);
        db.Documents.Remove(Document);
        await db.SaveChangesAsync();
        Toast(T["The document is deleted."]);
        return Redirect($"/desk/{Slug}/documents");
    }

    private async Task<IActionResult> Do(Guid id, int version, Func<Document, Refusal?> verb, string done)
    {
        if (!await Find(id, andFill: true)) return NotFound();
        if (version != Document.Version) return Changed();
        if (verb(Document) is { } refusal) return Refused(refusal);
        return await Done(done);
    }

    private async Task<IActionResult> Done(string text)
    {
        await db.SaveChangesAsync();
        Toast(text);
        return Redirect($"/desk/{Slug}/documents/{Document.Id}");
    }

    private async Task<bool> Find(Guid id, bool andFill)
    {
        if (await db.Documents.Include(d => d.Files).SingleOrDefaultAsync(d => d.Id == id) is not { } found) return false;
        Document = found;
        if (andFill)
        {
            ModelState.Clear();   // a step's form sends its version alone
            Input = Stored;
        }
        LanguagesOffered = [.. Tags.Union(LocalText.InterfaceLanguages).Select(l => new SelectListItem(LanguageName.InItself(l).Name, l))];
        return true;
    }
}
