using System.ComponentModel.DataAnnotations;
using Plenary.Site;

namespace Plenary.Conferences.Settings;

/// <summary>What the form about a zone asks for.</summary>
public class ZoneForm : IVersioned
{
    [Display(Name = "Letter on the badge"), Required(ErrorMessage = "A zone has one letter A–Z of its own.")] public string Letter { get; set; } = "";
    [Display(Name = "Name")] public LocalText Name { get; set; } = LocalText.Empty;

    public int Version { get; set; }

    public static ZoneForm Of(Zone zone) => new() { Letter = zone.Letter, Name = zone.Name, Version = zone.Version };

    /// <summary>A small letter is meant as a capital.</summary>
    public string PlainLetter => (Letter ?? "").Trim().ToUpperInvariant();

    public static string FieldOf(Refusal refusal) => refusal == Room.NameMissing || refusal.Code == Room.NameTooLong.Code ? "Input.Name" : refusal == Zone.LetterBad ? "Input.Letter" : "";
}
