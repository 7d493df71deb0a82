using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.People;

/// <summary>Correcting what the directory says of a person. Opening it shows the contacts, so that is written into the history.</summary>
[Allow(Area.Directory, ClosedToReaders = true)]
public class EditPersonModel(PlenaryDb db, Keys keys) : PlenaryPage
{
    [BindProperty] public PersonForm Input { get; set; } = new();
    public Person Person { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        Input = PersonForm.Of(Person, Person.Contacts(keys));
        db.NoteReading(id);
        await db.SaveChangesAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostRowAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        ModelState.Clear();
        Input.Names.Add(new());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        if (!ModelState.IsValid) return Unfinished();
        if (Input.Version != Person.Version)
        {
            db.NoteReading(id);   // what is saved now is shown beside what was typed
            await db.SaveChangesAsync();
            return Changed(Input, PersonForm.Of(Person, Person.Contacts(keys)));
        }
        if (Input.Read(out var body) is { } unread) return Refused(unread, PersonForm.FieldOf(unread));
        if (PeopleApi.Say(Person, body, keys) is { } refusal) return Refused(refusal, PersonForm.FieldOf(refusal));
        await db.SaveChangesAsync();
        Toast(T["Saved."]);
        return Redirect($"~/directory/people/{id}");
    }

    private async Task<bool> Find(Guid id)
    {
        if (await db.People.SingleOrDefaultAsync(p => p.Id == id && p.MergedIntoId == null) is not { } person) return false;
        Person = person;
        return true;
    }
}
