using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Organisations;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.People;

/// <summary>A person takes up an office, or is found to have held it.</summary>
[Allow(Area.Directory, ClosedToReaders = true)]
public class NewOfficeModel(PlenaryDb db) : PlenaryPage
{
    [BindProperty] public OfficeForm Input { get; set; } = new();
    public Person Person { get; private set; } = null!;
    public IReadOnlyList<Organisation> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id) => await Find(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        var body = await Chosen.Of(db, Input.Body, Input.BodyId);
        Choices = body.Choices;
        if (!ModelState.IsValid) return Unfinished();
        if (body.One is null) return Refused(body.WhyNot, "Input.Body");
        var office = new Office { PersonId = id, OrganisationId = body.One.Id, Title = Names.NameText.Clean(Input.Title), Unit = Names.NameText.Clean(Input.Unit) };
        if (office.Date(Input.From, Input.Until) is { } refusal) return Refused(refusal, "Input.Until");
        db.Offices.Add(office);
        await db.SaveChangesAsync();
        Toast(T["The office is entered."]);
        return Redirect($"~/directory/people/{id}");
    }

    private async Task<bool> Find(Guid id)
    {
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.MergedIntoId == null) is not { } person) return false;
        Person = person;
        return true;
    }
}
