using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Plenary.Access;
using Plenary.Storage;

namespace Plenary.Conferences.Settings;

/// <summary>By which rules people are accredited.</summary>
[Allow(Area.Settings)]
public class RulesModel(PlenaryDb db) : SettingsPage(db)
{
    [BindProperty, Display(Name = "Two officers agree on each accreditation")] public bool FourEyes { get; set; }
    [BindProperty] public int Version { get; set; }

    public void OnGet() => FourEyes = Conference.FourEyes;

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Unfinished();
        var conference = await Tracked();
        if (Version != conference.Version) return Changed();
        conference.FourEyes = FourEyes;
        await Db.SaveChangesAsync();
        return Done(T["The rules are saved."], "/accreditation");
    }
}
