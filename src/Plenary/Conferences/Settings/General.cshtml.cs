using Microsoft.AspNetCore.Mvc;
using Plenary.Access;
using Plenary.Storage;

namespace Plenary.Conferences.Settings;

/// <summary>What the conference is called, when and where it is, how it looks.</summary>
[Allow(Area.Settings)]
public class GeneralModel(PlenaryDb db) : SettingsPage(db)
{
    [BindProperty] public GeneralForm Input { get; set; } = new();

    public void OnGet() => Input = GeneralForm.Of(Conference);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Unfinished();
        var conference = await Tracked();
        if (Input.Version != conference.Version) return Changed(Input, GeneralForm.Of(conference));
        if ((conference.Describe(Input.Particulars) ?? await Db.SaveUnlessTaken(Conference.OrdinalTaken)) is { } refusal) return Refused(refusal, GeneralForm.FieldOf(refusal));
        return Done(T["The settings are saved."]);
    }
}
