using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Storage;

namespace Plenary.Access;

/// <summary>
/// The one-time page that creates the administrator. Whoever reads the terminal owns the machine, so the code that is printed there is the
/// proof. As soon as there is an account, by whatever way, the page is gone.
/// </summary>
public sealed class FirstStart(IServiceScopeFactory scopes) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private volatile bool done;

    /// <summary>80 bits, made at each start of the program.</summary>
    public string Code { get; } = Secret.Readable(16);

    public static readonly Refusal WrongCode = new("first-start.wrong-code", "This is not the code. It stands in the terminal where Plenary was started.");

    /// <summary>Whether there is no account yet.</summary>
    public async Task<bool> IsOpen()
    {
        if (done) return false;
        using var scope = scopes.CreateScope();
        done = await scope.ServiceProvider.GetRequiredService<PlenaryDb>().Users.AnyAsync();
        return !done;
    }

    /// <summary>Saves the administrator, if nobody was faster.</summary>
    /// <returns>Whether it was done.</returns>
    public async Task<bool> Create(PlenaryDb db, Account account, Instant at)
    {
        await turn.WaitAsync();
        try
        {
            if (!await IsOpen()) return false;
            db.Scope.EnterAs(new(account.Id, account.Name), [Role.Administrator], null);
            db.Users.Add(account);
            db.RolesHeld.Add(new() { AccountId = account.Id, Role = Role.Administrator, Since = at, GivenBy = account.Name });
            await db.SaveChangesAsync();
            return done = true;
        }
        finally { turn.Release(); }
    }

    public void Dispose() => turn.Dispose();
}
