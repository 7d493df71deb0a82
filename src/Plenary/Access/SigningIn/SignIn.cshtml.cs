using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Access.SigningIn;

/// <summary>The first step: a password, or a passkey, which is both steps at once. Known and unknown addresses are answered alike, in words and in work.</summary>
[Allow(Entrance.Public), EnableRateLimiting(Limits.SignIn)]
public class SignInModel(PlenaryDb db, SignIns signIns, SignInManager<Account> identity, IPasswordHasher<Account> hasher, FirstStart first, Attempts attempts) : PlenaryPage
{
    public static readonly Refusal Wrong = new("sign-in.wrong", "The e-mail address or the password is not right.");
    public static readonly Refusal UnknownPasskey = new("sign-in.unknown-passkey", "This passkey is not known here. Sign in with your password.");

    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Back { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        if (await first.IsOpen()) return Redirect("/first-start");
        return User.Identity is { IsAuthenticated: true } ? this.GoBack(Back) : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Unfinished();
        if (await attempts.Take(Input.Email, Limits.PlaceOf(HttpContext)) is { } tooMany) return Refused(tooMany);

        // The same work whether there is such an account or not: one query, one hash, one line in the history.
        var normal = Account.Normal(Input.Email);
        var account = await db.Users.SingleOrDefaultAsync(a => a.NormalizedUserName == normal);
        var isRight = attempts.IsPassword(account, Input.Password, hasher) && account is { ClosedAt: null };
        if (!isRight)
        {
            db.Note("sign-in.refused", account?.Id ?? Guid.Empty, new { with = nameof(Proof.Password) });
            await db.SaveChangesAsync();
            return Refused(Wrong);
        }

        await attempts.Forgive(Input.Email, Limits.PlaceOf(HttpContext));
        if (account!.TwoFactorEnabled)
        {
            await SignIns.RememberFirstStep(HttpContext, account);
            return RedirectToPage("SecondStep", Back is null ? null : new Dictionary<string, string> { ["return"] = Back });
        }
        await signIns.Begin(HttpContext, account, Proof.Password);
        return this.GoBack(Back);
    }

    /// <summary>For the script: what the browser asks the passkey.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await identity.MakePasskeyRequestOptionsAsync(null), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential)
    {
        ModelState.Clear();
        if (await PasskeyProof.Of(identity, credential) is not { } proved || proved.Account.ClosedAt is not null)
        {
            db.Note("sign-in.refused", Guid.Empty, new { with = nameof(Proof.Passkey) });
            await db.SaveChangesAsync();
            return Refused(UnknownPasskey);
        }
        await PasskeyProof.Keep(db, proved);
        await signIns.Begin(HttpContext, proved.Account, Proof.Passkey);
        return this.GoBack(Back);
    }

    public class Form
    {
        [Display(Name = "E-mail address"), Required, StringLength(254)]
        public string Email { get; set; } = "";

        [Display(Name = "Password"), Required, DataType(DataType.Password), StringLength(Passwords.Longest)]
        public string Password { get; set; } = "";
    }
}

internal static class Return
{
    /// <summary>To the page from which somebody was sent to sign in, if it is ours; else to the first page.</summary>
    public static IActionResult GoBack(this PlenaryPage page, string? address) =>
        page.LocalRedirect(page.Url.IsLocalUrl(address) ? address! : "/desk");
}
