using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Plenary.Access;

/// <summary>
/// The address under which people reach Plenary. Links in mails and on badges are made from it, never from what a request claims to be.
/// From the setting <c>PublicUrl</c>, which must be there outside development.
/// </summary>
public sealed class PublicUrl(IConfiguration configuration, IServer server)
{
    /// <summary>As <c>https://conference.example.org</c>, without a slash at the end.</summary>
    public string Root => Configured(configuration)?.GetLeftPart(UriPartial.Path).TrimEnd('/')
        ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.TrimEnd('/').Replace("://[::]", "://localhost", StringComparison.Ordinal).Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
        ?? "http://localhost";

    /// <summary>The full address of a path of Plenary's: <c>To("/invitation/…")</c>.</summary>
    public string To(string path) => Root + path;

    public string Host => new Uri(Root).Host;

    public static Uri? Configured(IConfiguration configuration) =>
        Uri.TryCreate(configuration["PublicUrl"], UriKind.Absolute, out var url) && url.Scheme is "https" or "http" ? url : null;

    /// <summary>What must still be told before this may serve the world; empty when all is there.</summary>
    public static IReadOnlyList<string> Missing(IConfiguration configuration, bool isForDevelopment)
    {
        if (isForDevelopment) return [];
        var missing = new List<string>();
        if (Configured(configuration) is null) missing.Add("PublicUrl: the address under which people reach Plenary, as https://conference.example.org");
        if (string.IsNullOrWhiteSpace(configuration["KnownProxies"])) missing.Add("KnownProxies: the addresses or networks of the proxies in front, as 10.0.0.2 or 10.0.0.0/8, or none");
        else if (configuration["KnownProxies"] != "none" && Proxies(configuration).Count == 0) missing.Add("KnownProxies: what is written there is neither an address, a network nor none");
        return missing;
    }

    /// <summary>The proxies whose word on address and scheme of the visitor is taken.</summary>
    public static IReadOnlyList<IPNetwork> Proxies(IConfiguration configuration) =>
        [.. (configuration["KnownProxies"] ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(text => IPNetwork.TryParse(text, out var network) ? network
                : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? 32 : 128) : (IPNetwork?)null)
            .Where(network => network is not null).Select(network => network!.Value)];
}
