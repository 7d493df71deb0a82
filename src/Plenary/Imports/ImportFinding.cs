using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Plenary.Site;

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

/// <summary>What keeps a file from being read to its end, and where; nowhere in particular: no sheet, row 0.</summary>
public sealed record ImportTrouble(string Sheet, int Row, RowNote Why)
{
    public static List<ImportTrouble> Of(SheetProblem? problem) => problem is null ? [] : [new(problem.Sheet, problem.Row, RowNote.Of(problem.Column, problem.Refusal))];

    /// <summary>In the reader's language: "Members, row 7: The cell is longer than 32,767 characters."</summary>
    public string Said
    {
        get
        {
            var why = Wording.Texts[Why.Text, [.. Why.Args]];
            return (Sheet, Row, Why.Column) switch
            {
                ("", _, _) => why,
                (_, 0, _) => Wording.Texts["{0}: {1}", Sheet, why],
                (_, _, null) => Wording.Texts["{0}, row {1}: {2}", Sheet, Row, why],
                var (_, _, column) => Wording.Texts["{0}, row {1}, column {2}: {3}", Sheet, Row, column, why],
            };
        }
    }
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
