using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Caching.Memory;

namespace Plenary.Access;

/// <summary>
/// How often one may ask, in a sliding minute. Sign-in, first start and personal links are counted by address (many volunteers share one),
/// the API by token, once it was found to be one of ours, and by address before: made-up ones are no way around a limit. Settings
/// <c>Limits:SignIn</c>, <c>Limits:Links</c>, <c>Limits:Api</c>; 0 switches one off. (The door has one of its own: <c>Limits:Typed</c>.)
/// </summary>
public static class Limits
{
    /// <summary>For [EnableRateLimiting]: forms that take a password or a code. Only sending counts.</summary>
    public const string SignIn = "sign-in";

    /// <summary>For [EnableRateLimiting]: addresses that hold a secret.</summary>
    public const string Links = "links";

    internal static void Set(RateLimiterOptions options, IConfiguration configuration)
    {
        var signIn = configuration.GetValue("Limits:SignIn", 30);
        var links = configuration.GetValue("Limits:Links", 120);
        var api = configuration.GetValue("Limits:Api", 3000);
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "60";
            return ValueTask.CompletedTask;
        };
        options.AddPolicy(SignIn, http => HttpMethods.IsPost(http.Request.Method) ? Minute("sign-in " + PlaceOf(http), signIn) : RateLimitPartition.GetNoLimiter(""));
        options.AddPolicy(Links, http => Minute("links " + PlaceOf(http), links));
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
            Visitor.IsApi(http) ? Minute(Visitor.TokenHash(http) is { } hash && Known(http).TryGetValue(KeyOf(hash), out _) ? KeyOf(hash) : "api " + PlaceOf(http), api)
                : RateLimitPartition.GetNoLimiter(""));
    }

    /// <summary>This token opened the API: for a while it is counted by itself. Its first request is counted by address, before anybody looks for it.</summary>
    internal static void Know(HttpContext http, byte[] tokenHash) => Known(http).Set(KeyOf(tokenHash), true, new MemoryCacheEntryOptions { SlidingExpiration = TimeSpan.FromMinutes(10) });

    private static IMemoryCache Known(HttpContext http) => http.RequestServices.GetRequiredService<IMemoryCache>();

    private static string KeyOf(byte[] tokenHash) => "token " + Convert.ToHexString(tokenHash);

    /// <summary>Where a request comes from; of IPv6 the half that a household or office shares.</summary>
    public static string PlaceOf(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address) return "unknown";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes()[..8]) : address.ToString();
    }

    internal static RateLimitPartition<string> Minute(string key, int permits) => permits <= 0
        ? RateLimitPartition.GetNoLimiter("")
        : RateLimitPartition.GetSlidingWindowLimiter(key, _ => new() { Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, PermitLimit = permits, QueueLimit = 0 });
}
