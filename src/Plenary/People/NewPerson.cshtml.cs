using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.People;

/// <summary>Somebody is entered by hand. A name that the directory knows already is shown first.</summary>
[Allow(Area.Directory, ClosedToReaders = true)]
public class NewPersonModel(PlenaryDb db, Keys keys) : PlenaryPage
{
    [BindProperty] public PersonForm Input { get; set; } = new();

    /// <summary>People who bear exactly one of the names.</summary>
    public List<Person> Known { get; private set; } = [];

    public IActionResult OnPostRow()
    {
        ModelState.Clear();
        Input.Names.Add(new());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(bool anyway)
    {
        if (!ModelState.IsValid) return Unfinished();
        if (Input.Read(out var body) is { } unread) return Refused(unread, PersonForm.FieldOf(unread));
        if (Person.Enter(body.Names, out var person) is { } nameless) return Refused(nameless, PersonForm.FieldOf(nameless));
        if (PeopleApi.Say(person, body, keys) is { } refusal) return Refused(refusal, PersonForm.FieldOf(refusal));
        if (!anyway && await Bearing(person) is { Count: > 0 } known)
        {
            Known = known;
            return Unfinished();
        }
        db.People.Add(person);
        await db.SaveChangesAsync();
        Toast(T["{0} is in the directory.", person.Name]);
        return Redirect($"~/directory/people/{person.Id}");
    }

    private Task<List<Person>> Bearing(Person person)
    {
        var sorting = person.Names.ConvertAll(n => Names.SearchKey.Sorting(n.Text));
        var marks = person.Names.ConvertAll(n => SearchWord.MarkOf(n.Text));
        var others = db.SearchWords.Where(w => w.Subject == Subject.Person && marks.Contains(w.Word)).Select(w => w.SubjectId);
        return db.People.AsNoTracking().Where(p => p.MergedIntoId == null && (sorting.Contains(p.SortKey) || others.Contains(p.Id))).OrderBy(p => p.SortKey).Take(10).ToListAsync();
    }
}
