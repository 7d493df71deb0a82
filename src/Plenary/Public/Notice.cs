using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Public;

/// <summary>Of what the texts on privacy and accessibility speak. They stand on the public site and, since people must read them before the site is open, behind a delegation's personal link.</summary>
/// <param name="Practical">Where the practical information is; null while the site is closed.</param>
public sealed record Notice(Conference Conference, string Organiser, string? Practical);

/// <summary>Privacy and accessibility, for everybody.</summary>
[Allow(Entrance.Public)]
public class NoticeModel(PlenaryDb db) : PublicPage(db)
{
    public Notice Notice => new(Conference, PublicFrame.Of(ViewData)!.Edition.Organisation, At("/practical"));

    public void OnGet() { }
}

/// <summary>The same for a delegation, that is asked for the data of people.</summary>
[Allow(Entrance.Delegation)]
public class DelegationNoticeModel(PlenaryDb db, Scope scope, IClock clock) : DelegationPage(db, scope, clock)
{
    public Notice Notice => new(Conference, Contents.Of(ViewData)!.Edition!.Organisation, Conference.IsPublic(Now) ? $"/{T.Language}/{Conference.Slug}/practical" : null);

    public Task OnGetAsync() => LoadDelegation();
}
