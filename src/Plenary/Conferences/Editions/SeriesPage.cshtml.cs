using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Storage;
using Plenary.Storage.Unscoped;

namespace Plenary.Conferences.Editions;

/// <summary>One series: its editions side by side, in numbers, and what it is called.</summary>
[Allow(Area.Installation)]
public class SeriesPageModel(PlenaryDb db, Unscoped unscoped) : EditionsPage(db)
{
    [BindProperty] public SeriesForm Series { get; set; } = new();
    public Series Stored { get; private set; } = null!;
    public IReadOnlyList<EditionNumbers> Editions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string series)
    {
        if (!await Find(series)) return NotFound();
        Series = SeriesForm.Of(Stored);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string series)
    {
        if (!await Find(series)) return NotFound();
        if (!ModelState.IsValid) return Unfinished();
        Series.Slug = Stored.Slug;   // for good
        if (Series.Version != Stored.Version) return Changed(Series, SeriesForm.Of(Stored), Organisers, nameof(Series));
        if ((Stored.Describe(Series.Name, Series.Organiser, Series.OrganiserId) ?? await Db.OrganiserFault(Stored)) is { } refusal) return Refused(refusal, SeriesForm.FieldOf(refusal));
        await Db.SaveChangesAsync();
        Toast(T["The series is saved."]);
        return Redirect($"/installation/series/{Stored.Slug}");
    }

    private async Task<bool> Find(string slug)
    {
        if (await Db.Series.SingleOrDefaultAsync(s => s.Slug == slug) is not { } found) return false;
        Stored = found;
        Editions = (await unscoped.NumbersOfSeries(found.Id)).Editions;
        await FindOrganisers(found.OrganiserId);
        return true;
    }
}
