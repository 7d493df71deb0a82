using Microsoft.AspNetCore.Http.HttpResults;
using Plenary.Access;
using Plenary.Api;
using Plenary.Names;
using Plenary.People;
using Plenary.People.Finding;

namespace Plenary.Organisations.Finding;

/// <summary>Records that may be one organisation.</summary>
/// <param name="Main">The oldest.</param>
/// <param name="Others">Each is like the oldest, the surest first.</param>
public sealed record OrganisationClusterView(OrganisationView Main, IReadOnlyList<LikelyOrganisationView> Others);

/// <summary>A likely organisation as programs see it; the measures as for people.</summary>
public sealed record LikelyOrganisationView(Guid OrganisationId, IReadOnlyList<WrittenName> Names, NameLevel Level, double NameScore, double Odds, IReadOnlyList<ReasonView> Why)
{
    public static LikelyOrganisationView Of(Likely<Organisation> likely) => new(
        likely.Record.Id, likely.Record.Names, likely.Why.Level, Math.Round(likely.Why.NameScore, 3), Math.Round(likely.Why.Odds, 1), ReasonView.Of(likely.Why));
}

/// <summary>The same work list as that of people, for organisations.</summary>
public static class OrganisationDuplicatesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var all = api.MapGroup("/duplicates").WithTags("Duplicates").Allow(Area.Directory);
        all.MapGet("/organisations", List).WithSummary("Organisations that may be one, in clusters in the order of their oldest record. A page may hold fewer than asked for, or none, while there is a next.");
        DuplicatesApi.MapDecisions(all, Subject.Organisation, "two-organisations");
    }

    private static async Task<Ok<Page<OrganisationClusterView>>> List([AsParameters] Paging paging, OrganisationsTwice duplicates, CancellationToken cancellationToken)
    {
        var read = await duplicates.Read(paging.KeyAndId()?.Id, paging.Take, cancellationToken);
        return TypedResults.Ok(new Page<OrganisationClusterView>([.. read.Found.Select(c => new OrganisationClusterView(OrganisationView.Of(c.Main), [.. c.Others.Select(LikelyOrganisationView.Of)]))], read.Next is { } next ? Cursor.Of("", next) : null));
    }
}
