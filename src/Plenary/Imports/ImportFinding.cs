using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Plenary.Imports;

public enum RowOutcome
{
    [Display(Name = "New")] New,
    /// <summary>The record is known and the row adds something to it.</summary>
    [Display(Name = "Fills in")] Filled,
    /// <summary>The record is known and the row adds nothing.</summary>
    [Display(Name = "Known already")] Same,
    /// <summary>An earlier row of the list already said it.</summary>
    [Display(Name = "Twice in the list")] Twice,
    [Display(Name = "Not taken")] Refused,
}

/// <summary>Something to say about a row: what is wrong with it, or what somebody should know.</summary>
/// <param name="Column">Name of the column; null for the row as a whole.</param>
/// <param name="Code">Stable word for programs.</param>
/// <param name="Text">English sentence and key of its translations, with holes for <paramref name="Args"/>.</param>
public sealed record RowNote(string? Column, string Code, string Text, string[] Args)
{
    public static RowNote Of(string? column, Refusal refusal) =>
        new(column, refusal.Code, refusal.Text, [.. refusal.Args.Select(a => Convert.ToString(a, CultureInfo.InvariantCulture) ?? "")]);

    /// <summary>The English sentence, filled.</summary>
    public string Sentence => string.Format(CultureInfo.InvariantCulture, Text, [.. Args]);

    /// <summary>The same without what stood in the list, which may be somebody's contacts.</summary>
    public RowNote Veil() => this with { Args = [.. Args.Select(_ => "…")] };
}

/// <summary>What will happen (in the preview) or has happened to one row, and why.</summary>
public class ImportFinding
{
    public required Guid ImportId { get; init; }

    /// <summary>Row as a spreadsheet program numbers it.</summary>
    public required int Row { get; init; }
    public required RowOutcome Outcome { get; init; }

    /// <summary>Whom or what the row is about, shortened.</summary>
    public required string About { get; init; }

    /// <summary>The record it concerns, or the one it may be a duplicate of.</summary>
    public Guid? SubjectId { get; init; }
    public List<RowNote> Notes { get; init; } = [];

    /// <summary>Somebody should look at it, although it is taken.</summary>
    public bool Noteworthy { get; init; }
}
