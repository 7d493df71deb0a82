using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Storage;

namespace Plenary.Records;

/// <summary>One intervention as the secretariat has it: written, translated, published, withdrawn.</summary>
[Allow(Area.Records), RequestSizeLimit(LargestForm), RequestFormLimits(ValueLengthLimit = LargestForm)]
public class InterventionDeskModel(PlenaryDb db, IClock clock) : InterventionPage(db)
{
    public Intervention Intervention { get; private set; } = null!;
    public string SecondName { get; private set; } = "";
    public LocalText SessionTitle { get; private set; } = LocalText.Empty;
    public bool MayWrite => Db.Scope.May(Area.Records, Deed.Change);
    public string PublicAddress => $"/{T.Language}/{HttpContext.Conference().Slug}/record/interventions/{Intervention.Id}";

    public async Task<IActionResult> OnGetAsync(Guid id) => await Find(id, andFill: true) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await Find(id, andFill: false)) return NotFound();
        Input.At ??= await Db.OnDayOf(Input.Session, ModelState, "Input.At");
        if (!ModelState.IsValid) return Unfinished();
        if (Input.Version != Intervention.Version) return Changed(Input, InterventionForm.Of(Intervention), Sessions.Concat(Listed));
        if (await Db.Rewrite(Intervention, Input.Session, Input.Order, await Said()) is { } refusal) return await NotSaved(refusal);
        return await Done(T["Saved."]);
    }

    public Task<IActionResult> OnPostPublicationAsync(Guid id, int version) => Do(id, version, i => i.Publish(clock.GetCurrentInstant()), T["Published."]);

    public Task<IActionResult> OnPostWithdrawalAsync(Guid id, int version) => Do(id, version, i => i.Withdraw(clock.GetCurrentInstant()), T["Withdrawn from the public."]);

    public async Task<IActionResult> OnPostDeletionAsync(Guid id, int version)
    {
        if (!await Find(id, andFill: true)) return NotFound();
        if (version != Intervention.Version) return Changed();
        if (Intervention.Discard() is { } refusal) return Refused(refusal);
        Db.Interventions.Remove(Intervention);
        await Db.SaveChangesAsync();
        Toast(T["The note is deleted."]);
        return Redirect(At(""));
    }

    private async Task<IActionResult> Do(Guid id, int version, Func<Intervention, Refusal?> verb, string done)
    {
        if (!await Find(id, andFill: true)) return NotFound();
        if (version != Intervention.Version) return Changed();
        if (verb(Intervention) is { } refusal) return Refused(refusal);
        return await Done(done);
    }

    private async Task<IActionResult> Done(string text)
    {
        await Db.SaveChangesAsync();
        Toast(text);
        return Redirect(At($"/interventions/{Intervention.Id}"));
    }

    private async Task<bool> Find(Guid id, bool andFill)
    {
        if (await Db.Interventions.SingleOrDefaultAsync(i => i.Id == id) is not { } found) return false;
        Intervention = found;
        SessionTitle = await Db.Sessions.Where(s => s.Id == found.SessionId).Select(s => s.Title).SingleAsync();
        SecondName = await Db.SecondNameOf(found);
        if (andFill)
        {
            ModelState.Clear();   // a step's form sends its version alone
            Input = InterventionForm.Of(found);
        }
        await Offer();
        return true;
    }
}
