using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Plenary.Site;

namespace Plenary.Access.SigningIn;

/// <summary>Ends the sign-in on this device, on the server too.</summary>
[Allow(Entrance.Public, BeforeSecondFactor = true)]
public class SignOutModel : PlenaryPage
{
    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(SignIns.FirstStep);
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Redirect("/sign-in");
    }
}
