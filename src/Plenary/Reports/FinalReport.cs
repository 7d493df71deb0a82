using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Conferences;
using Plenary.Press;
using Plenary.Programme;
using Plenary.Records;
using Plenary.Site;
using Plenary.Storage;
using Plenary.Storage.Unscoped;

namespace Plenary.Reports;

/// <summary>A part of the report, bounded so that no conference is too large for it.</summary>
/// <param name="All">How many there are, which may be more than stand here.</param>
public sealed record Part<T>(IReadOnlyList<T> Items, int All)
{
    /// <summary>"2,000 of 7,340 are shown."; null where all are.</summary>
    internal string? Shortened => Items.Count < All ? Wording.Texts["{0} of {1} are shown.", Items.Count, Say.Roughly(All)] : null;
}

/// <summary>What one speaker said, as the report holds it: the summary or the first sentences of the text, whichever is there in the reader's language; never the whole text.</summary>
/// <param name="Language">The one it was given in.</param>
public sealed record ReportedIntervention(Guid Id, Guid Session, string Speaker, string Office, string For, LocalDateTime? At, string Language, ReadText Beginning, IReadOnlyList<string> Quotations)
{
    /// <summary>The speaker's in another script, where the directory knows it.</summary>
    public string SecondName { get; init; } = "";

    internal static ReportedIntervention Of(PublicIntervention i)
    {
        var reader = Languages.Current.Tag;
        var beginning = i.Beginning.Language != reader && i.Text.Language == reader ? i.Text with { Text = Prose.Beginning(i.Text.Text, 300) } : i.Beginning;
        return new(i.Id, i.SessionId, i.Speaker, i.Office, i.For, i.At, i.Language, beginning, i.Quotations) { SecondName = i.SecondName };
    }
}

/// <summary>
/// The book of the conference: who took part, the programme, what was said and decided, documents and news. The page, the PDF and the API all say
/// what stands here: numbers, and what the public may read. Only the PDF has the list of participants besides.
/// </summary>
/// <param name="Before">The edition before; null at the first.</param>
/// <param name="Programme">The newest release; null while nothing is published.</param>
public sealed record FinalReport(
    Conference Conference, LocalText Organiser, Statistics Statistics, Comparison Comparison, EditionNumbers? Before, PublishedProgramme? Programme,
    Part<ReportedIntervention> Said, Part<Decision> Decisions, Part<Document> Documents, Part<NewsItem> News)
{
    private const int MostSaid = 2_000, MostPapers = 500, MostNews = 200;

    /// <summary>Interventions are read so many at a time: each may hold a long text in several languages.</summary>
    private const int AtOnce = 50;

    /// <summary>Of the conference in scope.</summary>
    public static async Task<FinalReport> Of(PlenaryDb db, PublicProgramme programme, Unscoped unscoped, Conference conference, Instant now, CancellationToken cancel = default)
    {
        var series = await db.Series.AsNoTracking().SingleAsync(s => s.Id == conference.SeriesId, cancel);
        var comparison = await Comparison.Of(conference, unscoped, cancel);
        var (decisions, documents) = (db.Decisions.AsNoTracking().PublicAt(now), db.Documents.AsNoTracking().PublicAt(now));
        var news = await db.News(now, Wording.Texts.Language, MostNews);
        return new(
            conference, series.Organiser, await Statistics.Of(db, conference, now, cancel), comparison, comparison.Before(conference), await programme.Newest(cancel),
            await AllSaid(db, now, cancel),
            new(await decisions.OrderBy(d => d.Number).Take(MostPapers).ToListAsync(cancel), await decisions.CountAsync(cancel)),
            new(await documents.Include(d => d.Files).OrderBy(d => d.Order).ThenBy(d => d.Symbol).Take(MostPapers).ToListAsync(cancel), await documents.CountAsync(cancel)),
            new([.. news.AsEnumerable().Reverse()], await db.PublicReleases(now).Select(r => r.Number).Distinct().CountAsync(cancel)));
    }

    /// <summary>Its tables of numbers, those of this conference first.</summary>
    internal IReadOnlyList<NumberTable> Tables => [.. NumberTable.All(Statistics), NumberTable.Editions(Comparison.Editions), .. NumberTable.Compared(Comparison)];

    /// <summary>What was said, session by session. One that is not in the programme is null: its title is nobody's business.</summary>
    internal IEnumerable<(PublishedSession? Session, IEnumerable<ReportedIntervention> Said)> SaidBySession
    {
        get
        {
            var sessions = Programme?.Sessions.ToDictionary(s => s.Id) ?? [];
            return Said.Items.GroupBy(i => i.Session).Select(g => (sessions.GetValueOrDefault(g.Key), g.AsEnumerable()));
        }
    }

    private static async Task<Part<ReportedIntervention>> AllSaid(PlenaryDb db, Instant now, CancellationToken cancel)
    {
        var list = await InterventionList.Of(db, new() { Public = true }, now, cancel);
        var said = new List<ReportedIntervention>();
        foreach (var ids in (await list.Ids(MostSaid, cancel)).Chunk(AtOnce))
        {
            var read = (await db.AsRead(await db.Interventions.AsNoTracking().Where(i => EF.Parameter(ids).Contains(i.Id)).ToListAsync(cancel), cancel)).ToDictionary(i => i.Id);
            said.AddRange(ids.Where(read.ContainsKey).Select(id => ReportedIntervention.Of(read[id])));
        }
        return new(said, list.Count);
    }
}

/// <summary>The same for programs. Texts of the conference come in all their languages, what was said and the news in the one asked for, as far as there is a translation.</summary>
public sealed record FinalReportView(
    LocalText Title, LocalText Organiser, LocalText Theme, LocalText Occasion, LocalDate Starts, LocalDate Ends, LocalText City, string Country, LocalText Venue,
    Statistics Statistics, Comparison Comparison, PublishedProgramme? Programme,
    Part<ReportedIntervention> Said, Part<PublicDecisionView> Decisions, Part<PublicDocumentView> Documents, Part<NewsItem> News)
{
    public static FinalReportView Of(FinalReport report) => new(
        report.Conference.Title, report.Organiser, report.Conference.Theme, report.Conference.Occasion, report.Conference.Starts, report.Conference.Ends,
        report.Conference.City, report.Conference.Country, report.Conference.Venue, report.Statistics, report.Comparison, report.Programme, report.Said,
        new([.. report.Decisions.Items.Select(PublicDecisionView.Of)], report.Decisions.All), new([.. report.Documents.Items.Select(PublicDocumentView.Of)], report.Documents.All), report.News);
}
