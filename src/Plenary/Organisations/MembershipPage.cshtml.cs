using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Organisations;

/// <summary>One membership: as what, since when, until when, its end.</summary>
[Allow(Area.Directory)]
public class MembershipPageModel(PlenaryDb db, IClock clock) : PlenaryPage
{
    [BindProperty] public MembershipForm Input { get; set; } = new();
    public Membership Membership { get; private set; } = null!;
    public Organisation Member { get; private set; } = null!;
    public Organisation Of { get; private set; } = null!;
    public bool MayChange => db.Scope.May(Area.Directory, Deed.Change);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        Input = MembershipForm.Of(Membership);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        if (!ModelState.IsValid) return Unfinished();
        if (Input.Version != Membership.Version) return Changed(Input, MembershipForm.Of(Membership));
        if (await MembershipsApi.Date(Membership, new(Input.Kind, Input.From, Input.Until), db) is { } refusal)
            return Refused(refusal, refusal.Code == Membership.EndsBeforeItBegins.Code ? "Input.Until" : "Input.From");
        return await Done(T["Saved."]);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        if (IsOld()) return Changed();
        if (Membership.End(clock.GetCurrentInstant().InUtc().Date) is { } refusal) return Refused(refusal);
        return await Done(T["The membership has ended."]);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        if (IsOld()) return Changed();
        db.Memberships.Remove(Membership);
        return await Done(T["The membership was taken away."]);
    }

    /// <summary>A step's form sends its version alone.</summary>
    private bool IsOld()
    {
        ModelState.Clear();
        var read = Input.Version;
        Input = MembershipForm.Of(Membership);
        return read != Membership.Version;
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
