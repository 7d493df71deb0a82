using Plenary.Conferences;
using Plenary.Countries;
using Plenary.People;
using Plenary.Site;
using Plenary.Storage.Unscoped;

namespace Plenary.Reports;

/// <summary>One category, gender or country through the editions.</summary>
/// <param name="Key">The code of the category or country, or the gender; empty for those of no one country, or who did not say.</param>
/// <param name="Accredited">One number for each edition, in their order.</param>
public sealed record ComparedRow(string Key, string Name, IReadOnlyList<int> Accredited);

/// <summary>A conference beside the editions before it: numbers alone, no people. What comes after it changes nothing in its report.</summary>
/// <param name="Editions">The conference's own edition, then those before it, the newest first.</param>
/// <param name="ByCategory">Categories are the same where their codes are.</param>
public sealed record Comparison(IReadOnlyList<EditionNumbers> Editions, IReadOnlyList<ComparedRow> ByCategory, IReadOnlyList<ComparedRow> ByGender, IReadOnlyList<ComparedRow> ByCountry)
{
    /// <summary>The conference's edition and those of its series before it.</summary>
    public static async Task<Comparison> Of(Conference conference, Unscoped unscoped, CancellationToken cancellationToken = default)
    {
        var series = await unscoped.NumbersOfSeries(conference.SeriesId, cancellationToken);
        var editions = series.Editions.Where(e => e.Ordinal <= conference.Ordinal).ToList();
        var places = editions.Index().ToDictionary(e => e.Item.Slug, e => e.Index);
        var groups = series.Groups.Where(g => places.ContainsKey(g.Edition)).ToList();
        return new(
            editions,
            // A category is called as at the newest edition that has it, and stands in the order of that.
            [.. groups.GroupBy(g => g.Category.Code).Select(g => (Row: Row(g.Key, g.MinBy(x => places[x.Edition])!.Category.Name.ToString(), g), g.First().Category.Order)).OrderBy(r => r.Order).ThenBy(r => r.Row.Key, StringComparer.Ordinal).Select(r => r.Row)],
            [.. Statistics.Genders.Select(gender => Row(Statistics.KeyOf(gender), Statistics.NameOf(gender), groups.Where(g => g.Gender == gender))).Where(r => r.Accredited.Any(n => n > 0))],
            [.. groups.GroupBy(g => g.Country ?? "").Select(g => Row(g.Key, Country.OfCode(g.Key)?.Name ?? "", g)).OrderByDescending(r => r.Accredited[0]).ThenByDescending(r => r.Accredited.Sum()).ThenBy(r => r.Name, StringComparer.Ordinal)]);

        ComparedRow Row(string key, string name, IEnumerable<EditionGroup> of)
        {
            var accredited = new int[editions.Count];
            foreach (var group in of) accredited[places[group.Edition]] += group.Accredited;
            return new(key, name, accredited);
        }
    }

    /// <summary>The accredited of an edition whom a body of no one country sent.</summary>
    internal int OfNoCountry(EditionNumbers edition) => ByCountry.Where(r => r.Key.Length == 0).Sum(r => r.Accredited[Editions.Index().First(e => e.Item == edition).Index]);

    /// <summary>The edition before this conference; null at the first.</summary>
    public EditionNumbers? Before(Conference conference) => Editions.FirstOrDefault(e => e.Ordinal < conference.Ordinal);
}
