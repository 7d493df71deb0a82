using NodaTime;
using Plenary.Countries;
using Plenary.Print;
using Plenary.Programme;
using Plenary.Public;
using Plenary.Records;
using Plenary.Site;
using Plenary.Storage;
using Document = Plenary.Print.Document;

namespace Plenary.Reports;

/// <summary>The final report as a PDF, with the list of those participants who agreed to stand in it.</summary>
public sealed class PrintedReport
{
    /// <summary>So many rows of a table, so many people: a longer list would be a book of its own.</summary>
    private const int MostRows = 500, MostPeople = 5_000;

    private readonly Document document;
    private readonly FinalReport report;

    private PrintedReport(FinalReport report, Instant now)
    {
        this.report = report;
        document = new(T["Final report: {0}", report.Conference.Title], rightToLeft: T.Direction == "rtl", author: report.Organiser.ToString(), dated: now)
        {
            RunningHead = report.Conference.Title.ToString(),
            Figures = number => Say.Number(number),
        };
    }

    private static Wording T => Wording.Texts;

    /// <param name="land">The path that draws the land of the map.</param>
    public static async Task<byte[]> Make(FinalReport report, PlenaryDb db, string land, Instant now, CancellationToken cancel = default)
    {
        var printed = new PrintedReport(report, now);
        printed.Cover();
        printed.WhoTookPart(land, report.Conference.Local(now).Date);
        printed.Programme();
        printed.Said();
        printed.Decided();
        printed.Documents();
        printed.News();
        await printed.Participants(db, cancel);

        using var bytes = new MemoryStream();
        printed.document.Write(bytes);
        return bytes.ToArray();
    }

    private void Cover()
    {
        var conference = report.Conference;
        var dates = Say.DateRange(conference.Starts, conference.Ends);
        document.Title(T["Final report: {0}", conference.Title], above: report.Organiser.ToString(), below: conference.City.IsEmpty ? dates : T["{0}, {1}", conference.City, dates]);
        if (!conference.Theme.IsEmpty) document.Paragraph(Document.Strong(conference.Theme.ToString()));
        document.List(new (string Fact, string Is)[]
        {
            (T["Occasion"], conference.Occasion.ToString()),
            (T["Dates"], dates),
            (T["Venue"], conference.Venue.ToString()),
            (T["City"], conference.City.ToString()),
            (T["Country"], Country.OfCode(conference.Country)?.Name ?? ""),
            (T["Languages"], Say.List([.. conference.Languages.Select(LanguageName.Of)])),
        }.Where(f => f.Is.Length > 0).Select(f => new[] { Document.Said(T["{0}: {1}", f.Fact, ""]), Document.Given(f.Is) }));
        document.Contents(T["Contents"]);
    }

    private void WhoTookPart(string land, LocalDate today)
    {
        var s = report.Statistics;
        document.Heading(T["Who took part"]);
        document.Paragraph(FinalWords.Total(s));
        if (report.Before is { } before) document.Paragraph(FinalWords.Before(before, report.Comparison.OfNoCountry(before)));
        PrintedMap.Draw(document, Pictures.MapOf(s, land));
        if (s.ByDay.Count > 0)
        {
            document.Heading(T["Present by day"], 2);
            PrintedBars.Draw(document, Pictures.DaysOf(s.ByDay, today));
        }
        foreach (var table in report.Tables)
        {
            document.Heading(table.Title, 2);
            document.Table([new(table.Head, 3), .. table.Heads.Select(head => new Column(head, 1, IsFigures: true))], table.Lines.Take(MostRows).Select(line => (string[])[line.Name, .. line.Numbers.Select(n => Say.Number(n))]));
            Shortened(new Part<NumberTable.Line>([.. table.Lines.Take(MostRows)], table.Lines.Count).Shortened);
        }
    }

    private void Programme()
    {
        if (report.Programme is not { } programme) return;
        document.Heading(T["Programme"]);
        foreach (var day in programme.Days)
        {
            document.Heading(Say.DayAndYear(day.Date), 2);
            document.Table([new(T["Time"], 2), new(T["Session"], 6), new(T["Room"], 2)], day.Sessions.Select(s => new IReadOnlyList<Copy>[]
            {
                [Document.Said(Agenda.Range(s))],
                [.. Titled(s.Title), .. s.Film is { } film ? Shown(film) : [], .. s.Speakers.SelectMany(Speaker)],
                [Document.Said(s.Room.ToString())],
            }));
        }
    }

    private void Said()
    {
        if (report.Said.Items.Count == 0) return;
        document.Heading(T["Interventions"]);
        foreach (var (session, said) in report.SaidBySession)
        {
            document.Heading(session?.Title.ToString() ?? T["Outside the programme"], 2);
            if (session is not null) Tongue(session.Title);
            foreach (var one in said)
            {
                document.Heading(one.SecondName.Length == 0 ? one.Speaker : $"{one.Speaker} · {one.SecondName}", 3);
                if (FinalWords.Under(one) is { Count: > 0 } under) document.Note(Listed(under, " · "));
                document.Paragraph(one.Beginning.Text);
                document.List(one.Quotations);
            }
        }
        Shortened(report.Said.Shortened);
    }

