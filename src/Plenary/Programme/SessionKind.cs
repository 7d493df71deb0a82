using System.ComponentModel.DataAnnotations;

namespace Plenary.Programme;

/// <summary>What sort of item of the programme it is.</summary>
public enum SessionKind
{
    [Display(Name = "Opening")] Opening,
    [Display(Name = "Plenary session")] Plenary,
    [Display(Name = "Panel")] Panel,
    [Display(Name = "Workshop")] Workshop,
    [Display(Name = "Screening")] Screening,
    [Display(Name = "Press conference")] PressConference,
    [Display(Name = "Closing")] Closing,
    [Display(Name = "Meeting")] Meeting,
    [Display(Name = "Break")] Break,
    [Display(Name = "Meal")] Meal,
    [Display(Name = "Prayer")] Prayer,
    [Display(Name = "Excursion")] Excursion,
    [Display(Name = "Reception")] Reception,
    [Display(Name = "Other item")] Other,
}

public static class SessionKinds
{
    /// <summary>The whole conference comes together there.</summary>
    public static bool IsForAll(this SessionKind kind) => kind is SessionKind.Opening or SessionKind.Plenary or SessionKind.Closing;

    /// <summary>Nobody speaks there: it needs no speakers, no languages, and may have no room of its own.</summary>
    public static bool IsPause(this SessionKind kind) => kind is SessionKind.Break or SessionKind.Meal or SessionKind.Prayer or SessionKind.Excursion or SessionKind.Reception;
}
