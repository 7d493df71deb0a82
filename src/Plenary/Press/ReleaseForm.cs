using System.ComponentModel.DataAnnotations;
using NodaTime;
using Plenary.Conferences;
using Plenary.Site;

namespace Plenary.Press;

/// <summary>What the editor's form asks for.</summary>
public class ReleaseForm : IVersioned
{
    [Display(Name = "Language")] public string Language { get; set; } = "en";

    [Display(Name = "Headline"), Required(ErrorMessage = "Write a headline."), StringLength(PressRelease.LongestHeadline, ErrorMessage = "A headline has at most {1} characters.")]
    public string Headline { get; set; } = "";

    [Display(Name = "Dateline")] public string? Dateline { get; set; }
    [Display(Name = "Date")] public LocalDate Date { get; set; }
    [Display(Name = "Text"), StringLength(PressRelease.LongestBody)] public string? Body { get; set; }
    [Display(Name = "Byline")] public string? Byline { get; set; }
    [Display(Name = "Editor’s mark")] public string? EditorsMark { get; set; }
    [Display(Name = "Embargo until")] public LocalDateTime? Embargo { get; set; }
    [Display(Name = "Photograph")] public IFormFile? Photo { get; set; }
    [Display(Name = "Caption")] public string? PhotoCaption { get; set; }
    [Display(Name = "Credit")] public string? PhotoCredit { get; set; }
    [Display(Name = "What the photograph shows")] public string? PhotoAlt { get; set; }

    /// <summary>What readers are told of a correction.</summary>
    [Display(Name = "What was corrected"), StringLength(Reasons.Longest)] public string? Note { get; set; }

    [Display(Name = "Take the photograph away")] public bool WithoutPhoto { get; set; }

    public int Version { get; set; }

    public PressText Text(Conference conference) => new(
        Headline, Dateline ?? "", Date, Body ?? "", Byline ?? "", EditorsMark ?? "", PhotoCaption ?? "", PhotoCredit ?? "", PhotoAlt ?? "", Embargo is { } at ? conference.At(at) : null);

    /// <summary>Beside which question a refusal stands.</summary>
    public static string FieldOf(Refusal refusal) =>
        refusal == PressRelease.HeadlineMissing ? "Input.Headline" : refusal == PressRelease.BodyMissing ? "Input.Body" : refusal == PressRelease.AltMissing ? "Input.PhotoAlt"
        : refusal == PressRelease.CaptionMissing ? "Input.PhotoCaption" : refusal == PressRelease.CreditMissing ? "Input.PhotoCredit"
        : refusal == PressRelease.EmbargoPast || refusal == PressRelease.EmbargoMissing ? "Input.Embargo"
        : refusal == PressRelease.NoteMissing || Reasons.IsAbout(refusal) ? "Input.Note" : "";

    public static ReleaseForm Of(PressRelease r, Conference conference) => new()
    {
        Language = r.Language,
        Headline = r.Headline,
        Dateline = r.Dateline,
        Date = r.Date,
        Body = r.Body,
        Byline = r.Byline,
        EditorsMark = r.EditorsMark,
        Embargo = r.EmbargoUntil is { } until ? conference.Local(until) : null,
        PhotoCaption = r.PhotoCaption,
        PhotoCredit = r.PhotoCredit,
        PhotoAlt = r.PhotoAlt,
        Version = r.Version,
    };
}
