using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access.SigningIn;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Access.Team;

/// <summary>Where the link in a colleague's letter leads: an account is made, or the one that there is gets the role.</summary>
[Allow(Entrance.Public, BeforeSecondFactor = true), EnableRateLimiting(Limits.Links)]
public class InvitationModel(PlenaryDb db, SignIns signIns, IPasswordHasher<Account> hasher, IClock clock) : PlenaryPage
{
    private TeamInvitation invitation = null!;
    private Account? account;

    public enum Who { New, Known, Themselves, SomebodyElse }

    [BindProperty]
    public NewAccount Input { get; set; } = new();

    public bool IsOpen { get; private set; }
    public Who Guest { get; private set; }
    public string Title { get; private set; } = "";
    public string InvitedBy => invitation.InvitedBy;
    public string Email => invitation.Email;
    public Role Role => invitation.Role;

    /// <param name="language">That of the letter: whoever has no account yet reads on in it, and it becomes the account's.</param>
    public async Task<IActionResult> OnGetAsync(string secret, string? language)
    {
        if (!await Find(secret)) return NotFound();
        if (Languages.IsSpoken(language))
        {
            if (Guest is Who.New or Who.Known) LanguageModel.Keep(HttpContext, "lang", language!);
            return Redirect($"/team-invitation/{secret}");
        }
        var page = Page();
        if (!IsOpen) page.StatusCode = StatusCodes.Status410Gone;
        return page;
    }

    public async Task<IActionResult> OnPostNewAsync(string secret)
    {
        if (!await Find(secret)) return NotFound();
        if (!IsOpen || Guest != Who.New) return Refused(TeamInvitation.NotOpen);
        if (!ModelState.IsValid) return Unfinished();
        if (Passwords.Fault(Input.Password, Input.Name, Email) is { } fault) return Refused(fault, "Input.Password");

        account = Account.Open(Input.Name, Email, Languages.Current.Tag, clock.GetCurrentInstant());
        account.SetPassword(Input.Password, hasher);
        db.Users.Add(account);
        if (await Join(account) is { } refusal) return Refused(refusal);
        await signIns.Begin(HttpContext, account, Proof.Password);
        return Redirect("/desk");
    }

    public async Task<IActionResult> OnPostAcceptAsync(string secret)
    {
        if (!await Find(secret)) return NotFound();
        ModelState.Clear();
        if (!IsOpen || Guest != Who.Themselves) return Refused(TeamInvitation.NotOpen);
        if (await Join(account!) is { } refusal) return Refused(refusal);
        await signIns.End(account!.Id, but: await SignIns.RowOf(HttpContext));
        return Redirect("/desk");
    }

    /// <summary>The link is used and the role given in one save: the version of the invitation lets only one of two through.</summary>
    private async Task<Refusal?> Join(Account joining)
    {
        var now = clock.GetCurrentInstant();
        if (invitation.Use(now) is { } refusal) return refusal;
        db.Scope.EnterAs(new(joining.Id, joining.Name), [], null);
        if (!await db.RolesHeld.AnyAsync(r => r.AccountId == joining.Id && r.ConferenceId == invitation.ConferenceId && r.Role == Role && r.Ended == null))
            db.RolesHeld.Add(new() { AccountId = joining.Id, ConferenceId = invitation.ConferenceId, Role = Role, Since = now, GivenBy = InvitedBy });
        try
        {
            await db.SaveChangesAsync();
            return null;
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.IsCollision())
        {
            return TeamInvitation.NotOpen;   // used a moment earlier in another window
        }
    }

    private async Task<bool> Find(string secret)
    {
        var hash = Secret.Hash(secret);
        if (await db.TeamInvitations.SingleOrDefaultAsync(i => i.TokenHash == hash) is not { } found) return false;
        invitation = found;
        IsOpen = found.IsOpen(clock.GetCurrentInstant());
        Title = (await db.Conferences.AsNoTracking().SingleOrDefaultAsync(c => c.Id == found.ConferenceId))?.Title.ToString() ?? "";
        var normal = Account.Normal(found.Email);
        account = await db.Users.SingleOrDefaultAsync(a => a.NormalizedUserName == normal);
        var me = (await Visitor.Of(HttpContext, clock.GetCurrentInstant()))?.AccountId;
        Guest = me is null ? account is null ? Who.New : Who.Known : me == account?.Id ? Who.Themselves : Who.SomebodyElse;
        return true;
    }
}
