using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations.WatchList;
using Plenary.Conferences;
using Plenary.Delegations;
using Plenary.Storage;

namespace Plenary.Accreditations;

/// <summary>What officers do with a nomination.</summary>
public enum Ruling { TakeUp, Accredit, Return, Refuse, Withdraw, Revoke }

/// <summary>What a sitting did, and what it left with the reason.</summary>
public sealed record Outcome(IReadOnlyList<Participation> Done, IReadOnlyList<(Guid Id, Refusal Refusal)> NotDone);

/// <summary>
/// One ruling on one nomination or on hundreds, saved together with the places it frees. A second officer who comes too late is told
/// who was faster; the others of the same sitting are done all the same. Delegations are told by letter that there are answers.
/// </summary>
public sealed class Sitting(PlenaryDb db, SecondLook look, Round round)
{
    public const int Most = 500;

    /// <summary>What the history calls a ruling on many.</summary>
    public const string RuledTogether = "participations.ruled-together";

    public static readonly Refusal NotHere = new("participation.not-here", "There is no such nomination at this conference.");
    public static readonly Refusal TooMany = new("sitting.too-many", "At most {0} nominations at once.");
    public static readonly Refusal AtOnce = new("sitting.at-once", "Others decided on the same nominations at the same moment, so these were left as they are. Look at them again.");

    /// <summary>Rules on up to <see cref="Most"/> nominations, in one transaction.</summary>
    /// <param name="seen">The versions that the officer saw; what was changed since is left as it is.</param>
    public Task<Outcome> Rule(IReadOnlyCollection<Guid> ids, Ruling ruling, string reason, Conference conference, Actor by, Instant at, IReadOnlyDictionary<Guid, int>? seen = null) =>
        Rule(ids, ruling, reason, conference, by, at, seen, note: false);

    /// <summary>
    /// Rules on as many as there are. Above <see cref="Most"/> each transaction takes so many, those of one delegation together, so that it is told by one letter; the history
    /// says in one line of each, saved with it, on whom was ruled. What was done in one stays done, whatever becomes of the next.
    /// </summary>
    public async Task<Outcome> RuleAll(IReadOnlyCollection<Guid> ids, Ruling ruling, string reason, Conference conference, Actor by, Instant at, IReadOnlyDictionary<Guid, int>? seen = null)
    {
        if (ids.Count <= Most) return await Rule(ids, ruling, reason, conference, by, at, seen);
        var (done, notDone) = (new List<Participation>(), new List<(Guid, Refusal)>());
        using var summary = db.SummariseHistory();
        foreach (var some in await Portions(ids))
        {
            try
            {
                var outcome = await Rule(some, ruling, reason, conference, by, at, seen, note: true);
                done.AddRange(outcome.Done);
                notDone.AddRange(outcome.NotDone);
            }
            catch (DbUpdateConcurrencyException)
            {
                notDone.AddRange(some.Select(id => (id, AtOnce)));
            }
            db.ChangeTracker.Clear();
        }
        return new(done, notDone);
    }

    private async Task<List<List<Guid>>> Portions(IReadOnlyCollection<Guid> ids)
    {
        var delegations = await db.Participations.Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.DelegationId }).ToDictionaryAsync(p => p.Id, p => p.DelegationId);
        var portions = new List<List<Guid>>();
        foreach (var together in ids.Distinct().GroupBy(id => delegations.GetValueOrDefault(id)))
        {
            if (portions.Count == 0 || portions[^1].Count + together.Count() > Most) portions.Add([]);
            portions[^1].AddRange(together);
        }
        return portions;
    }

    private async Task<Outcome> Rule(IReadOnlyCollection<Guid> ids, Ruling ruling, string reason, Conference conference, Actor by, Instant at, IReadOnlyDictionary<Guid, int>? seen, bool note)
    {
        // The list may have been changed since the nomination was sent: nobody is accredited past the newest one.
        if (ruling is Ruling.Accredit)
        {
            await look.Look(conference.Id, ids);
            db.ChangeTracker.Clear();
        }
        for (var attempt = 1; ; attempt++)
        {
            var (done, notDone) = (new List<Participation>(), new List<(Guid, Refusal)>());
            var all = await db.Participations.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id);
            foreach (var id in ids.Distinct())
            {
                if (!all.TryGetValue(id, out var participation)) { notDone.Add((id, NotHere)); continue; }
                var changed = seen is not null && seen.TryGetValue(id, out var looked) && looked != participation.Version;
                var refusal = changed ? Participation.NotNow.With(participation.State) : One(participation, ruling, reason, conference, by, at);
                if (refusal is null) done.Add(participation);
                else notDone.Add((id, refusal.Equals(Participation.NotNow) && (changed || attempt > 1) ? await Faster(participation, conference, by) ?? refusal : refusal));
            }
            if (done.Count == 0) return new(done, notDone);

            // Places are freed first: rows in one order, so that two sittings wait for one another instead of for ever.
            await using var transaction = await db.Database.BeginTransactionAsync();
            foreach (var freed in done.Where(p => !p.HoldsPlace).GroupBy(p => (p.DelegationId, p.CategoryId)).OrderBy(g => g.Key.DelegationId).ThenBy(g => g.Key.CategoryId))
                await db.FreePlaces(freed.Key.DelegationId, freed.Key.CategoryId, freed.Count());
            try
            {
                if (note) db.Note(RuledTogether, conference.Id, new { ruling = ruling.ToString(), reason, ids = done.Select(p => p.Id) });
                await db.SaveChangesAsync();   // with a line of history: from here to the commit another sitting waits, and then sees our letters
                await round.TellOfAnswers(done.Where(p => p.IsAnswered).GroupBy(p => p.DelegationId).ToDictionary(g => g.Key, g => g.Count()), conference, at);
                await db.SaveChangesAsync();
                await transaction.CommitAsync();
                return new(done, notDone);
            }
            catch (DbUpdateConcurrencyException) when (attempt < 4)
            {
                await transaction.RollbackAsync();
                db.ChangeTracker.Clear();   // somebody decided on one of them meanwhile: look again, that one is refused with their name
            }
        }
    }

    private static Refusal? One(Participation participation, Ruling ruling, string reason, Conference conference, Actor by, Instant at) => ruling switch
    {
        Ruling.TakeUp => participation.TakeUp(by, at),
        Ruling.Accredit => participation.Accredit(by, at, conference.FourEyes, reason),
        Ruling.Return => participation.Return(by, at, reason),
        Ruling.Refuse => participation.Refuse(by, at, reason),
        Ruling.Withdraw => participation.Withdraw(by, at, reason),
        Ruling.Revoke => participation.Revoke(by, at, reason),
        _ => throw new ArgumentOutOfRangeException(nameof(ruling)),
    };

    /// <summary>Who was faster than this actor; null when it was the same: of one's own second press one is told where the nomination stands.</summary>
    private async Task<Refusal?> Faster(Participation participation, Conference conference, Actor by) =>
        await db.Steps.AsNoTracking().Where(s => s.ParticipationId == participation.Id).OrderByDescending(s => s.Number).Select(s => new Actor(s.AccountId, s.By)).FirstAsync() == by
            ? null : await Faster(db, participation, conference);

    /// <summary>Who was faster, with what, and when: the newest step.</summary>
    internal static async Task<Refusal> Faster(PlenaryDb db, Participation participation, Conference conference)
    {
        var last = await db.Steps.AsNoTracking().Where(s => s.ParticipationId == participation.Id).OrderByDescending(s => s.Number).FirstAsync();
        return Participation.SomebodyWasFaster.With(Actor.Said(last.By), last.State, conference.Local(last.At));
    }
}
