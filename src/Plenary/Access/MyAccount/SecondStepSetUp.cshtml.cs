using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Access.MyAccount;

/// <summary>
/// Where one sets up the second step: passkeys, an authenticator app, recovery codes. Before there is one, this is the only page that can be
/// reached; afterwards the password is asked again before anything is changed (OWASP ASVS 5.0, 7.5).
/// </summary>
[Allow(Entrance.SignedIn, BeforeSecondFactor = true)]
public class SecondStepSetUpModel(PlenaryDb db, Keys keys, SignIns signIns, SignInManager<Account> identity, UserManager<Account> users, IDataProtectionProvider protection, SecurityLetters letters, IClock clock) : PlenaryPage
{
    private Account account = null!;

    [BindProperty, Display(Name = "Code"), StringLength(40)]
    public string Code { get; set; } = "";

    [BindProperty, Display(Name = "Name of the passkey"), StringLength(60)]
    public string? PasskeyName { get; set; }

    /// <summary>That the password was asked for a moment ago.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Proof { get; set; }

    /// <summary>Codes to be shown once.</summary>
    public IReadOnlyList<string>? NewCodes { get; private set; }
    public bool IsFirst { get; private set; }
    public bool MaySkip => IsFirst && signIns.SecondFactorIsOptional;
    public bool IsDemonstration => signIns.SecondFactorIsOptional;
    public bool HasCodes => account.HasCodes;
    public int RecoveryCodesLeft => account.RecoveryCodesLeft;
    public string AppAddress { get; private set; } = "";
    public string WrittenKey { get; private set; } = "";
    public IReadOnlyList<Passkey> Passkeys { get; private set; } = [];

    public static readonly Refusal PasskeyRefused = new("account.passkey-refused", "This passkey could not be added. Try again.");

    public async Task<IActionResult> OnGetAsync() => await Find() ?? Shown();

    public async Task<IActionResult> OnPostCodesAsync()
    {
        if (await Find() is { } elsewhere) return elsewhere;
        if (account.StartCodes(account.NextCodeKey(keys), Code, clock.GetCurrentInstant(), keys) is { } refusal) return Shown(refusal, nameof(Code));
        NewCodes = account.MakeRecoveryCodes(keys);
        return await Changed("second-step.app-added");
    }

    public async Task<IActionResult> OnPostRecoveryCodesAsync()
    {
        if (await Find() is { } elsewhere) return elsewhere;
        NewCodes = account.MakeRecoveryCodes(keys);
        return await Changed("second-step.recovery-codes-made");
    }

    public async Task<IActionResult> OnPostStopCodesAsync()
    {
        if (await Find() is { } elsewhere) return elsewhere;
        if (account.StopCodes(Passkeys.Count) is { } refusal) return Shown(refusal);
        return await Changed("second-step.app-removed");
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync()
    {
        if (await Find() is { } elsewhere) return elsewhere;
        return Content(await identity.MakePasskeyCreationOptionsAsync(new() { Id = account.Id.ToString(), Name = account.Email!, DisplayName = account.Name }), "application/json");
    }

    public async Task<IActionResult> OnPostAddPasskeyAsync(string? credential)
    {
        if (await Find() is { } elsewhere) return elsewhere;
        if (string.IsNullOrEmpty(credential) || credential.Length > 20_000 || await Attest(credential) is not { } passkey) return Shown(PasskeyRefused);
        passkey.Name = string.IsNullOrWhiteSpace(PasskeyName) ? DeviceName.Of(Request.Headers.UserAgent.ToString()) : PasskeyName.Trim();
        if (!(await users.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded) return Shown(PasskeyRefused);
        account.PasskeysAre(Passkeys.Count + 1);
        // Whoever has only a passkey and loses the device needs another way in as well.
        if (account.RecoveryCodesLeft == 0) NewCodes = account.MakeRecoveryCodes(keys);
        return await Changed("second-step.passkey-added");
    }

    public async Task<IActionResult> OnPostRemovePasskeyAsync(string id)
    {
        if (await Find() is { } elsewhere) return elsewhere;
        if (Passkeys.All(p => p.Id != id)) return NotFound();
        if (Passkeys.Count == 1 && !account.HasCodes) return Shown(Account.OneMustStay);
        await users.RemovePasskeyAsync(account, Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlDecode(id));
        account.PasskeysAre(Passkeys.Count - 1);
        return await Changed("second-step.passkey-removed");
    }

    /// <summary>One's own account, and where to go first when the password must be asked again.</summary>
    private async Task<IActionResult?> Find()
    {
        account = await db.Users.SingleAsync(a => a.Id == db.Scope.Actor.AccountId);
        IsFirst = !account.TwoFactorEnabled;
        Passkeys = [.. (await users.GetPasskeysAsync(account)).Select(p => new Passkey(
            Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlEncode(p.CredentialId), p.Name, Instant.FromDateTimeOffset(p.CreatedAt).InUtc().Date))];
        return IsFirst || AskedAgain.Holds(protection, account, Proof) ? null : Redirect("/account/again?return=/account/second-step");
    }

    private async Task<IActionResult> Changed(string what)
    {
        db.Note(what, account.Id, new { });
        if (!IsFirst) letters.SecondStepChanged(account);
        await db.SaveChangesAsync();
        await signIns.End(account.Id, but: await SignIns.RowOf(HttpContext));
        await signIns.Refresh(HttpContext, account);
        return NewCodes is null ? Redirect("/account") : Page();
    }

    private IActionResult Shown(Refusal? refusal = null, string field = "")
    {
        var key = account.NextCodeKey(keys);
        (AppAddress, WrittenKey) = (OneTimeCode.AppAddress(key, account.Email!, "Plenary"), string.Join(' ', OneTimeCode.Written(key).Chunk(4).Select(four => new string(four))));
        return refusal is null ? Page() : Refused(refusal, field);
    }

    private async Task<UserPasskeyInfo?> Attest(string credential)
    {
        try
        {
            var result = await identity.PerformPasskeyAttestationAsync(credential);
            return result.Succeeded && result.UserEntity.Id == account.Id.ToString() ? result.Passkey : null;
        }
        catch (InvalidOperationException) { return null; }   // no question was asked in this browser, or too long ago
        catch (System.Text.Json.JsonException) { return null; }
    }

    public sealed record Passkey(string Id, string? Name, LocalDate Since);
}
