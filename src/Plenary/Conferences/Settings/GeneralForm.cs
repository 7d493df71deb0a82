using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using NodaTime;
using NodaTime.TimeZones;
using Plenary.Site;

namespace Plenary.Conferences.Settings;

/// <summary>What the form about the conference itself asks for.</summary>
public class GeneralForm : IVersioned
{
    [Display(Name = "Which edition")] public int Ordinal { get; set; }
    [Display(Name = "Title")] public LocalText Title { get; set; } = LocalText.Empty;
    [Display(Name = "Theme")] public LocalText Theme { get; set; } = LocalText.Empty;
    [Display(Name = "Occasion")] public LocalText Occasion { get; set; } = LocalText.Empty;
    [Display(Name = "First day")] public LocalDate Starts { get; set; }
    [Display(Name = "Last day")] public LocalDate Ends { get; set; }
    [Display(Name = "Time zone"), Required] public string Zone { get; set; } = "";
    [Display(Name = "City")] public LocalText City { get; set; } = LocalText.Empty;
    [Display(Name = "Country")] public string? Country { get; set; }
    [Display(Name = "Venue")] public LocalText Venue { get; set; } = LocalText.Empty;
    [Display(Name = "Address"), StringLength(300)] public string? Address { get; set; }
    [Display(Name = "Main language")] public string Main { get; set; } = "en";
    [Display(Name = "Languages")] public List<string> Languages { get; set; } = [];
    [Display(Name = "Colour")] public string Colour { get; set; } = "";

    public int Version { get; set; }

    public Particulars Particulars => new(
        Ordinal, Title, Theme, Occasion, Starts, Ends, Zone?.Trim() ?? "", City, Country ?? "", Venue, Address?.Trim() ?? "", Colour, [Main, .. Languages.Where(l => l != Main)]);

    public static GeneralForm Of(Conference c) => new()
    {
        Ordinal = c.Ordinal,
        Title = c.Title,
        Theme = c.Theme,
        Occasion = c.Occasion,
        Starts = c.Starts,
        Ends = c.Ends,
        Zone = c.Zone,
        City = c.City,
        Country = c.Country,
        Venue = c.Venue,
        Address = c.Address,
        Main = c.Languages[0],
        Languages = c.Languages,
        Colour = c.Colour,
        Version = c.Version,
    };

    /// <summary>Beside which question a refusal stands.</summary>
    public static string FieldOf(Refusal refusal) => "Input." + refusal.Code switch
    {
        var code when code == Conference.OrdinalBad.Code || code == Conference.OrdinalTaken.Code => nameof(Ordinal),
        var code when code == Conference.TitleMissing.Code || code == Room.NameTooLong.Code => nameof(Title),
        var code when code == Conference.EndsBeforeItStarts.Code || code == Conference.TooLong.Code => nameof(Ends),
        var code when code == Conference.UnknownZone.Code => nameof(Zone),
        var code when code == Conference.UnknownCountry.Code => nameof(Country),
        var code when code == Conference.ColourNotHex.Code => nameof(Colour),
        _ => nameof(Languages),
    };

    public static IEnumerable<SelectListItem> Countries => Plenary.Countries.Country.InOrder(Site.Languages.Current.Tag).Select(c => new SelectListItem(c.Name, c.Code));

    /// <summary>Those we know by name, and whichever the conference has besides.</summary>
    public static IEnumerable<SelectListItem> LanguagesOffered(IEnumerable<string> present) =>
        LanguageName.Choices.Select(l => l.Code).Union(present).Select(code => new SelectListItem(LanguageName.InItself(code).Name, code));

    public static IReadOnlyList<string> Zones { get; } = [.. (TzdbDateTimeZoneSource.Default.ZoneLocations ?? []).Select(z => z.ZoneId).Append("Etc/UTC").Distinct().Order(StringComparer.Ordinal)];
}
