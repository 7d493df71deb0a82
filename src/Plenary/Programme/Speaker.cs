using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;

namespace Plenary.Programme;

public enum SpeakerRole
{
    [Display(Name = "Chair")] Chair,
    [Display(Name = "Moderator")] Moderator,
    [Display(Name = "Keynote speaker")] Keynote,
    [Display(Name = "Speaker")] Speaker,
    [Display(Name = "Panellist")] Panellist,
    [Display(Name = "Respondent")] Respondent,
    [Display(Name = "Rapporteur")] Rapporteur,
    [Display(Name = "Performer")] Performer,
    [Display(Name = "Film director")] Director,
}

/// <summary>Somebody on the list of one session, in order, as announced.</summary>
public class Speaker : ConferenceEntity
{
    public static readonly Refusal NameMissing = new("speaker.name-missing", "Write the speaker’s name.");
    public static readonly Refusal NotOnTheList = new("speaker.not-on-the-list", "This speaker is no longer on the list. Look at it again.");
    public static readonly Refusal UnknownPerson = new("speaker.unknown-person", "The directory has no such person.");

    public required Guid SessionId { get; init; }
    public int Order { get; set; }
    public SpeakerRole Role { get; set; } = SpeakerRole.Speaker;

    /// <summary>In the directory, when known.</summary>
    public Guid? PersonId { get; set; }
    public string Honorific { get; set; } = "";
    public required string Name { get; set; }
    /// <summary>The name in another script, or empty.</summary>
    public string SecondName { get; set; } = "";
    public string Office { get; set; } = "";
    public string Organisation { get; set; } = "";
    /// <summary>ISO 3166-1 alpha-2, or empty.</summary>
    public string Country { get; set; } = "";

    /// <summary>What an import brought besides the name.</summary>
    public CarriedPerson? Carried { get; set; }

    /// <summary>What an editor wrote of this speaker.</summary>
    public SpeakerText Text => new(Role, Name, Honorific, SecondName, Office, Organisation, Country, PersonId, Id);

    internal void Announce(SpeakerText text) =>
        (Role, PersonId, Honorific, Name, SecondName, Office, Organisation, Country) =
        (text.Role, text.Person, text.Honorific, text.Name, text.SecondName, text.Office, text.Organisation, text.Country);

    public string FullName => Honorific.Length == 0 ? Name : $"{Honorific} {Name}";

    /// <summary>The same person in several sessions has the same one: the person of the directory, else the name without regard to spelling.</summary>
    public string Identity => PersonId is { } id ? id.ToString("N") : Names.SearchKey.Of(Name);

    /// <summary>
    /// What the public pages and calendars call this person at this conference. Made from the identity, so that it says nothing of
    /// the record in the directory and cannot be followed to another conference.
    /// </summary>
    public Guid PublicId
    {
        get
        {
            var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"speaker\n{ConferenceId:N}\n{Identity}"))[..16];
            bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);   // RFC 9562, version 8: made by a rule of our own
            bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
            return new(bytes, bigEndian: true);
        }
    }
}
