using Microsoft.AspNetCore.Mvc;
using Plenary.Access;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Conferences.Settings;

/// <summary>Where the conference is in its life, and the step to the next stage.</summary>
[Allow(Area.Settings)]
public class StageModel(PlenaryDb db) : SettingsPage(db)
{
    /// <summary>Each stage, and what is done in it.</summary>
    public static IReadOnlyList<(Stage Stage, string Meaning)> Life { get; } =
    [
        (Stage.Preparing, Wording.Key("Dates, venue, rooms and categories are set. Nobody outside is told anything yet.")),
        (Stage.Inviting, Wording.Key("Invitations go out; organisations accept or decline.")),
        (Stage.Nominating, Wording.Key("Delegations name their people, each until its own deadline.")),
        (Stage.Accrediting, Wording.Key("Accreditation officers decide on each nomination; badges are printed.")),
        (Stage.Running, Wording.Key("The doors are open: check-in, sessions, record, news.")),
        (Stage.Closed, Wording.Key("The conference is over. Record and report are completed.")),
    ];

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(Stage stage, int version)
    {
        var conference = await Tracked();
        if (version != conference.Version) return Changed();
        var before = conference.Stage;
        if (conference.MoveTo(stage) is { } refusal) return Refused(refusal);
        await Db.SaveChangesAsync();
        // A step forward is taken back with one step back; a step back, with one forward again.
        return Done(T["The conference is now at “{0}”.", stage], "/stage", undo: stage == before + 1 || stage == before - 1 ? At($"/stage?stage={before}&version={conference.Version}") : null);
    }
}
