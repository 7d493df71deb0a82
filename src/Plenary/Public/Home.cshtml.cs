using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Countries;
using Plenary.Press;
using Plenary.Programme;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Public;

/// <summary>The first page of a conference: what it is, what is on now, the programme of the day, the newest news, how to come.</summary>
[Allow(Entrance.Public)]
public class HomeModel(PlenaryDb db, PublicProgramme published, IClock clock, PublicUrl url) : PublicPage(db)
{
    private const int Newest = 3;

    /// <summary>Of today; before the conference of its first day, after it of its last.</summary>
    public PublishedDay? Day { get; private set; }

    /// <summary>In session at this moment; breaks are not.</summary>
    public IReadOnlyList<PublishedSession> OnNow { get; private set; } = [];

    public IReadOnlyList<NewsItem> News { get; private set; } = [];

    public bool IsRunning => Now.Date >= Conference.Starts && Now.Date <= Conference.Ends;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        News = await Db.News(clock.GetCurrentInstant(), T.Language, Newest);
        if (await published.Newest(cancellationToken) is not { } programme) return;
        var today = Session.DayOf(Now);
        Day = programme.Days.FirstOrDefault(d => d.Date >= today) ?? programme.Days[^1];
        OnNow = [.. programme.Sessions.Where(s => !s.Kind.IsPause() && s.Starts <= Now && Now < s.Ends)];
    }

    protected override PublicFrame Frame(Series series)
    {
        var frame = base.Frame(series);
        return frame with
        {
            HasCover = true,
            Image = Cover.AddressOf(Conference),
            DayNote = DayNote(),
            Edition = Conference.Country.Length == 0 ? frame.Edition : frame.Edition with { Place = Place },
        };
    }

    /// <summary>"Istanbul, Türkiye"</summary>
    private string Place => Country.OfCode(Conference.Country)?.Name is not { } country ? In(Conference.City)
        : Conference.City.IsEmpty ? country : T["{0}, {1}", In(Conference.City), country];

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
    public IHtmlContent Event => JsonLd.Script(Events.Of(Conference, url, T.Language, PublicFrame.Of(ViewData)!.Edition.Organisation));
}
