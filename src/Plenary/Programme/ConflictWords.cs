using System.Globalization;
using Microsoft.AspNetCore.Html;
using Plenary.Site;

namespace Plenary.Programme;

/// <summary>Conflicts in sentences, and the names of languages in them.</summary>
public static class ConflictWords
{
    public static string Said(this Conflict conflict)
    {
        var (text, args) = Sentence(conflict, s => s.Title.ToString());
        return Wording.Texts[text, args];
    }

    /// <summary>For a page: titles lead to their sessions.</summary>
    public static IHtmlContent SaidHtml(this Conflict conflict, Func<Session, IHtmlContent> link)
    {
        var (text, args) = Sentence(conflict, link);
        return Wording.Texts.Html(text, args);
    }

    /// <summary>"open: 3, accepted: 2".</summary>
    public static string Counted(int open, int accepted) => Wording.Texts["open: {0}, accepted: {1}", open, accepted];

    private static (string Text, object?[] Args) Sentence(Conflict c, Func<Session, object> title)
    {
        var at = c.Other?.Starts ?? c.Session.Starts!.Value;   // the one that begins later: from then on they are in each other’s way
        var day = Say.DayInText(c.Session.Day!.Value);
        return c.Kind switch
        {
            ConflictKind.RoomTaken => (Wording.Key("{0} and {1} are both in {2} at {3} on {4}."), [title(c.Session), title(c.Other!), c.Room?.Name.ToString(), at.TimeOfDay, day]),
            ConflictKind.SpeakerInTwoPlaces => (Wording.Key("{0} speaks in two places at {1} on {2}: {3} and {4}."), [c.Speaker!.FullName, at.TimeOfDay, day, title(c.Session), title(c.Other!)]),
            ConflictKind.OutsideTheDays => (Wording.Key("{0} is on {1}, which is not a day of the conference."), [title(c.Session), day]),
            ConflictKind.NotAccredited => (Wording.Key("{0} is to speak in {1} and is not accredited."), [c.Speaker!.FullName, title(c.Session)]),
            ConflictKind.FilmTooLong => (Wording.Key("{0} lasts {1} min, and its film {2} min."), [title(c.Session), c.Session.Minutes, c.Session.Film!.Minutes]),
            _ => (Wording.Key("{0} is not interpreted into {1}."), [title(c.Session), Say.List([.. c.Languages!.Select(LanguageName.Of)])]),
        };
    }
}
