using Microsoft.AspNetCore.Mvc;
using Plenary.Access;

namespace Plenary.Site;

/// <summary>Where a reader says in which language and how they like to see the workspace. Kept in cookies for a year.</summary>
[Allow(Entrance.Public)]
public class LanguageModel : PlenaryPage
{
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public void OnGet() { }

    public IActionResult OnPost(string? language, string? theme, string? density, string? keys)
    {
        if (Languages.IsSpoken(language)) Keep(HttpContext, "lang", language!);
        if (theme is "light" or "dark" or "system") Keep(HttpContext, "theme", theme);
        if (density is "open" or "close") Keep(HttpContext, "density", density);
        if (keys is "on" or "off") Keep(HttpContext, "keys", keys);
        return LocalRedirect(Url.IsLocalUrl(Back) ? Back! : "~/");
    }

    internal static void Keep(HttpContext http, string name, string value) =>
        http.Response.Cookies.Append(name, value, new() { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps });
}
