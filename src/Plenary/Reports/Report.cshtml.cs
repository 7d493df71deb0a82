using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;
using Plenary.Storage.Unscoped;

namespace Plenary.Reports;

/// <summary>The numbers of the conference: totals, tables, charts, the editions side by side.</summary>
[Allow(Area.Reports)]
public class ReportModel(PlenaryDb db, IClock clock, Unscoped unscoped, IFileVersionProvider versions) : PlenaryPage
{
    public Conference Conference { get; private set; } = null!;
    public Statistics Statistics { get; private set; } = null!;
    public Comparison Comparison { get; private set; } = null!;
    public IHtmlContent Map { get; private set; } = null!;
    public IHtmlContent? Days { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Conference = HttpContext.Conference();
        Statistics = await Statistics.Of(db, Conference, clock.GetCurrentInstant(), cancel);
        Comparison = await Comparison.Of(Conference, unscoped, cancel);
        Map = Pictures.Map(Statistics, DotMap.LandAt(versions, Request.PathBase));
        if (Statistics.ByDay.Count > 0) Days = Pictures.Days(Statistics.ByDay, Conference.Local(clock.GetCurrentInstant()).Date);
    }
}
