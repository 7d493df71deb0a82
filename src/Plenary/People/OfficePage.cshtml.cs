using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Organisations;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.People;

/// <summary>One office of one person: its title, its dates, its end.</summary>
[Allow(Area.Directory)]
public class OfficePageModel(PlenaryDb db, IClock clock) : PlenaryPage
{
    [BindProperty] public OfficeForm Input { get; set; } = new();
    public Office Office { get; private set; } = null!;
    public Person Person { get; private set; } = null!;
    public Organisation Body { get; private set; } = null!;
    public bool MayChange => db.Scope.May(Area.Directory, Deed.Change);

    private OfficeForm Stored => new() { Title = Office.Title, Unit = Office.Unit, From = Office.From, Until = Office.Until, Version = Office.Version };

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        Input = Stored;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        if (!ModelState.IsValid) return Unfinished();
        if (Input.Version != Office.Version) return Changed(Input, Stored);
        if (Office.Date(Input.From, Input.Until) is { } refusal) return Refused(refusal, "Input.Until");
        Office.Entitle(Input.Title ?? "", Input.Unit ?? "");
        return await Done(T["Saved."]);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        if (IsOld()) return Changed();
        if (Office.End(clock.GetCurrentInstant().InUtc().Date) is { } refusal) return Refused(refusal);
        return await Done(T["The office has ended."]);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        if (IsOld()) return Changed();
        db.Offices.Remove(Office);
        return await Done(T["The office was taken away."]);
    }

    /// <summary>A step's form sends its version alone.</summary>
    private bool IsOld()
    {
        ModelState.Clear();
        var read = Input.Version;
        Input = Stored;
        return read != Office.Version;
    }

    private async Task<IActionResult> Done(string text)
    {
        await db.SaveChangesAsync();
        Toast(text);
        return Redirect($"~/directory/people/{Person.Id}");
    }

    private async Task<bool> Find(Guid id)
    {
        if (await db.Offices.SingleOrDefaultAsync(o => o.Id == id) is not { } office) return false;
        (Office, Person, Body) = (office, await db.People.AsNoTracking().SingleAsync(p => p.Id == office.PersonId), await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == office.OrganisationId));
        return true;
    }
}
