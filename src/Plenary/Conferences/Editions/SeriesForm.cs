using System.ComponentModel.DataAnnotations;
using Plenary.Site;

namespace Plenary.Conferences.Editions;

/// <summary>What the form about a series asks for.</summary>
public class SeriesForm : IVersioned
{
    [Display(Name = "Short name of the series")] public string? Slug { get; set; }
    [Display(Name = "Name of the series")] public LocalText Name { get; set; } = LocalText.Empty;
    [Display(Name = "Who holds it")] public LocalText Organiser { get; set; } = LocalText.Empty;
    [Display(Name = "The same body in the directory")] public Guid? OrganiserId { get; set; }

    public int Version { get; set; }

    public static SeriesForm Of(Series s) => new() { Slug = s.Slug, Name = s.Name, Organiser = s.Organiser, OrganiserId = s.OrganiserId, Version = s.Version };

    public static string FieldOf(Refusal refusal) => "Series." + refusal.Code switch
    {
        var code when code == ShortName.Bad.Code || code == ShortName.Taken.Code => nameof(Slug),
        var code when code == Room.NameMissing.Code || code == Room.NameTooLong.Code => nameof(Name),
        var code when code == Conferences.Series.OrganiserMissing.Code => nameof(Organiser),
        _ => nameof(OrganiserId),
    };
}
