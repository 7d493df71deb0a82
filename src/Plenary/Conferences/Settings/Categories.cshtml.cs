using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Storage;

namespace Plenary.Conferences.Settings;

/// <summary>The categories of the conference, in the order in which forms and lists name them.</summary>
[Allow(Area.Settings)]
public class CategoriesModel(PlenaryDb db) : SettingsPage(db)
{
    public List<Category> Categories { get; private set; } = [];

    public async Task OnGetAsync() => Categories = await Find();

    public async Task<IActionResult> OnPostMoveAsync(Guid id, bool up)
    {
        Categories = await Find();
        if (!Ordering.Move(Categories, id, up, (category, order) => category.Order = order)) return NotFound();
        await Db.SaveChangesAsync();
        return Redirect(At("/categories"));
    }

    private Task<List<Category>> Find() => Db.Categories.OrderBy(c => c.Order).ThenBy(c => c.Number).ToListAsync();
}
