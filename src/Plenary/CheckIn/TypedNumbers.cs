using System.Threading.RateLimiting;
using Plenary.Access;

namespace Plenary.CheckIn;

/// <summary>
/// How many numbers of badges a device may type in a minute: enough for a queue whose codes cannot be read, too few for a stolen phone to read
/// out everybody by counting. Codes are read as they come, and who carries over the door book is not held up. Setting <c>Limits:Typed</c>; 0 switches it off.
/// </summary>
public sealed class TypedNumbers(IConfiguration configuration) : IDisposable
{
    public static readonly Refusal TooMany = new("scan.too-many-typed", "More than {0} numbers were typed here within a minute. Read the codes, or wait a minute.");

    private readonly int most = configuration.GetValue("Limits:Typed", 60);
    private readonly PartitionedRateLimiter<Guid> limiter =
        PartitionedRateLimiter.Create<Guid, string>(account => Limits.Minute(account.ToString(), configuration.GetValue("Limits:Typed", 60)));

    /// <summary>Counts a reading that was typed; the refusal when there were too many.</summary>
    public Refusal? Take(Showing showing, Scope scope)
    {
        if (showing.Code is not null || scope.Actor.AccountId is not { } account || scope.May(Area.Settings, Deed.Change)) return null;
        using var lease = limiter.AttemptAcquire(account);
        return lease.IsAcquired ? null : TooMany.With(most);
    }

    public void Dispose() => limiter.Dispose();
}

public static class CheckInSetup
{
    public static IServiceCollection AddCheckIn(this IServiceCollection services) => services.AddSingleton<TypedNumbers>();
}
