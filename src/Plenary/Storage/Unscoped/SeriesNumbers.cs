using Plenary.Conferences;

namespace Plenary.Storage.Unscoped;

/// <summary>The numbers of one edition beside those of the others of its series.</summary>
/// <param name="Invited">Organisations with an invitation that was not withdrawn.</param>
/// <param name="Nominated">People who were sent to the secretariat, whatever came of it.</param>
/// <param name="Delegations">With at least one accredited person; countries and women are of the accredited too.</param>
/// <param name="Arrived">Admitted at a door at least once, also those whose accreditation ended later.</param>
public sealed record EditionNumbers(string Slug, int Ordinal, string Title, int Year, int Invited, int Nominated, int Delegations, int Countries, int Accredited, int Arrived, int Women);

/// <summary>How many accredited people of one kind there were at one edition.</summary>
/// <param name="Country">Of the organisation that sent them; null for a body of no one country.</param>
public sealed record EditionGroup(string Edition, string? Country, Category Category, People.Gender? Gender, int Accredited);

/// <summary>What a series can be compared by.</summary>
/// <param name="Editions">All of them, the newest first.</param>
public sealed record SeriesNumbers(IReadOnlyList<EditionNumbers> Editions, IReadOnlyList<EditionGroup> Groups);
