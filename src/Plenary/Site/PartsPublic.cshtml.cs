using Microsoft.AspNetCore.Mvc.Filters;
using Plenary.Access;

namespace Plenary.Site;

/// <summary>The frame of the public pages, shown to those who build them. In Development only.</summary>
[Allow(Entrance.Public)]
public class PartsPublicModel(IWebHostEnvironment environment) : PlenaryPage
{
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!environment.IsDevelopment()) { context.Result = NotFound(); return; }
        var lang = T.Language;
        ViewData.SetPublic(new(new("13th General Conference", "Confluence Network", "Bursa", PartsModel.First, PartsModel.Last, "#7a1f4f", $"/{lang}/parts"),
            [.. Languages.All.Select(l => l.Tag)],
            [new("Today", $"/{lang}/parts"), new("Programme", $"/{lang}/parts/programme"), new("News", $"/{lang}/parts/news")])
        {
            HasCover = true,
            Theme = "Clean rivers, healthy schools",
            DayNote = "Today is the first day",
            Venue = "Lakeside Congress Hall",
            About = "An association of river, health and education networks since 1998.",
            Contacts = [new("Secretariat", "+90 555 0100 130", "#"), new("Press desk", "press@example.org", "#")],
            AboutSite = [new("Privacy: what we keep and when it is deleted", "#"), new("Accessibility", "#")],
            Alternates = [("application/atom+xml", "News", $"/{lang}/parts/news.atom")],
            Mine = new("My participation", "#"),
        });
    }

    public void OnGet() { }
}
