using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Storage;

namespace Plenary.Access.Team;

/// <summary>What administrators do with the accounts of others, and secretariats with their roles; page and API alike. Each saves, and ends the account's sessions.</summary>
public sealed class AccountDeeds(PlenaryDb db, SignIns signIns, SecurityLetters letters, IClock clock)
{
    public static readonly Refusal Own = new("account.own", "Nobody does this to their own account. Ask another administrator.");
    public static readonly Refusal IsAdministrator = new("account.is-administrator", "This person is an administrator already.");
    public static readonly Refusal IsNoAdministrator = new("account.is-no-administrator", "This person is no administrator.");

    public static readonly Refusal NoMore = new("role.no-more", "Your own role ended a moment ago: nothing was changed.");

    /// <summary>Its tokens end too: opening it again must not give them back to whoever stole one.</summary>
    public Task<Refusal?> Close(Account account) => Change(account, () => account.Close(clock.GetCurrentInstant()), endTokens: true);

    public Task<Refusal?> Reopen(Account account) => Change(account, account.Reopen);

    /// <summary>For somebody who lost phone and recovery codes. The next sign-in, with the password, sets up a new second step.</summary>
    public Task<Refusal?> ResetSecondStep(Account account) => Change(account, () =>
    {
        account.ResetSecondFactor();
        db.RemoveRange(db.Set<IdentityUserPasskey<Guid>>().Where(p => p.UserId == account.Id));
        db.Note("second-step.reset", account.Id, new { });
        letters.SecondStepChanged(account);
        return null;
    }, endTokens: true);

    public async Task<Refusal?> MakeAdministrator(Account account)
    {
        var held = await Administrator(account);
        return await Change(account, () =>
        {
            if (held is not null) return IsAdministrator;
            if (account.ClosedAt is not null) return Account.AlreadyClosed;
            db.RolesHeld.Add(new() { AccountId = account.Id, Role = Role.Administrator, Since = clock.GetCurrentInstant(), GivenBy = db.Scope.Actor.Name });
            return null;
        });
    }

    public async Task<Refusal?> EndAdministrator(Account account)
    {
        var held = await Administrator(account);
        return await Change(account, () => held is null ? IsNoAdministrator : held.End(db.Scope.Actor, clock.GetCurrentInstant()));
    }

    /// <summary>Ends a role at the conference of the scope.</summary>
    public Task<Refusal?> End(RoleHeld role) => InTurn(role.AccountId, Area.Team, () => role.End(db.Scope.Actor, clock.GetCurrentInstant()));

    /// <summary>Nobody closes or resets themselves: so an administrator is always left, and a stolen session cannot take the second step away.</summary>
    private async Task<Refusal?> Change(Account account, Func<Refusal?> deed, bool endTokens = false) =>
        account.Id == db.Scope.Actor.AccountId ? Own : await InTurn(account.Id, Area.Installation, deed, endTokens);

    /// <summary>These deeds follow each other, and are for those who still may: of two who end each other at the same moment one is left.</summary>
    private async Task<Refusal?> InTurn(Guid account, Area area, Func<Refusal?> deed, bool endTokens = false)
    {
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            var oldest = await db.RolesHeld.OrderBy(r => r.Id).Select(r => r.Id).FirstAsync();
            await db.RolesHeld.Where(r => r.Id == oldest).ExecuteUpdateAsync(set => set.SetProperty(r => r.Version, r => r.Version));   // takes the row: the next one waits here
            if (!await MayStill(area)) return NoMore;
            if (deed() is { } refusal) return refusal;
            if (endTokens) await signIns.EndTokens(account, clock.GetCurrentInstant());
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }
        await signIns.End(account);
        return null;
    }

    private Task<bool> MayStill(Area area)
    {
        var (me, conference) = (db.Scope.Actor.AccountId, db.Scope.ConferenceId);
        var roles = Enum.GetValues<Role>().Where(role => Permissions.May(role, area, Deed.Change)).ToArray();
        return db.Users.AnyAsync(a => a.Id == me && a.ClosedAt == null
            && db.RolesHeld.Any(r => r.AccountId == me && r.Ended == null && roles.Contains(r.Role) && (r.ConferenceId == null || r.ConferenceId == conference)));
    }

    private Task<RoleHeld?> Administrator(Account account) =>
        db.RolesHeld.FirstOrDefaultAsync(r => r.AccountId == account.Id && r.Role == Role.Administrator && r.Ended == null);
}
