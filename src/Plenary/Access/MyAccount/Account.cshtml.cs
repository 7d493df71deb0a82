using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Access.MyAccount;

/// <summary>One's own account: name and language, how one signs in, and on which devices one is signed in.</summary>
[Allow(Entrance.SignedIn)]
public class AccountModel(PlenaryDb db, SignIns signIns, UserManager<Account> users) : PlenaryPage
{
    private Account account = null!;

    [BindProperty]
    public Form Input { get; set; } = new();

    public string Email => account.Email ?? "";
    public string SecondStep { get; private set; } = "";
    public bool SkippedSecondStep => User.HasClaim(c => c.Type == SignIns.SkippedSecondFactor);
    public IReadOnlyList<Device> Devices { get; private set; } = [];
    public static IEnumerable<SelectListItem> Spoken => Languages.All.Select(l => new SelectListItem(l.Name, l.Tag));

    public async Task OnGetAsync()
    {
        await Find();
        Input = new() { Name = account.Name, Language = account.Language };
    }

    public async Task<IActionResult> OnPostDetailsAsync()
    {
        await Find();
        if (!Languages.IsSpoken(Input.Language)) ModelState.AddModelError("Input.Language", T["Choose one of these."]);
        if (!ModelState.IsValid) return Unfinished();
        (account.Name, account.Language) = (Input.Name.Trim(), Input.Language);
        await db.SaveChangesAsync();
        await signIns.Refresh(HttpContext, account);
        return Redirect("/account");
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id)
    {
        var own = await SignIns.RowOf(HttpContext);
        if (await db.SignedIn.Where(s => s.Id == id && s.AccountId == db.Scope.Actor.AccountId).ExecuteDeleteAsync() == 0) return NotFound();
        db.Note("sign-in.ended", db.Scope.Actor.AccountId!.Value, new { });
        await db.SaveChangesAsync();
        if (id != own) return Redirect("/account");
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Redirect("/sign-in");
    }

    public async Task<IActionResult> OnPostEndOthersAsync()
    {
        await signIns.End(db.Scope.Actor.AccountId!.Value, but: await SignIns.RowOf(HttpContext));
        db.Note("sign-in.ended", db.Scope.Actor.AccountId!.Value, new { });
        await db.SaveChangesAsync();
        return Redirect("/account");
    }

    private async Task Find()
    {
        account = await db.Users.SingleAsync(a => a.Id == db.Scope.Actor.AccountId);
        var own = await SignIns.RowOf(HttpContext);
        Devices = [.. (await db.SignedIn.AsNoTracking().Where(s => s.AccountId == account.Id).OrderByDescending(s => s.Id).ToListAsync())
            .Select(s => new Device(s.Id, s.Device, s.Since, s.LastSeenAt, s.Id == own))];
        var passkeys = (await users.GetPasskeysAsync(account)).Count;
        var ways = new List<string>();
        if (passkeys > 0) ways.Add(T.Count(passkeys, "{0} passkey", "{0} passkeys"));
        if (account.HasCodes) ways.Add(T["an authenticator app"]);
        if (account.RecoveryCodesLeft > 0) ways.Add(T.Count(account.RecoveryCodesLeft, "{0} recovery code", "{0} recovery codes"));
        SecondStep = ways.Count > 0 ? Say.List(ways) : T["None yet"];
    }

    public sealed record Device(Guid Id, string Name, Instant Since, Instant LastSeen, bool IsThis);

    public class Form
    {
        [Display(Name = "Your name"), Required, StringLength(100)]
        public string Name { get; set; } = "";

        [Display(Name = "Language"), Required]
        public string Language { get; set; } = "en";
    }
}
