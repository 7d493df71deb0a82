using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Conferences.Settings;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.CheckIn;

/// <summary>What the form about a gate asks for.</summary>
public class GateForm : IVersioned
{
    [Display(Name = "Name"), StringLength(Gate.LongestName, ErrorMessage = "This has more than {1} characters.")] public string? Name { get; set; }
    [Display(Name = "Zone behind it")] public Guid ZoneId { get; set; }
    public int Version { get; set; }

    public static GateForm Of(Gate gate) => new() { Name = gate.Name, ZoneId = gate.ZoneId, Version = gate.Version };
}

/// <summary>One gate: what it is called, and the zone behind it.</summary>
[Allow(Area.Settings)]
public class GatePageModel(PlenaryDb db) : SettingsPage(db)
{
    [BindProperty] public GateForm Input { get; set; } = new();
    public Gate Gate { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Zones { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        Input = GateForm.Of(Gate);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        if (!ModelState.IsValid) return Unfinished();
        if (Input.Version != Gate.Version) return Changed(Input, GateForm.Of(Gate), Zones);
        var body = new GateBody(Input.Name ?? "", Input.ZoneId, Gate.Open);
        if (await CheckInApi.Fault(body, Db) is { } refusal) return Refused(refusal, refusal.Code == Gate.UnknownZone.Code ? "Input.ZoneId" : "Input.Name");
        Gate.Set(body.Name, body.ZoneId, Gate.Open);
        await Db.SaveChangesAsync();
        Toast(T["“{0}” is saved.", Gate.Name]);
        return Redirect($"/desk/{Conference.Slug}/gates");
    }

    private async Task<bool> Find(Guid id)
    {
        if (await Db.Gates.SingleOrDefaultAsync(g => g.Id == id) is not { } gate) return false;
        (Gate, Zones) = (gate, await GatesModel.ZonesOf(Db));
        return true;
    }
}
