using Microsoft.AspNetCore.Mvc;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Records;

/// <summary>Registers a document under its symbol.</summary>
[Allow(Area.Records, ClosedToReaders = true)]
public class NewDocumentModel(PlenaryDb db) : PlenaryPage
{
    [BindProperty] public DocumentForm Input { get; set; } = new();
    public IEnumerable<string> Tags => HttpContext.Conference().Languages;

    public async Task<IActionResult> OnPostAsync()
    {
        Judge(Document.Faults(Input.Symbol ?? "", Input.Title), DocumentForm.FieldOf);
        if (!ModelState.IsValid) return Unfinished();
        var conference = HttpContext.Conference();
        var (refusal, document) = await db.Register(conference.Id, Input.Symbol ?? "", Input.Title, Input.Order);
        if (refusal is not null) return Refused(refusal, DocumentForm.FieldOf(refusal));
        return Redirect($"/desk/{conference.Slug}/documents/{document!.Id}");
    }
}
