using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Plenary.Access.MyAccount;

/// <summary>That somebody who is signed in has just typed the password again: a slip that is good for ten minutes and until anything of the account changes.</summary>
internal static class AskedAgain
{
    public static string Slip(IDataProtectionProvider protection, Account account) => ProtectorOf(protection, account).Protect("asked", TimeSpan.FromMinutes(10));

    public static bool Holds(IDataProtectionProvider protection, Account account, string? slip)
    {
        if (string.IsNullOrEmpty(slip)) return false;
        try { return ProtectorOf(protection, account).Unprotect(slip) == "asked"; }
        catch (CryptographicException) { return false; }
    }

    private static ITimeLimitedDataProtector ProtectorOf(IDataProtectionProvider protection, Account account) =>
        protection.CreateProtector("Plenary.AskedAgain", account.Id.ToString(), account.SecurityStamp ?? "").ToTimeLimitedDataProtector();
}
