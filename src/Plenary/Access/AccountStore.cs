using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Plenary.Storage;

namespace Plenary.Access;

/// <summary>Identity's store on our database. It saves what has changed and not the whole row, so that the history says what happened.</summary>
internal sealed class AccountStore(PlenaryDb db)
    : UserOnlyStore<Account, PlenaryDb, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(db)
{
    public override async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken = default)
    {
        if (Context.Entry(user).State == EntityState.Detached) Context.Attach(user);
        user.ConcurrencyStamp = Secret.New();
        try { await SaveChanges(cancellationToken); }
        catch (DbUpdateConcurrencyException) { return IdentityResult.Failed(ErrorDescriber.ConcurrencyFailure()); }
        return IdentityResult.Success;
    }
}
