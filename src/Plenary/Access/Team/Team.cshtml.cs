using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Access.Team;

/// <summary>Who holds which role at this conference; colleagues are invited by letter.</summary>
[Allow(Area.Team)]
public class TeamModel(PlenaryDb db, TeamLetters letters, AccountDeeds deeds, IClock clock) : PlenaryPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Member> Members { get; private set; } = [];
    public IReadOnlyList<TeamInvitation> Invitations { get; private set; } = [];
    public Guid? Me => db.Scope.Actor.AccountId;
    public bool MayChange => db.Scope.May(Area.Team, Deed.Change);
    public static IEnumerable<SelectListItem> Roles => RoleHeld.GivenAtConferences.Select(r => new SelectListItem(T.Name(r), r.ToString()));

    public LocalDate Day(Instant at) => HttpContext.Conference().Local(at).Date;

    public async Task OnGetAsync()
    {
        await Find();
        Input.Language = Languages.Current.Tag;
    }

    public async Task<IActionResult> OnPostInviteAsync()
    {
        var conference = HttpContext.Conference();
        await Find();
        if (!ModelState.IsValid) return Unfinished();
        if (await letters.Invite(conference, Input.Email, Input.Role, Languages.Of(Input.Language).Tag) is { } refusal) return Refused(refusal, "Input.Email");
        await db.SaveChangesAsync();
        Toast(T["The invitation to {0} is on its way.", Input.Email]);
        return Redirect($"/desk/{conference.Slug}/team");
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id)
    {
        var conference = HttpContext.Conference();
        if (await db.TeamInvitations.SingleOrDefaultAsync(i => i.Id == id && i.ConferenceId == conference.Id) is not { } invitation) return NotFound();
        if (invitation.Withdraw(clock.GetCurrentInstant()) is { } refusal) { await Find(); return Refused(refusal); }
        await db.SaveChangesAsync();
        return Redirect($"/desk/{conference.Slug}/team");
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id)
    {
        var conference = HttpContext.Conference();
        if (await db.RolesHeld.SingleOrDefaultAsync(r => r.Id == id && r.ConferenceId == conference.Id) is not { } role) return NotFound();
        if (await deeds.End(role) is { } refusal) { await Find(); return Refused(refusal); }
        return Redirect($"/desk/{conference.Slug}/team");
    }

    private async Task Find()
    {
        var (conference, now) = (HttpContext.Conference(), clock.GetCurrentInstant());
        var held = await (from r in db.RolesHeld
                          join a in db.Users on r.AccountId equals a.Id
                          where r.ConferenceId == conference.Id && r.Ended == null
                          orderby a.Name, r.Id
                          select new { r.Id, r.AccountId, a.Name, a.Email, r.Role, r.Since, r.GivenBy }).AsNoTracking().ToListAsync();
        Members = [.. held.Select(h => new Member(h.Id, h.AccountId, h.Name, h.Email ?? "", h.Role, Day(h.Since), h.GivenBy))];
        Invitations = [.. (await db.TeamInvitations.AsNoTracking().Where(i => i.ConferenceId == conference.Id && i.UsedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now).ToListAsync()).OrderBy(i => i.Id)];
    }

    public sealed record Member(Guid Id, Guid AccountId, string Name, string Email, Role Role, LocalDate Since, string GivenBy);

    public class Form
    {
        [Display(Name = "E-mail address"), Required, EmailAddress, StringLength(254)]
        public string Email { get; set; } = "";

        [Display(Name = "Role")]
        public Role Role { get; set; } = Role.Secretariat;

        [Display(Name = "Language")]
        public string Language { get; set; } = "en";
    }
}
