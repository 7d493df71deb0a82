using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Storage;

namespace Plenary.Conferences.Settings;

/// <summary>One category: what it opens, how its badge looks, and its removal while nobody is in it.</summary>
[Allow(Area.Settings)]
public class CategoryModel(PlenaryDb db) : CategoryPage(db)
{
    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        Input = CategoryForm.Of(Category!);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        if (!ModelState.IsValid) return Unfinished();
        Input.Code = Category!.Code;   // for good
        if (Input.Version != Category.Version) return Changed(Input, CategoryForm.Of(Category), CategoryForm.Icons);
        if (Category.Describe(Input.Facts, Zones) is { } refusal) return Refused(refusal, CategoryForm.FieldOf(refusal));
        await Db.SaveChangesAsync();
        return Done(T["“{0}” is saved.", Category.Name], "/categories");
    }

    public async Task<IActionResult> OnPostRemovalAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        ModelState.Clear();
        var seen = Input.Version;
        Input = CategoryForm.Of(Category!);
        if (seen != Input.Version) return Changed();
        if (await Db.RemoveUnused(Category!) is { } refusal) return Refused(refusal);
        return Done(T["“{0}” is removed.", Category!.Name], "/categories");
    }

    private async Task<bool> Find(Guid id)
    {
        Category = await Db.Categories.SingleOrDefaultAsync(c => c.Id == id);
        await FindZones();
        return Category is not null;
    }
}
