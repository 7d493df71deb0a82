using System.ComponentModel.DataAnnotations;

namespace Plenary.Conferences.Settings;

/// <summary>What the form about a room asks for.</summary>
public class RoomForm
{
    [Display(Name = "Name")] public LocalText Name { get; set; } = LocalText.Empty;
    [Display(Name = "People it holds")] public int? Capacity { get; set; }

    public int Version { get; set; }

    public static string FieldOf(Refusal refusal) => refusal.Code == Room.CapacityBad.Code ? "Input.Capacity" : "Input.Name";
}
