using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.People;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Records;

/// <summary>Notes what somebody says, in a session chosen first; the speaker comes from its list, from the directory, or is typed.</summary>
[Allow(Area.Records, ClosedToReaders = true), RequestSizeLimit(LargestForm), RequestFormLimits(ValueLengthLimit = LargestForm)]
public class NewInterventionModel(PlenaryDb db) : InterventionPage(db)
{
    /// <summary>People of the directory who fit what was typed; only for those who may read the directory.</summary>
    public List<Person> Found { get; private set; } = [];
    public string? Seek { get; private set; }
    public bool MaySeek => Db.Scope.May(Area.Directory, Deed.Read);

    public async Task<IActionResult> OnGetAsync(Guid? session, Guid? person, string? seek)
    {
        if (session is { } id && !await Db.Sessions.AnyAsync(s => s.Id == id)) return NotFound();
        Input = new() { Session = session ?? Guid.Empty, Language = HttpContext.Conference().Languages.FirstOrDefault() ?? "en" };
        if (MaySeek && person is { } known && await Db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == known && p.MergedIntoId == null) is { } found)
            (Input.Person, Input.Speaker) = (found.Id, found.FullName);
        if (MaySeek && !string.IsNullOrWhiteSpace(seek))
            (Seek, Found) = (seek, await (await Db.People(new PersonFilter { Q = seek })).All.After(null).Take(10).ToListAsync());
        await Offer();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Input.At ??= await Db.OnDayOf(Input.Session, ModelState, "Input.At");
        if (!ModelState.IsValid)
        {
            await Offer();
            return Unfinished();
        }
        var (refusal, intervention) = await Db.Record(HttpContext.Conference().Id, Input.Session, Input.Order, await Said());
        if (refusal is not null) return await NotSaved(refusal);
        await Db.SaveChangesAsync();
        Toast(T["Noted. It is not public yet."]);
        return Redirect(At($"/interventions/{intervention!.Id}"));
    }
}
