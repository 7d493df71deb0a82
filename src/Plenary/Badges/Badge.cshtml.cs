using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Badges;

/// <summary>One badge: what it is, what became of it, and what can be done with it.</summary>
[Allow(Area.Badges)]
public class BadgeModel(PlenaryDb db, Keys keys, IClock clock) : PlenaryPage
{
    public BadgeRow Row { get; private set; } = null!;
    public BadgeEnd? End { get; private set; }

    /// <summary>The badge that its bearer has instead.</summary>
    public Badge? Replacement { get; private set; }
    public bool MayChange => db.Scope.May(Area.Badges, Deed.Change);
    public bool MayReadAccreditation => db.Scope.May(Area.Accreditation, Deed.Read);
    public Conference Conference => HttpContext.Conference();
    public DateTimeZone Zone => Conference.TimeZone;

    [BindProperty] public string Reason { get; set; } = "";

    /// <summary>The version of the badge that was looked at.</summary>
    [BindProperty] public int Seen { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id) => await Find(id) ? Page() : NotFound();

    public Task<IActionResult> OnPostRevokeAsync(Guid id) =>
        Change(id, badge => badge.Revoke(db.Scope.Actor.Name, clock.GetCurrentInstant(), Reason ?? ""), T["The badge is revoked."]);

    public Task<IActionResult> OnPostHandOverAsync(Guid id) => Change(id, badge => badge.HandOver(Row.Participation, clock.GetCurrentInstant()), T["Noted as handed over."]);

    public async Task<IActionResult> OnPostReissueAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        if (Seen != Row.Badge.Version) return Changed();
        var (refusal, fresh) = await db.ReissueBadge(id, keys, db.Scope.Actor.Name, clock.GetCurrentInstant(), Reason ?? "");
        if (refusal is not null) return Refused(refusal, Reasons.IsAbout(refusal) ? nameof(Reason) : "");
        Toast(T["A new badge is issued: {0}.", BadgePrint.Number(fresh!.Serial)]);
        return RedirectToPage(new { id = fresh.Id });
    }

    private async Task<IActionResult> Change(Guid id, Func<Badge, Refusal?> change, string done)
    {
        if (await db.Badges.SingleOrDefaultAsync(b => b.Id == id) is not { } badge || !await Find(id)) return NotFound();
        if (Seen != badge.Version) return Changed();
        if (change(badge) is { } refusal) return Refused(refusal, Reasons.IsAbout(refusal) ? nameof(Reason) : "");
        await db.SaveChangesAsync();
        Toast(done);
        return RedirectToPage(new { id });
    }

    private async Task<bool> Find(Guid id)
    {
        if (await db.BadgeRows().SingleOrDefaultAsync(r => r.Badge.Id == id) is not { } row) return false;
        Row = row;
        (End, Replacement) = await db.EndOf(row);
        return true;
    }
}
