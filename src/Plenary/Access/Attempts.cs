using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Storage;

namespace Plenary.Access;

/// <summary>Counts attempts to sign in. Each is counted before it is judged, so that many at once gain nothing.</summary>
public sealed class Attempts(PlenaryDb db, Keys keys, IClock clock)
{
    // The hash of nothing that anybody types; made at the first need, with the same effort as a real one.
    private static string? hashOfNobody;

    /// <summary>Takes one attempt under this name from this place, or says that there were too many.</summary>
    public async Task<Refusal?> Take(string name, string place)
    {
        var now = clock.GetCurrentInstant();
        var attempt = FailedSignIn.Of(name, place, now, keys);
        var (longAgo, shortAgo, old) = (now - FailedSignIn.LongWhile, now - FailedSignIn.ShortWhile, now - FailedSignIn.Kept);
        db.Add(attempt);
        await db.SaveChangesAsync();
        var recent = await db.Set<FailedSignIn>().Where(f => f.NameKey == attempt.NameKey && f.At > longAgo).Select(f => new { f.PlaceKey, f.At }).ToListAsync();
        var refusal = FailedSignIn.Judge(recent.Count(f => f.At > shortAgo && f.PlaceKey.AsSpan().SequenceEqual(attempt.PlaceKey)), recent.Count);
        if (refusal is not null)
        {
            // Not counted: who waits a quarter of an hour may try again, however often the button was pressed meanwhile.
            db.Remove(attempt);
            await db.SaveChangesAsync();
        }
        await db.Set<FailedSignIn>().Where(f => f.At < old).ExecuteDeleteAsync();
        return refusal;
    }

    /// <summary>Forgets the attempts from this place: it was the right person.</summary>
    public Task Forgive(string name, string place)
    {
        var key = FailedSignIn.Of(name, place, default, keys).PlaceKey;
        return db.Set<FailedSignIn>().Where(f => f.PlaceKey == key).ExecuteDeleteAsync();
    }

    /// <summary>Whether this is the account's password; without account or password, no, after the same work.</summary>
    public bool IsPassword(Account? account, string password, IPasswordHasher<Account> hasher)
    {
        var stranger = account ?? Account.Open("", "", "en", default);
        hashOfNobody ??= hasher.HashPassword(stranger, Secret.New());
        return hasher.VerifyHashedPassword(stranger, account?.PasswordHash ?? hashOfNobody, password) != PasswordVerificationResult.Failed && account?.PasswordHash is not null;
    }
}
