using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Plenary.Access;
using Plenary.Storage;

namespace Plenary.Audit;

/// <summary>The history of everything, for administrators.</summary>
[Allow(Area.Installation)]
public class InstallationHistoryModel(PlenaryDb db, LastReading reading, IClock clock) : HistoryPage(db, reading, clock)
{
    public override DateTimeZone Zone => DateTimeZone.Utc;

    public Task OnGetAsync() => Find(null);

    public async Task<IActionResult> OnPostVerifyAsync()
    {
        await Verify();
        return Redirect("/installation/audit");
    }
}
