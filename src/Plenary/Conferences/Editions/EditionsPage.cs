using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Plenary.Organisations;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Conferences.Editions;

/// <summary>What the pages about series share.</summary>
public abstract class EditionsPage(PlenaryDb db) : PlenaryPage
{
    protected PlenaryDb Db => db;

    /// <summary>So many bodies are offered in one list; more are no choice but a search.</summary>
    private const int MostOrganisers = 500;

    /// <summary>From which the organiser may be chosen: coalitions first, then whoever has members, then all others, each by name.</summary>
    public IReadOnlyList<SelectListItem> Organisers { get; private set; } = [];

    /// <summary>What the list holds, and that it is cut where it is.</summary>
    public string OrganisersHint { get; private set; } = "";

    /// <param name="chosen">Is among them however many there are.</param>
    protected async Task FindOrganisers(Guid? chosen)
    {
        var bodies = await db.Organisations.AsNoTracking().Where(o => o.MergedIntoId == null || o.Id == chosen)
            .OrderByDescending(o => o.Id == chosen).ThenByDescending(o => o.Kind == OrganisationKind.Coalition).ThenByDescending(o => db.Memberships.Any(m => m.OfId == o.Id)).ThenBy(o => o.SortKey).ThenBy(o => o.Id)
            .Take(MostOrganisers + 1).ToListAsync();
        Organisers = [.. bodies.Take(MostOrganisers).Select(o => new SelectListItem(o.NameIn(T.Language), o.Id.ToString()))];
        OrganisersHint = bodies.Count > MostOrganisers
            ? T["The first {0} are offered: coalitions, then whoever has members, then the others by name.", MostOrganisers]
            : T["Every body of the directory: coalitions first, then whoever has members."];
    }
}
