using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Accreditations.WatchList;

/// <summary>The watch list of a conference. Who reads it is written into the history.</summary>
[Allow(Area.WatchList)]
public class WatchListModel(PlenaryDb db, WatchDesk desk, WatchShelf shelf, Keys keys, IClock clock) : PlenaryPage
{
    /// <param name="Open">Nominations about which somebody has to decide.</param>
    public sealed record Line(WatchEntry Entry, WatchText Text, bool Holds, int Hits, int Open);

    [BindProperty(SupportsGet = true, Name = "q")] public string? Q { get; set; }
    [BindProperty(SupportsGet = true, Name = "ended")] public bool Ended { get; set; }
    [BindProperty(SupportsGet = true, Name = "after")] public Guid? After { get; set; }
    [BindProperty(SupportsGet = true, Name = "rows")] public int? Size { get; set; }

    public Conference Conference => HttpContext.Conference();
    public List<Line> Lines { get; private set; } = [];
    public PageOfList Shown { get; private set; } = null!;
    public bool MayChange => desk.MayDecide;

    public async Task OnGetAsync()
    {
        var (size, day) = (PageOfList.SizeFrom(Size), Conference.Local(clock.GetCurrentInstant()).Date);
        var list = desk.Entries.AsNoTracking().Where(e => e.EndedAt != null == Ended);
        if (!string.IsNullOrWhiteSpace(Q))
        {
            var named = (await shelf.Open(db, Conference.Id)).Typed(Q);
            list = list.Where(e => named.Contains(e.Id));
        }
        if (After is { } after) list = list.Where(e => e.Id < after);
        var entries = await list.OrderByDescending(e => e.Id).Take(size + 1).ToListAsync();
        var here = entries.Take(size).ToList();
        var ids = here.ConvertAll(e => e.Id);
        var hits = await db.WatchHits.Where(h => ids.Contains(h.EntryId)).GroupBy(h => h.EntryId)
            .Select(g => new { g.Key, All = g.Count(), Open = g.Count(h => h.Answer == WatchAnswer.Open || h.Answer == WatchAnswer.SamePerson) }).ToDictionaryAsync(g => g.Key);
        Lines = here.ConvertAll(e => new Line(e, e.Text(keys), e.HoldsOn(day), hits.GetValueOrDefault(e.Id)?.All ?? 0, hits.GetValueOrDefault(e.Id)?.Open ?? 0));
        Shown = new(T.Count(Lines.Count, "{0} entry on this page", "{0} entries on this page"), entries.Count > size ? here[^1].Id.ToString() : null, Size: size);
        if (here.Count == 0) return;
        desk.NoteReading(here);
        await db.SaveChangesAsync();
    }
}
