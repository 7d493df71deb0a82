using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Conferences;
using Plenary.Print;
using Plenary.Records;
using Plenary.Site;
using Plenary.Storage;
using Plenary.Storage.Unscoped;
using Document = Plenary.Print.Document;

namespace Plenary.Reports;

/// <summary>The book of the conference as a PDF, in the reader's language: the numbers, what was decided and said, and the list of participants.</summary>
public static class FinalReport
{
    private static Wording T => Wording.Texts;

    /// <summary>Of the conference in scope. People who did not agree to stand in a public list are left out of the list, not of the numbers.</summary>
    /// <param name="land">The path that draws the land of the map.</param>
    public static async Task<byte[]> Make(PlenaryDb db, Unscoped unscoped, Conference conference, string land, Instant now, CancellationToken cancellationToken = default)
    {
        var series = await db.Series.AsNoTracking().SingleAsync(s => s.Id == conference.SeriesId, cancellationToken);
        var statistics = await Statistics.Of(db, conference, now, cancellationToken);
        var document = new Document(T["Final report: {0}", conference.Title], rightToLeft: T.Direction == "rtl", author: series.Organiser.ToString(), dated: now)
        {
            RunningHead = conference.Title.ToString(),
        };
        document.Title(conference.Title.ToString(), above: series.Organiser.ToString(), below: T["{0}, {1}", conference.City, Say.DateRange(conference.Starts, conference.Ends)]);
        if (!conference.Theme.IsEmpty) document.Paragraph(conference.Theme.ToString());

        Numbers(document, statistics, land, await Comparison.Of(conference, unscoped));
        await Decisions(db, document, now, cancellationToken);
        await Said(db, document, now, cancellationToken);
        await List(db, document, cancellationToken);

        using var bytes = new MemoryStream();
        document.Write(bytes);
        return bytes.ToArray();
    }

    private static void Numbers(Document document, Statistics statistics, string land, List<EditionNumbers> editions)
    {
        document.Heading(T["Who took part"]);
        document.Paragraph(T["{0} people from {1} countries were accredited in {2} delegations; {3} of them came.", statistics.Total.Accredited, statistics.Countries, statistics.Delegations, statistics.Total.Arrived]);
        PrintedMap.Draw(document, Pictures.MapOf(statistics, land));
        Tallies(T["Category"], statistics.ByCategory);
        if (statistics.ByDay.Count > 0)
            document.Table([new(T["Day"], 3), new(T["People admitted at least once on the day"], 2, IsFigures: true)], statistics.ByDay.Select(d => new[] { Say.Day(d.Day), Say.Number(d.Present) }));
        Tallies(T["Country"], [.. statistics.ByCountry.OrderBy(r => r.Name.Length == 0)]);
        document.Heading(T["Editions side by side"], 2);
        document.Table(
            [new(T["Edition"], 3), new(T["Delegations"], 1, IsFigures: true), new(T["Countries"], 1, IsFigures: true), new(T["Accredited"], 1, IsFigures: true), new(T["Women"], 1, IsFigures: true)],
            editions.Select(e => new[] { e.Title, Say.Number(e.Delegations), Say.Number(e.Countries), Say.Number(e.Accredited), Say.Number(e.Women) }));

        void Tallies(string head, IReadOnlyList<Row> rows) => document.Table(
            [new(head, 3), new(T["Nominated"], 1, IsFigures: true), new(T["Accredited"], 1, IsFigures: true), new(T["Arrived"], 1, IsFigures: true), new(T["Women"], 1, IsFigures: true)],
            rows.Select(r => new[] { r.Name.Length == 0 ? T["No one country"] : r.Name, Say.Number(r.Tally.Nominated), Say.Number(r.Tally.Accredited), Say.Number(r.Tally.Arrived), Say.Number(r.Tally.Women) }));
    }

    private static async Task Decisions(PlenaryDb db, Document document, Instant now, CancellationToken cancellationToken)
    {
        var decisions = await db.Decisions.AsNoTracking().PublicAt(now).OrderBy(d => d.Number).ToListAsync(cancellationToken);
        if (decisions.Count == 0) return;
        document.Heading(T["Decisions"]);
        foreach (var decision in decisions)
        {
            document.Heading(T["{0}. {1}", decision.Number, decision.Title], 2);
            document.Paragraph(Document.Strong(DecisionWords.Result(decision)), Document.Said(" · "), Document.Said(DecisionWords.HowAndWhen(decision)));
            if (decision.Proposer.Length > 0) document.Note(T["Proposed by {0}", decision.Proposer]);
            document.Paragraph(Prose.Plain(decision.Text.ToString()));
        }
    }

    private static async Task Said(PlenaryDb db, Document document, Instant now, CancellationToken cancellationToken)
    {
        var said = await (from i in db.Interventions.PublicAt(now) join s in db.Sessions on i.SessionId equals s.Id orderby s.Starts, i.Order select new { s.Title, i.SpeakerName, i.For, i.Summary, i.SessionId }).ToListAsync(cancellationToken);
        foreach (var session in said.GroupBy(i => i.SessionId))
        {
            document.Heading(session.First().Title.ToString());
            foreach (var intervention in session)
            {
                document.Paragraph(Document.Given(intervention.SpeakerName), Document.Said(intervention.For.Length == 0 ? "" : T[", "]), Document.Given(intervention.For));
                if (intervention.Summary.Length > 0) document.Note(intervention.Summary);
            }
        }
    }

    /// <summary>"Dr. Layla El-Bahri  ليلى البحري", and below it office, unit and affiliation.</summary>
    private static Listing Entry(ListedPerson person)
    {
        var name = Document.Given($"{person.Honorific} {person.Name}".Trim());
        return new(person.SecondName is { } second ? [name, Document.Said("  "), Document.Beside(second)] : [name], Listed(person.Office, person.Unit, person.Affiliation));
    }

    /// <summary>What there is of these, with commas between.</summary>
    private static IReadOnlyList<Copy> Listed(params IEnumerable<string> texts) =>
        [.. texts.Where(t => t.Length > 0).SelectMany(t => new[] { Document.Said(T[", "]), Document.Given(t) }).Skip(1)];

    private static async Task List(PlenaryDb db, Document document, CancellationToken cancellationToken)
    {
        var groups = new List<(IReadOnlyList<Copy>, IEnumerable<Listing>)>();
        (string, Guid)? after = null;
        List<(ListedDelegation Delegation, string SortKey)> page;
        do
        {
            page = await ParticipantList.Read(db, 200, after, listedOnly: true, cancellationToken);
            groups.AddRange(page.Select(p => (Listed(p.Delegation.Name, p.Delegation.CountryName), p.Delegation.People.Select(Entry))));
            if (page.Count > 0) after = (page[^1].SortKey, page[^1].Delegation.Id);
        }
        while (page.Count == 200);
        document.NewPage();
        document.Heading(T["List of participants"]);
        document.Columns(groups);
    }
}
