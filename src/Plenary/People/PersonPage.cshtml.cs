using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Audit;
using Plenary.Organisations;
using Plenary.Site;
using Plenary.Storage;
using Plenary.Storage.Unscoped;
using Scope = Plenary.Access.Scope;

namespace Plenary.People;

/// <summary>All that the directory knows of one person.</summary>
[Allow(Area.Directory)]
public class PersonPageModel(PlenaryDb db, Unscoped unscoped, Keys keys, Scope scope, IClock clock, Removing removing) : PlenaryPage
{
    private const int NewestLines = 15;

    public Person Person { get; private set; } = null!;

    /// <summary>The record that stands for this one, when it was merged.</summary>
    public Person? Kept { get; private set; }

    /// <summary>Only when asked for; null else.</summary>
    public Contacts? Contacts { get; private set; }
    public Held<Office, Organisation> Offices { get; private set; } = null!;
    public List<PastParticipation> Past { get; private set; } = [];

    /// <summary>The merge by which it went into another record.</summary>
    public Merge? MergedBy { get; private set; }

    /// <summary>Records that went into this one.</summary>
    public List<(Merge Merge, string Name)> Merged { get; private set; } = [];

    /// <summary>Null for those who do not read the history.</summary>
    public IReadOnlyList<HistoryLine>? History { get; private set; }
    public bool MayChange => scope.May(Area.Directory, Deed.Change);

    /// <summary>It was entered by mistake, as far as one can see: nothing names it.</summary>
    public bool MayGo { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, bool contacts)
    {
        if (!await Find(id)) return NotFound();
        if (contacts)
        {
            Contacts = Person.Contacts(keys);
            db.NoteReading(id);
            await db.SaveChangesAsync();
        }
        return Page();
    }

    /// <param name="version">Of the record that was looked at.</param>
    public async Task<IActionResult> OnPostRemoveAsync(Guid id, int version)
    {
        if (!await Find(id)) return NotFound();
        var person = await db.People.SingleAsync(x => x.Id == id);
        if (version != person.Version) return Changed();
        if (await removing.Remove(person) is { } refusal) return Refused(refusal);
        Toast(T["“{0}” is removed from the directory.", person.Name]);
        return Redirect("~/directory/people");
    }

    private async Task<bool> Find(Guid id)
    {
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id) is not { } person) return false;
        Person = person;
        if (person.MergedIntoId is { } into) Kept = await db.People.AsNoTracking().SingleAsync(p => p.Id == into);
        var merges = await db.Merges.AsNoTracking().Where(m => m.Subject == Subject.Person && (m.KeptId == id || m.GoneId == id) && m.UndoneAt == null).OrderBy(m => m.Id).ToListAsync();
        MergedBy = merges.Find(m => m.GoneId == id);
        var gone = merges.Where(m => m.KeptId == id).Select(m => m.GoneId).ToList();
        var names = await db.People.AsNoTracking().Where(p => gone.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.FullName);
        Merged = [.. merges.Where(m => m.KeptId == id).Select(m => (m, names[m.GoneId]))];
        var today = clock.GetCurrentInstant().InUtc().Date;
        var offices = await (from o in db.Offices.AsNoTracking() join b in db.Organisations.AsNoTracking() on o.OrganisationId equals b.Id where o.PersonId == id orderby o.From descending, o.Id select new { o, b }).ToListAsync();
        Offices = new([.. offices.Where(x => !x.o.IsOver(today)).Select(x => (x.o, x.b))], [.. offices.Where(x => x.o.IsOver(today)).Select(x => (x.o, x.b))], MayChange && person.MergedIntoId is null);
        Past = await unscoped.ParticipationsOf(id);
        if (scope.May(Area.Audit, Deed.Read))
            History = await HistoryLine.Newest(db, NewestLines, id, db.Offices.Where(o => o.PersonId == id).Select(o => o.Id));
        MayGo = MayChange && await removing.MayGo(Person);
        return true;
    }
}
