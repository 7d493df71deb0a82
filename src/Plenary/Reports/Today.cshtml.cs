using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Badges;
using Plenary.CheckIn;
using Plenary.Conferences;
using Plenary.Press;
using Plenary.Programme;
using Plenary.Site;
using Plenary.Storage;
using Plenary.Storage.Unscoped;
using Scope = Plenary.Access.Scope;

namespace Plenary.Reports;

/// <summary>The first page of a conference: how it stands, and what waits for the one who looks.</summary>
[Allow(Entrance.Member)]
public class TodayModel(PlenaryDb db, Scope scope, IClock clock, Unscoped unscoped, IFileVersionProvider versions, LastChange change, IMemoryCache cache) : PlenaryPage
{
    /// <summary>The whole programme is looked through for its conflicts; so old may their number be.</summary>
    private static readonly Duration AgeOfConflicts = Duration.FromSeconds(15);

    /// <summary>Nobody comes to it any more.</summary>
    private static readonly Duration AgeOfTheEditionBefore = Duration.FromMinutes(10);

    /// <summary>Something that waits: how many, what, and where it is done.</summary>
    public sealed record Waiting(int Count, string Title, string More, string Address, string Button);

    public Conference Conference { get; private set; } = null!;
    public IHtmlContent Greeting { get; private set; } = HtmlString.Empty;
    public Standing? Standing { get; private set; }
    public int Inside { get; private set; }
    public int ArrivedToday { get; private set; }
    public List<Waiting> Work { get; } = [];

    /// <summary>What a new conference still lacks, in the order in which it is usually done; its number stands where a count would.</summary>
    public List<Waiting> Beginning { get; } = [];
    public List<Session> Now { get; private set; } = [];
    public List<Session> Next { get; private set; } = [];
    public int SessionsToday { get; private set; }
    public Dictionary<Guid, string> Rooms { get; private set; } = [];
    public IHtmlContent? Arrivals { get; private set; }
    public IHtmlContent? Map { get; private set; }

    /// <summary>The day whose morning sheet is offered: this one, and before the conference its first. Null afterwards, and for who may not see the programme.</summary>
    public LocalDate? Morning { get; private set; }

    /// <summary>On the days, whoever lets people in goes from here to the gate.</summary>
    public bool ShowsDoor => Conference.Stage is Stage.Running && scope.May(Area.CheckIn, Deed.Read);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Conference = HttpContext.Conference();
        var (now, home) = (clock.GetCurrentInstant(), $"/desk/{Conference.Slug}");
        var local = Conference.Local(now);
        var name = scope.Actor.Name;   // whole: a name is not taken apart
        Greeting = local.Hour < 12 ? T.Html("Good morning, {0}", name) : local.Hour < 18 ? T.Html("Good afternoon, {0}", name) : T.Html("Good evening, {0}", name);

