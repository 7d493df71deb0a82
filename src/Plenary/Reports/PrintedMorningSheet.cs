using NodaTime;
using Plenary.Conferences;
using Plenary.Print;
using Plenary.Programme;
using Plenary.Public;
using Plenary.Site;
using Document = Plenary.Print.Document;

namespace Plenary.Reports;

/// <summary>The <see cref="MorningSheet"/> on paper, in the reader's language.</summary>
public static class PrintedMorningSheet
{
    private static Wording T => Wording.Texts;

    public static byte[] Make(MorningSheet sheet, Conference conference, Instant now)
    {
        var document = new Document(T["Morning sheet: {0}", Say.DayAndYear(sheet.Day)], rightToLeft: T.Direction == "rtl", author: conference.Title.ToString(), dated: now)
        {
            RunningHead = T["Morning sheet: {0}", Say.DayAndYear(sheet.Day)],
            Figures = number => Say.Number(number),
        };
        document.Title(Say.DayOf(sheet.Day, conference.Starts, conference.Ends), above: T["{0} · {1}", T["Morning sheet"], conference.Title], below: T["As of {0}. For those who run the day; not for the public.", Say.Instant(now, conference.TimeZone)]);
        if (sheet.Accredited is { } accredited && sheet.Arrived is { } arrived)
            document.Paragraph(T["{0} people are accredited; {1} have arrived, {2} have not.", accredited, arrived, accredited - arrived]);
        Missing(document, sheet);
        if (sheet.Conflicts.Count > 0)
        {
            document.Heading(T["Conflicts in the programme"]);
            document.Sentences(sheet.Conflicts);
        }
        if (sheet.News.Count > 0)
        {
            document.Heading(T["News that appears today"]);
            document.List(sheet.News.Select(n => new[] { Document.Said(T["{0}: {1}", Say.Time(n.From.TimeOfDay), ""]), Document.Given(n.Headline) }));
        }
        Sessions(document, sheet);

        using var bytes = new MemoryStream();
        document.Write(bytes);
        return bytes.ToArray();
    }

    private static void Missing(Document document, MorningSheet sheet)
    {
        var missing = sheet.Missing.ToList();
        if (missing.Count == 0) return;
        document.Heading(T["Speakers to look for"]);
        document.Table([new(T["Time"], 2), new(T["Speaker"], 6), new(T["State"], 2)], missing.Select(m => new IReadOnlyList<Copy>[]
        {
            [Document.Said(string.Join('\n', m.Sessions.Select(s => Say.Time(s.Starts.TimeOfDay))))],
            [.. Named(m.Speaker), .. Lines(m.Speaker.Office, m.Speaker.Organisation)],
            [Document.Said(T.Name(m.Speaker.Presence!.Value))],
        }));
    }

    private static void Sessions(Document document, MorningSheet sheet)
    {
        document.Heading(T["Programme"]);
        if (sheet.Sessions.Count == 0) document.Paragraph(T["No session on this day."]);
        else document.Table([new(T["Time"], 2), new(T["Session"], 6), new(T["Room"], 2)], sheet.Sessions.Select(s => new IReadOnlyList<Copy>[]
        {
            [Document.Said(Agenda.Range(s.Starts, s.Ends))],
            [Document.Strong(s.Title.ToString()) with { Isolated = true }, .. About(s), .. s.Speakers.SelectMany(Speaker), .. Lines(s.Notes.Length > 0 ? T["Note: {0}", s.Notes] : "")],
            [Document.Given(s.Room.ToString())],
        }));
    }

    /// <summary>"Panel · EN AR, interpreted into FR"; of a break whose title says what it is, nothing.</summary>
    private static IEnumerable<Copy> About(MorningSession session)
    {
        var about = string.Join(" · ", new[] { session.About, session.Heard }.Where(t => t.Length > 0));
        return about == session.Title.ToString() ? [] : [Document.Said("\n"), Document.Beside(about)];
    }

    /// <summary>"Chair: Dr. Layla El-Bahri, River Schools Network · has not arrived"</summary>
    private static IEnumerable<Copy> Speaker(MorningSpeaker speaker)
    {
        yield return Document.Said("\n");
        if (speaker.Role is not SpeakerRole.Speaker) yield return Document.Said(T["{0}: {1}", T.Name(speaker.Role), ""]);
        foreach (var part in Named(speaker)) yield return part;
        if (speaker.Organisation.Length > 0)
        {
            yield return Document.Said(T[", "]);
            yield return Document.Given(speaker.Organisation);
        }
        if (speaker.Presence is SpeakerPresence.NotAccredited or SpeakerPresence.NotArrived) yield return Document.Strong($" · {T.Name(speaker.Presence.Value)}");
    }

    private static IReadOnlyList<Copy> Named(MorningSpeaker speaker)
    {
        var (first, second) = Readable.InOrder(speaker.Name, speaker.SecondName);
        var name = Document.Given(first, before: speaker.Honorific);
        return second.Length == 0 ? [name] : [name, Document.Said("  "), Document.Beside(second)];
    }

    /// <summary>Each of those that are not empty on a line of its own.</summary>
    private static IEnumerable<Copy> Lines(params IEnumerable<string> texts) => texts.Where(t => t.Length > 0).SelectMany(t => new[] { Document.Said("\n"), Document.Given(t) });
}
