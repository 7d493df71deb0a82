using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Storage;

namespace Plenary.Records;

/// <summary>One decision as the secretariat has it: worded, decided, published, withdrawn.</summary>
[Allow(Area.Records), RequestSizeLimit(LargestForm), RequestFormLimits(ValueLengthLimit = LargestForm)]
public class DecisionDeskModel(PlenaryDb db, IClock clock) : DecisionPage(db)
{
    public Decision Decision { get; private set; } = null!;
    public override bool IsDecided => Decision.Result is not null;
    public bool MayWrite => Db.Scope.May(Area.Records, Deed.Change);

    public async Task<IActionResult> OnGetAsync(Guid id) => await Find(id, andFill: true) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await Find(id, andFill: false)) return NotFound();
        Input.At ??= await Db.OnDayOf(Input.Session, ModelState, "Input.At");
        Judge(Input.Faults(), DecisionForm.FieldOf);
        if (!ModelState.IsValid) return Unfinished();
        if (Input.Version != Decision.Version) return Changed(Input, DecisionForm.Of(Decision), Sessions);
        if (!await Db.Sessions.AnyAsync(s => s.Id == Input.Session)) return await NotSaved(Recording.NoSuchSession);
        if (Input.At != Decision.At && await Db.FaultOfTime(Input.Session, Input.At) is { } fault) return await NotSaved(fault);
        if (Input.Into(Decision) is { } refusal) return await NotSaved(refusal);
        return await Done(T["Saved."]);
    }

    public Task<IActionResult> OnPostPublicationAsync(Guid id, int version) => Do(id, version, d => d.Publish(clock.GetCurrentInstant()), T["Published."]);

    public Task<IActionResult> OnPostWithdrawalAsync(Guid id, int version) => Do(id, version, d => d.Withdraw(clock.GetCurrentInstant()), T["Withdrawn from the public."]);

    public async Task<IActionResult> OnPostDeletionAsync(Guid id, int version)
    {
        if (!await Find(id, andFill: true)) return NotFound();
        if (version != Decision.Version) return Changed();
        if (Decision.Discard() is { } refusal) return Refused(refusal);
        Db.Decisions.Remove(Decision);
        await Db.SaveChangesAsync();
        Toast(T["The decision is deleted."]);
        return Redirect(At("/decisions"));
    }

    private async Task<IActionResult> Do(Guid id, int version, Func<Decision, Refusal?> verb, string done)
    {
        if (!await Find(id, andFill: true)) return NotFound();
        if (version != Decision.Version) return Changed();
        if (verb(Decision) is { } refusal) return Refused(refusal);
        return await Done(done);
    }

    private async Task<IActionResult> Done(string text)
    {
        await Db.SaveChangesAsync();
        Toast(text);
        return Redirect(At($"/decisions/{Decision.Id}"));
    }

    private async Task<bool> Find(Guid id, bool andFill)
    {
        if (await Db.Decisions.SingleOrDefaultAsync(d => d.Id == id) is not { } found) return false;
        Decision = found;
        if (andFill)
        {
            ModelState.Clear();   // a step's form sends its version alone
            Input = DecisionForm.Of(found);
        }
        await Offer();
        return true;
    }
}
