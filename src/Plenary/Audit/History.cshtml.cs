using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Storage;

namespace Plenary.Audit;

/// <summary>The history of one conference.</summary>
[Allow(Area.Audit)]
public class HistoryModel(PlenaryDb db, LastReading reading, IClock clock) : HistoryPage(db, reading, clock)
{
    public override DateTimeZone Zone => HttpContext.Conference().TimeZone;

    protected override string Desk => $"/desk/{HttpContext.Conference().Slug}";

    public Task OnGetAsync() => Find(HttpContext.Conference().Id);

    public async Task<IActionResult> OnPostVerifyAsync()
    {
        await Verify();
        return Redirect($"/desk/{HttpContext.Conference().Slug}/audit");
    }
}
