using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Organisations;

/// <summary>One membership: since when, until when, its end.</summary>
[Allow(Area.Directory)]
public class MembershipPageModel(PlenaryDb db, IClock clock) : PlenaryPage
{
    [BindProperty, Display(Name = "Last day")] public LocalDate? On { get; set; }
    public Membership Membership { get; private set; } = null!;
    public Organisation Member { get; private set; } = null!;
    public Organisation Of { get; private set; } = null!;
    public bool MayChange => db.Scope.May(Area.Directory, Deed.Change);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        On = clock.GetCurrentInstant().InUtc().Date;
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, int version)
    {
        if (!await Find(id)) return NotFound();
        if (!ModelState.IsValid) return Unfinished();
        if (version != Membership.Version) return Changed();
        if (Membership.End(On ?? clock.GetCurrentInstant().InUtc().Date) is { } refusal) return Refused(refusal, nameof(On));
        return await Done(T["The membership has ended."]);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, int version)
    {
        if (!await Find(id)) return NotFound();
        ModelState.Clear();
        if (version != Membership.Version) return Changed();
        db.Memberships.Remove(Membership);
        return await Done(T["The membership was taken away."]);
    }

    private async Task<IActionResult> Done(string text)
    {
        await db.SaveChangesAsync();
        Toast(text);
        return Redirect($"~/directory/organisations/{Member.Id}");
    }

    private async Task<bool> Find(Guid id)
    {
        if (await db.Memberships.SingleOrDefaultAsync(m => m.Id == id) is not { } membership) return false;
        (Membership, Member, Of) = (membership, await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == membership.OrganisationId), await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == membership.OfId));
        return true;
    }
}
