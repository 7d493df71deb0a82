using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Press;
using Plenary.Programme;
using Plenary.Records;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Public;

/// <summary>The first page of a conference: what it is, what is on now, the programme of the day, the newest news, how to come.</summary>
[Allow(Entrance.Public)]
public class HomeModel(PlenaryDb db, PublicProgramme published, IClock clock, PublicUrl url) : PublicPage(db)
{
    private const int Newest = 3;

    private PublishedProgramme? programme;

    /// <summary>Of today; before the conference of its first day, after it of its last.</summary>
    public PublishedDay? Day { get; private set; }

    /// <summary>In session at this moment; breaks are not.</summary>
    public IReadOnlyList<PublishedSession> OnNow { get; private set; } = [];

    public IReadOnlyList<NewsItem> News { get; private set; } = [];

    /// <summary>The newest papers that everybody may read.</summary>
    public IReadOnlyList<Document> Documents { get; private set; } = [];

    /// <summary>Of the same series, with a site that is open; the latest first.</summary>
    public IReadOnlyList<Edition> Earlier { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        News = await Db.News(clock.GetCurrentInstant(), T.Language, Newest);
        Documents = await Db.Documents.AsNoTracking().Include(d => d.Files).PublicAt(clock.GetCurrentInstant()).OrderByDescending(d => d.PublishedAt).ThenBy(d => d.Symbol).Take(Newest).ToListAsync(cancellationToken);
        Earlier = await OpenBefore(cancellationToken);
        if (await published.Newest(cancellationToken) is not { } newest) return;
        programme = newest;
        var today = Session.DayOf(Now);
        Day = programme.Days.FirstOrDefault(d => d.Date >= today) ?? programme.Days[^1];
        OnNow = [.. programme.Sessions.Where(s => !s.Kind.IsPause() && s.Starts <= Now && Now < s.Ends)];
    }

    private async Task<IReadOnlyList<Edition>> OpenBefore(CancellationToken cancellationToken)
    {
        var earlier = await Db.Conferences.AsNoTracking().Where(Conference.PublicAt(clock.GetCurrentInstant()))
            .Where(c => c.SeriesId == Conference.SeriesId && c.Starts < Conference.Starts).OrderByDescending(c => c.Starts).ToListAsync(cancellationToken);
        return [.. earlier.Select(c => new Edition(In(c.Title), "", In(c.City), c.Starts, c.Ends, c.Colour, $"/{T.Language}/{c.Slug}"))];
    }

    protected override PublicFrame Frame(Series series)
    {
        var frame = base.Frame(series);
        return frame with
        {
            HasCover = true,
            Image = Cover.AddressOf(Conference),
            DayNote = DayNote(),
            Edition = Conference.Country.Length == 0 ? frame.Edition : frame.Edition with { Place = Card.PlaceOf(Conference) },
        };
    }

    private string DayNote()
    {
        var today = Now.Date;
        if (today > Conference.Ends) return "";
        if (today < Conference.Starts) return T.Count(Period.DaysBetween(today, Conference.Starts), "Begins in {0} day", "Begins in {0} days");
        if (Conference.Days == 1) return T["It is today"];
        var day = Period.DaysBetween(Conference.Starts, today) + 1;
        return day == 1 ? T["Today is the first day"] : day == Conference.Days ? T["Today is the last day"] : T["Today is day {0} of {1}", day, Conference.Days];
    }

    /// <summary>schema.org/Event of the whole conference.</summary>
    public IHtmlContent Event => JsonLd.Script(Events.Of(Conference, programme, url, T.Language, PublicFrame.Of(ViewData)!.Edition.Organisation));
}
