using System.ComponentModel.DataAnnotations;
using NodaTime;
using Plenary.Site;

namespace Plenary.Organisations;

/// <summary>What the form of a membership asks for.</summary>
public class MembershipForm : IVersioned
{
    /// <summary>The other organisation, of a new one: as typed, and as chosen.</summary>
    public string? Body { get; set; }
    public Guid? BodyId { get; set; }

    [Display(Name = "As")] public MembershipKind Kind { get; set; }
    [Display(Name = "Since")] public LocalDate? From { get; set; }
    [Display(Name = "Last day")] public LocalDate? Until { get; set; }
    public int Version { get; set; }

    public static MembershipForm Of(Membership membership) => new() { Kind = membership.Kind, From = membership.From, Until = membership.Until, Version = membership.Version };

    /// <summary>Beside which field a refusal belongs.</summary>
    public static string FieldOf(Refusal refusal) => refusal.Code == Membership.EndsBeforeItBegins.Code ? "Input.Until" : "Input.Body";
}
