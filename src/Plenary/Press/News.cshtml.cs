using NodaTime;
using Plenary.Access;
using Plenary.Public;
using Plenary.Storage;

namespace Plenary.Press;

/// <summary>The news of a conference, the newest first.</summary>
[Allow(Entrance.Public)]
public class NewsModel(PlenaryDb db, IClock clock) : PublicPage(db)
{
    private const int OnOnePage = 25;

    public IReadOnlyList<NewsItem> Items { get; private set; } = [];

    /// <summary>The number before which the next page begins; null on the last.</summary>
    public int? Next { get; private set; }

    public async Task OnGetAsync(int? before)
    {
        var news = await Db.News(clock.GetCurrentInstant(), T.Language, OnOnePage + 1, before);
        Items = [.. news.Take(OnOnePage)];
        Next = news.Count > OnOnePage ? Items[^1].Number : null;
    }
}
