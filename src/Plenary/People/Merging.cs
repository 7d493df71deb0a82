using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Organisations;
using Plenary.Site;
using Plenary.Storage;
using Plenary.Storage.Unscoped;

namespace Plenary.People;

/// <summary>
/// Makes one record of two that are the same, and two of it again. The record that goes stays as it is, with a sign to the one that is kept; what
/// pointed to it points to the kept one. All in one transaction.
/// </summary>
public sealed class Merging(PlenaryDb db, Unscoped unscoped, Pointers pointers, Joining joining, Keys keys, Finding.Likeness likeness)
{
    public static readonly Refusal SameRecord = new("merge.same-record", "Both are one record already. Name another one.");

    /// <summary>Why the two cannot be one; null when they can.</summary>
    public async Task<Refusal?> WhyNot(Subject subject, Guid keptId, Guid goneId)
    {
        if (keptId == goneId) return SameRecord;
        if (await Said(subject, keptId, goneId) is { } said) return Merge.SaidToBeTwo.With(said.By);
        if (subject == Subject.Organisation && (
            await db.Memberships.AnyAsync(m => (m.OrganisationId == keptId && m.OfId == goneId) || (m.OrganisationId == goneId && m.OfId == keptId))
            || await db.Organisations.AnyAsync(o => (o.Id == keptId && o.ParentId == goneId) || (o.Id == goneId && o.ParentId == keptId)))) return Organisation.Related;
        if (subject == Subject.Organisation)
            return (await joining.Both(keptId, goneId)).Find(b => b is { IsClosed: false, MayJoin: false }) is { } foreign ? Organisation.BothSendDelegations.With(Where(foreign.Title)) : null;
        var clashes = await unscoped.BothTakePartAt(keptId, goneId);
        return clashes.Count == 0 ? null : Person.BothTakePart.With(Where(clashes.Find(title => title is not null)));

        static string Where(LocalText? title) => title?.ToString() ?? Wording.Texts["a conference that you do not work at"];
    }

    /// <summary>The two are one. Both must be there.</summary>
    public async Task<(Refusal? Refusal, Merge? Merge)> Join(Subject subject, Guid keptId, Guid goneId, string reason, Actor by, Instant at)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var (refusal, merge, around) = await JoinWithin(subject, keptId, goneId, reason, by, at);
        if (refusal is not null) return (refusal, null);
        await transaction.CommitAsync();
        await likeness.LookAgain(around);
        return (null, merge);
    }

    /// <summary>The same within a transaction of the caller, who then has <see cref="Finding.Likeness.LookAgain"/> at those around the two.</summary>
    public async Task<(Refusal? Refusal, Merge? Merge, IReadOnlyCollection<Guid> Around)> JoinWithin(Subject subject, Guid keptId, Guid goneId, string reason, Actor by, Instant at)
    {
        if (Reasons.Fault(reason) is { } fault) return (fault, null, []);
        if (await WhyNot(subject, keptId, goneId) is { } cannot) return (cannot, null, []);
        var around = subject == Subject.Person ? await likeness.Around(keptId, goneId) : [];
        List<string> taken;
        Dictionary<string, List<Guid>> moved;
        var id = Guid.CreateVersion7();
        if (subject == Subject.Person)
        {
            var (kept, gone) = (await db.People.SingleAsync(p => p.Id == keptId), await db.People.SingleAsync(p => p.Id == goneId));
            if (gone.MergeInto(kept) is { } refusal) return (refusal, null, []);
            taken = kept.TakeOver(gone, keys);
            moved = await pointers.Move<Person>(goneId, keptId);
        }
        else
        {
            var (kept, gone) = (await db.Organisations.SingleAsync(o => o.Id == keptId), await db.Organisations.SingleAsync(o => o.Id == goneId));
            if (gone.MergeInto(kept) is { } refusal) return (refusal, null, []);
            taken = kept.TakeOver(gone, keys);

            // First one delegation of two, since an organisation has one at each conference. What is closed stays as it was recorded.
            var both = (await joining.Both(keptId, goneId)).ToLookup(b => b.IsClosed);
            var joined = await joining.Join(both[false], id, by, at);
            moved = await pointers.Move<Organisation>(goneId, keptId, but: [.. both[true].Select(b => b.ConferenceId)]);
            if (joined.Count > 0) moved["joined-delegation"] = joined;
        }
        var merge = new Merge { Id = id, Subject = subject, KeptId = keptId, GoneId = goneId, By = by.Name, At = at, Reason = Names.NameText.Clean(reason), Moved = moved, Taken = taken };
        db.Merges.Add(merge);
        await db.SaveChangesAsync();
        return (null, merge, around);
    }

    /// <summary>They are two after all: everything is as it was before, but for what was changed since by hand.</summary>
    public async Task<Refusal?> Undo(Merge merge, Actor by, Instant at)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (merge.Undo(by.Name, at) is { } refusal) return refusal;
        if (merge.Subject == Subject.Person)
        {
            var (kept, gone) = (await db.People.SingleAsync(p => p.Id == merge.KeptId), await db.People.SingleAsync(p => p.Id == merge.GoneId));
            if (kept.MergedIntoId is not null) return Merge.LaterOne;
            gone.Unmerge();
            kept.GiveBack(merge.Taken, gone, keys);
            await pointers.MoveBack<Person>(merge.Moved, merge.KeptId, merge.GoneId);
        }
        else
        {
            var (kept, gone) = (await db.Organisations.SingleAsync(o => o.Id == merge.KeptId), await db.Organisations.SingleAsync(o => o.Id == merge.GoneId));
            if (kept.MergedIntoId is not null) return Merge.LaterOne;
            if (await joining.WhyNotPart(merge) is { } cannot) return cannot;
            gone.Unmerge();
            kept.GiveBack(merge.Taken, gone, keys);
            await pointers.MoveBack<Organisation>(merge.Moved, merge.KeptId, merge.GoneId);
            await joining.Part(merge, by, at);
        }
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        if (merge.Subject == Subject.Person) await likeness.LookAgain(await likeness.Around(merge.KeptId, merge.GoneId));
        return null;
    }

    /// <summary>What somebody said of the two: that they are not the same; or null.</summary>
    public Task<NotTheSame?> Said(Subject subject, Guid one, Guid other)
    {
        var (first, second) = NotTheSame.InOrder(one, other);
        return db.NotTheSame.SingleOrDefaultAsync(n => n.Subject == subject && n.OneId == first && n.OtherId == second);
    }

    /// <summary>They are two; nobody is asked about them again.</summary>
    public async Task<Refusal?> Part(Subject subject, Guid one, Guid other, Actor by, Instant at)
    {
        if (one == other) return NotTheSame.Oneself;
        if (await Said(subject, one, other) is not null) return null;
        var (first, second) = NotTheSame.InOrder(one, other);
        db.NotTheSame.Add(new() { Subject = subject, OneId = first, OtherId = second, By = by.Name, At = at });
        await db.SaveChangesAsync();
        if (subject == Subject.Person) await likeness.LookAgain([one, other]);
        return null;
    }

    /// <summary>It is open again whether they are the same.</summary>
    public async Task TakeBack(Subject subject, Guid one, Guid other)
    {
        if (await Said(subject, one, other) is { } said) await TakeBack(said);
    }

    /// <inheritdoc cref="TakeBack(Subject, Guid, Guid)"/>
    public async Task TakeBack(NotTheSame said)
    {
        db.NotTheSame.Remove(said);
        await db.SaveChangesAsync();
        if (said.Subject == Subject.Person) await likeness.LookAgain([said.OneId, said.OtherId]);
    }
}