    private void Decided()
    {
        if (report.Decisions.Items.Count == 0) return;
        document.Heading(T["Decisions"]);
        foreach (var decision in report.Decisions.Items)
        {
            document.Heading(T["{0}. {1}", decision.Number, decision.Title], 2);
            document.Paragraph(Document.Strong(DecisionWords.Result(decision)), Document.Said(" · "), Document.Said(DecisionWords.HowAndWhen(decision)));
            Tongue(decision.Title);
            if (decision.Proposer.Length > 0) document.Note(T["Proposed by {0}", decision.Proposer]);
            document.Paragraph(Prose.Plain(decision.Text.ToString()));
        }
        Shortened(report.Decisions.Shortened);
    }

    private void Documents()
    {
        if (report.Documents.Items.Count == 0) return;
        document.Heading(T["Documents"]);
        document.Table([new(T["Symbol"], 2), new(T["Title"], 5), new(T["Languages"], 3)],
            report.Documents.Items.Select(d => new IReadOnlyList<Copy>[] { [Document.Said(d.Symbol)], [.. Titled(d.Title)], [Document.Said(Say.List([.. d.Newest.Select(f => LanguageName.Of(f.Language))]))] }));
        Shortened(report.Documents.Shortened);
    }

    private void News()
    {
        if (report.News.Items.Count == 0) return;
        document.Heading(T["News"]);
        foreach (var item in report.News.Items)
        {
            document.Heading(item.Headline, 3);
            document.Note(Listed([item.Dateline, Say.Date(item.Date), FinalWords.Tongue(item.Language)], T[", "]));
            document.Paragraph(item.Beginning);
        }
        Shortened(report.News.Shortened);
    }

    private async Task Participants(PlenaryDb db, CancellationToken cancel)
    {
        document.NewPage();
        document.Heading(T["List of participants"]);
        if (await ParticipantList.CountListed(db, cancel) is > MostPeople and var people)
        {
            document.Paragraph(T["{0} people stand in the list, too many to print. Plenary shows it page by page.", people]);
            return;
        }
        var delegations = new List<ListedDelegation>();
        (string, Guid)? after = null;
        List<(ListedDelegation Delegation, string SortKey)> page;
        do
        {
            page = await ParticipantList.Read(db, 200, after, listedOnly: true, cancel);
            delegations.AddRange(page.Select(p => p.Delegation));
            if (page.Count > 0) after = (page[^1].SortKey, page[^1].Delegation.Id);
        }
        while (page.Count == 200);
        // Who is called in Arabic stands where Arabic looks for it, not among the Latin letters that the other pages are sorted by.
        if (T.Language == "ar") delegations = [.. delegations.OrderBy(d => d.Name, StringComparer.CurrentCulture)];
        document.Columns(delegations.Select(d => (Listed([d.Name, d.CountryName], T[", "]), d.People.Select(Entry))));
        if (await ParticipantList.CountUnlisted(db, cancel) is > 0 and var others) document.Note(T.Count(others, "{0} more person takes part and is not named here.", "{0} more people take part and are not named here."));
    }

    /// <summary>On a line of its own: "Dr. Layla El-Bahri, Chair, River Schools Network"</summary>
    private static IEnumerable<Copy> Speaker(PublishedSpeaker speaker) =>
        [Document.Said("\n"), .. Listed(FinalWords.After(speaker).Where(t => t.Length > 0).Select(t => Document.Given(t)).Prepend(Document.Given(Readable.Of(speaker).Name, before: speaker.Honorific)), T[", "])];

    /// <summary>On a line of its own: "Film: Rivers, Director: Amal Said, 2024, 48 min"</summary>
    private static IEnumerable<Copy> Shown(Film film) =>
        [Document.Said("\n"), Document.Said(T["{0}: {1}", T["Film"], ""]), .. Listed([film.Title, .. FinalWords.About(film)], T[", "])];

    /// <summary>"Dr. Layla El-Bahri  ليلى البحري", and below it office, unit and affiliation.</summary>
    private static Listing Entry(ListedPerson person)
    {
        var name = Document.Given(person.Name, before: person.Honorific);
        return new(person.SecondName is { } second ? [name, Document.Said("  "), Document.Beside(second)] : [name], Listed([person.Office, person.Unit, person.Affiliation], T[", "]));
    }

    /// <summary>What there is of these, with something between.</summary>
    private static IReadOnlyList<Copy> Listed(IEnumerable<string> texts, string between) => Listed(texts.Where(t => t.Length > 0).Select(t => Document.Given(t)), between);

    private static IReadOnlyList<Copy> Listed(IEnumerable<Copy> parts, string between) => [.. parts.SelectMany(part => new[] { Document.Said(between), part }).Skip(1)];

    /// <summary>A title, and beside it its language where that is not the report's.</summary>
    private static IEnumerable<Copy> Titled(LocalText title) => FinalWords.Tongue(title) is { Length: > 0 } tongue
        ? [Document.Given(title.ToString()), Document.Said("  "), Document.Beside(tongue)] : [Document.Said(title.ToString())];

    /// <summary>The same under a heading.</summary>
    private void Tongue(LocalText title)
    {
        if (FinalWords.Tongue(title) is { Length: > 0 } tongue) document.Note(tongue);
    }

    private void Shortened(string? note)
    {
        if (note is not null) document.Note(note);
    }
}
