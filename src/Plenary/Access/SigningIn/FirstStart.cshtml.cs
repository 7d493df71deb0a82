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
        // Everything at once: a first impression is no game of questions.
        if (!string.IsNullOrEmpty(Input.Code) && !Secret.AreSame(Input.Code, first.Code)) ModelState.AddModelError("Input.Code", T[FirstStart.WrongCode]);
        if (!string.IsNullOrEmpty(Input.Password) && Passwords.Fault(Input.Password, $"{Input.Name}", $"{Input.Email}") is { } fault) ModelState.AddModelError("Input.Password", T[fault]);
        if (!ModelState.IsValid) return Unfinished();

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
