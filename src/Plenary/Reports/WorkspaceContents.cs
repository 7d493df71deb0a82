using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.CheckIn;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;
using Scope = Plenary.Access.Scope;

namespace Plenary.Reports;

/// <summary>Gives every page of the workspace its contents page: what this visitor may read, with how many there are.</summary>
public sealed class WorkspaceContents(PlenaryDb db, Scope scope, IClock clock, IMemoryCache cache) : IAsyncPageFilter
{
    /// <summary>Counts beside the titles may be this old; a list itself is always fresh.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);

    private sealed record Counts(int People, int Invitations, int Delegations, int Waiting, int Badges, int Inside, int Sessions, int Record, int Press);

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerInstance is PageModel page && scope.Actor.AccountId is not null)
            page.ViewData.SetContents(await Contents(context.HttpContext));
        var done = await next();
        // Whoever did something looks at the counts next. (Forms lead on with a redirect; a gate answers in place, once a second.)
        if (HttpMethods.IsPost(context.HttpContext.Request.Method) && done.Result is IKeepTempDataResult && context.HttpContext.Items[typeof(Conference)] is Conference acted)
            cache.Remove(("contents", acted.Id));
    }

    private async Task<Contents> Contents(HttpContext http)
    {
        if (http.GetRouteValue("conference") is null) return new(null, Above(), clock.GetCurrentInstant().InUtc(), scope.Actor.Name) { Search = "/search" };

        var conference = http.Conference();
        var series = await cache.GetOrCreateAsync(("series", conference.SeriesId), entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Fresh;
            return db.Series.AsNoTracking().SingleAsync(s => s.Id == conference.SeriesId);
        });
        var counts = (await cache.GetOrCreateAsync(("contents", conference.Id), async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Fresh;
            return await Count();
        }))!;
        var home = $"/desk/{conference.Slug}";
        ContentsPart[] parts =
        [
            new(Wording.Texts["Before"],
            [
                .. Line(Area.Directory, Wording.Texts["Directory"], "/directory/people", counts.People),
                .. Line(Area.Invitations, Wording.Texts["Invitations"], $"{home}/invitations", counts.Invitations),
                .. Line(Area.Accreditation, Wording.Texts["Delegations"], $"{home}/delegations", counts.Delegations),
                .. Line(Area.Accreditation, Wording.Texts["Accreditation"], $"{home}/accreditation", counts.Waiting),
                .. Line(Area.WatchList, Wording.Texts["Watch list"], $"{home}/watch-list"),
                .. Line(Area.Badges, Wording.Texts["Badges"], $"{home}/badges", counts.Badges),
            ]),
            new(Wording.Texts["On the days"],
            [
                .. Line(Area.CheckIn, Wording.Texts["Check-in"], $"{home}/check-in", counts.Inside),
                .. Line(Area.Programme, Wording.Texts["Programme"], $"{home}/programme", counts.Sessions),
            ]),
            new(Wording.Texts["After"],
            [
                .. Line(Area.Records, Wording.Texts["Record"], $"{home}/record", counts.Record),
                .. Line(Area.Records, Wording.Texts["Documents"], $"{home}/documents"),
                .. Line(Area.Press, Wording.Texts["Press"], $"{home}/press", counts.Press),
                .. Line(Area.Reports, Wording.Texts["Report"], $"{home}/report"),
            ]),
            new(Wording.Texts["This conference"],
            [
                .. Line(Area.Settings, Wording.Texts["Settings"], $"{home}/settings"),
                .. Line(Area.Team, Wording.Texts["Team"], $"{home}/team"),
                .. Line(Area.Mail, Wording.Texts["Letters"], $"{home}/mail"),
                .. Line(Area.Audit, Wording.Texts["History"], $"{home}/audit"),
            ]),
        ];
        return new(
            new(conference.Title.ToString(), series!.Organiser.ToString(), conference.City.ToString(), conference.Starts, conference.Ends, conference.Colour, home),
            [.. parts.Where(p => p.Lines.Count > 0)], clock.GetCurrentInstant().InZone(conference.TimeZone), scope.Actor.Name)
        { Search = "/search" };
    }

    private ContentsPart[] Above() =>
    [
        new(Wording.Texts["Directory"],
        [
            .. Line(Area.Directory, Wording.Texts["People"], "/directory/people"),
            .. Line(Area.Directory, Wording.Texts["Organisations"], "/directory/organisations"),
            .. Line(Area.Directory, Wording.Texts["Duplicates"], "/directory/duplicates"),
            .. Line(Area.Directory, Wording.Texts["Imports"], "/directory/imports"),
        ]),
        new(Wording.Texts["Installation"],
        [
            new(Wording.Texts["Conferences"], "/desk"),
            .. Line(Area.Installation, Wording.Texts["Series and editions"], "/installation/series"),
            .. Line(Area.Installation, Wording.Texts["Accounts"], "/installation/accounts"),
            .. Line(Area.Installation, Wording.Texts["Letters"], "/installation/mail"),
            .. Line(Area.Installation, Wording.Texts["History"], "/installation/audit"),
        ]),
    ];

    private ContentsLine[] Line(Area area, string title, string address, int? count = null) =>
        scope.May(area, Deed.Read) ? [new(title, address, count)] : [];

    private async Task<Counts> Count() => new(
        await db.People.CountAsync(p => p.MergedIntoId == null),
        await db.Invitations.CountAsync(),
        await db.Delegations.CountAsync(),
        await db.Waiting().CountAsync(),
        await db.Badges.CountAsync(b => b.RevokedAt == null && db.Participations.Any(p => p.Id == b.ParticipationId && p.State == ParticipationState.Accredited)),
        await Occupancy.InsideAnywhere(db),
        await db.Sessions.CountAsync(),
        await db.Interventions.CountAsync(),
        await db.PressReleases.Select(r => r.Number).Distinct().CountAsync());
}

public static class ContentsSetup
{
    /// <summary>Every page of the workspace shows its contents page.</summary>
    public static WebApplicationBuilder AddContents(this WebApplicationBuilder builder)
    {
        builder.Services.AddMemoryCache();
        builder.Services.Configure<Microsoft.AspNetCore.Mvc.MvcOptions>(o => o.Filters.Add<WorkspaceContents>());
        return builder;
    }
}
