using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Accreditations;
using Plenary.Storage;

namespace Plenary.Badges;

/// <summary>Gives badges to accredited people. Serials come from one row that all writers queue for, so none is given twice and none is left out.</summary>
public static class Issuing
{
    /// <summary>From so many on, the history says in one line what was issued.</summary>
    private const int Many = 50;

    /// <summary>Issues a badge to each; who has one that is not revoked keeps it. Saves in one transaction.</summary>
    /// <returns>The new badges, in the order of the people.</returns>
    public static async Task<List<Badge>> IssueBadges(this PlenaryDb db, IReadOnlyList<Participation> people, Keys keys, Instant at, CancellationToken cancellationToken = default)
    {
        var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        try
        {
            var ids = people.Select(p => p.Id).ToList();
            var conferenceId = db.Scope.ConferenceId!.Value;
            // 1. Take the serials first: the row is ours until the commit, so a second issuer waits here and then sees our badges.
            await db.QueueForSerials(conferenceId, cancellationToken);
            var badged = (await db.Badges.Where(b => ids.Contains(b.ParticipationId) && b.RevokedAt == null).Select(b => b.ParticipationId).ToListAsync(cancellationToken)).ToHashSet();
            var without = people.Where(p => p.State is ParticipationState.Accredited && !badged.Contains(p.Id)).ToList();
            var serial = await db.TakeSerials(conferenceId, without.Count, cancellationToken);

            // 2. The key that signs now, made with the first badge.
            var key = await db.SigningKey(conferenceId, keys, at, cancellationToken);

            var issued = new List<Badge>(without.Count);
            foreach (var participation in without)
                if (Badge.Issue(participation, ++serial, key.Number, at, out var badge) is null) issued.Add(badge!);
            db.Badges.AddRange(issued);
            using var summary = issued.Count >= Many ? db.SummariseHistory() : (PlenaryDb.Summary?)null;
            if (summary is not null) db.Note("badges.issued", conferenceId, new { count = issued.Count, from = issued[0].Serial, to = issued[^1].Serial });
            await db.SaveChangesAsync(cancellationToken);
            if (own is not null) await own.CommitAsync(cancellationToken);
            return issued;
        }
        finally
        {
            if (own is not null) await own.DisposeAsync();
        }
    }

    /// <summary>Issues badges to all accredited people who have none (or those among them whom the filter leaves), 500 in each transaction.</summary>
    /// <param name="issued">Told of each 500.</param>
    public static async Task<int> IssueAll(this PlenaryDb db, Keys keys, Instant at, Action<List<Badge>>? issued = null, BadgeFilter? filter = null, CancellationToken cancellationToken = default)
    {
        const int chunk = 500;
        var count = 0;
        while (true)
        {
            var people = await (await db.WithoutBadge(filter ?? new(), cancellationToken)).Select(r => r.Participation).Take(chunk).ToListAsync(cancellationToken);
            if (people.Count == 0) return count;
            var badges = await db.IssueBadges(people, keys, at, cancellationToken);
            issued?.Invoke(badges);
            count += badges.Count;
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>A new badge in place of one that was lost or is wrong: the old one is revoked and the new one issued, or neither.</summary>
    public static async Task<(Refusal? Refusal, Badge? Badge)> ReissueBadge(this PlenaryDb db, Guid badgeId, Keys keys, string by, Instant at, string reason, CancellationToken cancellationToken = default)
    {
        var conferenceId = db.Scope.ConferenceId!.Value;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.QueueForSerials(conferenceId, cancellationToken);
        var old = await db.Badges.SingleAsync(b => b.Id == badgeId, cancellationToken);
        var participation = await db.Participations.AsNoTracking().SingleAsync(p => p.Id == old.ParticipationId, cancellationToken);
        var key = await db.SigningKey(conferenceId, keys, at, cancellationToken);
        var serial = await db.TakeSerials(conferenceId, 1, cancellationToken) + 1;
        Badge? fresh = null;
        if ((old.Revoke(by, at, reason) ?? Badge.Issue(participation, serial, key.Number, at, out fresh)) is { } refusal)
        {
            db.ChangeTracker.Clear();   // the old badge stays as it is, and the serial goes back
            return (refusal, null);
        }
        db.Badges.Add(fresh!);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (null, fresh);
    }

    private static Task<int> QueueForSerials(this PlenaryDb db, Guid conferenceId, CancellationToken cancellationToken) =>
        db.Conferences.Where(c => c.Id == conferenceId).ExecuteUpdateAsync(set => set.SetProperty(c => c.LastSerial, c => c.LastSerial), cancellationToken);

    /// <returns>The serial before the first of those taken.</returns>
    private static async Task<int> TakeSerials(this PlenaryDb db, Guid conferenceId, int count, CancellationToken cancellationToken)
    {
        await db.Conferences.Where(c => c.Id == conferenceId).ExecuteUpdateAsync(set => set.SetProperty(c => c.LastSerial, c => c.LastSerial + count), cancellationToken);
        return await db.Conferences.Where(c => c.Id == conferenceId).Select(c => c.LastSerial).SingleAsync(cancellationToken) - count;
    }

    private static async Task<BadgeKey> SigningKey(this PlenaryDb db, Guid conferenceId, Keys keys, Instant at, CancellationToken cancellationToken)
    {
        var key = await db.BadgeKeys.Where(k => k.RetiredAt == null).OrderByDescending(k => k.Number).FirstOrDefaultAsync(cancellationToken);
        if (key is null) db.BadgeKeys.Add(key = BadgeKey.Make(conferenceId, await db.BadgeKeys.CountAsync(cancellationToken), keys, at));
        return key;
    }
}
