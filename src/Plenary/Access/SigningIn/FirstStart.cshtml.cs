using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using NodaTime;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Access.SigningIn;

/// <summary>The page of <see cref="FirstStart"/>; not there once there is an account.</summary>
[Allow(Entrance.Public), EnableRateLimiting(Limits.SignIn)]
public class FirstStartModel(PlenaryDb db, FirstStart first, SignIns signIns, IPasswordHasher<Account> hasher, IClock clock) : PlenaryPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync() => await first.IsOpen() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await first.IsOpen()) return NotFound();
        if (!ModelState.IsValid) return Unfinished();
        if (!Secret.AreSame(Input.Code, first.Code)) return Refused(FirstStart.WrongCode, "Input.Code");
        if (Passwords.Fault(Input.Password, Input.Name, Input.Email) is { } fault) return Refused(fault, "Input.Password");

        var account = Account.Open(Input.Name, Input.Email, Languages.Current.Tag, clock.GetCurrentInstant());
        account.SetPassword(Input.Password, hasher);
        if (!await first.Create(db, account, clock.GetCurrentInstant())) return NotFound();
        await signIns.Begin(HttpContext, account, Proof.Password);
        return Redirect("/desk");
    }

    public class Form : NewAccount
    {
        [Display(Name = "Code from the terminal"), Required, StringLength(40)]
        public string Code { get; set; } = "";

        [Display(Name = "E-mail address"), Required, EmailAddress, StringLength(254)]
        public string Email { get; set; } = "";
    }
}

/// <summary>What somebody tells of themselves when their account is made.</summary>
public class NewAccount
{
    [Display(Name = "Your name"), Required, StringLength(100)]
    public string Name { get; set; } = "";

    [Display(Name = "Password"), Required, DataType(DataType.Password)]
    public string Password { get; set; } = "";
}
