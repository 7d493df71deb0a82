using Microsoft.AspNetCore.OutputCaching;
using NodaTime;
using Plenary.Access;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Public;

/// <summary>
/// Keeps what the public site answered as long as nothing changed: the key holds the number of the last entry of the history, which
/// every saved change moves on, and the second, since an embargo ends and a session begins without anybody saving anything. So a reader
/// sees a change at once, on every node, and a page that a thousand people open is made once a second.
/// It holds public answers alone, and stands behind the keeper: a site that was closed is not there, whatever is kept.
/// </summary>
internal sealed class PublicCache : IOutputCachePolicy
{
    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        context.EnableOutputCaching = HttpMethods.IsGet(http.Request.Method)
            && http.GetEndpoint()?.Metadata.GetMetadata<AllowAttribute>() is { Entrance: Entrance.Public } && http.GetRouteValue("conference") is not null;
        if (!context.EnableOutputCaching) return;

        var services = http.RequestServices;
        var change = await services.GetRequiredService<LastChange>().Number(http);
        var second = services.GetRequiredService<IClock>().GetCurrentInstant().ToUnixTimeSeconds();
        context.CacheVaryByRules.VaryByValues["state"] = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{change} {second}");
        context.CacheVaryByRules.VaryByValues["language"] = Languages.Current.Tag;   // an address of the API does not say it
        context.CacheVaryByRules.QueryKeys = "*";
        context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = TimeSpan.FromSeconds(2);
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode is not StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0) context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }
}
