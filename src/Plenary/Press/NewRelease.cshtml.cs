using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Press;

/// <summary>Begins a release, or (with ?of=) a translation with the original beside it.</summary>
[Allow(Area.Press)]
public class NewReleaseModel(PlenaryDb db, IClock clock) : PlenaryPage
{
    [BindProperty] public ReleaseForm Input { get; set; } = new();
    public PressRelease? Original { get; private set; }
    public IReadOnlyList<SelectListItem> LanguagesLeft { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? of)
    {
        if (!await Find(of)) return NotFound();
        var conference = HttpContext.Conference();
        string Place(string language) => conference.City.In(language).Text.ToUpper(CultureInfo.GetCultureInfo(language));
        var into = LanguagesLeft.Count > 0 ? LanguagesLeft[0].Value : "en";
        var own = conference.Languages.Contains(T.Language) ? T.Language : conference.Languages.FirstOrDefault(Languages.IsSpoken) ?? "en";
        Input = Original is { } original
            ? new() { Language = into, Dateline = original.Dateline == Place(original.Language) ? Place(into) : original.Dateline, Date = original.Date, Byline = original.Byline, EditorsMark = original.EditorsMark, Embargo = original.EmbargoUntil is { } until ? conference.Local(until) : null }
            : new() { Language = own, Date = conference.Local(clock.GetCurrentInstant()).Date, Dateline = Place(own) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? of)
    {
        if (!await Find(of)) return NotFound();
        if (!ModelState.IsValid) return Unfinished();
        var conference = HttpContext.Conference();
        var (refusal, release) = await db.Begin(conference.Id, Input.Language, Input.Text(conference), db.Scope.Actor, Original);
        if (refusal is not null) return Refused(refusal);
        return Redirect($"/desk/{conference.Slug}/press/{release!.Id}");
    }

    private async Task<bool> Find(Guid? of)
    {
        if (of is { } id)
        {
            Original = await db.PressReleases.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id);
            if (Original is null) return false;
        }
        var taken = Original is null ? [] : await db.PressReleases.Where(r => r.Number == Original.Number).Select(r => r.Language).ToListAsync();
        LanguagesLeft = [.. Languages.All.Where(l => !taken.Contains(l.Tag)).Select(l => new SelectListItem(l.Name, l.Tag))];
        return true;
    }
}
