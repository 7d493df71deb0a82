using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Names;
using Plenary.Storage;

namespace Plenary.Accreditations.WatchList;

/// <summary>A hit as an officer reads it.</summary>
/// <param name="Text">Null when the entry is only for those who decide, and the reader is none of them.</param>
/// <param name="Why">What speaks for and against it; null with the text.</param>
/// <param name="Reason">What was said with the answer.</param>
public sealed record SeenHit(WatchHit Hit, WatchEntry Entry, WatchText? Text, RecordComparison? Why, string Reason);

/// <summary>What officers do with the watch list: read it, which is written down, and answer what it asks.</summary>
public sealed class WatchDesk(PlenaryDb db, Scope scope, Keys keys, SecondLook look)
{
    public bool MayRead => scope.May(Area.WatchList, Deed.Read);
    public bool MayDecide => scope.May(Area.WatchList, Deed.Change);

    /// <summary>The entries that this reader may see.</summary>
    public IQueryable<WatchEntry> Entries => MayDecide ? db.WatchEntries : db.WatchEntries.Where(e => e.Readers == WatchReaders.Reviewers);

    /// <summary>The hits of a nomination; the reading is written into the history. Nothing for those who may not read the list.</summary>
    public async Task<IReadOnlyList<SeenHit>> HitsOf(Participation participation, People.Person person)
    {
        if (!MayRead) return [];
        var found = await (from h in db.WatchHits join e in db.WatchEntries on h.EntryId equals e.Id where h.ParticipationId == participation.Id orderby h.Score descending, h.Id select new { h, e }).AsNoTracking().ToListAsync();
        if (found.Count == 0) return [];
        var one = new PersonRecord([.. person.Names.Concat(participation.NominatedAs).Select(n => n.Text).Distinct().Select(PersonName.Parse)], Nationality: person.Nationality);
        var seen = new List<SeenHit>();
        foreach (var row in found)
        {
            var text = MayDecide || row.e.Readers is WatchReaders.Reviewers ? row.e.Text(keys) : null;
            if (text is not null) db.Note("watch-entry.read", row.e.Id, new { participation = participation.Id });
            var why = text is null ? null : RecordComparer.Compare(one, new([.. text.Names.Select(n => PersonName.Parse(n.Text))], Nationality: text.Nationality));
            seen.Add(new(row.h, row.e, text, why, text is null ? "" : row.h.Reason(keys)));
        }
        await db.SaveChangesAsync();
        return seen;
    }

    /// <summary>One hit; null when there is none that this officer may answer.</summary>
    public async Task<WatchHit?> Hit(Guid id) => MayRead
        ? await (from h in db.WatchHits join e in db.WatchEntries on h.EntryId equals e.Id where h.Id == id && (MayDecide || e.Readers == WatchReaders.Reviewers) select h).SingleOrDefaultAsync() : null;

    /// <summary>Gives an answer, or with <see cref="WatchAnswer.Open"/> takes it back.</summary>
    public async Task<Refusal?> Answer(WatchHit hit, WatchAnswer answer, string reason, Instant at)
    {
        var refusal = answer switch
        {
            WatchAnswer.AnotherPerson => hit.IsAnother(scope.Actor, at, reason, keys),
            WatchAnswer.SamePerson => hit.IsSame(scope.Actor, at, reason, keys),
            WatchAnswer.Admitted => hit.Admit(scope.Actor, at, reason, MayDecide, keys),
            _ => hit.TakeBack(),
        };
        if (refusal is not null) return refusal;
        await db.SaveChangesAsync();
        await look.Look(hit.ConferenceId, [hit.ParticipationId]);
        return null;
    }

    /// <summary>Saves an entry that was added, changed or ended, and looks at all nominations again.</summary>
    public async Task Save(Guid conferenceId)
    {
        await db.SaveChangesAsync();
        await look.LookAtAll(conferenceId);
    }

    public void NoteReading(IEnumerable<WatchEntry> entries)
    {
        foreach (var entry in entries) db.Note("watch-entry.read", entry.Id, new { });
    }
}
