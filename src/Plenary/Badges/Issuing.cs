using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Accreditations;
using Plenary.Storage;

namespace Plenary.Badges;

/// <summary>Gives badges to accredited people. Serials come from one row that all writers queue for, so none is given twice.</summary>
public static class Issuing
{
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
            await db.Conferences.Where(c => c.Id == conferenceId).ExecuteUpdateAsync(set => set.SetProperty(c => c.LastSerial, c => c.LastSerial), cancellationToken);
            var badged = (await db.Badges.Where(b => ids.Contains(b.ParticipationId) && b.RevokedAt == null).Select(b => b.ParticipationId).ToListAsync(cancellationToken)).ToHashSet();
            var without = people.Where(p => p.State is ParticipationState.Accredited && !badged.Contains(p.Id)).ToList();
            var count = without.Count;
            await db.Conferences.Where(c => c.Id == conferenceId).ExecuteUpdateAsync(set => set.SetProperty(c => c.LastSerial, c => c.LastSerial + count), cancellationToken);
            var serial = await db.Conferences.Where(c => c.Id == conferenceId).Select(c => c.LastSerial).SingleAsync(cancellationToken) - count;

            // 2. The key that signs now, made with the first badge.
            var key = await db.BadgeKeys.Where(k => k.RetiredAt == null).OrderByDescending(k => k.Number).FirstOrDefaultAsync(cancellationToken);
            if (key is null) db.BadgeKeys.Add(key = BadgeKey.Make(conferenceId, await db.BadgeKeys.CountAsync(cancellationToken), keys, at));

            var issued = new List<Badge>(count);
            foreach (var participation in without)
                if (Badge.Issue(participation, ++serial, key.Number, at, out var badge) is null) issued.Add(badge!);
            db.Badges.AddRange(issued);
            await db.SaveChangesAsync(cancellationToken);
            if (own is not null) await own.CommitAsync(cancellationToken);
            return issued;
        }
        finally
        {
            if (own is not null) await own.DisposeAsync();
        }
    }
}
