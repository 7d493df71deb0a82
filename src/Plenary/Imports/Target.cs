using System.ComponentModel.DataAnnotations;

namespace Plenary.Imports;

/// <summary>What a column of somebody's list can mean to Plenary.</summary>
public enum Target
{
    /// <summary>Not imported.</summary>
    [Display(Name = "Not imported")]
    Ignored,

    /// <summary>Name of an organisation; in a list of people, the organisation in which the person holds the office.</summary>
    [Display(Name = "Name of the organisation")]
    OrganisationName,

    [Display(Name = "Acronym")]
    Acronym,

    [Display(Name = "Kind of organisation")]
    OrganisationKind,

    /// <summary>Country of the organisation or delegation: a name in any of the languages of <see cref="Countries.Country"/>, alpha-2 or alpha-3.</summary>
    [Display(Name = "Country")]
    Country,

    /// <summary>City in which the organisation has its seat.</summary>
    [Display(Name = "Seat")]
    Seat,

    [Display(Name = "Parent organisation")]
    ParentOrganisation,

    [Display(Name = "Website")]
    Website,

    [Display(Name = "E-mail of the organisation")]
    OrganisationEmail,

    [Display(Name = "Phone of the organisation")]
    OrganisationPhone,

    [Display(Name = "Postal address of the organisation")]
    OrganisationAddress,

    /// <summary>The whole name of a person, as written.</summary>
    [Display(Name = "Name of the person")]
    PersonName,

    /// <summary>A part of the name, joined with the others: given names first, then the family name.</summary>
    [Display(Name = "Given name")]
    GivenName,

    [Display(Name = "Family name")]
    FamilyName,

    [Display(Name = "Honorific")]
    Honorific,

    [Display(Name = "Gender")]
    Gender,

    /// <summary>1, yes or x where the person is a woman, 0 or no where not.</summary>
    [Display(Name = "Woman (yes or no)")]
    Female,

    [Display(Name = "Nationality")]
    Nationality,

    [Display(Name = "E-mail")]
    Email,

    [Display(Name = "Phone")]
    Phone,

    [Display(Name = "Languages")]
    Languages,

    /// <summary>Recognised so that it can be left out: Plenary asks for it only where a badge or visa needs it.</summary>
    [Display(Name = "Date of birth")]
    BirthDate,

    /// <summary>Title of the office held: "Secretary General".</summary>
    [Display(Name = "Office")]
    Office,

    /// <summary>Sub-unit of the organisation in which the office is held.</summary>
    [Display(Name = "Unit of the organisation")]
    Unit,

    [Display(Name = "In office from")]
    From,

    [Display(Name = "In office until")]
    Until,

    /// <summary>Whom the person represented: a country's or an organisation's delegation.</summary>
    [Display(Name = "Delegation")]
    Delegation,

    /// <summary>Kind of delegation: parties, intergovernmental or non-governmental organisations.</summary>
    [Display(Name = "Kind of delegation")]
    GroupKind,

    /// <summary>The conference (edition) at which the person took part.</summary>
    [Display(Name = "Conference")]
    Meeting,

    [Display(Name = "Year")]
    Year,

    /// <summary>Where that meeting was.</summary>
    [Display(Name = "Place of the conference")]
    Location,

    /// <summary>Kind of participant: delegate, observer, press.</summary>
    [Display(Name = "Category")]
    Category,

    /// <summary>No where the person is not to be named in the list of participants that the report prints.</summary>
    [Display(Name = "Named in the report (yes or no)")]
    Listed,

    /// <summary>What Plenary calls the record itself: the row means that one, whatever else it says.</summary>
    [Display(Name = "Plenary’s id")]
    Id,

    /// <summary>The same for the organisation of the office, or the delegation.</summary>
    [Display(Name = "Plenary’s id of the organisation")]
    OrganisationId,

    [Display(Name = "Plenary’s id of the parent organisation")]
    ParentId,

    [Display(Name = "Plenary’s id of the office")]
    OfficeId,

    /// <summary>Number of the row or of the badge in the list's own counting.</summary>
    [Display(Name = "Serial")]
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
