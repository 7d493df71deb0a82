using Microsoft.AspNetCore.Http.HttpResults;
using Plenary.Access;
using Plenary.Organisations;
using Plenary.People;

namespace Plenary.Reports.Finding;

/// <param name="People">Those of the directory; empty without <c>directory:read</c>, and for a token that is bound to a conference.</param>
/// <param name="AtConferences">Kind by kind, at each conference where a role is held that may read it.</param>
public sealed record FoundView(IReadOnlyList<PersonView> People, IReadOnlyList<OrganisationView> Organisations, IReadOnlyList<FoundAt> AtConferences);

/// <summary>What the page of search finds, for programs.</summary>
public static class SearchApi
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/search", Find).WithTags("Search").Allow(Entrance.SignedIn).WithSummary("The best of each kind, by the beginnings of words in any script. The lists of each kind, with `q`, hold all.");

    private static async Task<Ok<FoundView>> Find(string? q, HttpContext http, DirectorySearch directory, ConferenceSearch conferences, CancellationToken cancellationToken)
    {
        var (people, organisations) = await directory.Find(Visitor.Of(http), q, cancellationToken);
        return TypedResults.Ok(new FoundView([.. people.Select(PersonView.Of)], [.. organisations.Select(OrganisationView.Of)], await conferences.Find(Visitor.Of(http), q, SearchModel.Most, cancellationToken)));
    }
}

public static class SearchSetup
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services.AddScoped<DirectorySearch>().AddScoped<ConferenceSearch>();
}
