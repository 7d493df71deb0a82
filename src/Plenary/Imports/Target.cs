namespace Plenary.Imports;

/// <summary>What a column of somebody's list can mean to Plenary.</summary>
public enum Target
{
    /// <summary>Not imported.</summary>
    Ignored,

    /// <summary>Name of an organisation; in a list of people, the organisation in which the person holds the office.</summary>
    OrganisationName,
    Acronym,
    OrganisationKind,

    /// <summary>Country of the organisation or delegation: a name in any of the languages of <see cref="Countries.Country"/>, alpha-2 or alpha-3.</summary>
    Country,

    /// <summary>City in which the organisation has its seat.</summary>
    Seat,
    ParentOrganisation,
    Website,
    OrganisationEmail,

    /// <summary>The whole name of a person, as written.</summary>
    PersonName,

    /// <summary>A part of the name, joined with the others: given names first, then the family name.</summary>
    GivenName,
    FamilyName,
    Honorific,
    Gender,

    /// <summary>1, yes or x where the person is a woman, 0 or no where not.</summary>
    Female,
    Nationality,
    Email,
    Phone,
    Languages,

    /// <summary>Recognised so that it can be left out: Plenary asks for it only where a badge or visa needs it.</summary>
    BirthDate,

    /// <summary>Title of the office held: "Secretary General".</summary>
    Office,

    /// <summary>Sub-unit of the organisation in which the office is held.</summary>
    Unit,
    From,
    Until,

    /// <summary>Whom the person represented: a country's or an organisation's delegation.</summary>
    Delegation,

    /// <summary>Kind of delegation: parties, intergovernmental or non-governmental organisations.</summary>
    GroupKind,

    /// <summary>The conference (edition) at which the person took part.</summary>
    Meeting,
    Year,

    /// <summary>Where that meeting was.</summary>
    Location,

    /// <summary>Kind of participant: delegate, observer, press.</summary>
    Category,

    /// <summary>Number of the row or of the badge in the list's own counting.</summary>
    Serial,
}

/// <summary>A target, and for names the language in which the column gives them.</summary>
/// <param name="Language">BCP 47, "ar"; null when unknown or when it does not matter.</param>
public sealed record Meaning(Target Target, string? Language = null)
{
    public static readonly Meaning Nothing = new(Target.Ignored);

    /// <summary>"organisation-name/ar", as it is kept and sent.</summary>
    public override string ToString() => Language is null ? Word(Target) : $"{Word(Target)}/{Language}";

    /// <summary>Null when the text names no target.</summary>
    public static Meaning? Parse(string? text)
    {
        if (text is null) return null;
        var cut = text.IndexOf('/');
        var word = cut < 0 ? text : text[..cut];
        foreach (var target in Enum.GetValues<Target>())
            if (Word(target).Equals(word, StringComparison.OrdinalIgnoreCase)) return new(target, cut < 0 || cut == text.Length - 1 ? null : text[(cut + 1)..]);
        return null;
    }

    /// <summary>"OrganisationName" → "organisation-name".</summary>
    public static string Word(Target target) =>
        string.Concat(target.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
