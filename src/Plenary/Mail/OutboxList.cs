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

    /// <summary>Whom some letters are for, as far as it is known without opening one: the invited organisation, or the address of the colleague.</summary>
    public static async Task<Dictionary<Guid, string>> AddresseesOf(this PlenaryDb db, IReadOnlyCollection<OutboxMail> mails, string language)
    {
        var ids = mails.Select(m => m.Id).ToList();
        // A letter to a delegation bears the id of the link in it; one that was written before that, its invitation knows.
        var byLink = await (from l in db.DelegationLinks join d in db.Delegations on l.DelegationId equals d.Id join o in db.Organisations.AsNoTracking() on d.OrganisationId equals o.Id where ids.Contains(l.Id) select new { l.Id, Organisation = o }).ToListAsync();
        var byInvitation = await (from i in db.Invitations join d in db.Delegations on i.DelegationId equals d.Id join o in db.Organisations.AsNoTracking() on d.OrganisationId equals o.Id where i.LetterId != null && ids.Contains(i.LetterId.Value) select new { Id = i.LetterId!.Value, Organisation = o }).ToListAsync();
        var colleagues = await db.TeamInvitations.Where(i => ids.Contains(i.Id)).Select(i => new { i.Id, i.Email }).ToListAsync();
        return byLink.UnionBy(byInvitation, l => l.Id).Select(l => (l.Id, Name: l.Organisation.NameIn(language))).Concat(colleagues.Select(c => (c.Id, Name: c.Email))).ToDictionary(a => a.Id, a => a.Name);
    }

    /// <summary>Opens a letter for somebody to read, and notes that they did: it holds an address and often a link.</summary>
    public static async Task<Letter> ReadLetter(this PlenaryDb db, OutboxMail mail, Keys keys)
    {
        db.Note("mail.read", mail.Id, mail.Purpose);
        await db.SaveChangesAsync();
        return mail.Letter(keys);
    }
}
