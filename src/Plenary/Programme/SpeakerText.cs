using Plenary.Names;

namespace Plenary.Programme;

/// <summary>One line of a session’s list of speakers, as it is written.</summary>
/// <param name="Id">Of the line that is already there; null for a new one.</param>
/// <param name="Person">In the directory, when known.</param>
/// <param name="SecondName">The name in another script.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record SpeakerText(
    SpeakerRole Role, string Name, string Honorific = "", string SecondName = "", string Office = "", string Organisation = "", string Country = "", Guid? Person = null, Guid? Id = null)
{
    public const int Longest = 400;
    public static readonly Refusal TooLong = new("speaker.too-long", "A name, an office or an organisation has at most {0} characters.");
    public static readonly Refusal NotACountry = new("speaker.not-a-country", "“{0}” is not the code of a country. Write, for example, TR.");

    /// <summary>The same without what disguises a name; or what is wrong with it.</summary>
    internal Refusal? Clean(out SpeakerText clean)
    {
        clean = this with
        {
            Name = NameText.Clean(Name),
            Honorific = NameText.Clean(Honorific),
            SecondName = NameText.Clean(SecondName),
            Office = NameText.Clean(Office),
            Organisation = NameText.Clean(Organisation),
            Country = Country.Trim(),
        };
        if (clean.Name.Length == 0) return Speaker.NameMissing;
        if (new[] { clean.Name, clean.Honorific, clean.SecondName, clean.Office, clean.Organisation }.Any(t => t.Length > Longest)) return TooLong.With(Longest);
        return clean.Country.Length > 0 && Countries.Country.OfCode(clean.Country) is null ? NotACountry.With(clean.Country.Length > 20 ? clean.Country[..20] : clean.Country) : null;
    }
}
