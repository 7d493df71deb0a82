using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Organisations;
using Plenary.Site;
using Plenary.Storage;
using Scope = Plenary.Access.Scope;

namespace Plenary.People;

/// <summary>The people of the directory: found as one types, filtered, page by page.</summary>
[Allow(Area.Directory)]
public class PeopleModel(PlenaryDb db, Scope scope, IClock clock) : PlenaryPage
{
    public sealed record Line(Person Person, string? Office, string? Organisation);

    [BindProperty(SupportsGet = true, Name = "q")] public string? Q { get; set; }
    [BindProperty(SupportsGet = true, Name = "body")] public string? Body { get; set; }
    [BindProperty(SupportsGet = true, Name = "nationality")] public string? Nationality { get; set; }
    [BindProperty(SupportsGet = true, Name = "organisation")] public Guid? OrganisationId { get; set; }
    [BindProperty(SupportsGet = true, Name = "sort")] public string? Sort { get; set; }
    [BindProperty(SupportsGet = true, Name = "after")] public string? After { get; set; }
    [BindProperty(SupportsGet = true, Name = "before")] public string? Before { get; set; }
    [BindProperty(SupportsGet = true, Name = "rows")] public int? Size { get; set; }

    public Organisation? Organisation { get; private set; }
    public List<Line> Lines { get; private set; } = [];
    public PageOfList Shown { get; private set; } = null!;
    public Sorting Sorting { get; private set; }
    public bool MayChange => scope.May(Area.Directory, Deed.Change);
    public bool IsFiltered => !string.IsNullOrWhiteSpace(Q) || !string.IsNullOrWhiteSpace(Body) || !string.IsNullOrEmpty(Nationality) || OrganisationId is not null;

    public async Task<IActionResult> OnGetAsync()
    {
        if (OrganisationId is { } id)
        {
            Organisation = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id);
            if (Organisation is null) return NotFound();
        }
        var people = await db.People(new PersonFilter { Q = Q, Nationality = Nationality, Organisation = OrganisationId, Body = Body });
        var size = PageOfList.SizeFrom(Size);
        Sorting = Sorting.Of(Sort) ?? default;
        var page = await db.PageOf(people, Sorting, size, Before is null ? After : null, Before);
        Shown = new(await page.Said(people, IsFiltered), page.After, page.Before, size);
        var offices = await Offices(page.Rows.ConvertAll(p => p.Id));
        Lines = page.Rows.ConvertAll(p => offices.GetValueOrDefault(p.Id) is var (title, body) ? new Line(p, title, body) : new Line(p, null, null));
        return Request.IsFragment() ? Partial("/People/_PeopleList.cshtml", this) : Page();
    }

    /// <summary>The office that says most of each: one held today, else the last one.</summary>
    private async Task<Dictionary<Guid, (string Title, string Organisation)?>> Offices(List<Guid> people)
    {
        var today = clock.GetCurrentInstant().InUtc().Date;
        var offices = await (from o in db.Offices.AsNoTracking() join b in db.Organisations on o.OrganisationId equals b.Id where people.Contains(o.PersonId) select new { Office = o, b.Names }).ToListAsync();
        return offices.GroupBy(o => o.Office.PersonId).ToDictionary(g => g.Key, g => g.OrderByDescending(o => o.Office.HoldsOn(today)).ThenByDescending(o => o.Office.From).ThenBy(o => o.Office.Id)
            .Select(o => ((string, string)?)(o.Office.Title, o.Names.In(T.Language))).First());
    }
}
