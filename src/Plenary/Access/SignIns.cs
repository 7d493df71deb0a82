using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Storage;

namespace Plenary.Access;

/// <summary>How somebody proved who they are.</summary>
public enum Proof { Password, Code, RecoveryCode, Passkey }

/// <summary>Begins and ends the sign-ins of accounts: what the pages that let somebody in have in common.</summary>
/// <param name="demonstration">Null but in <c>plenary demo</c>.</param>
public sealed class SignIns(PlenaryDb db, Demonstration? demonstration = null)
{
    /// <summary>Holds, for ten minutes, whose password was right until the second step is done.</summary>
    public const string FirstStep = "first-step";

    /// <summary>In the ticket of somebody who has no second step yet: they may set one up and nothing else.</summary>
    public const string LacksSecondFactor = "plenary:lacks-second-factor";

    /// <summary>In the ticket where a demonstration lets the second step be left out.</summary>
    public const string SkippedSecondFactor = "plenary:skipped-second-factor";

    /// <inheritdoc cref="Demonstration"/>
    public bool SecondFactorIsOptional => demonstration is not null;

    /// <summary>Signs in, writes it into the history and saves.</summary>
    public async Task Begin(HttpContext http, Account account, Proof proof)
    {
        db.Scope.EnterAs(new(account.Id, account.Name), [], null);
        db.Note("sign-in.done", account.Id, new { with = proof.ToString() });
        await db.SaveChangesAsync();
        if ((await http.AuthenticateAsync(FirstStep)).Succeeded) await http.SignOutAsync(FirstStep);
        await SignInAfresh(http, PrincipalOf(account, proof));
        SpeakLanguageOf(http, account);
    }

    /// <summary>
    /// Ends whatever this browser was signed in as and begins under a new key. The handler that read the old cookie would carry on with its key,
    /// which somebody else may know; a fresh one finds that sign-in gone and makes a new key.
    /// </summary>
    private static async Task SignInAfresh(HttpContext http, ClaimsPrincipal principal)
    {
        if ((await http.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Succeeded) await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        var scheme = await http.RequestServices.GetRequiredService<IAuthenticationSchemeProvider>().GetSchemeAsync(IdentityConstants.ApplicationScheme);
        var fresh = ActivatorUtilities.CreateInstance<CookieAuthenticationHandler>(http.RequestServices);
        await fresh.InitializeAsync(scheme!, http);
        await fresh.SignInAsync(principal, new() { IsPersistent = false });
    }

    /// <summary>The same sign-in after one's own account has changed: name, language, second step.</summary>
    public async Task Refresh(HttpContext http, Account account)
    {
        var current = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (!current.Succeeded) return;
        var proof = Enum.TryParse<Proof>(current.Principal.FindFirstValue(ClaimTypes.AuthenticationMethod), out var known) ? known : Proof.Password;
        await http.SignInAsync(IdentityConstants.ApplicationScheme, PrincipalOf(account, proof), current.Properties);
        SpeakLanguageOf(http, account);
    }

    /// <summary>Ends the sign-ins of an account on all devices; within a request they are gone everywhere.</summary>
    /// <param name="but">The one that stays: its owner's own, when they changed something themselves.</param>
    public Task<int> End(Guid accountId, Guid? but = null) => db.SignedIn.Where(s => s.AccountId == accountId && s.Id != but).ExecuteDeleteAsync();

    /// <summary>Ends the tokens of an account with the next save: who stole the password may have made some.</summary>
    public async Task EndTokens(Guid accountId, Instant at)
    {
        foreach (var token in await db.ApiTokens.Where(t => t.AccountId == accountId && t.RevokedAt == null).ToListAsync()) _ = token.Revoke(at);   // they are those that can be
    }

    /// <summary>The row of the sign-in that this request belongs to.</summary>
    public static async Task<Guid?> RowOf(HttpContext http) =>
        (await http.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties?.Items.TryGetValue(SessionStore.Row, out var row) == true && Guid.TryParse(row, out var id) ? id : null;

    /// <summary>Remembers whose password was right, until the second step.</summary>
    public static Task RememberFirstStep(HttpContext http, Account account) =>
        http.SignInAsync(FirstStep, new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(nameof(Account.SecurityStamp), account.SecurityStamp ?? "")], FirstStep)));

    /// <summary>The account whose password was right in this browser within the last ten minutes.</summary>
    public async Task<Account?> AfterFirstStep(HttpContext http)
    {
        var first = await http.AuthenticateAsync(FirstStep);
        if (!Guid.TryParse(first.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) return null;
        var account = await db.Users.SingleOrDefaultAsync(a => a.Id == id && a.ClosedAt == null);
        return account?.SecurityStamp == first.Principal!.FindFirstValue(nameof(Account.SecurityStamp)) ? account : null;
    }

    internal ClaimsPrincipal PrincipalOf(Account account, Proof proof)
    {
        var claims = new List<Claim>
        {
            new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(ClaimTypes.Name, account.UserName ?? ""), new(Visitor.NameClaim, account.Name),
            new(ClaimTypes.AuthenticationMethod, proof.ToString()),
        };
        if (!account.TwoFactorEnabled) claims.Add(new(SecondFactorIsOptional ? SkippedSecondFactor : LacksSecondFactor, "yes"));
        return new(new ClaimsIdentity(claims, IdentityConstants.ApplicationScheme));
    }

    private void SpeakLanguageOf(HttpContext http, Account account) =>
        http.Response.Cookies.Append("lang", account.Language, new() { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps });
}
