using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Storage;

namespace Plenary.Organisations;

/// <summary>Correcting what the directory says of an organisation. Opening it shows the contacts, so that is written into the history.</summary>
[Allow(Area.Directory, ClosedToReaders = true)]
public class EditOrganisationModel(PlenaryDb db, Keys keys) : OrganisationFormPage(db, keys)
{
    public Organisation Organisation { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        var parent = await Parent();
        Input = await Stored(parent);
        Choices = parent is null ? [] : [parent];
        return Page();
    }

    public async Task<IActionResult> OnPostRowAsync(Guid id) => await Find(id) ? MoreNames() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        if (Input.Version != Organisation.Version) return Changed(Input, await Stored(await Parent()));
        if (await Take(Organisation) is { } again) return again;
        await Db.SaveChangesAsync();
        Toast(T["Saved."]);
        return Redirect($"~/directory/organisations/{id}");
    }

    /// <summary>What is saved now, to be shown.</summary>
    private async Task<OrganisationForm> Stored(Organisation? parent)
    {
        Db.NoteReadingOf(Organisation.Id);
        await Db.SaveChangesAsync();
        return OrganisationForm.Of(Organisation, Organisation.Contacts(Keys), parent);
    }

    private async Task<Organisation?> Parent() => Organisation.ParentId is { } of ? await Db.Organisations.AsNoTracking().SingleAsync(o => o.Id == of) : null;

    private async Task<bool> Find(Guid id)
    {
        if (await Db.Organisations.SingleOrDefaultAsync(o => o.Id == id && o.MergedIntoId == null) is not { } organisation) return false;
        Organisation = organisation;
        return true;
    }
}
