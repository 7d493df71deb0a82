using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Site;

namespace Plenary.Accreditations.WatchList;

/// <summary>Brings a list of names from a spreadsheet onto the watch list.</summary>
[Allow(Area.WatchList), RequestSizeLimit(MostBytes + 4096)]
public class WatchImportModel(WatchImport import, WatchDesk desk, IClock clock) : PlenaryPage
{
    public const int MostBytes = 8 << 20;

    public class Sheet
    {
        [Display(Name = "File")] public IFormFile? File { get; set; }
        [Display(Name = "Reason, where a row gives none")] public string? Reason { get; set; }
        [Display(Name = "Source, where a row gives none")] public string? Source { get; set; }
        [Display(Name = "Who may read it")] public WatchReaders Readers { get; set; }
    }

    [BindProperty] public Sheet Input { get; set; } = new();

    public Conference Conference => HttpContext.Conference();
    public WatchImported? Result { get; private set; }

    public IActionResult OnGet() => desk.MayDecide ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (Input.File is null) ModelState.AddModelError("Input.File", T["Choose a file."]);
        if (Input.File?.Length > MostBytes) ModelState.AddModelError("Input.File", T["The file is larger than {0} MB. Split it.", MostBytes >> 20]);
        if (!ModelState.IsValid) return Unfinished();
        using var bytes = new MemoryStream();
        await Input.File!.CopyToAsync(bytes);
        Result = await import.Take(bytes.ToArray(), Input.File.FileName, Input.Reason ?? "", Input.Source ?? "", Input.Readers, Conference, clock.GetCurrentInstant());
        return Page();
    }
}
