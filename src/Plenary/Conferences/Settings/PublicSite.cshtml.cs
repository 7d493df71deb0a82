using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Plenary.Access;
using Plenary.Storage;

namespace Plenary.Conferences.Settings;

/// <summary>Opens and closes the public site, and writes what it tells besides programme and news.</summary>
[Allow(Area.Settings)]
public class PublicSiteModel(PlenaryDb db, IClock clock) : SettingsPage(db)
{
    [BindProperty] public SiteForm Input { get; set; } = new();

    public void OnGet() => Input = SiteForm.Of(Conference);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Unfinished();
        var conference = await Tracked();
        if (Input.Version != conference.Version) return Changed(Input, SiteForm.Of(conference));
        if (conference.Tell(Input.Texts) is { } refusal) return Refused(refusal);
        await Db.SaveChangesAsync();
        return Done(T["The texts are saved."], "/site");
    }

    public async Task<IActionResult> OnPostOpenAsync()
    {
        (await Tracked()).OpenSite(clock.GetCurrentInstant());
        await Db.SaveChangesAsync();
        return Done(T["The public site is open."], "/site", undo: At("/site?handler=Close"));
    }

    public async Task<IActionResult> OnPostCloseAsync()
    {
        (await Tracked()).CloseSite();
        await Db.SaveChangesAsync();
        return Done(T["The public site is closed."], "/site", undo: At("/site?handler=Open"));
    }
}
