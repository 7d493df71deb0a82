using System.Globalization;

namespace Plenary.Names;

/// <summary>What is known of a person for comparing; leave out what is not known.</summary>
/// <param name="Names">All ways in which the name is written; at least one.</param>
/// <param name="Nationality">Country code, ISO 3166-1.</param>
/// <param name="Organisations">Ids of organisations, the same in both records when the body is the same.</param>
public sealed record PersonRecord(
    IReadOnlyList<PersonName> Names,
    int? BirthYear = null,
    string? Nationality = null,
    string? Gender = null,
    IReadOnlyCollection<string>? Emails = null,
    IReadOnlyCollection<string>? Phones = null,
    IReadOnlyCollection<string>? Organisations = null);

/// <summary>What one field says.</summary>
/// <param name="Weight">Power of two by which the odds change; below 0 speaks against.</param>
public sealed record RecordEvidence(NameMessage Message, double Weight);

/// <summary>Whether two records may be one person.</summary>
/// <param name="Odds">Power of two of the odds for one person.</param>
public sealed record RecordComparison(double NameScore, double Odds, NameLevel Level, NameExplanation Name, IReadOnlyList<RecordEvidence> Evidence);

/// <summary>How evidence about records of one kind is weighed.</summary>
/// <param name="Before">How rare it is that two records of a directory are one before anything is compared; a power of two.</param>
/// <param name="Strong">The least weight that can say "the same" beside a name.</param>
/// <param name="Against">A weight that outweighs a name.</param>
/// <param name="Alone">From which score on a name is asked about whatever else is known.</param>
internal sealed record RecordScale(double Before, double Strong, double Against, double Alone);

/// <summary>
/// Adds what other fields say to what the name says, as Fellegi and Sunter (1969) weigh fields: the logarithm of how much more
/// often a field agrees in records of one person than in records of two. The name alone never decides.
/// </summary>
public static class RecordComparer
{
    /// <summary>Weights for agreement and disagreement, from how often fields are filled in wrongly and how many values are common.</summary>
    private const double
        YearSame = 5, YearNear = 1, YearApart = -5, NationalitySame = 3, NationalityApart = -2.5, GenderSame = 1, GenderApart = -5,
        EmailSame = 10, EmailApart = -.5, PhoneSame = 9, PhoneApart = -.5, OrganisationSame = 4, OrganisationApart = -1;

    private static readonly RecordScale Scale = new(Before: -3, Strong: OrganisationSame, Against: YearApart, Alone: NameLevels.Possible);

    /// <summary>Every text that evidence may use: the list to translate.</summary>
    public static readonly IReadOnlyList<string> Texts =
    [
        "Same year of birth: {0}", "Years of birth one apart: {0} and {1}", "Different years of birth: {0} and {1}", "Same nationality: {0}", "Different nationalities: {0} and {1}",
        "Same gender", "Different gender", "Same e-mail address", "Different e-mail addresses", "Same telephone number", "Different telephone numbers", "Same organisation", "Different organisations",
        .. OrganisationRecord.Texts,
    ];

    public static RecordComparison Compare(PersonRecord a, PersonRecord b)
    {
        var best = (from x in a.Names from y in b.Names let score = NameComparer.Score(x, y) orderby score descending select (x, y, score)).FirstOrDefault();
        var name = best.x is null ? NameComparer.Explain(PersonName.Parse(""), PersonName.Parse("")) : NameComparer.Explain(best.x, best.y);
        var evidence = new List<RecordEvidence>();

        if (a.BirthYear is { } year && b.BirthYear is { } other)
            evidence.Add(Math.Abs(year - other) switch
            {
                0 => new(new("Same year of birth: {0}", Text(year)), YearSame),
                1 => new(new("Years of birth one apart: {0} and {1}", Text(year), Text(other)), YearNear),
                _ => new(new("Different years of birth: {0} and {1}", Text(year), Text(other)), YearApart),
            });
        if (a.Nationality is { Length: > 0 } country && b.Nationality is { Length: > 0 } elsewhere)
            evidence.Add(string.Equals(country, elsewhere, StringComparison.OrdinalIgnoreCase)
                ? new(new("Same nationality: {0}", country), NationalitySame)
                : new(new("Different nationalities: {0} and {1}", country, elsewhere), NationalityApart));
        if (a.Gender is { Length: > 0 } gender && b.Gender is { Length: > 0 } another)
            evidence.Add(string.Equals(gender, another, StringComparison.OrdinalIgnoreCase) ? new(new("Same gender"), GenderSame) : new(new("Different gender"), GenderApart));
        AddSets(evidence, a.Emails, b.Emails, e => e.Trim().ToLowerInvariant(), "Same e-mail address", EmailSame, "Different e-mail addresses", EmailApart);
        AddSets(evidence, a.Phones, b.Phones, Digits, "Same telephone number", PhoneSame, "Different telephone numbers", PhoneApart);
        AddSets(evidence, a.Organisations, b.Organisations, o => o, "Same organisation", OrganisationSame, "Different organisations", OrganisationApart);
        return Weigh(name, evidence, Scale);
    }

    internal static RecordComparison Weigh(NameExplanation name, List<RecordEvidence> evidence, RecordScale scale)
    {
        var odds = scale.Before + Math.Clamp(Math.Log2((name.Score + 1e-6) / (1 - name.Score + 1e-2)), -12, 6) + evidence.Sum(e => e.Weight);
        return new RecordComparison(name.Score, odds, Level(name.Score, odds, evidence, scale), name, evidence);
    }

    private static NameLevel Level(double name, double odds, List<RecordEvidence> evidence, RecordScale scale)
    {
        if (name >= NameLevels.Possible && odds >= NameLevels.SameOdds && evidence.Exists(e => e.Weight >= scale.Strong)) return NameLevel.Same;
        if (odds >= NameLevels.PossibleOdds || (name >= scale.Alone && !evidence.Exists(e => e.Weight <= scale.Against))) return NameLevel.Possible;
        return name >= NameLevels.SearchOnly ? NameLevel.SearchOnly : NameLevel.Apart;
    }

    internal static void AddSets(List<RecordEvidence> evidence, IReadOnlyCollection<string>? a, IReadOnlyCollection<string>? b, Func<string, string> normal, string same, double sameWeight, string apart, double apartWeight)
    {
        var (known, others) = (Said(a), Said(b));
        if (known.Count == 0 || others.Count == 0) return;
        evidence.Add(known.Overlaps(others) ? new(new(same), sameWeight) : new(new(apart), apartWeight));

        HashSet<string> Said(IReadOnlyCollection<string>? values) => [.. (values ?? []).Select(normal).Where(v => v.Length > 0)];
    }

    /// <summary>The last nine digits: what stays when the country code is written in another way.</summary>
    private static string Digits(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsDigit).Select(c => Text((int)char.GetNumericValue(c))));
        return digits.Length > 9 ? digits[^9..] : digits;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
