using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Programme;
using Plenary.Site;
using Plenary.Storage;
using Plenary.Storage.Unscoped;

namespace Plenary.Reports;

/// <summary>The final report to be read on one page, or printed from it.</summary>
[Allow(Area.Reports)]
public class FinalModel(PlenaryDb db, PublicProgramme programme, Unscoped unscoped, IClock clock, IFileVersionProvider versions) : PlenaryPage
{
    public FinalReport Report { get; private set; } = null!;
    public IHtmlContent Map { get; private set; } = null!;
    public IHtmlContent? Days { get; private set; }

    /// <summary>The conference's public site in the reader's language; null while it is closed, and nothing leads there.</summary>
    public string? Site { get; private set; }

    /// <summary>The parts that there are, by the name of their heading in the page.</summary>
    public IReadOnlyList<(string Id, string Title)> Parts => [.. new (string Id, string Title, bool Is)[]
    {
        ("who", T["Who took part"], true), ("programme", T["Programme"], Report.Programme is not null), ("said", T["Interventions"], Report.Said.Items.Count > 0),
        ("decided", T["Decisions"], Report.Decisions.Items.Count > 0), ("documents", T["Documents"], Report.Documents.Items.Count > 0), ("news", T["News"], Report.News.Items.Count > 0), ("list", T["List of participants"], true),
    }.Where(p => p.Is).Select(p => (p.Id, p.Title))];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var (conference, now) = (HttpContext.Conference(), clock.GetCurrentInstant());
        Report = await FinalReport.Of(db, programme, unscoped, conference, now, cancel);
        Map = Pictures.Map(Report.Statistics, DotMap.LandAt(versions, Request.PathBase));
        if (Report.Statistics.ByDay.Count > 0) Days = Pictures.Days(Report.Statistics.ByDay, conference.Local(now).Date);
        if (conference.IsPublic(now)) Site = $"/{T.Language}/{conference.Slug}";
    }
}
