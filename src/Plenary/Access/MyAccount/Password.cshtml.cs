using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Access.MyAccount;

/// <summary>A new password; whoever else is signed in with the old one is out, and so is every program: who knew the password may have made its token.</summary>
[Allow(Entrance.SignedIn), EnableRateLimiting(Limits.SignIn)]
public class PasswordModel(PlenaryDb db, SignIns signIns, Attempts attempts, IClock clock, IPasswordHasher<Account> hasher, SecurityLetters letters) : PlenaryPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Unfinished();
        var account = await db.Users.SingleAsync(a => a.Id == db.Scope.Actor.AccountId);
        if (await attempts.Take(account.UserName!, "again") is { } tooMany) return Refused(tooMany);
        if (!attempts.IsPassword(account, Input.Current, hasher)) return Refused(AgainModel.WrongPassword, "Input.Current");
        await attempts.Forgive(account.UserName!, "again");
        if (Passwords.Fault(Input.New, account.Name, account.Email!) is { } fault) return Refused(fault, "Input.New");

        account.SetPassword(Input.New, hasher);
        letters.PasswordChanged(account);
        await signIns.EndTokens(account.Id, clock.GetCurrentInstant());
        await db.SaveChangesAsync();
        await signIns.End(account.Id, but: await SignIns.RowOf(HttpContext));
        await signIns.Refresh(HttpContext, account);
        Toast(T["Your password is changed."]);
        return Redirect("/account");
    }

    public class Form
    {
        [Display(Name = "Your password until now"), Required, DataType(DataType.Password), StringLength(Passwords.Longest)]
        public string Current { get; set; } = "";

        [Display(Name = "New password"), Required, DataType(DataType.Password)]
        public string New { get; set; } = "";
    }
}
