using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Plenary.Site;

namespace Plenary.Conferences.Settings;

/// <summary>What the form about a category asks for.</summary>
public class CategoryForm : IVersioned
{
    [Display(Name = "Short name")] public string? Code { get; set; }
    [Display(Name = "Name")] public LocalText Name { get; set; } = LocalText.Empty;
    [Display(Name = "Colour")] public string Colour { get; set; } = "#1d4b7a";
    [Display(Name = "Sign on the badge")] public string Icon { get; set; } = "users";
    [Display(Name = "Zones that it opens")] public List<string> Zones { get; set; } = [];
    [Display(Name = "Places in an ordinary delegation")] public int Places { get; set; }
    [Display(Name = "Leads the delegation")] public bool Leads { get; set; }
    [Display(Name = "Stripes on the badge")] public bool Striped { get; set; }

    public int Version { get; set; }

    public CategoryFacts Facts => new(Name, Colour, Zones, Places, Leads, Striped, Icon);

    public static CategoryForm Of(Category c) => new()
    {
        Code = c.Code,
        Name = c.Name,
        Colour = c.Colour,
        Icon = c.Icon,
        Zones = c.Zones,
        Places = c.Places,
        Leads = c.Leads,
        Striped = c.Striped,
        Version = c.Version,
    };

    /// <summary>Beside which question a refusal stands.</summary>
    public static string FieldOf(Refusal refusal) => "Input." + refusal.Code switch
    {
        var code when code == ShortName.Bad.Code || code == Category.CodeTaken.Code => nameof(Code),
        var code when code == Room.NameMissing.Code || code == Room.NameTooLong.Code => nameof(Name),
        var code when code == Conference.ColourNotHex.Code => nameof(Colour),
        var code when code == Category.PlacesBad.Code => nameof(Places),
        var code when code == Category.NoSuchIcon.Code => nameof(Icon),
        _ => nameof(Zones),
    };

    public static IEnumerable<SelectListItem> Icons =>
    [
        new(Wording.Texts["People"], "users"), new(Wording.Texts["Flag"], "flag"), new(Wording.Texts["Eye"], "eye"), new(Wording.Texts["Microphone"], "microphone"), new(Wording.Texts["Star"], "star"),
        new(Wording.Texts["Newspaper"], "news"), new(Wording.Texts["Languages"], "language"), new(Wording.Texts["Identity card"], "id-badge-2"), new(Wording.Texts["Helping hands"], "heart-handshake"), new(Wording.Texts["Shield"], "shield"),
    ];
}
