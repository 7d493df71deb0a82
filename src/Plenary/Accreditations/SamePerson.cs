using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations.WatchList;
using Plenary.People;
using Plenary.People.Finding;
using Plenary.Storage;

namespace Plenary.Accreditations;

/// <summary>The officer's two answers when a nominated person and a record of the directory look alike.</summary>
public sealed class SamePerson(PlenaryDb db, Likeness likeness, Duplicates duplicates, SecondLook look)
{
    public static readonly Refusal BothTakePart = new("same-person.both-take-part", "Both take part in this conference. Refuse or withdraw one of the two nominations first, then say that they are the same person.");

    /// <summary>They are one: the nomination is of the person in the directory, and the record that the nomination made goes into it. Both stay, so that it can be undone.</summary>
    public async Task<Refusal?> Join(Guid participationId, Guid keptId, Actor by, Instant at)
    {
        var participation = await db.Participations.SingleAsync(p => p.Id == participationId);
        var (gone, kept) = (await db.People.SingleAsync(p => p.Id == participation.PersonId), await db.People.SingleAsync(p => p.Id == keptId));
        if (kept.MergedIntoId is not null || kept.Id == gone.Id) return Person.AlreadyMerged;
        if (participation.HoldsPlace && await db.Participations.AnyAsync(p => p.PersonId == keptId
            && p.State != ParticipationState.Refused && p.State != ParticipationState.Withdrawn && p.State != ParticipationState.Revoked)) return BothTakePart;

        if (participation.OwnsPerson && gone.MergeInto(kept) is { } refusal) return refusal;
        var moved = await db.Participations.Where(p => p.PersonId == gone.Id).ToListAsync();   // of this conference: the record was made by this nomination
        foreach (var one in participation.OwnsPerson ? moved : [participation]) (one.PersonId, one.PerhapsTwice) = (kept.Id, false);
        if (gone.MergedIntoId is not null)
            db.Merges.Add(new()
            {
                Subject = Subject.Person,
                KeptId = kept.Id,
                GoneId = gone.Id,
                By = by.Name,
                At = at,
                Reason = "",
                Moved = new() { ["participation"] = [.. moved.Select(p => p.Id)] },
            });
        participation.PerhapsTwice = (await likeness.LikelySame(kept)).Count > 0;
        await db.SaveChangesAsync();
        await look.Look(participation.ConferenceId, moved.ConvertAll(p => p.Id));   // other names now
        return null;
    }

    /// <summary>They are two; nobody is asked about them again.</summary>
    public async Task<Refusal?> Part(Guid participationId, Guid otherId, Actor by, Instant at)
    {
        var participation = await db.Participations.SingleAsync(p => p.Id == participationId);
        if (await duplicates.TwoPeople(participation.PersonId, otherId, by, at) is { } refusal) return refusal;
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == participation.PersonId);
        var perhaps = (await likeness.LikelySame(person)).Count > 0;
        await db.Participations.Where(p => p.Id == participationId && p.PerhapsTwice != perhaps).ExecuteUpdateAsync(set => set.SetProperty(p => p.PerhapsTwice, perhaps));
        return null;
    }
}
