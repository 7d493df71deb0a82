using Microsoft.AspNetCore.Mvc;
using Plenary.Access;
using Plenary.People;
using Plenary.Storage;

namespace Plenary.Organisations;

/// <summary>An organisation is entered by hand.</summary>
[Allow(Area.Directory, ClosedToReaders = true)]
public class NewOrganisationModel(PlenaryDb db, Keys keys) : OrganisationFormPage(db, keys)
{
    public IActionResult OnGet() => Page();

    public IActionResult OnPostRow() => MoreNames();

    public async Task<IActionResult> OnPostAsync()
    {
        if (Organisation.Enter(Input.Names.Written(), Input.Kind, null, out var organisation) is { } refusal) return No(refusal);
        if (await Take(organisation) is { } again) return again;
        Db.Organisations.Add(organisation);
        await Db.SaveChangesAsync();
        Toast(T["{0} is in the directory.", organisation.NameIn(T.Language)]);
        return Redirect($"~/directory/organisations/{organisation.Id}");
    }
}
