using System.ComponentModel.DataAnnotations;

namespace Plenary.Conferences.Settings;

/// <summary>What the form about a zone asks for.</summary>
public class ZoneForm
{
    [Display(Name = "Letter on the badge"), Required(ErrorMessage = "A zone has one letter A–Z of its own.")] public string Letter { get; set; } = "";
    [Display(Name = "Name")] public LocalText Name { get; set; } = LocalText.Empty;

    public int Version { get; set; }

    /// <summary>A small letter is meant as a capital.</summary>
    public string PlainLetter => (Letter ?? "").Trim().ToUpperInvariant();

    public static string FieldOf(Refusal refusal) => refusal == Room.NameMissing || refusal.Code == Room.NameTooLong.Code ? "Input.Name" : refusal == Zone.LetterBad ? "Input.Letter" : "";
}