        if (scope.May(Area.Programme, Deed.Read) && local.Date <= Conference.Ends) Morning = LocalDate.Max(local.Date, Conference.Starts);
        if (scope.May(Area.Reports, Deed.Read))
        {
            Standing = await Standing.Of(db, Conference, unscoped, cache, await change.Number(HttpContext), cancel);
            Inside = await Occupancy.InsideAnywhere(db, cancel);
            if (Standing.Accredited > 0) Map = Pictures.MapOf(Standing.OnMap, Standing.OfNoCountry, DotMap.LandAt(versions, Request.PathBase));
            var day = local.Date < Conference.Starts ? Conference.Starts : local.Date > Conference.Ends ? Conference.Ends : local.Date;
            var arrivals = await CheckIn.Arrivals.On(db, Conference, day, now, cancel);
            ArrivedToday = day == local.Date ? arrivals.Total : 0;
            if (arrivals.Total > 0) Arrivals = (arrivals with { Before = await Before(day, cancel) }).Picture;
        }
        await FindWork(home, now, cancel);
        if (Conference.Stage < Stage.Closed) await FindBeginning(home, cancel);
        if (scope.May(Area.Programme, Deed.Read)) await FindSessions(local, cancel);
    }

    private Task<ArrivalsBefore?> Before(LocalDate day, CancellationToken cancel) => cache.GetOrCreateAsync((typeof(ArrivalsBefore), Conference.Id, day), entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = AgeOfTheEditionBefore.ToTimeSpan();
        return unscoped.ArrivalsAtTheEditionBefore(Conference, day, cancel);
    });

    private async Task FindWork(string home, Instant now, CancellationToken cancel)
    {
        if (scope.May(Area.Settings, Deed.Change) && Conference.StageDue(Conference.Local(now).Date) is { } due)
        {
            var title = due is Stage.Closed ? T["The conference is over; its stage still says “{0}”.", Conference.Stage] : T["The conference has begun; its stage still says “{0}”.", Conference.Stage];
            Add(1, title, T["The stage tells everybody where the conference is in its life."], $"{home}/settings/stage", T["Move it on"]);
        }
        if (scope.May(Area.Accreditation, Deed.Change))
        {
            var oldest = await db.Waiting().MinAsync(p => (Instant?)p.QueuedAt, cancel);
            Add(await db.Waiting().CountAsync(cancel), T["Nominations to review"], oldest is { } since ? T["The oldest waits {0}.", Say.Duration(now - since)] : "", $"{home}/accreditation", T["Review"]);
        }
        if (scope.May(Area.Badges, Deed.Change))
        {
            Add(await db.AccreditedWithoutBadge().CountAsync(cancel), T["Accredited people without a badge"], "", $"{home}/badges?state={BadgesModel.Waiting}", T["Issue"]);
            Add(await db.BadgeRows(BadgeState.Issued).CountAsync(cancel), T["Badges to print"], "", $"{home}/badges?state={BadgesModel.Of(BadgeState.Issued)}", T["Print"]);
        }
        if (scope.May(Area.Invitations, Deed.Change))
            Add(await db.Invitations.CountAsync(i => i.Answer == null && i.WithdrawnAt == null, cancel), T["Invitations without an answer"], "", $"{home}/invitations", T["Show"]);
        if (scope.May(Area.Programme, Deed.Change))
        {
            var (open, serious) = await cache.GetOrCreateAsync(("conflicts", Conference.Id), async entry =>
            {
                entry.AbsoluteExpirationRelativeToNow = AgeOfConflicts.ToTimeSpan();
                var conflicts = (await Conflict.In(await Draft.Of(db, Conference, cancel), db, cancel)).Where(c => c.IsOpen).ToList();
                return (conflicts.Count, conflicts.Count(c => c.IsSerious));
            });
            Add(open, T["Conflicts in the programme"], serious > 0 ? T.Count(serious, "{0} of them cannot be as planned.", "{0} of them cannot be as planned.") : "", $"{home}/programme/conflicts", T["Resolve"]);
        }
        if (scope.May(Area.Records, Deed.Change))
            Add(await db.Interventions.CountAsync(i => i.PublishedAt == null || i.WithdrawnAt != null, cancel), T["Notes of interventions that are not public"], "", $"{home}/record?public=false", T["Show"]);
        if (scope.May(Area.Press, Deed.Change))
            Add(await db.PressReleases.CountAsync(r => r.State == PressState.Draft, cancel), T["Press releases to edit"], "", $"{home}/press", T["Show"]);

        void Add(int count, string title, string more, string address, string button)
        {
            if (count > 0) Work.Add(new(count, title, more, address, button));
        }
    }

    private async Task FindBeginning(string home, CancellationToken cancel)
    {
        if (scope.May(Area.Directory, Deed.Change) && !await db.Organisations.AnyAsync(cancel))
            Add(T["Bring the organisations into the directory"], T["A list as CSV or XLSX is enough; you see what will happen before it happens."], "/directory/imports", T["Import a list"]);
        if (scope.May(Area.Team, Deed.Change) && !await db.RolesHeld.AnyAsync(r => r.ConferenceId == Conference.Id && r.Ended == null, cancel))
            Add(T["Invite your colleagues"], T["Each gets a letter with a link, and sees what their role needs."], $"{home}/team", T["Invite"]);
        if (scope.May(Area.Invitations, Deed.Change) && !await db.Invitations.AnyAsync(cancel))
            Add(T["Invite the organisations"], T["Choose them, set places and a deadline, and look at the letter before it goes out."], $"{home}/invitations/new", T["Choose"]);
        if (scope.May(Area.Programme, Deed.Change) && !await db.Sessions.AnyAsync(cancel))
            Add(T["Plan the programme"], T["Sessions with times and rooms; the public sees them once you publish."], $"{home}/programme", T["Plan"]);
        if (scope.May(Area.Settings, Deed.Change) && !await db.Gates.AnyAsync(cancel))
            Add(T["Set up a gate"], T["Badges are read there. The main entrance is enough to begin with."], $"{home}/gates", T["Set up gates"]);

        void Add(string title, string more, string address, string button) => Beginning.Add(new(Beginning.Count + 1, title, more, address, button));
    }

    private async Task FindSessions(LocalDateTime local, CancellationToken cancel)
    {
        var (from, until) = (local.Date.AtMidnight(), local.Date.PlusDays(1).AtMidnight());
        var today = await db.Sessions.AsNoTracking().Where(s => s.Starts >= from && s.Starts < until).OrderBy(s => s.Starts).ToListAsync(cancel);
        Rooms = await db.Rooms.AsNoTracking().ToDictionaryAsync(r => r.Id, r => r.Name.ToString(), cancel);
        SessionsToday = today.Count;
        Now = [.. today.Where(s => s.Starts <= local && s.Ends > local)];
        Next = [.. today.Where(s => s.Starts > local).Take(3)];
    }
}
