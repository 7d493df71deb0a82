using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Access.MyAccount;

/// <summary>Asks for the password before one changes what opens the account.</summary>
[Allow(Entrance.SignedIn), EnableRateLimiting(Limits.SignIn)]
public class AgainModel(PlenaryDb db, Attempts attempts, IPasswordHasher<Account> hasher, IDataProtectionProvider protection) : PlenaryPage
{
    public static readonly Refusal WrongPassword = new("account.wrong-password", "The password is not right.");

    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Back { get; set; }

    [BindProperty, Display(Name = "Password"), Required, DataType(DataType.Password), StringLength(Passwords.Longest)]
    public string Password { get; set; } = "";

    public void OnGet() => ModelState.Clear();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Unfinished();
        var account = await db.Users.SingleAsync(a => a.Id == db.Scope.Actor.AccountId);
        if (await attempts.Take(account.UserName!, "again") is { } tooMany) return Refused(tooMany);
        if (!attempts.IsPassword(account, Password, hasher)) return Refused(WrongPassword, nameof(Password));

        await attempts.Forgive(account.UserName!, "again");
        var address = Url.IsLocalUrl(Back) ? Back! : "/account";
        return LocalRedirect($"{address}{(address.Contains('?') ? "&" : "?")}proof={Uri.EscapeDataString(AskedAgain.Slip(protection, account))}");
    }
}
