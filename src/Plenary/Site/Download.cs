namespace Plenary.Site;

/// <summary>
/// The offer to take a list along as a file: <c>&lt;partial name="/Site/_Download.cshtml" model="@(new Download("/api/v1/exports/people", T["…"], "filter"))" /&gt;</c>.
/// The file comes from the API, which looks after who may have it and writes it into the history.
/// </summary>
/// <param name="Address">Without <c>.csv</c> or <c>.xlsx</c>.</param>
/// <param name="Holds">What stands in the file.</param>
/// <param name="Filter">The id of the form that narrows the list; its fields, as they are filled at that moment, narrow the file too.</param>
/// <param name="Contacts">Which contacts stand in it only when they are asked for, as a sentence; null where there are none.</param>
public sealed record Download(string Address, string Holds, string? Filter = null, string? Contacts = null)
{
    public static readonly IReadOnlyList<string> Formats = ["csv", "xlsx"];
}
