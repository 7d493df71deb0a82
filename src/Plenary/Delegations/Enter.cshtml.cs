using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using NodaTime;
using Plenary.Access;
using Plenary.Site;
using Plenary.Storage.Unscoped;

namespace Plenary.Delegations;

/// <summary>
/// Where the personal link leads. The secret goes into a cookie that scripts cannot read, and out of the address: it must not stay in
/// histories, nor be shown over a shoulder.
/// </summary>
[Allow(Entrance.Public), EnableRateLimiting(Limits.Links)]
public class EnterModel(Unscoped unscoped, IClock clock) : PlenaryPage
{
    public async Task<IActionResult> OnGetAsync(string secret)
    {
        if (secret.Length is < 20 or > 100 || await unscoped.LinkOf(Secret.Hash(secret)) is not { } link || !link.IsOpen(clock.GetCurrentInstant()))
        {
            var page = Page();
            page.StatusCode = StatusCodes.Status404NotFound;
            return page;
        }
        DelegationVisit.Begin(HttpContext, secret, link.ExpiresAt);
        if (await unscoped.LanguageOf(link) is { } language)
            Response.Cookies.Append("lang", language, new() { HttpOnly = true, Secure = Request.IsHttps, SameSite = SameSiteMode.Lax, IsEssential = true, MaxAge = TimeSpan.FromDays(365) });
        return Redirect("~/delegation");
    }
}
