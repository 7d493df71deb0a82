using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Public;

/// <summary>
/// What all public pages of a conference share: the frame around the text, in the language of the address. A page stands at
/// <c>/{lang}/{conference}/…</c> (<see cref="Route"/>), carries <c>[Allow(Entrance.Public)]</c> and the layout <c>_Public</c>.
/// </summary>
public abstract class PublicPage(PlenaryDb db) : PlenaryPage
{
    /// <summary>How the address of every public page begins. Only languages that we speak: the rest is nobody's page.</summary>
    public const string Route = "/{lang:regex(^(en|ar|fr|tr|id)$)}/{conference}";

    protected PlenaryDb Db => db;

    public Conference Conference => HttpContext.Conference();

    /// <summary>What it is now where the conference is.</summary>
    public LocalDateTime Now => Conference.Local(db.Clock.GetCurrentInstant());

    /// <summary>The address of one of the conference's pages in the language of this one: <c>At("/news/3")</c>.</summary>
    public string At(string rest) => $"/{T.Language}/{Conference.Slug}{rest}";

    /// <summary>A text of the conference in the language of the page.</summary>
    protected static string In(LocalText text) => text.In(T.Language).Text;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var series = await db.Series.AsNoTracking().SingleAsync(s => s.Id == Conference.SeriesId);
        ViewData.SetPublic(Frame(series));
        await next();
    }

    /// <summary>The frame; a page that has more to show (a cover) says so: <c>base.Frame(series) with { HasCover = true }</c>.</summary>
    protected virtual PublicFrame Frame(Series series)
    {
        var conference = Conference;
        var edition = new Site.Edition(In(conference.Title), In(series.Organiser), In(conference.City), conference.Starts, conference.Ends, conference.Colour, At(""));
        return new(edition, [.. Languages.All.Select(l => l.Tag)],
        [
            new(Now.Date >= conference.Starts && Now.Date <= conference.Ends ? T["Today"] : T["Overview"], At("")),
            new(T["Programme"], At("/programme")),
            new(T["Speakers"], At("/speakers")),
            new(T["News"], At("/news")),
            new(T["Record"], At("/record")),
            new(T["Documents"], At("/documents")),
            new(T["Practical"], At("/practical")),
        ])
        {
            Theme = In(conference.Theme),
            Card = At("/card.png"),
            Venue = In(conference.Venue),
            About = In(conference.About),
            Contacts = [.. Reach(T["Secretariat"], conference.SecretariatEmail, conference.SecretariatPhone), .. Reach(T["Press desk"], conference.PressEmail, conference.PressPhone)],
            AboutSite = [new(T["Privacy"], At("/privacy")), new(T["Accessibility"], At("/accessibility")), new(T["All conferences"], $"/{T.Language}"), new(T["Sign in to the secretariat"], "/sign-in")],
            Alternates =
            [
                ("application/atom+xml", T["News"], At("/news.atom")),
                ("text/calendar", T["Programme"], At("/calendar.ics")),
            ],
        };
    }

    /// <summary>Where somebody is reached, as far as they say.</summary>
    private static IEnumerable<ContactLine> Reach(string who, string email, string phone)
    {
        if (email.Length > 0) yield return new(who, email, $"mailto:{email}");
        if (phone.Length > 0) yield return new(who, phone, $"tel:{phone.Replace(" ", "", StringComparison.Ordinal)}");
    }
}
