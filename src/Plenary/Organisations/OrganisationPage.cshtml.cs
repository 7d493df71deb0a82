using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Audit;
using Plenary.People;
using Plenary.Site;
using Plenary.Storage;
using Plenary.Storage.Unscoped;
using Scope = Plenary.Access.Scope;

namespace Plenary.Organisations;

/// <summary>All that the directory knows of one organisation: who belongs to it, what it belongs to, where it has been.</summary>
[Allow(Area.Directory)]
public class OrganisationPageModel(PlenaryDb db, Unscoped unscoped, Keys keys, Scope scope, IClock clock, Removing removing) : PlenaryPage
{
    /// <summary>Longer lists have pages of their own.</summary>
    private const int Most = 20;
    private const int NewestLines = 15;

    public Organisation Organisation { get; private set; } = null!;

    /// <summary>The record that stands for this one, when it was merged.</summary>
    public Organisation? Kept { get; private set; }
    public Organisation? Parent { get; private set; }

    /// <summary>Only when asked for; null else.</summary>
    public OrganisationContacts? Contacts { get; private set; }
    public List<Organisation> Bureaus { get; private set; } = [];
    public Held<Office, Person> Officers { get; private set; } = null!;
    public Held<Membership, Organisation> MemberOf { get; private set; } = null!;
    public Held<Membership, Organisation> Members { get; private set; } = null!;
    public int MembersToday { get; private set; }
    public List<PastDelegation> Past { get; private set; } = [];

    /// <summary>The merge by which it went into another record.</summary>
    public Merge? MergedBy { get; private set; }

    /// <summary>Records that went into this one.</summary>
    public List<(Merge Merge, string Name)> Merged { get; private set; } = [];

    /// <summary>Null for those who do not read the history.</summary>
    public IReadOnlyList<HistoryLine>? History { get; private set; }
    public bool HasMoreBureaus { get; private set; }
    public bool HasMoreOfficers { get; private set; }
    public bool MayChange => scope.May(Area.Directory, Deed.Change);

    /// <summary>It was entered by mistake, as far as one can see: nothing names it.</summary>
    public bool MayGo { get; private set; }

    private LocalDate Today => clock.GetCurrentInstant().InUtc().Date;

    public async Task<IActionResult> OnGetAsync(Guid id, bool contacts)
    {
        if (!await Find(id)) return NotFound();
        if (contacts)
        {
            Contacts = Organisation.Contacts(keys);
            db.NoteReadingOf(id);
            await db.SaveChangesAsync();
        }
        return Page();
    }

    /// <param name="version">Of the record that was looked at.</param>
    public async Task<IActionResult> OnPostRemoveAsync(Guid id, int version)
    {
        if (!await Find(id)) return NotFound();
        var organisation = await db.Organisations.SingleAsync(x => x.Id == id);
        if (version != organisation.Version) return Changed();
        if (await removing.Remove(organisation) is { } refusal) return Refused(refusal);
        Toast(T["“{0}” is removed from the directory.", organisation.NameIn(T.Language)]);
        return Redirect("~/directory/organisations");
    }

    private async Task<bool> Find(Guid id)
    {
        if (await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id) is not { } organisation) return false;
        Organisation = organisation;
        if (organisation.MergedIntoId is { } into) Kept = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == into);
        if (organisation.ParentId is { } parent) Parent = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == parent);
        Bureaus = await db.Organisations.AsNoTracking().Where(o => o.ParentId == id && o.MergedIntoId == null).OrderBy(o => o.SortKey).Take(Most + 1).ToListAsync();
        (Bureaus, HasMoreBureaus) = ([.. Bureaus.Take(Most)], Bureaus.Count > Most);
        await FindMerges(id);
        await FindPeople(id);
        await FindMemberships(id);
        Past = await unscoped.DelegationsOf(id, clock.GetCurrentInstant());
        if (scope.May(Area.Audit, Deed.Read))
            History = await HistoryLine.Newest(db, NewestLines, id, db.Memberships.Where(m => m.OrganisationId == id || m.OfId == id).Select(m => m.Id), db.Offices.Where(o => o.OrganisationId == id).Select(o => o.Id));
        MayGo = MayChange && await removing.MayGo(Organisation);
        return true;
    }

    private async Task FindMerges(Guid id)
    {
        var merges = await db.Merges.AsNoTracking().Where(m => m.Subject == Subject.Organisation && (m.KeptId == id || m.GoneId == id) && m.UndoneAt == null).OrderBy(m => m.Id).ToListAsync();
        MergedBy = merges.Find(m => m.GoneId == id);
        var gone = merges.Where(m => m.KeptId == id).Select(m => m.GoneId).ToList();
        var names = await db.Organisations.AsNoTracking().Where(o => gone.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.NameIn(T.Language));
        Merged = [.. merges.Where(m => m.KeptId == id).Select(m => (m, names[m.GoneId]))];
    }

    private async Task FindPeople(Guid id)
    {
        var today = Today;
        var officers = await (from o in db.Offices.AsNoTracking()
                              join p in db.People.AsNoTracking() on o.PersonId equals p.Id
                              where o.OrganisationId == id
                              orderby o.Until != null && o.Until < today, o.Title == "", p.SortKey
                              select new { o, p }).Take(Most + 1).ToListAsync();
        HasMoreOfficers = officers.Count > Most;
        Officers = new([.. officers.Take(Most).Where(x => !x.o.IsOver(today)).Select(x => (x.o, x.p))], [.. officers.Take(Most).Where(x => x.o.IsOver(today)).Select(x => (x.o, x.p))], MayChange);
    }

    private async Task FindMemberships(Guid id)
    {
        var today = Today;
        var of = await (from m in db.Memberships.AsNoTracking() join o in db.Organisations.AsNoTracking() on m.OfId equals o.Id where m.OrganisationId == id orderby m.From, o.SortKey select new { m, o }).Take(Most).ToListAsync();
        MemberOf = Split(of.ConvertAll(x => (x.m, x.o)));
        var members = await (from m in db.Memberships.AsNoTracking()
                             join o in db.Organisations.AsNoTracking() on m.OrganisationId equals o.Id
                             where m.OfId == id
                             orderby m.Until != null && m.Until < today, o.SortKey
                             select new { m, o }).Take(Most).ToListAsync();
        Members = Split(members.ConvertAll(x => (x.m, x.o)));
        MembersToday = await db.Memberships.CountAsync(m => m.OfId == id && (m.From == null || m.From <= today) && (m.Until == null || m.Until >= today));

        Held<Membership, Organisation> Split(List<(Membership M, Organisation O)> all) => new(all.FindAll(x => !x.M.IsOver(today)), all.FindAll(x => x.M.IsOver(today)), MayChange && Organisation.MergedIntoId is null);
    }
}
