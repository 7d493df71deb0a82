using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Plenary.Storage;

namespace Plenary.Conferences.Settings;

/// <summary>The form about a category, for a new one and for one that is there.</summary>
public abstract class CategoryPage(PlenaryDb db) : SettingsPage(db)
{
    [BindProperty] public CategoryForm Input { get; set; } = new();

    /// <summary>The one that is there; null while it is new.</summary>
    public Category? Category { get; protected set; }
    public List<Zone> Zones { get; private set; } = [];

    protected async Task FindZones() => Zones = await Db.Zones.AsNoTracking().OrderBy(z => z.Letter).ToListAsync();
}
