using Microsoft.AspNetCore.Mvc;
using Plenary.Access;
using Plenary.People;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Organisations;

/// <summary>What entering and correcting an organisation share: the form, and the choice of what it is a part of.</summary>
public abstract class OrganisationFormPage(PlenaryDb db, Keys keys) : PlenaryPage
{
    [BindProperty] public OrganisationForm Input { get; set; } = new();

    /// <summary>Organisations that are called as the typed parent.</summary>
    public IReadOnlyList<Organisation> Choices { get; protected set; } = [];

    protected PlenaryDb Db => db;
    protected Keys Keys => keys;
    protected bool MayChange => db.Scope.May(Area.Directory, Deed.Change);

    protected IActionResult MoreNames()
    {
        ModelState.Clear();
        Input.Names.Add(new());
        return Page();
    }

    /// <summary>Takes over what was typed; null when the organisation may be saved.</summary>
    protected async Task<IActionResult?> Take(Organisation organisation)
    {
        if (!ModelState.IsValid) return Unfinished();
        var parent = await Chosen.Of(db, Input.Body, Input.BodyId);
        Choices = parent.Choices;
        if (!string.IsNullOrWhiteSpace(Input.Body) && parent.One is null) return No(parent.WhyNot);
        return await OrganisationsApi.Say(organisation, Input.Read(parent.One?.Id), db, keys) is { } refusal ? No(refusal) : null;
    }

    protected IActionResult No(Refusal refusal) => Refused(refusal, OrganisationForm.FieldOf(refusal));
}
