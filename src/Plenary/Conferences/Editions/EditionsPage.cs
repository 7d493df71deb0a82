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

    /// <summary>The coalitions of the directory, from which the organiser may be chosen.</summary>
    public IReadOnlyList<SelectListItem> Coalitions { get; private set; } = [];

    protected async Task FindCoalitions() => Coalitions =
        [.. (await db.Organisations.AsNoTracking().Where(o => o.Kind == OrganisationKind.Coalition && o.MergedIntoId == null).OrderBy(o => o.SortKey).ThenBy(o => o.Id).Take(500).ToListAsync())
            .Select(o => new SelectListItem(o.NameIn(T.Language), o.Id.ToString()))];
}
