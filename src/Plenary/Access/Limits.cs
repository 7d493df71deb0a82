using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Plenary.Access;

/// <summary>
/// How often one may ask, in a sliding minute. Sign-in, first start and personal links are counted by address (many volunteers share one),
/// the API by token. Settings <c>Limits:SignIn</c>, <c>Limits:Links</c>, <c>Limits:Api</c>; 0 switches one off.
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
            Visitor.IsApi(http) ? Minute(http.Request.Headers.Authorization.ToString() is { Length: > 0 } token ? "api " + Convert.ToHexString(Secret.Hash(token)) : "api " + PlaceOf(http), api)
                : RateLimitPartition.GetNoLimiter(""));
    }

    /// <summary>Where a request comes from; of IPv6 the half that a household or office shares.</summary>
    public static string PlaceOf(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address) return "unknown";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes()[..8]) : address.ToString();
    }

    private static RateLimitPartition<string> Minute(string key, int permits) => permits <= 0
        ? RateLimitPartition.GetNoLimiter("")
        : RateLimitPartition.GetSlidingWindowLimiter(key, _ => new() { Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, PermitLimit = permits, QueueLimit = 0 });
}
