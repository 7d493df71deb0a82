using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Plenary.Access;
using Plenary.Storage;

namespace Plenary.Organisations;

/// <summary>The organisations to choose from while somebody types in a form: a part of that form's page.</summary>
[Allow(Area.Directory)]
public class ChoicesModel(PlenaryDb db) : PageModel
{
    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "Input.Body")] string? typed) =>
        Partial("/Organisations/_Choices.cshtml", new OrganisationField("", null, typed, null, (await Chosen.Of(db, typed, null)).Choices));
}
