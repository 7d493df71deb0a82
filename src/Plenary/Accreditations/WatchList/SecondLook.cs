using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Storage;

namespace Plenary.Accreditations.WatchList;

/// <summary>
/// Compares nominations with the watch list of their conference: when they are sent or changed, when the list is changed, and once more before
/// accreditation, so that neither slips past the other. It works in a scope of its own, because whoever nominates must not reach the list.
/// </summary>
public sealed class SecondLook(IServiceScopeFactory scopes, WatchShelf shelf, Keys keys, IClock clock)
{
    private const int Chunk = 500, Attempts = 4;

    /// <summary>These nominations, which were just saved.</summary>
    public async Task Look(Guid conferenceId, IReadOnlyCollection<Guid> participations)
    {
        using var services = Open(conferenceId, out var db);
        var day = await Today(db, conferenceId);
        foreach (var some in participations.Chunk(Chunk)) await Look(db, conferenceId, day, some);
    }

    /// <summary>All nominations of the conference that are not over, because the list was changed.</summary>
    public async Task LookAtAll(Guid conferenceId)
    {
        using var services = Open(conferenceId, out var db);
        var (day, last) = (await Today(db, conferenceId), Guid.Empty);
        while (true)
        {
            var some = await db.Participations.Where(p => p.Id > last && (p.State == ParticipationState.Submitted || p.State == ParticipationState.UnderReview || p.State == ParticipationState.Returned || p.State == ParticipationState.Accredited))
                .OrderBy(p => p.Id).Select(p => p.Id).Take(Chunk).ToListAsync();
            if (some.Count == 0) return;
            last = some[^1];
            await Look(db, conferenceId, day, some);
        }
    }

    private async Task Look(PlenaryDb db, Guid conferenceId, LocalDate day, IReadOnlyCollection<Guid> ids)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await LookOnce(db, conferenceId, day, ids);
                return;
            }
            catch (DbUpdateException) when (attempt < Attempts) { db.ChangeTracker.Clear(); }   // somebody looks at the same nomination: look again at what is there now
        }
    }

    private async Task LookOnce(PlenaryDb db, Guid conferenceId, LocalDate day, IReadOnlyCollection<Guid> ids)
    {
        var book = await shelf.Open(db, conferenceId);

        // 1. Who they are, and what was found and answered before.
        var rows = await (from p in db.Participations join x in db.People on p.PersonId equals x.Id where ids.Contains(p.Id) && p.State != ParticipationState.Draft select new { p.Id, p.PersonId, p.NominatedAs, x.Names }).AsNoTracking().ToListAsync();
        if (rows.Count == 0) return;
        var people = rows.ConvertAll(r => r.PersonId);
        var known = (await db.WatchHits.Where(h => people.Contains(h.PersonId) || ids.Contains(h.ParticipationId)).ToListAsync()).ToLookup(h => h.ParticipationId);
        var answers = known.SelectMany(hits => hits).Where(h => h.Answer is not WatchAnswer.Open).ToLookup(h => (h.PersonId, h.EntryId));

        // 2. What is found now. A question that no longer arises is dropped; an answer stays in the record.
        var blocked = new Dictionary<Guid, bool>();
        foreach (var row in rows)
        {
            var matches = book.Like(row.Names.Concat(row.NominatedAs).Select(n => n.Text).Distinct(), day);
            var hits = known[row.Id].ToDictionary(h => h.EntryId);
            foreach (var match in matches)
            {
                if (!hits.TryGetValue(match.EntryId, out var hit))
                {
                    hits[match.EntryId] = hit = new() { ConferenceId = conferenceId, ParticipationId = row.Id, EntryId = match.EntryId, PersonId = row.PersonId, FoundAt = clock.GetCurrentInstant() };
                    if (answers[(row.PersonId, match.EntryId)].MaxBy(h => h.AnsweredAt) is { } before) hit.AsBefore(before, keys);
                    db.WatchHits.Add(hit);
                }
                hit.Found(match.Score);
            }
            foreach (var idle in hits.Values.Where(h => h.Answer is WatchAnswer.Open && !matches.Any(m => m.EntryId == h.EntryId)).ToList())
            {
                db.WatchHits.Remove(idle);
                hits.Remove(idle.EntryId);
            }
            blocked[row.Id] = hits.Values.Any(h => h.Blocks && book.Holds(h.EntryId, day));
        }

        // 3. The sign beside the name, in the same steps with a hit and without. Neither the version, which stays, nor the time that it takes tells a delegation anything.
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var sign in new[] { true, false })
        {
            var those = rows.Where(r => blocked[r.Id] == sign).Select(r => r.Id).ToList();
            await db.Participations.Where(p => those.Contains(p.Id) && p.SecondLook != sign).ExecuteUpdateAsync(set => set.SetProperty(p => p.SecondLook, sign));
        }
        db.Note("watch-list.compared", conferenceId, new { nominations = rows.Count });
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        db.ChangeTracker.Clear();
    }

    private IServiceScope Open(Guid conferenceId, out PlenaryDb db)
    {
        var services = scopes.CreateScope();
        services.ServiceProvider.GetRequiredService<Scope>().EnterAsPlenary(conferenceId);
        db = services.ServiceProvider.GetRequiredService<PlenaryDb>();
        return services;
    }

    private async Task<LocalDate> Today(PlenaryDb db, Guid conferenceId) =>
        (await db.Conferences.AsNoTracking().SingleAsync(c => c.Id == conferenceId)).Local(clock.GetCurrentInstant()).Date;
}
