using Microsoft.AspNetCore.Mvc;
using Plenary.Access;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Delegations;

/// <summary>Ends the visit of a delegation in this browser, for those who share it with others. The link in the letter begins another.</summary>
[Allow(Entrance.Public)]
public class LeaveModel(PlenaryDb db) : PlenaryPage
{
    public bool IsHere { get; private set; }

    public async Task OnGetAsync() => IsHere = await DelegationVisit.Of(HttpContext, db) is not null;

    public IActionResult OnPost()
    {
        DelegationVisit.End(HttpContext);
        return Redirect("~/delegation/leave");
    }
}
