using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Storage;

namespace Plenary.Access;

/// <summary>
/// Keeps sign-ins on the server. The cookie holds a random key, the table its hash; the ticket is protected for that row alone. Each call has a
/// database context of its own, so that it never saves or sees what a page is in the middle of.
/// </summary>
internal sealed class SessionStore(IServiceScopeFactory scopes, IDataProtectionProvider protection, IClock clock) : ITicketStore
{
    /// <summary>Where a ticket says which row it is, for the page of one's devices and for ending all others.</summary>
    public const string Row = "plenary:row";

    public Task<string> StoreAsync(AuthenticationTicket ticket) => throw new NotSupportedException("A sign-in belongs to a request.");

    public async Task<string> StoreAsync(AuthenticationTicket ticket, HttpContext httpContext, CancellationToken cancellationToken)
    {
        var key = Secret.New();
        var (hash, now) = (HashOf(key), clock.GetCurrentInstant());
        var id = Guid.CreateVersion7();
        ticket.Properties.Items[Row] = id.ToString();
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<PlenaryDb>();
        await db.SignedIn.Where(s => s.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        db.SignedIn.Add(new()
        {
            Id = id,
            KeyHash = hash,
            AccountId = AccountOf(ticket),
            Ticket = Protect(ticket, hash),
            Since = now,
            LastSeenAt = now,
            ExpiresAt = ExpiryOf(ticket, now),
            Device = DeviceName.Of(httpContext.Request.Headers.UserAgent.ToString()),
        });
        await db.SaveChangesAsync(cancellationToken);
        return key;
    }

    /// <summary>A row that was ended meanwhile stays ended.</summary>
    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        var (hash, now) = (HashOf(key), clock.GetCurrentInstant());
        var (bytes, expiry) = (Protect(ticket, hash), ExpiryOf(ticket, now));
        using var scope = scopes.CreateScope();
        await scope.ServiceProvider.GetRequiredService<PlenaryDb>().SignedIn.Where(s => s.KeyHash == hash)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Ticket, bytes).SetProperty(s => s.ExpiresAt, expiry).SetProperty(s => s.LastSeenAt, now));
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        var (hash, now) = (HashOf(key), clock.GetCurrentInstant());
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<PlenaryDb>();
        var row = await db.SignedIn.AsNoTracking().SingleOrDefaultAsync(s => s.KeyHash == hash);
        if (row is null || !row.IsLive(now)) return null;
        if (now - row.LastSeenAt > Duration.FromMinutes(5))
            await db.SignedIn.Where(s => s.KeyHash == hash).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now));
        try { return TicketSerializer.Default.Deserialize(ProtectorOf(hash).Unprotect(row.Ticket)); }
        catch (CryptographicException) { return null; }   // sealed by keys that are gone: sign in again
    }

    public async Task RemoveAsync(string key)
    {
        var hash = HashOf(key);
        using var scope = scopes.CreateScope();
        await scope.ServiceProvider.GetRequiredService<PlenaryDb>().SignedIn.Where(s => s.KeyHash == hash).ExecuteDeleteAsync();
    }

    private byte[] Protect(AuthenticationTicket ticket, string hash) => ProtectorOf(hash).Protect(TicketSerializer.Default.Serialize(ticket));

    private IDataProtector ProtectorOf(string hash) => protection.CreateProtector("Plenary.SignedIn", hash);

    private static Instant ExpiryOf(AuthenticationTicket ticket, Instant now) =>
        ticket.Properties.ExpiresUtc is { } expires ? WholeMicroseconds.Cut(Instant.FromDateTimeOffset(expires)) : now + SignedIn.Idle;

    private static Guid? AccountOf(AuthenticationTicket ticket) =>
        Guid.TryParse(ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}

/// <summary>A device as its owner knows it again. Roughly: nothing depends on it.</summary>
public static class DeviceName
{
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string Of(string userAgent)
    {
        var browser = Browsers.FirstOrDefault(b => userAgent.Contains(b.Sign, StringComparison.Ordinal)).Name;
        var system = Systems.FirstOrDefault(s => userAgent.Contains(s.Sign, StringComparison.Ordinal)).Name;
        return string.Join(", ", new[] { browser, system }.Where(part => part is not null));
    }
}
