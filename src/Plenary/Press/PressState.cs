using System.ComponentModel.DataAnnotations;
using NodaTime;

namespace Plenary.Press;

/// <summary>Where a text is on its way to the readers.</summary>
public enum PressState
{
    [Display(Name = "Draft")] Draft,
    [Display(Name = "Edited")] Edited,
    [Display(Name = "Published")] Published,
    [Display(Name = "Withdrawn")] Withdrawn,
}

/// <summary>What was wrong in a published text and when it was set right; shown under the text.</summary>
/// <param name="By">Who did it, for the press desk alone.</param>
public sealed record Correction(Instant At, string Note, string By = "");

/// <summary>A release was taken from the readers, or given up before it reached them: when, by whom, why. For the press desk alone.</summary>
public sealed record Withdrawal(Instant At, string By, string Reason);

/// <summary>All that is written in a release, in one language.</summary>
/// <param name="Dateline">The place, in capitals where the script has them.</param>
/// <param name="Body">Markdown without HTML.</param>
/// <param name="EditorsMark">Initials of who wrote and edited, as "nr/mt".</param>
/// <param name="EmbargoUntil">Nobody outside the press desk reads it before.</param>
public sealed record PressText(
    string Headline, string Dateline, LocalDate Date, [property: System.ComponentModel.DataAnnotations.StringLength(PressRelease.LongestBody)] string Body, string Byline = "", string EditorsMark = "",
    string PhotoCaption = "", string PhotoCredit = "", string PhotoAlt = "", Instant? EmbargoUntil = null);
