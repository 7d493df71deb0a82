using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Countries;
using Plenary.People;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Accreditations.WatchList;

/// <summary>One entry of the watch list, or a new one: what it says, until when, and the nominations that it made somebody look at.</summary>
[Allow(Area.WatchList)]
public class WatchEntryModel(PlenaryDb db, WatchDesk desk, Keys keys, IClock clock) : PlenaryPage
{
    public sealed record HitLine(WatchHit Hit, List<WrittenName> Names, ParticipationState State);

    [BindProperty] public WatchForm Input { get; set; } = new();

    public WatchEntry? Entry { get; private set; }
    public List<HitLine> Hits { get; private set; } = [];
    public IEnumerable<SelectListItem> Countries => Country.InOrder(T.Language).Select(c => new SelectListItem(c.Name, c.Code));
    public Conference Conference => HttpContext.Conference();
    public bool MayChange => desk.MayDecide && Entry?.EndedAt is null;

    public async Task<IActionResult> OnGetAsync(Guid? id)
    {
        if (!await Find(id)) return NotFound();
        if (Entry is null) return Page();
        Input = WatchForm.Of(Entry, Entry.Text(keys));
        desk.NoteReading([Entry]);
        await db.SaveChangesAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id)
    {
        if (!await Find(id)) return NotFound();
        Judge(WatchEntry.Faults(Input.Text, Input.From, Input.Until), WatchForm.FieldOf);
        if (!ModelState.IsValid) return Unfinished();
        if (Entry is null)
        {
            if (WatchEntry.Enter(Conference.Id, Input.Text, Input.From, Input.Until, Input.Readers, db.Scope.Actor, clock.GetCurrentInstant(), keys, out var entry) is { } refusal) return No(refusal);
            db.WatchEntries.Add(entry);
        }
        else
        {
            if (Input.Version != Entry.Version) return Changed(Input, WatchForm.Of(Entry, Entry.Text(keys)));
            if (Entry.Say(Input.Text, Input.From, Input.Until, Input.Readers, keys) is { } refusal) return No(refusal);
        }
        await desk.Save(Conference.Id);
        Toast(T["Saved. All nominations were looked at again."]);
        return Redirect($"/desk/{Conference.Slug}/watch-list");
    }

    public async Task<IActionResult> OnPostEndAsync(Guid? id)
    {
        if (!await Find(id) || Entry is null) return NotFound();
        ModelState.Clear();
        if (Entry.End(db.Scope.Actor, clock.GetCurrentInstant()) is { } refusal) return No(refusal);
        await desk.Save(Conference.Id);
        Toast(T["The entry was taken off the list. It stays in the record."]);
        return Redirect($"/desk/{Conference.Slug}/watch-list");
    }

    private IActionResult No(Refusal refusal) => Refused(refusal, WatchForm.FieldOf(refusal));

    private async Task<bool> Find(Guid? id)
    {
        if (id is not { } known) return desk.MayDecide;
        Entry = await desk.Entries.SingleOrDefaultAsync(e => e.Id == known);
        if (Entry is null) return false;
        Hits = (await (from h in db.WatchHits
                       join p in db.Participations on h.ParticipationId equals p.Id
                       join x in db.People on p.PersonId equals x.Id
                       where h.EntryId == known
                       orderby h.Score descending, h.Id
                       select new { h, x.Names, p.State }).AsNoTracking().Take(200).ToListAsync()).ConvertAll(r => new HitLine(r.h, r.Names, r.State));
        return true;
    }
}
