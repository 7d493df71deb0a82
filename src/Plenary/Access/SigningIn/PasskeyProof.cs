using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Plenary.Storage;

namespace Plenary.Access.SigningIn;

/// <summary>A passkey that has answered rightly: whose it is, and what is to be kept of it (its counter).</summary>
internal sealed record PasskeyProof(Account Account, UserPasskeyInfo Passkey)
{
    /// <summary>What the browser brought, judged; null when it is not right for any account.</summary>
    public static async Task<PasskeyProof?> Of(SignInManager<Account> identity, string? credential)
    {
        if (string.IsNullOrEmpty(credential) || credential.Length > 20_000) return null;
        try
        {
            var result = await identity.PerformPasskeyAssertionAsync(credential);
            return result.Succeeded && result.Passkey.IsUserVerified ? new(result.User, result.Passkey) : null;
        }
        catch (InvalidOperationException) { return null; }   // no question was asked in this browser, or too long ago
        catch (JsonException) { return null; }
    }

    /// <summary>Keeps the counter with the next save.</summary>
    public static async Task Keep(PlenaryDb db, PasskeyProof proof)
    {
        var stored = await db.FindAsync<IdentityUserPasskey<Guid>>(proof.Passkey.CredentialId);
        if (stored is null) return;
        stored.Data.SignCount = proof.Passkey.SignCount;
        stored.Data.IsBackedUp = proof.Passkey.IsBackedUp;
    }
}
