using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Access.Team;

/// <summary>All accounts of the installation, for its administrators.</summary>
[Allow(Area.Installation)]
public class AccountsModel(PlenaryDb db, AccountDeeds deeds) : PlenaryPage
{
    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Rows { get; set; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public PageOfList Shown { get; private set; } = new("");
    public Guid? Me => db.Scope.Actor.AccountId;

    public Task OnGetAsync() => Find();

    public Task<IActionResult> OnPostCloseAsync(Guid id) => Do(id, deeds.Close);
    public Task<IActionResult> OnPostReopenAsync(Guid id) => Do(id, deeds.Reopen);
    public Task<IActionResult> OnPostResetSecondStepAsync(Guid id) => Do(id, deeds.ResetSecondStep);
    public Task<IActionResult> OnPostMakeAdministratorAsync(Guid id) => Do(id, deeds.MakeAdministrator);
    public Task<IActionResult> OnPostEndAdministratorAsync(Guid id) => Do(id, deeds.EndAdministrator);

    private async Task<IActionResult> Do(Guid id, Func<Account, Task<Refusal?>> deed)
    {
        if (await db.Users.SingleOrDefaultAsync(a => a.Id == id) is not { } account) return NotFound();
        if (await deed(account) is { } refusal)
        {
            db.ChangeTracker.Clear();
            await Find();
            return Refused(refusal);
        }
        return Redirect("/installation/accounts");
    }

    private async Task Find()
    {
        var size = PageOfList.SizeFrom(Rows);
        var query = db.Users.AsNoTracking();
        if (Search is { Length: > 0 })
        {
            // Accounts are few (a secretariat, not a directory): a scan is quick enough.
            var (text, normal) = (Search.Trim(), Account.Normal(Search));
            query = query.Where(a => a.Name.Contains(text) || a.NormalizedUserName!.Contains(normal));
        }
        if (Guid.TryParse(After, out var after)) query = query.Where(a => a.Id > after);
        var accounts = await query.OrderBy(a => a.Id).Take(size + 1).ToListAsync();
        var more = accounts.Count > size;
        if (more) accounts.RemoveAt(size);

        var ids = accounts.ConvertAll(a => a.Id);
        var roles = (await (from r in db.RolesHeld
                            join c in db.Conferences on r.ConferenceId equals c.Id into at
                            from c in at.DefaultIfEmpty()
                            where ids.Contains(r.AccountId) && r.Ended == null
                            select new { r.AccountId, r.Role, c.Title }).AsNoTracking().ToListAsync()).ToLookup(r => r.AccountId);
        Lines = [.. accounts.Select(a => new Line(a.Id, a.Name, a.Email ?? "", a.TwoFactorEnabled, a.ClosedAt is not null,
            [.. roles[a.Id].OrderBy(r => r.Role).Select(r => new RoleAt(r.Role, r.Title?.ToString()))]))];
        Shown = new(T.Count(Lines.Count, "{0} account on this page", "{0} accounts on this page"), more ? accounts[^1].Id.ToString() : null, null, size);
    }

    public sealed record RoleAt(Role Role, string? Conference);

    public sealed record Line(Guid Id, string Name, string Email, bool HasSecondStep, bool IsClosed, IReadOnlyList<RoleAt> Roles)
    {
        public bool IsAdministrator => Roles.Any(r => r.Role == Role.Administrator);
    }
}
