using Plenary.Access;
using Plenary.Programme;
using Plenary.Storage;

namespace Plenary.Public;

/// <summary>The whole programme as it was last published, day by day.</summary>
[Allow(Entrance.Public)]
public class ProgrammeModel(PlenaryDb db, PublicProgramme published) : PublicPage(db)
{
    /// <summary>Null while nothing is published.</summary>
    public PublishedProgramme? Published { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Published = await published.Newest(cancellationToken);

    /// <summary>How the day is called within the page: <c>#2027-05-11</c>.</summary>
    public static string Anchor(PublishedDay day) => NodaTime.Text.LocalDatePattern.Iso.Format(day.Date);

    /// <summary>A room of the programme, once, in the order of the rooms.</summary>
    public IEnumerable<PublishedRoom> Rooms => Published!.Days.SelectMany(d => d.Rooms).Where(r => r.Id is not null).DistinctBy(r => r.Id);

    public bool IsPartlyInOtherLanguages => Published!.Sessions.Any(s => Site.Shown.OtherLanguage(s.Title) is not null);
}
