using Microsoft.AspNetCore.Mvc;
using Plenary.Access;
using Plenary.Storage;

namespace Plenary.Conferences.Editions;

/// <summary>Begins a series and sets up its first conference.</summary>
[Allow(Area.Installation)]
public class NewSeriesModel(PlenaryDb db) : EditionsPage(db)
{
    [BindProperty] public SeriesForm Series { get; set; } = new();
    [BindProperty] public EditionForm Edition { get; set; } = new();

    public Task OnGetAsync() => FindOrganisers(null);

    public async Task<IActionResult> OnPostAsync()
    {
        await FindOrganisers(Series.OrganiserId);
        var slug = Series.Slug?.Trim() ?? "";
        Judge(Conferences.Series.Faults(slug, Series.Name, Series.Organiser), SeriesForm.FieldOf);
        Judge(Edition.Faults(), EditionForm.FieldOf);
        if (!ModelState.IsValid) return Unfinished();
        if (Conferences.Series.Begin(slug, Series.Name, Series.Organiser, Series.OrganiserId, out var series) is { } refusal) return Refused(refusal, SeriesForm.FieldOf(refusal));
        await using var both = await Db.Database.BeginTransactionAsync();   // no series is left behind when its conference is refused
        if (await Db.AddSeries(series!) is { } taken) return Refused(taken, SeriesForm.FieldOf(taken));
        var (no, edition) = await Db.SetUp(series!, Edition.Slug.Trim(), Edition.Title, Edition.Starts!.Value, Edition.Ends!.Value, Edition.Zone.Trim(), Edition.Ordinal, CarryOver.Nothing);
        if (no is not null) return Refused(no, EditionForm.FieldOf(no));
        await both.CommitAsync();
        Toast(T["“{0}” is set up. Look through its settings now.", edition!.Conference.Title]);
        return Redirect($"/desk/{edition.Conference.Slug}/settings");
    }
}
