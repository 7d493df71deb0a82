using Microsoft.AspNetCore.Identity;
using NodaTime;
using Plenary.Storage;

namespace Plenary.Access;

/// <summary>Somebody who signs in: a member of a secretariat, an officer, an editor. Delegates need no account.</summary>
public class Account : IdentityUser<Guid>
{
    public Account() => (Id, SecurityStamp, ConcurrencyStamp) = (Guid.CreateVersion7(), Stamp(), Stamp());

    /// <summary>As the history and the page head show it: "Meral T.".</summary>
    public required string Name { get; set; }

    /// <summary>The language of the workspace and of mails to this account.</summary>
    public string Language { get; set; } = "en";

    public Instant CreatedAt { get; init; }

    /// <summary>Set when the account was closed; it cannot sign in and its sessions are gone.</summary>
    public Instant? ClosedAt { get; private set; }

    /// <summary>The secret shared with the person's authenticator app, sealed; empty when none is set up.</summary>
    public byte[] SealedCodeKey { get; private set; } = [];

    /// <summary>The time step of the last code that was taken: each code is good once (RFC 6238, 5.2).</summary>
    public long LastCodeStep { get; private set; }

    /// <summary>Keyed fingerprints of the recovery codes that are left, 16 bytes each. The codes themselves were shown once.</summary>
    public byte[] RecoveryCodes { get; private set; } = [];

    public bool HasCodes => SealedCodeKey.Length > 0;
    public int RecoveryCodesLeft => RecoveryCodes.Length / Fingerprint;

    public static readonly Refusal WrongCode = new("account.wrong-code", "This code is not right, or has been used. Wait for the next one.");
    public static readonly Refusal AlreadyClosed = new("account.already-closed", "This account is already closed.");
    public static readonly Refusal NotClosed = new("account.not-closed", "This account is open.");
    public static readonly Refusal OneMustStay = new("account.one-must-stay", "This is your only second step. Set up another one first.");

    private const int Fingerprint = 16;

    /// <summary>A new account, open, without password and second step. The e-mail address is also the name to sign in with.</summary>
    public static Account Open(string name, string email, string language, Instant at) => new()
    {
        Name = name.Trim(),
        Language = language,
        CreatedAt = at,
        EmailConfirmed = true,
        LockoutEnabled = false,
        Email = email.Trim(),
        NormalizedEmail = Normal(email),
        UserName = email.Trim(),
        NormalizedUserName = Normal(email),
    };

    /// <summary>The form in which e-mail addresses are compared.</summary>
    public static string Normal(string email) => email.Trim().Normalize().ToUpperInvariant();

    /// <summary>Takes a password that <see cref="Passwords.Fault"/> found good enough. End the account's sessions with it.</summary>
    public void SetPassword(string password, IPasswordHasher<Account> hasher)
    {
        PasswordHash = hasher.HashPassword(this, password);
        Changed();
    }

    /// <summary>The secret that an authenticator app is given next: the same each time the page is shown, for the app may have read it already, and another one once anything of how to sign in has changed.</summary>
    public byte[] NextCodeKey(Keys keys) => keys.Derive(Id, $"account.code-key {SecurityStamp}", 20);

    /// <summary>Keeps the secret of an authenticator app once the app has shown that it knows it.</summary>
    /// <param name="code">What the app shows now.</param>
    public Refusal? StartCodes(byte[] key, string code, Instant now, Keys keys)
    {
        if (OneTimeCode.StepOf(key, code, now) is not { } step) return WrongCode;
        SealedCodeKey = keys.Seal(key, Id, "account.code-key");
        (LastCodeStep, TwoFactorEnabled) = (step, true);
        Changed();
        return null;
    }

    /// <summary>A code of the authenticator app. Save at once: the stamp lets only one of two equal codes through.</summary>
    public Refusal? TakeCode(string code, Instant now, Keys keys)
    {
        if (!HasCodes || OneTimeCode.StepOf(keys.Open(SealedCodeKey, Id, "account.code-key"), code, now) is not { } step || step <= LastCodeStep) return WrongCode;
        LastCodeStep = step;
        ConcurrencyStamp = Stamp();
        return null;
    }

    /// <summary>New recovery codes, ten, to be shown once; those before are void.</summary>
    public IReadOnlyList<string> MakeRecoveryCodes(Keys keys)
    {
        var codes = Enumerable.Range(0, 10).Select(_ => Secret.Readable(12)).ToList();
        RecoveryCodes = [.. codes.SelectMany(code => PrintOf(code, keys))];
        ConcurrencyStamp = Stamp();
        return codes;
    }

    /// <summary>A recovery code, which is void afterwards. Save at once, as with <see cref="TakeCode"/>.</summary>
    public Refusal? TakeRecoveryCode(string code, Keys keys)
    {
        var print = PrintOf(code, keys);
        for (var at = 0; at < RecoveryCodes.Length; at += Fingerprint)
        {
            if (!RecoveryCodes.AsSpan(at, Fingerprint).SequenceEqual(print)) continue;
            RecoveryCodes = [.. RecoveryCodes[..at], .. RecoveryCodes[(at + Fingerprint)..]];
            ConcurrencyStamp = Stamp();
            return null;
        }
        return WrongCode;
    }

    /// <summary>Takes the authenticator app away; a passkey must stay.</summary>
    public Refusal? StopCodes(int passkeys)
    {
        if (passkeys == 0) return OneMustStay;
        Forget();
        TwoFactorEnabled = true;
        return null;
    }

    /// <summary>The phone is lost: an administrator takes all second steps away, and the next sign-in must set up one. Remove the passkeys too.</summary>
    public void ResetSecondFactor() => Forget();

    public void PasskeysAre(int passkeys)
    {
        TwoFactorEnabled = HasCodes || passkeys > 0;
        Changed();
    }

    public Refusal? Close(Instant at)
    {
        if (ClosedAt is not null) return AlreadyClosed;
        ClosedAt = at;
        Changed();
        return null;
    }

    public Refusal? Reopen()
    {
        if (ClosedAt is null) return NotClosed;
        ClosedAt = null;
        Changed();
        return null;
    }

    private void Forget()
    {
        (SealedCodeKey, RecoveryCodes, TwoFactorEnabled) = ([], [], false);
        Changed();
    }

    private void Changed() => (SecurityStamp, ConcurrencyStamp) = (Stamp(), Stamp());

    private byte[] PrintOf(string code, Keys keys) => keys.BlindIndex($"{Id} {Secret.Plain(code)}", "account.recovery-code");

    private static string Stamp() => Secret.New();
}
