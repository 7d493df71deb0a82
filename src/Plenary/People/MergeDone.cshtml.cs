using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Site;
using Plenary.Storage;
using Plenary.Storage.Unscoped;

namespace Plenary.People;

/// <summary>One merge of two records, and how it is undone.</summary>
[Allow(Area.Directory)]
public class MergeDoneModel(PlenaryDb db, Merging merging, Joining joining, IClock clock) : PlenaryPage
{
    public Merge Merge { get; private set; } = null!;
    public string Kept { get; private set; } = "";
    public string Gone { get; private set; } = "";

    /// <summary>Delegations that became one by it, as far as the reader sees them.</summary>
    public List<JoinedAt> Joined { get; private set; } = [];
    public string Home => Url.Content(Merge.Subject == Subject.Person ? "~/directory/people" : "~/directory/organisations");
    public bool MayChange => db.Scope.May(Area.Directory, Deed.Change);

    public async Task<IActionResult> OnGetAsync(Guid id) => await Find(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostUndoAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        if (await merging.Undo(Merge, db.Scope.Actor, clock.GetCurrentInstant()) is { } refusal)
        {
            db.ChangeTracker.Clear();
            return await Find(id) ? Refused(refusal) : NotFound();
        }
        Toast(T["They are two records again."]);
        return Redirect($"{Home}/{Merge.GoneId}");
    }

    private async Task<bool> Find(Guid id)
    {
        if (await db.Merges.SingleOrDefaultAsync(m => m.Id == id) is not { } merge) return false;
        Merge = merge;
        Joined = [.. (await joining.JoinedBy(id))[id]];
        (Kept, Gone) = (await NameOf(merge.KeptId), await NameOf(merge.GoneId));
        return true;
    }

    private async Task<string> NameOf(Guid id) => Merge.Subject == Subject.Person
        ? (await db.People.AsNoTracking().SingleAsync(p => p.Id == id)).FullName
        : (await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == id)).NameIn(T.Language);
}
