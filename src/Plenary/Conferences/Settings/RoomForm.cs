using System.ComponentModel.DataAnnotations;
using Plenary.Site;

namespace Plenary.Conferences.Settings;

/// <summary>What the form about a room asks for.</summary>
public class RoomForm : IVersioned
{
    [Display(Name = "Name")] public LocalText Name { get; set; } = LocalText.Empty;
    [Display(Name = "People it holds")] public int? Capacity { get; set; }

    public int Version { get; set; }

    public static RoomForm Of(Room room) => new() { Name = room.Name, Capacity = room.Capacity, Version = room.Version };

    public static string FieldOf(Refusal refusal) => refusal.Code == Room.CapacityBad.Code ? "Input.Capacity" : "Input.Name";
}
