using System.Text;
using NodaTime;
using Plenary.Conferences;
using Plenary.Mail;
using Plenary.Site;

namespace Plenary.Delegations;

/// <summary>The letters to an invited organisation, in its language, plain text. Nothing in them was written by the person they name.</summary>
/// <param name="Organiser">The body that holds the conference, as the letter's language names it.</param>
/// <param name="Places">Category and number, in the order of the conference.</param>
/// <param name="Link">The personal link; the only place where its secret is written.</param>
public sealed record InvitationLetter(
    Conference Conference, string Organiser, string Organisation, string Addressee, string Email, string Language, LocalDateTime Deadline,
    IReadOnlyList<(LocalText Category, int Number)> Places, string Link)
{
    private static Wording T => Wording.Texts;

    /// <summary>The first letter.</summary>
    public Letter Invitation() => In(() =>
    {
        var text = Opening();
        text.AppendLine(T["{0} invites {1} to the {2}.", Organiser, Organisation, Title]).AppendLine();
        if (Conference.Theme.In(Language).Text is { Length: > 0 } theme) text.AppendLine(T["Theme: {0}", theme]);
        text.AppendLine(T["When: {0}", Say.DateRange(Conference.Starts, Conference.Ends)]);
        if (Where is { Length: > 0 } where) text.AppendLine(T["Where: {0}", where]);
        text.AppendLine().AppendLine(T["Your delegation has these places:"]);
        foreach (var (category, number) in Places.Where(p => p.Number > 0)) text.Append("  – ").Append(category.In(Language).Text).Append(": ").AppendLine(Say.Number(number));
        text.AppendLine().AppendLine(T["Accept or decline, and nominate your delegation, on this page. It is yours alone; it works on a phone and needs no account:"]);
        return Closing(text, T["Invitation: {0}", Title]);
    });

    /// <summary>A later letter, with a new link; the one sent before stays open.</summary>
    /// <param name="isFull">All places are taken: by people who may not have been sent yet, or were returned.</param>
    public Letter Reminder(bool answered, bool isFull) => In(() =>
    {
        var text = Opening();
        text.AppendLine(answered
            ? isFull ? T["{0} has accepted the invitation to the {1}. All its places are taken; look whether everybody has been sent to the secretariat.", Organisation, Title]
            : T["{0} has accepted the invitation to the {1}. You can still nominate people.", Organisation, Title]
            : T["{0} has invited {1} to the {2}. We have no answer yet.", Organiser, Organisation, Title]).AppendLine();
        text.AppendLine(T["The page of your delegation:"]);
        return Closing(text, T["Reminder: {0}", Title]);
    });

    /// <summary>The secretariat accredited, returned or refused people. Who, and why, stands on the page alone.</summary>
    public Letter Answers(int number) => In(() =>
    {
        var text = Opening();
        text.AppendLine(T.Count(number, "The secretariat has answered {0} nomination of {1}.", "The secretariat has answered {0} nominations of {1}.", Organisation)).AppendLine();
        text.AppendLine(T["The page of your delegation says who is accredited, who is not and why, and what you are asked to correct; also what was answered since this letter was written:"]);
        return Closing(text, T["Answers to your nominations: {0}", Title], withDeadline: false);
    });

    private string Title => Conference.Title.In(Language).Text;

    private string Where => string.Join(T[", "], new[] { Conference.Venue.In(Language).Text, Conference.City.In(Language).Text }.Where(p => p.Length > 0));

    private StringBuilder Opening() => new StringBuilder().AppendLine(Addressee.Length > 0 ? T["Dear {0},", Addressee] : T["Dear colleagues,"]).AppendLine();

    private Letter Closing(StringBuilder text, string subject, bool withDeadline = true)
    {
        var offset = Conference.TimeZone.AtLeniently(Deadline).Offset;
        text.AppendLine(Link).AppendLine();
        if (withDeadline) text.AppendLine(T["The deadline is {0} ({1}), the time of the conference.", Say.DateTime(Deadline), Say.Offset(offset)]).AppendLine();
        text.AppendLine(T["The link is personal. Whoever has it can act for your delegation, so do not pass this letter on."]).AppendLine();
        text.AppendLine(Organiser);
        return new(Email, subject, text.ToString().ReplaceLineEndings("\n"), Secret: Link[(Link.LastIndexOf('/') + 1)..]);
    }

    private Letter In(Func<Letter> write)
    {
        using var _ = Languages.Speak(Language);
        return write();
    }
}
