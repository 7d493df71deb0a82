using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing.Matching;

namespace Plenary.Site;

/// <summary>
/// A page is described to the framework (its handlers, filters, bound properties) when it is first asked for. By itself the framework describes
/// all pages at each start, with every method that they inherit, which took 0.2 s and 10 to 18 MiB.
/// </summary>
internal sealed class PagesWhenAsked(PageLoader loader) : MatcherPolicy, IEndpointSelectorPolicy
{
    /// <summary>Before all others: what they look at belongs to the description.</summary>
    public override int Order => int.MinValue;

    public static void Use(IServiceCollection services)
    {
        services.Remove(services.Single(s => s.ServiceType == typeof(IActionDescriptorProvider) && s.ImplementationType?.Name == "CompiledPageActionDescriptorProvider"));
        services.AddSingleton<IActionDescriptorProvider, PageActionDescriptorProvider>();
        services.AddSingleton<MatcherPolicy, PagesWhenAsked>();
    }

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Any(e => Undescribed(e) is not null);

    public async Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            if (!candidates.IsValidCandidate(i) || Undescribed(candidates[i].Endpoint) is not { } page) continue;
            var described = await loader.LoadAsync(page, candidates[i].Endpoint.Metadata);
            candidates.ReplaceEndpoint(i, described.Endpoint, candidates[i].Values);
        }
    }

    private static PageActionDescriptor? Undescribed(Endpoint endpoint) => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page and not CompiledPageActionDescriptor ? page : null;
}
