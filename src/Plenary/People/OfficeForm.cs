using System.ComponentModel.DataAnnotations;
using NodaTime;
using Plenary.Organisations;
using Plenary.Site;

namespace Plenary.People;

/// <summary>What the form of an office asks for.</summary>
public class OfficeForm : IVersioned
{
    private const string TooLong = "This has more than {1} characters.";

    /// <summary>The organisation: as typed, and as chosen.</summary>
    public string? Body { get; set; }
    public Guid? BodyId { get; set; }

    [Display(Name = "Office"), StringLength(Office.Longest, ErrorMessage = TooLong)] public string? Title { get; set; }
    [Display(Name = "Unit"), StringLength(Office.Longest, ErrorMessage = TooLong)] public string? Unit { get; set; }
    [Display(Name = "Since")] public LocalDate? From { get; set; }
    [Display(Name = "Last day")] public LocalDate? Until { get; set; }
    public int Version { get; set; }
}
