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

    public Task<IActionResult> OnPostOpenAsync(int version) => Turn(version, conference => conference.OpenSite(clock.GetCurrentInstant()), T["The public site is open."], back: "Close");

    public Task<IActionResult> OnPostCloseAsync(int version) => Turn(version, conference => conference.CloseSite(), T["The public site is closed."], back: "Open");

    private async Task<IActionResult> Turn(int version, Action<Conference> turn, string done, string back)
    {
        var conference = await Tracked();
        ModelState.Clear();
        Input = SiteForm.Of(conference);
        if (version != conference.Version) return Changed();
        turn(conference);
        await Db.SaveChangesAsync();
        return Done(done, "/site", undo: At($"/site?handler={back}&version={conference.Version}"));
    }
}
