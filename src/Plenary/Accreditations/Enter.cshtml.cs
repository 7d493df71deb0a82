using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Accreditations;

/// <summary>
/// The secretariat enters somebody without invitation (a guest, the press, staff), changes a nomination, or names a substitute:
/// one form for the three.
/// </summary>
[Allow(Area.Accreditation, ClosedToReaders = true)]
public class EnterPersonModel(PlenaryDb db, Nominations nominations, Sitting sitting, Keys keys, Scope scope, IClock clock) : PlenaryPage
{
    public enum Doing { Adding, Editing, Substituting }

    [BindProperty] public NomineeForm Input { get; set; } = new();
    [BindProperty(SupportsGet = true, Name = "organisation")] public Guid? Organisation { get; set; }
    [BindProperty(SupportsGet = true, Name = "seek")] public string? Seek { get; set; }
    [BindProperty] public string? Reason { get; set; }
    [BindProperty] public bool AtOnce { get; set; }
    [BindProperty] public int Seen { get; set; }

    public Doing What { get; private set; }
    public Conference Conference { get; private set; } = null!;
    public Organisation? Body { get; private set; }
    public List<Organisation> Bodies { get; private set; } = [];
    public Participation? Participation { get; private set; }
    public string PersonName { get; private set; } = "";
    public List<SelectListItem> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? id, string? what)
    {
        if (!await Load(id, what)) return NotFound();
        if (What is Doing.Editing)
        {
            // The address is sealed; showing it is a reading, and noted.
            var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == Participation!.PersonId);
            var email = person.Contacts(keys).Email;
            if (email is not null)
            {
                db.Note("person.contacts-read", person.Id, new { at = "accreditation" });
                await db.SaveChangesAsync();
            }
            Input = NomineeForm.Of(Participation!, email);
            (Input.Name, Input.SecondName) = (person.Names[0].Text, person.SecondName?.Text);
            Seen = Participation!.Version;
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, string? what)
    {
        if (!await Load(id, what)) return NotFound();
        if (What is Doing.Substituting)
        {
            Input.CategoryId = Participation!.CategoryId;
            ModelState.Remove("Input.CategoryId");
        }
        if (What is Doing.Adding && Body is null) return Unfinished();
        foreach (var (field, refusal) in Input.Nominee.Faults(emailRequired: false)) ModelState.AddModelError($"Input.{field}", T[refusal]);
        if (!ModelState.IsValid) return Unfinished();
        if (What is Doing.Editing && Seen != Participation!.Version)
        {
            Seen = Participation.Version;
            return Changed(Input, NomineeForm.Of(Participation, Input.Email), Choices);
        }

        var (by, at) = (scope.Actor, clock.GetCurrentInstant());
        var done = What switch
        {
            Doing.Editing => await nominations.Edit(Participation!.Id, Input.Nominee, Conference, by, at, bySecretariat: true, Seen),
            Doing.Substituting => await nominations.Substitute(Participation!.Id, Input.Nominee, null, Reason ?? "", Conference, by, at, bySecretariat: true, Input.Key),
            _ => await Add(by, at),
        };
        if (done.Refusal is { } no)
        {
            db.ChangeTracker.Clear();
            return await Load(id, what) ? Refused(no, Reasons.IsAbout(no) ? nameof(Reason) : done.Field.Length == 0 ? "" : $"Input.{done.Field}") : NotFound();
        }
        // The person is entered, whatever becomes of the rest: what is left to do is done in the queue.
        var (entered, accredited) = (done.Participation!, What is not Doing.Editing && done.Participation!.State is ParticipationState.Accredited);
        Refusal? left = null;
        if (What is not Doing.Editing && AtOnce && !Conference.FourEyes && !accredited)
        {
            db.ChangeTracker.Clear();
            left = (await sitting.Rule([entered.Id], Ruling.Accredit, "", Conference, by, at)).NotDone.Select(n => n.Refusal).FirstOrDefault();
            accredited = left is null;
        }
        Toast(What is Doing.Editing ? T["Saved."]
            : accredited ? T["{0} is accredited.", Input.Name]
            : left is null ? T["{0} waits in the queue.", Input.Name]
            : T["{0} waits in the queue: {1}", Input.Name, T[left]]);
        return LocalRedirect($"~/desk/{Conference.Slug}/accreditation?tab={(accredited ? Tab.Accredited : Tab.Waiting)}&open={entered.Id}#p");
    }

    private async Task<Nominated> Add(Actor by, Instant at)
    {
        var delegation = await nominations.DelegationOf(Body!.Id, Conference);
        var entered = await nominations.EnterBySecretariat(delegation.Id, Input.Nominee, null, Conference, by, at, key: Input.Key);
        if (entered.Refusal is not null || entered.Participation!.State is not ParticipationState.Draft) return entered;
        var (_, refusal) = await nominations.Send(delegation.Id, Conference, by, at, entered.Participation.Id, bySecretariat: true);
        return refusal is null ? entered : Nominated.No(refusal);
    }

    private async Task<bool> Load(Guid? id, string? what)
    {
        Conference = HttpContext.Conference();
        What = what switch { "edit" => Doing.Editing, "substitute" => Doing.Substituting, _ => Doing.Adding };
        if (What is not Doing.Adding)
        {
            if (await db.Participations.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id) is not { } participation) return false;
            Participation = participation;
            Organisation = participation.OrganisationId;
            PersonName = (await db.People.Where(p => p.Id == participation.PersonId).Select(p => p.Names).SingleAsync())[0].Text;
        }
        if (Organisation is { } body) Body = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == body && o.MergedIntoId == null);
        if (Organisation is not null && Body is null) return false;
        if (Body is null && !string.IsNullOrWhiteSpace(Seek))
        {
            var search = await NameSearch.For(db, Subject.Organisation, Seek);
            Bodies = await search.In(db.Organisations.AsNoTracking().Where(o => o.MergedIntoId == null)).OrderBy(o => o.SortKey).Take(25).ToListAsync();
        }
        Choices = [.. (await db.Categories.AsNoTracking().OrderBy(c => c.Order).ThenBy(c => c.Number).ToListAsync()).Select(c => new SelectListItem(c.Name.ToString(), c.Id.ToString()))];
        return true;
    }
}
