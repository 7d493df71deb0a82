using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Shape;

/// <summary>
/// A program changes nothing that it has not seen: whatever changes a stored thing takes <c>If-Match</c> and says so (412). tests/cases/unversioned.tsv names
/// the deeds that need none, and why.
/// </summary>
[Trait("on", "database")]
public class VersionFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public void Each_change_of_a_thing_takes_the_version_that_was_read_or_needs_none()
    {
        string[] deeds =
        [
            .. from endpoint in App.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
               let route = "/" + endpoint.RoutePattern.RawText!.Trim('/')
               where route.StartsWith("/api/", StringComparison.Ordinal)
               from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
               // A POST to a list adds to it; one below a thing does something with it.
               where method is "PUT" or "PATCH" or "DELETE" || method is "POST" && route.Contains(":guid}/", StringComparison.Ordinal)
               where !endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Any(m => m.StatusCode == StatusCodes.Status412PreconditionFailed)
               select $"{method} {route}",
        ];
        var argued = File.ReadAllLines(Cases.Path("unversioned.tsv")).Where(l => l.Length > 0).Select(l => l.Split('\t')).ToList();
        Assert.All(argued, line => Assert.True(line is [_, { Length: > 10 }], $"tests/cases/unversioned.tsv says no reason: {line[0]}"));
        Assert.Empty(deeds.Except(argued.Select(l => l[0])).Select(d => $"takes no If-Match, and tests/cases/unversioned.tsv does not say why: {d}"));
        Assert.Empty(argued.Select(l => l[0]).Except(deeds).Select(d => $"tests/cases/unversioned.tsv speaks of what is not there, or takes If-Match: {d}"));
    }
}
