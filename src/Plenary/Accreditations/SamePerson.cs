using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations.WatchList;
using Plenary.People;
using Plenary.People.Finding;
using Plenary.Storage;

namespace Plenary.Accreditations;

/// <summary>The officer's two answers when a nominated person and a record of the directory look alike.</summary>
public sealed class SamePerson(PlenaryDb db, Merging merging, Likeness likeness, SecondLook look)
{
    public static readonly Refusal BothTakePart = new("same-person.both-take-part", "Both take part in this conference. Refuse or withdraw one of the two nominations first, then say that they are the same person.");

    /// <summary>
    /// They are one: the nomination is of the person in the directory. The record that the nomination made goes into the other as the directory
    /// merges records, and is taken apart again in the same way; somebody who was in the directory before stays there.
    /// </summary>
    public async Task<Refusal?> Join(Guid participationId, Guid keptId, Actor by, Instant at)
    {
        var participation = await db.Participations.AsNoTracking().SingleAsync(p => p.Id == participationId);
        List<Guid> moved = [participationId];
        if (participation.OwnsPerson)
        {
            var (refusal, merge) = await merging.Join(Subject.Person, keptId, participation.PersonId, "", by, at);
            if (refusal is not null) return refusal;
            moved = merge!.Moved["participation"];
        }
        else if (await MeanOther(participationId, keptId) is { } refusal) return refusal;

        var kept = await db.People.AsNoTracking().SingleAsync(p => p.Id == keptId);
        var perhaps = (await likeness.LikelySame(kept)).Count > 0;
        await db.Participations.Where(p => moved.Contains(p.Id) && p.PerhapsTwice != perhaps).ExecuteUpdateAsync(set => set.SetProperty(p => p.PerhapsTwice, perhaps));
        await look.Look(participation.ConferenceId, moved);   // other names now
        return null;
    }

    private async Task<Refusal?> MeanOther(Guid participationId, Guid keptId)
    {
        var participation = await db.Participations.SingleAsync(p => p.Id == participationId);
        var kept = await db.People.AsNoTracking().SingleAsync(p => p.Id == keptId);
        if (kept.MergedIntoId is not null || kept.Id == participation.PersonId) return Person.AlreadyMerged;
        if (participation.HoldsPlace && await db.Participations.Where(Participation.HoldingPlace).AnyAsync(p => p.PersonId == keptId)) return BothTakePart;
        participation.PersonId = keptId;
        await db.SaveChangesAsync();
        return null;
    }

    /// <summary>They are two; nobody is asked about them again.</summary>
    public async Task<Refusal?> Part(Guid participationId, Guid otherId, Actor by, Instant at)
    {
        var participation = await db.Participations.SingleAsync(p => p.Id == participationId);
        return await merging.Part(Subject.Person, participation.PersonId, otherId, by, at);
    }
}
