using System.ComponentModel.DataAnnotations;
using Plenary.People;
using Plenary.Site;

namespace Plenary.Organisations;

/// <summary>What the form of an organisation asks for.</summary>
public class OrganisationForm : IVersioned
{
    private const string TooLong = "This has more than {1} characters.";

    public List<NameBox> Names { get; set; } = NameBoxes.Of([]);
    [Display(Name = "Acronym"), StringLength(Organisation.LongestAcronym, ErrorMessage = TooLong)] public string? Acronym { get; set; }
    [Display(Name = "Kind")] public OrganisationKind Kind { get; set; } = OrganisationKind.Association;
    [Display(Name = "Country")] public string? Country { get; set; }
    [Display(Name = "Seat"), StringLength(Organisation.LongestSeat, ErrorMessage = TooLong)] public string? Seat { get; set; }
    [Display(Name = "Website"), StringLength(Organisation.LongestWebsite, ErrorMessage = TooLong)] public string? Website { get; set; }
    [Display(Name = "E-mail")] public string? Email { get; set; }
    [Display(Name = "Phone")] public string? Phone { get; set; }
    [Display(Name = "Postal address"), StringLength(OrganisationContacts.LongestAddress, ErrorMessage = TooLong)] public string? Address { get; set; }

    /// <summary>The organisation it is a part of: as typed, and as chosen.</summary>
    [Display(Name = "Part of")] public string? Body { get; set; }
    public Guid? BodyId { get; set; }
    public int Version { get; set; }

    public OrganisationBody Read(Guid? parent) =>
        new(Names.Written(), Kind, Acronym ?? "", string.IsNullOrEmpty(Country) ? null : Country, Seat ?? "", parent, Website ?? "", Email ?? "", new(Phone, Address));

    /// <summary>Beside which field a refusal belongs; empty: above them all.</summary>
    public static string FieldOf(Refusal refusal) => refusal.Code switch
    {
        "organisation.name-missing" or "organisation.name-too-long" or "names.too-many" or "names.no-language" => "Input.Names[0].Text",
        "organisation.no-such-country" => "Input.Country",
        "organisation.no-website" => "Input.Website",
        "contacts.no-email" => "Input.Email",
        "contacts.no-phone" => "Input.Phone",
        "contacts.address-too-long" => "Input.Address",
        "organisation.own-parent" or "organisation.circle" or "organisation.not-there" or "organisation.which-one" or "organisation.none-called-so" => "Input.Body",
        _ => "",
    };

    public static OrganisationForm Of(Organisation organisation, OrganisationContacts contacts, Organisation? parent) => new()
    {
        Names = NameBoxes.Of(organisation.Names),
        Acronym = organisation.Acronym,
        Kind = organisation.Kind,
        Country = organisation.Country,
        Seat = organisation.Seat,
        Website = organisation.Website,
        Email = organisation.Email,
        Phone = contacts.Phone,
        Address = contacts.Address,
        Body = parent?.NameIn(Wording.Texts.Language),
        BodyId = parent?.Id,
        Version = organisation.Version,
    };
}
