using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Access.SigningIn;

/// <summary>After the right password: a code of the authenticator app, or a recovery code. Reached within ten minutes, in the same browser.</summary>
[Allow(Entrance.Public), EnableRateLimiting(Limits.SignIn)]
public class SecondStepModel(PlenaryDb db, SignIns signIns, Attempts attempts, Keys keys, IClock clock) : PlenaryPage
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Back { get; set; }

    [BindProperty, Display(Name = "Code"), Required, StringLength(40)]
    public string Code { get; set; } = "";

    public bool HasCodes { get; private set; }
    public bool HasRecoveryCodes { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await signIns.AfterFirstStep(HttpContext) is not { } account) return Redirect("/sign-in");
        (HasCodes, HasRecoveryCodes) = (account.HasCodes, account.RecoveryCodesLeft > 0);
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIns.AfterFirstStep(HttpContext) is not { } account) return Redirect("/sign-in");
        (HasCodes, HasRecoveryCodes) = (account.HasCodes, account.RecoveryCodesLeft > 0);
        if (!ModelState.IsValid) return Unfinished();

        var name = $"second step of {account.Id}";
        if (await attempts.Take(name, "anywhere") is { } tooMany) return Refused(tooMany);

        var isRecovery = Secret.Plain(Code).Length > 6;
        var refusal = isRecovery ? account.TakeRecoveryCode(Code, keys) : account.TakeCode(Code, clock.GetCurrentInstant(), keys);
        if (refusal is null)
        {
            try { await db.SaveChangesAsync(); }
            catch (DbUpdateConcurrencyException) { refusal = Account.WrongCode; db.ChangeTracker.Clear(); }   // somebody took the same code a moment earlier
        }
        if (refusal is not null)
        {
            db.Note("sign-in.refused", account.Id, new { with = (isRecovery ? Proof.RecoveryCode : Proof.Code).ToString() });
            await db.SaveChangesAsync();
            return Refused(refusal, nameof(Code));
        }

        await attempts.Forgive(name, "anywhere");
        await signIns.Begin(HttpContext, account, isRecovery ? Proof.RecoveryCode : Proof.Code);
        if (isRecovery) Toast(T.Count(account.RecoveryCodesLeft, "{0} recovery code is left. Make new ones under My account.", "{0} recovery codes are left. Make new ones under My account."));
        return this.GoBack(Back);
    }
}
