using Microsoft.AspNetCore.Mvc;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Storage;

namespace Plenary.Records;

/// <summary>Puts a text to the conference; what became of it may be said at once.</summary>
[Allow(Area.Records, ClosedToReaders = true), RequestSizeLimit(LargestForm), RequestFormLimits(ValueLengthLimit = LargestForm)]
public class NewDecisionModel(PlenaryDb db) : DecisionPage(db)
{
    public async Task<IActionResult> OnGetAsync(Guid? session)
    {
        Input = new() { Session = session ?? Guid.Empty };
        await Offer();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Input.At ??= await Db.OnDayOf(Input.Session, ModelState, "Input.At");
        Judge(Input.Faults(), DecisionForm.FieldOf);
        if (!ModelState.IsValid)
        {
            await Offer();
            return Unfinished();
        }
        // Looked at as a whole first, so that nothing half-done is saved under a number.
        if ((Decision.Put(HttpContext.Conference().Id, Input.Session, 1, Input.Title, Input.Text, Input.Proposer ?? "", out var draft) ?? Input.Into(draft) ?? await Db.FaultOfTime(Input.Session, Input.At)) is { } wrong) return await NotSaved(wrong);
        var (refusal, decision) = await Db.Put(HttpContext.Conference().Id, Input.Session, Input.Title, Input.Text, Input.Proposer ?? "");
        if ((refusal ?? Input.Into(decision!)) is { } not) return await NotSaved(not);
        await Db.SaveChangesAsync();
        Toast(T["Saved under number {0}. It is not public yet.", decision!.Number]);
        return Redirect(At($"/decisions/{decision.Id}"));
    }
}
