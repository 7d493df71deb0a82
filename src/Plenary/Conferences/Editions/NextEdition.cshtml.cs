using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Storage;

namespace Plenary.Conferences.Editions;

/// <summary>Sets up the next edition of a series; what it takes over from the last is shown and chosen.</summary>
[Allow(Area.Installation)]
public class NextEditionModel(PlenaryDb db) : EditionsPage(db)
{
    [BindProperty] public EditionForm Edition { get; set; } = new();

    /// <summary>Names of the parts that were chosen.</summary>
    [BindProperty, Display(Name = "What it takes over")] public List<string> Carried { get; set; } = [];

    public Series Series { get; private set; } = null!;
    public Conference? Last { get; private set; }
    public IReadOnlyList<SelectListItem> Parts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string series)
    {
        if (!await Find(series)) return NotFound();
        if (Last is not null) Edition = EditionForm.After(Last);
        Carried = [nameof(CarryOver.Languages), nameof(CarryOver.Categories), nameof(CarryOver.Texts)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string series)
    {
        if (!await Find(series)) return NotFound();
        Judge(Edition.Faults(), EditionForm.FieldOf);
        if (!ModelState.IsValid) return Unfinished();
        var carry = new CarryOver(Has(nameof(CarryOver.Languages)), Has(nameof(CarryOver.Categories)), Has(nameof(CarryOver.Texts)), Has(nameof(CarryOver.Venue)), Has(nameof(CarryOver.Rooms)), Has(nameof(CarryOver.Gates)), Has(nameof(CarryOver.Team)));
        var (refusal, edition) = await Db.SetUp(Series, Edition.Slug.Trim(), Edition.Title, Edition.Starts!.Value, Edition.Ends!.Value, Edition.Zone.Trim(), Edition.Ordinal, carry);
        if (refusal is not null) return Refused(refusal, EditionForm.FieldOf(refusal));
        Toast(T["“{0}” is set up. Look through its settings now.", edition!.Conference.Title]);
        return Redirect($"/desk/{edition.Conference.Slug}/settings");

        bool Has(string part) => Carried.Contains(part);
    }

    private async Task<bool> Find(string slug)
    {
        if (await Db.Series.SingleOrDefaultAsync(s => s.Slug == slug) is not { } found) return false;
        Series = found;
        Last = await Db.LastOf(found.Id);
        if (Last is not null) Parts = await Choices(Last);
        return true;
    }

    /// <summary>Each part with what is in it, so that one sees what one chooses.</summary>
    private async Task<List<SelectListItem>> Choices(Conference last)
    {
        Db.Scope.EnterAsPlenary(last.Id, Db.Scope.Actor);   // an administrator looks into the last edition
        var (zones, categories, rooms, gates) = (await Db.Zones.CountAsync(), await Db.Categories.CountAsync(), await Db.Rooms.CountAsync(), await SettingUp.CountGates(Db));
        var team = await Db.RolesHeld.CountAsync(r => r.ConferenceId == last.Id && r.Ended == null && r.Role != Role.DoorDevice);
        return
        [
            new(T["Languages: {0}", string.Join(" · ", last.Languages)], nameof(CarryOver.Languages)),
            new(T["Zones ({0}) and categories ({1}), with colours and places", zones, categories], nameof(CarryOver.Categories)),
            new(T["Texts about the conference, and whom to ask"], nameof(CarryOver.Texts)),
            new(last.Venue.IsEmpty && last.City.IsEmpty ? T["Venue and practical information"] : T["Venue: {0}, with practical information", last.Venue.IsEmpty ? last.City : last.Venue], nameof(CarryOver.Venue)),
            new(T.Count(rooms, "{0} room", "{0} rooms"), nameof(CarryOver.Rooms)),
            new(T.Count(gates, "{0} gate", "{0} gates"), nameof(CarryOver.Gates)),
            new(T.Count(team, "Team: {0} role", "Team: {0} roles"), nameof(CarryOver.Team)),
        ];
    }
}
