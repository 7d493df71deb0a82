using System.ComponentModel.DataAnnotations;
using Plenary.Site;

namespace Plenary.Conferences.Settings;

/// <summary>What the form about the public site asks for.</summary>
public class SiteForm : IVersioned
{
    [Display(Name = "About the conference")] public LocalText About { get; set; } = LocalText.Empty;
    [Display(Name = "Practical information")] public LocalText Practical { get; set; } = LocalText.Empty;
    [Display(Name = "Privacy")] public LocalText Privacy { get; set; } = LocalText.Empty;
    [Display(Name = "E-mail address of the secretariat"), EmailAddress] public string? SecretariatEmail { get; set; }
    [Display(Name = "Telephone of the secretariat"), StringLength(40)] public string? SecretariatPhone { get; set; }
    [Display(Name = "E-mail address of the press desk"), EmailAddress] public string? PressEmail { get; set; }
    [Display(Name = "Telephone of the press desk"), StringLength(40)] public string? PressPhone { get; set; }

    public int Version { get; set; }

    public SiteTexts Texts => new(About, Practical, Privacy, Plain(SecretariatEmail), Plain(SecretariatPhone), Plain(PressEmail), Plain(PressPhone));

    public static SiteForm Of(Conference c) => new()
    {
        About = c.About,
        Practical = c.Practical,
        Privacy = c.Privacy,
        SecretariatEmail = c.SecretariatEmail,
        SecretariatPhone = c.SecretariatPhone,
        PressEmail = c.PressEmail,
        PressPhone = c.PressPhone,
        Version = c.Version,
    };

    private static string Plain(string? typed) => typed?.Trim() ?? "";
}
