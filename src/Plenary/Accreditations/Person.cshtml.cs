using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.People;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Accreditations;

/// <summary>One person of a delegation, for its head: correct, send, withdraw, substitute; and what the secretariat said.</summary>
[Allow(Entrance.Delegation)]
public class PersonModel(PlenaryDb db, Nominations nominations, Sitting sitting, Keys keys, Scope scope, IClock clock) : DelegationPage(db, scope, clock)
{
    [BindProperty] public NomineeForm Input { get; set; } = new();
    [BindProperty] public NomineeForm Other { get; set; } = new();
    [BindProperty] public string? Reason { get; set; }
    [BindProperty] public int Seen { get; set; }

    /// <summary>Which of the forms was sent.</summary>
    public string? Handler => RouteData.Values["handler"] as string ?? Request.Query["handler"];

    public Participation Participation { get; private set; } = null!;
    public Category Category { get; private set; } = null!;
    public List<Step> History { get; private set; } = [];

    /// <summary>The last thing that the secretariat wrote for the delegation.</summary>
    public string Said => History[^1] is { IsForDelegation: true } newest ? newest.Reason : "";

    public bool MayEdit => Participation.HoldsPlace && (Participation.State is ParticipationState.Returned ? ClosedToCorrections : Closed) is null;
    public bool MaySubstitute => Participation.HoldsPlace && Closed is null;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await Load(id)) return NotFound();
        await Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostLanguageAsync(Guid id)
    {
        if (!await Load(id)) return NotFound();
        return InAnotherLanguage();
    }

    public async Task<IActionResult> OnPostEditAsync(Guid id)
    {
        if (!await Load(id)) return NotFound();
        HearOnly("Input.");
        if (!Participation.OwnsPerson) (Input.Email, Input.Gender) = (null, Participation.Gender);
        foreach (var (field, refusal) in Input.Nominee.Faults(emailRequired: Participation.OwnsPerson)) ModelState.AddModelError($"Input.{field}", T[refusal]);
        if (!ModelState.IsValid) return Unfinished();
        if (Seen != Participation.Version)
        {
            Seen = Participation.Version;
            return Changed(Input, NomineeForm.Of(Participation, Input.Email), Choices(Participation.CategoryId));
        }
        var edited = await nominations.Edit(id, Input.Nominee, Conference, By, Now, bySecretariat: false, Seen);
        if (edited.Refusal is { } refusal2) return await No(id, refusal2, edited.Field);
        if (edited.Participation!.State is ParticipationState.Returned)
        {
            if ((await nominations.Send(Delegation.Id, Conference, By, Now, id)).Refusal is { } unsent) return await No(id, unsent, "");
            Toast(T["Corrected, and sent to the secretariat."]);
        }
        else Toast(edited.Participation.State is ParticipationState.Draft ? T["Saved."] : T["Saved. The secretariat looks at it again."]);
        return Redirect("~/delegation");
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id)
    {
        if (!await Load(id)) return NotFound();
        HearOnly("");
        var outcome = await sitting.Rule([id], Ruling.Withdraw, Reason ?? "", Conference, By, Now, new Dictionary<Guid, int> { [id] = Seen });
        if (outcome.NotDone.Count > 0) return await No(id, outcome.NotDone[0].Refusal, "");
        Toast(T["{0} was withdrawn. The place is free again.", outcome.Done[0].NominatedAs.FirstOrDefault()?.Text]);
        return Redirect("~/delegation");
    }

    public async Task<IActionResult> OnPostSubstituteAsync(Guid id)
    {
        if (!await Load(id)) return NotFound();
        HearOnly("Other.");
        Other.CategoryId = Participation.CategoryId;
        ModelState.Remove("Other.CategoryId");
        foreach (var (field, refusal) in Other.Nominee.Faults(emailRequired: true)) ModelState.AddModelError($"Other.{field}", T[refusal]);
        if (!ModelState.IsValid)
        {
            await Fill();
            return Unfinished();
        }
        var nominated = await nominations.Substitute(id, Other.Nominee, null, Reason ?? "", Conference, By, Now, bySecretariat: false, Other.Key);
        if (nominated.Refusal is { } no) return await No(id, no, "");
        Toast(T["{0} takes the seat and was sent to the secretariat.", nominated.Participation!.NominatedAs[0].Text]);
        return Redirect("~/delegation");
    }

    protected override IEnumerable<Difference> Typed()
    {
        IEnumerable<Difference> typed = [.. NomineeForm.Typed(Input), .. NomineeForm.Typed(Other)];
        return Reason is { Length: > 0 } ? [.. typed, new(T["Reason"], Reason, "")] : typed;
    }

    private async Task<IActionResult> No(Guid id, Refusal refusal, string field)
    {
        Db.ChangeTracker.Clear();
        if (!await Load(id)) return NotFound();
        if (Input.Name is null) await Fill();   // another form of the page was sent: this one shows what is stored
        return Refused(refusal, Reasons.IsAbout(refusal) ? nameof(Reason) : field.Length == 0 ? "" : $"Input.{field}");
    }

    private async Task<bool> Load(Guid id)
    {
        await LoadDelegation();
        if (await Db.Participations.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id) is not { } participation) return false;
        Participation = participation;
        Category = await Db.Categories.AsNoTracking().SingleAsync(c => c.Id == participation.CategoryId);
        History = await Db.Steps.AsNoTracking().Where(s => s.ParticipationId == id).OrderBy(s => s.Number).ToListAsync();
        return true;
    }

    private async Task Fill()
    {
        // The address is shown only to those who wrote it: the directory may know another one.
        string? email = null;
        if (Participation.OwnsPerson) email = (await Db.People.AsNoTracking().SingleAsync(p => p.Id == Participation.PersonId)).Contacts(keys).Email;
        Input = NomineeForm.Of(Participation, email);
        Seen = Participation.Version;
    }
}
