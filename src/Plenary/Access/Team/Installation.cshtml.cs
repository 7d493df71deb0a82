using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Access.Team;

/// <summary>The first page of what administrators look after.</summary>
[Allow(Area.Installation)]
public class InstallationModel(PlenaryDb db, IClock clock) : PlenaryPage
{
    public int Conferences { get; private set; }
    public int Accounts { get; private set; }
    public int WithoutSecondStep { get; private set; }
    public int Tokens { get; private set; }

    public async Task OnGetAsync()
    {
        var now = clock.GetCurrentInstant();
        Conferences = await db.Conferences.CountAsync();
        Accounts = await db.Users.CountAsync(a => a.ClosedAt == null);
        WithoutSecondStep = await db.Users.CountAsync(a => a.ClosedAt == null && !a.TwoFactorEnabled);
        Tokens = await db.ApiTokens.CountAsync(t => t.RevokedAt == null && (t.ExpiresAt == null || t.ExpiresAt > now));
    }
}
