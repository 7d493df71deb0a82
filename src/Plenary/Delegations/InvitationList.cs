using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Mail;
using Plenary.Names;
using Plenary.People;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Delegations;

/// <summary>One line of the list of invitations.</summary>
/// <param name="Letter">What became of its letter.</param>
public sealed record InvitationRow(Invitation Invitation, Delegation Delegation, List<WrittenName> Names, string? Country, string SortKey, int Granted, int Taken, MailState? Letter)
{
    /// <param name="local">Now, in the conference's time zone.</param>
    public InvitationState State(LocalDateTime local) => Invitation.State(local, Letter);
}

/// <summary>The invitations of a conference by the name of the organisation; one state, one search, page by page.</summary>
public sealed class InvitationList(PlenaryDb db)
{
    /// <param name="local">Now, in the conference's time zone: what was not answered by the deadline is late.</param>
    private IQueryable<Invitation> In(InvitationState state, LocalDateTime local)
    {
        var all = db.Invitations.AsNoTracking();
        var open = all.Where(i => i.WithdrawnAt == null && i.Answer == null);
        var written = open.Where(i => i.SentAt != null && i.OpenedAt == null);
        var kept = db.Outbox.Where(m => m.SentAt == null);   // letters that have not left
        return state switch
        {
            InvitationState.Withdrawn => all.Where(i => i.WithdrawnAt != null),
            InvitationState.Accepted => all.Where(i => i.WithdrawnAt == null && i.Answer == Answer.Accepted),
            InvitationState.Declined => all.Where(i => i.WithdrawnAt == null && i.Answer == Answer.Declined),
            InvitationState.NotSent => open.Where(i => i.SentAt == null && i.OpenedAt == null),
            InvitationState.WaitingToBeSent => written.Where(i => kept.Any(m => m.Id == i.LetterId && m.GivenUpAt == null)),
            InvitationState.NotDelivered => written.Where(i => kept.Any(m => m.Id == i.LetterId && m.GivenUpAt != null)),
            InvitationState.Late => open.Where(i => (i.OpenedAt != null || (i.SentAt != null && !kept.Any(m => m.Id == i.LetterId))) && i.Deadline < local),
            InvitationState.Opened => open.Where(i => i.OpenedAt != null && i.Deadline >= local),
            _ => written.Where(i => !kept.Any(m => m.Id == i.LetterId) && i.Deadline >= local),
        };
    }

    public async Task<Dictionary<InvitationState, int>> Counts(LocalDateTime local)
    {
        var counts = new Dictionary<InvitationState, int>();
        foreach (var state in Enum.GetValues<InvitationState>()) counts[state] = await In(state, local).Take(Say.CountedTo + 1).CountAsync();
        return counts;
    }

    /// <param name="after">Sort key and id of the last row of the page before.</param>
    public async Task<List<InvitationRow>> Page(InvitationState? state, string? name, string? country, LocalDateTime local, int take, (string SortKey, Guid Id)? after = null, (string SortKey, Guid Id)? before = null)
    {
        var rows = from i in state is { } one ? In(one, local) : db.Invitations.AsNoTracking()
                   join d in db.Delegations on i.DelegationId equals d.Id
                   join o in db.Organisations on d.OrganisationId equals o.Id
                   from m in db.Outbox.Where(m => m.Id == i.LetterId).DefaultIfEmpty()
                   select new { i, d, o, m };
        if (!string.IsNullOrEmpty(country)) rows = rows.Where(r => r.o.Country == country);
        rows = (await NameSearch.For(db, Subject.Organisation, name)).In(rows, r => r.o.Id);
        if (after is { } a) rows = rows.Where(r => r.o.SortKey.CompareTo(a.SortKey) > 0 || (r.o.SortKey == a.SortKey && r.i.Id > a.Id));
        if (before is { } b) rows = rows.Where(r => r.o.SortKey.CompareTo(b.SortKey) < 0 || (r.o.SortKey == b.SortKey && r.i.Id < b.Id));
        rows = before is null ? rows.OrderBy(r => r.o.SortKey).ThenBy(r => r.i.Id) : rows.OrderByDescending(r => r.o.SortKey).ThenByDescending(r => r.i.Id);
        return await rows.Take(take).Select(r => new InvitationRow(r.i, r.d, r.o.Names, r.o.Country, r.o.SortKey,
            db.Places.Where(p => p.DelegationId == r.d.Id).Sum(p => p.Granted), db.Places.Where(p => p.DelegationId == r.d.Id).Sum(p => p.Taken),
            r.m == null ? null : OutboxMail.StateOf(r.m.SentAt, r.m.GivenUpAt, r.m.Attempts))).ToListAsync();
    }
}
