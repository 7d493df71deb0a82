using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Storage;

namespace Plenary.Conferences.Settings;

/// <summary>Adds a category.</summary>
[Allow(Area.Settings)]
public class NewCategoryModel(PlenaryDb db) : CategoryPage(db)
{
    public Task OnGetAsync() => FindZones();

    public async Task<IActionResult> OnPostAsync()
    {
        await FindZones();
        if (!ModelState.IsValid) return Unfinished();
        if (Category.Add(Conference.Id, Input.Code?.Trim() ?? "", Input.Facts, await Db.Categories.AsNoTracking().ToListAsync(), Zones, out var category) is { } refusal) return Refused(refusal, CategoryForm.FieldOf(refusal));
        Db.Categories.Add(category!);
        if (await Db.SaveUnlessTaken(Category.CodeTaken) is { } taken) return Refused(taken, CategoryForm.FieldOf(taken));
        return Done(T["“{0}” is added.", category!.Name], "/categories");
    }
}
