using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations.WatchList;
using Plenary.People;
using Plenary.People.Finding;
using Plenary.Storage;
using Plenary.Storage.Unscoped;

namespace Plenary.Accreditations;

/// <summary>The officer's two answers when a nominated person and a record of the directory look alike.</summary>
public sealed class SamePerson(PlenaryDb db, Unscoped unscoped, Merging merging, Likeness likeness, SecondLook look)
{
    public static readonly Refusal BothTakePart = new("same-person.both-take-part", "Both take part in this conference. Refuse or withdraw one of the two nominations first, then say that they are the same person.");
    public static readonly Refusal NotAlike = new("same-person.not-alike", "The directory does not show these two as likely the same. Look at the nomination again.");
    public static readonly Refusal Elsewhere = new("same-person.elsewhere", "This record takes part in another conference too. Whoever changes the directory can merge the two there.");

    /// <summary>
    /// They are one: the nomination is of the person in the directory. The record that the nomination made goes into the other as the directory
    /// merges records, and is taken apart again in the same way; somebody who was in the directory before stays there. What was decided of the
    /// first is decided again, or one officer alone could put anybody into the place of whom two accredited.
    /// </summary>
    public async Task<Refusal?> Join(Guid participationId, Guid keptId, Actor by, Instant at)
    {
        // 1. Nobody but those whom the review shows.
        var of = await (from p in db.Participations join x in db.People on p.PersonId equals x.Id where p.Id == participationId select new { Participation = p, Person = x }).AsNoTracking().SingleAsync();
        if (!(await likeness.LikelySame(of.Person)).Any(likely => likely.Record.Id == keptId)) return NotAlike;

        // 2. One record of two, or another one meant; and the decision, in one transaction.
        await using var transaction = await db.Database.BeginTransactionAsync();
        List<Guid> moved = [participationId];
        IReadOnlyCollection<Guid> around = [keptId];
        if (of.Participation.OwnsPerson)
        {
            if (await unscoped.TakesPartElsewhere(of.Person.Id, of.Participation.ConferenceId)) return Elsewhere;
            var (refusal, merge, others) = await merging.JoinWithin(Subject.Person, keptId, of.Person.Id, "", by, at);
            if (refusal is not null) return refusal;
            (moved, around) = (merge!.Moved["participation"], others);
        }
        else if (of.Participation.HoldsPlace && await db.Participations.Where(Participation.HoldingPlace).AnyAsync(p => p.PersonId == keptId)) return BothTakePart;
        foreach (var one in await db.Participations.Where(p => moved.Contains(p.Id)).ToListAsync())
            if (one.Mean(keptId, by, at) is { } no) return no;
        await db.SaveChangesAsync();
        await transaction.CommitAsync();

        // 3. Other names now.
        await likeness.LookAgain(around);
        await look.Look(of.Participation.ConferenceId, moved);
        return null;
    }

    /// <summary>They are two; nobody is asked about them again.</summary>
    public async Task<Refusal?> Part(Guid participationId, Guid otherId, Actor by, Instant at)
    {
        var participation = await db.Participations.SingleAsync(p => p.Id == participationId);
        return await merging.Part(Subject.Person, participation.PersonId, otherId, by, at);
    }
}
