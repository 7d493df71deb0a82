namespace Plenary.Names;

/// <summary>What is known of an organisation for comparing; leave out what is not known.</summary>
/// <param name="Names">In all its languages; at least one.</param>
/// <param name="Country">Country code, ISO 3166-1.</param>
/// <param name="Town">Where it sits, as written.</param>
/// <param name="Website">An address of the web.</param>
public sealed record OrganisationRecord(IReadOnlyList<string> Names, string Acronym = "", string? Country = null, string Town = "", string Website = "", string Email = "")
{
    /// <summary>
    /// Weights as for people (<see cref="RecordComparer"/>). A national section bears the name of its sisters, so another country outweighs a name; a
    /// town mostly stands in the name already; a website or an address is one body's alone, an acronym is shared by many.
    /// </summary>
    private const double
        CountrySame = 1, CountryApart = -6, TownSame = .5, TownApart = -1, WebsiteSame = 10, WebsiteApart = -1, EmailSame = 10, EmailApart = -.5, AcronymSame = 2, AcronymApart = -1.5;

    /// <summary>Names of organisations are made of the same few words, so half a name is not enough.</summary>
    private static readonly RecordScale Scale = new(Before: -2.5, Strong: EmailSame, Against: CountryApart, Alone: .8);

    private readonly OrganisationName[] names = [.. Names.Select(n => OrganisationName.Parse(n))];

    /// <summary>Every text that evidence may use beside those of people: the list to translate.</summary>
    public static readonly IReadOnlyList<string> Texts =
        ["Same country: {0}", "Different countries: {0} and {1}", "Same town", "Different towns", "Same website", "Different websites", "Same acronym", "Different acronyms"];

    /// <summary>Whether two records may be one body.</summary>
    public static RecordComparison Compare(OrganisationRecord a, OrganisationRecord b)
    {
        // One may be entered under its acronym alone; two acronyms that are alike say less than names.
        var pairs = a.names.SelectMany(x => b.WithAcronym.Select(y => (x, y))).Concat(a.WithAcronym.SelectMany(x => b.names.Select(y => (x, y))));
        var best = pairs.Select(p => (p.x, p.y, Score: OrganisationComparer.Score(p.x, p.y))).MaxBy(p => p.Score);
        var evidence = new List<RecordEvidence>();

        if (a.Country is { Length: > 0 } country && b.Country is { Length: > 0 } elsewhere)
            evidence.Add(string.Equals(country, elsewhere, StringComparison.OrdinalIgnoreCase)
                ? new(new("Same country: {0}", country), CountrySame)
                : new(new("Different countries: {0} and {1}", country, elsewhere), CountryApart));
        RecordComparer.AddSets(evidence, [a.Town], [b.Town], SearchKey.Of, "Same town", TownSame, "Different towns", TownApart);
        RecordComparer.AddSets(evidence, [a.Website], [b.Website], Place, "Same website", WebsiteSame, "Different websites", WebsiteApart);
        RecordComparer.AddSets(evidence, [a.Email], [b.Email], e => e.Trim().ToLowerInvariant(), "Same e-mail address", EmailSame, "Different e-mail addresses", EmailApart);
        RecordComparer.AddSets(evidence, [a.Acronym], [b.Acronym], SearchKey.Of, "Same acronym", AcronymSame, "Different acronyms", AcronymApart);
        return RecordComparer.Weigh(OrganisationComparer.Explain(best.x, best.y), evidence, Scale);
    }

    private IEnumerable<OrganisationName> WithAcronym => Acronym.Length > 0 ? names.Append(OrganisationName.Parse(Acronym)) : names;

    /// <summary>An address without what is written in several ways: https, www, a stroke at the end.</summary>
    private static string Place(string website) =>
        Uri.TryCreate(website, UriKind.Absolute, out var uri) ? (uri.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? uri.Host[4..] : uri.Host).ToLowerInvariant() + uri.AbsolutePath.TrimEnd('/') : "";
}
