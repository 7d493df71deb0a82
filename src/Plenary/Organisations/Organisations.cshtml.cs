using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.People;
using Plenary.Site;
using Plenary.Storage;
using Scope = Plenary.Access.Scope;

namespace Plenary.Organisations;

/// <summary>The organisations of the directory: found as one types, filtered, page by page.</summary>
[Allow(Area.Directory)]
public class OrganisationsModel(PlenaryDb db, Scope scope, IClock clock) : PlenaryPage
{
    /// <summary>More bodies that have members are not offered as a filter.</summary>
    private const int MostCoalitions = 300;

    [BindProperty(SupportsGet = true, Name = "q")] public string? Q { get; set; }
    [BindProperty(SupportsGet = true, Name = "kind")] public OrganisationKind? Kind { get; set; }
    [BindProperty(SupportsGet = true, Name = "country")] public string? CountryCode { get; set; }
    [BindProperty(SupportsGet = true, Name = "memberOf")] public Guid? MemberOf { get; set; }
    [BindProperty(SupportsGet = true, Name = "parent")] public Guid? ParentId { get; set; }
    [BindProperty(SupportsGet = true, Name = "sort")] public string? Sort { get; set; }
    [BindProperty(SupportsGet = true, Name = "after")] public string? After { get; set; }
    [BindProperty(SupportsGet = true, Name = "before")] public string? Before { get; set; }
    [BindProperty(SupportsGet = true, Name = "rows")] public int? Size { get; set; }

    public Organisation? Parent { get; private set; }
    public List<Organisation> Lines { get; private set; } = [];
    public List<Organisation> Coalitions { get; private set; } = [];
    public PageOfList Shown { get; private set; } = null!;
    public Sorting Sorting { get; private set; }
    public bool MayChange => scope.May(Area.Directory, Deed.Change);
    public bool IsFiltered => !string.IsNullOrWhiteSpace(Q) || Kind is not null || !string.IsNullOrEmpty(CountryCode) || MemberOf is not null || ParentId is not null;

    public async Task<IActionResult> OnGetAsync()
    {
        if (ParentId is { } id)
        {
            Parent = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id);
            if (Parent is null) return NotFound();
        }
        var found = await db.Organisations(new OrganisationFilter { Q = Q, Country = CountryCode, Kind = Kind is { } kind ? kind : null, MemberOf = MemberOf, Parent = ParentId }, clock.GetCurrentInstant().InUtc().Date);
        var size = PageOfList.SizeFrom(Size);
        Sorting = Sorting.Of(Sort) ?? default;
        var page = await db.PageOf(found, Sorting, size, Before is null ? After : null, Before);
        Lines = page.Rows;
        Shown = new(await page.Said(found, IsFiltered), page.After, page.Before, size);
        if (Request.IsFragment()) return Partial("/Organisations/_OrganisationList.cshtml", this);
        Coalitions = await db.Organisations.AsNoTracking().Where(o => o.MergedIntoId == null && db.Memberships.Any(m => m.OfId == o.Id)).OrderBy(o => o.SortKey).Take(MostCoalitions).ToListAsync();
        return Page();
    }
}
