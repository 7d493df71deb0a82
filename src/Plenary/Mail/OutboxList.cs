using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Api;
using Plenary.Conferences;
using Plenary.Storage;

namespace Plenary.Mail;

/// <summary>
/// The letters of one conference, the newest first. Those above the conferences, which tell an account that its password or second step was changed, are the
/// administrators': there the conference is null.
/// </summary>
public static class OutboxList
{
    /// <param name="conference">Null for those above the conferences.</param>
    /// <param name="after">Where the page before ended: <see cref="CursorOf"/>.</param>
    public static IQueryable<OutboxMail> OutboxOf(this PlenaryDb db, Conference? conference, (string SortKey, Guid Id)? after)
    {
        var mails = db.OutboxOf(conference).AsNoTracking();
        if (after is { } end && long.TryParse(end.SortKey, NumberStyles.None, CultureInfo.InvariantCulture, out var micros))
        {
            var at = Instant.FromUnixTimeTicks(micros * 10);
            mails = mails.Where(m => m.CreatedAt < at || (m.CreatedAt == at && m.Id.CompareTo(end.Id) < 0));
        }
        return mails.OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id);
    }

    public static string CursorOf(OutboxMail mail) => Cursor.Of((mail.CreatedAt.ToUnixTimeTicks() / 10).ToString(CultureInfo.InvariantCulture), mail.Id);

    /// <summary>All of them, in no order.</summary>
    public static IQueryable<OutboxMail> OutboxOf(this PlenaryDb db, Conference? conference)
    {
        var id = conference?.Id;
        return db.Outbox.Where(m => m.ConferenceId == id);
    }

    public static Task<OutboxMail?> MailOf(this PlenaryDb db, Conference? conference, Guid id) => db.OutboxOf(conference).SingleOrDefaultAsync(m => m.Id == id);

    /// <summary>What became of a letter; null when there is none.</summary>
    public static Task<MailState?> MailStateOf(this PlenaryDb db, Guid? id) =>
        db.Outbox.Where(m => m.Id == id).Select(m => (MailState?)OutboxMail.StateOf(m.SentAt, m.GivenUpAt, m.Attempts)).SingleOrDefaultAsync();

    /// <summary>Opens a letter for somebody to read, and notes that they did: it holds an address and often a link.</summary>
    public static async Task<Letter> ReadLetter(this PlenaryDb db, OutboxMail mail, Keys keys)
    {
        db.Note("mail.read", mail.Id, mail.Purpose);
        await db.SaveChangesAsync();
        return mail.Letter(keys);
    }
}
