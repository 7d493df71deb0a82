using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Imports;

/// <summary>A column of the list, as somebody decides about it: what it holds, for names in which language.</summary>
public class ColumnChoice
{
    public string Name { get; set; } = "";
    public Target Target { get; set; }
    public string? Language { get; set; }
}

/// <summary>A column as it is shown: some of its cells, and why it is taken for what it is.</summary>
public sealed record ColumnShown(string Name, string Letters, IReadOnlyList<string> Cells, string? Reason);

/// <summary>One list from the upload to the result: its columns, what will happen to its rows, the work, what was left out.</summary>
public abstract class ImportPage(PlenaryDb db, ImportDesk desk, ImportFiles files) : PlenaryPage
{
    private const int Sampled = 3, Guessed = 200;

    /// <summary>Encodings that can be chosen for a CSV.</summary>
    public static IReadOnlyList<string> Encodings => TextEncodings.Names;

    [BindProperty] public List<ColumnChoice> Columns { get; set; } = [];
    [BindProperty] public string? Sheet { get; set; }
    [BindProperty] public string? Encoding { get; set; }
    [BindProperty, Display(Name = "Row with the names of the columns")] public int? HeadRow { get; set; }

    /// <summary>What the form showed: the row that was found or chosen, and in which sheet.</summary>
    [BindProperty] public int? HeadShown { get; set; }
    [BindProperty] public string? SheetShown { get; set; }
    [BindProperty] public int Seen { get; set; }
    [BindProperty(SupportsGet = true, Name = "show")] public string? Show { get; set; }
    [BindProperty(SupportsGet = true, Name = "after")] public int? After { get; set; }
    [BindProperty(SupportsGet = true, Name = "rows")] public int? Size { get; set; }
    [BindProperty(SupportsGet = true, Name = "columns")] public bool Again { get; set; }

    public Import Import { get; private set; } = null!;
    public List<ColumnShown> Shown { get; private set; } = [];
    public IReadOnlyList<SheetName> Sheets { get; private set; } = [];

    /// <summary>How the characters of a CSV are read; null for a workbook.</summary>
    public EncodingGuess? Guess { get; private set; }
    public int Head { get; private set; }

    /// <summary>Rows above the head, from which nothing is taken.</summary>
    public int Above { get; private set; }
    public string SheetRead { get; private set; } = "";
    public bool IsKept { get; private set; }
    public List<ImportFinding> Findings { get; private set; } = [];
    public PageOfList Pages { get; private set; } = null!;
    public int ToLookAt { get; private set; }

    /// <summary>Where the imports live, without a slash at the end.</summary>
    public abstract string Home { get; }
    protected abstract Area Area { get; }
    public string Here => $"{Home}/{Import.Id}";
    public bool MayChange => db.Scope.May(Area, Deed.Change);

    /// <summary>The columns are being decided about. Their cells may be contacts, so who only reads the lists does not see them.</summary>
    public bool ShowsColumns => MayChange && Import.FileHash is not null && (Import.State is ImportState.Received || Again && Import.State is ImportState.Shown);

    /// <summary>0 to 100; null until the rows are counted.</summary>
    public int? Percent => Import.Rows is > 0 and var rows ? (int)(100L * Import.RowsDone / rows) : null;

    /// <summary>Where a row's record is looked at.</summary>
    public string? RecordOf(ImportFinding finding) => finding.SubjectId is { } id && finding.Outcome is not RowOutcome.Refused && (finding.Outcome is not RowOutcome.New || finding.Noteworthy || Import.State is ImportState.Done)
        ? Url.Content($"~/directory/{(Import.Kind is ImportKind.Organisations ? "organisations" : "people")}/{id}") : null;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        if (!Request.IsFragment()) return await Load() ? Page() : NotFound();
        if (!Import.IsWorking) Response.Headers["HX-Refresh"] = "true";
        return Partial("/Imports/_Progress.cshtml", this);
    }

    /// <summary>Another sheet, encoding or head row: the columns are read anew.</summary>
    public async Task<IActionResult> OnPostReadAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        if (Seen != Import.Version) return await Loaded() ?? Changed();
        if (ModelState.GetFieldValidationState(nameof(HeadRow)) is ModelValidationState.Invalid)
        {
            ModelState.Keys.Where(key => key != nameof(HeadRow)).ToList().ForEach(key => ModelState.Remove(key));
            return await Loaded() ?? Unfinished();
        }
        ModelState.Clear();
        // A row that was left as it stood goes with the sheet it was found in.
        var head = HeadRow != HeadShown ? HeadRow : Sheet == SheetShown ? Import.HeadRow : null;
        if (await desk.Choose(Import, Blank(Sheet), Blank(Encoding), head) is { } refusal) return await Loaded() ?? Refused(refusal, refusal.Equals(SheetRefusals.NoSuchRow) ? nameof(HeadRow) : "");
        return Redirect($"{Here}?columns=true");
    }

    /// <summary>Takes the columns over, keeps them for the next list with this head, and looks at every row.</summary>
    public async Task<IActionResult> OnPostLookAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        if (Seen != Import.Version) return await Loaded() ?? Changed();
        ModelState.Clear();
        var mapping = new ColumnMapping(Columns.DistinctBy(c => c.Name).ToDictionary(c => c.Name, c => new Meaning(c.Target, ColumnGuess.IsName(c.Target) && !string.IsNullOrEmpty(c.Language) ? c.Language : null)));
        if (await desk.Map(Import, mapping) is { } refusal || await desk.Look(Import) is { } not && (refusal = not) is not null) return await Loaded() ?? Refused(refusal);
        return Redirect(Here);
    }

    public Task<IActionResult> OnPostRunAsync(Guid id) => Ask(id, desk.Run);

    public Task<IActionResult> OnPostStopAsync(Guid id) => Ask(id, desk.Stop);

    public Task<IActionResult> OnPostForgetAsync(Guid id) => Ask(id, desk.Forget);

    /// <summary>The refused rows as they stood, with the reason in a further column.</summary>
    public async Task<IActionResult> OnGetRefusedAsync(Guid id)
    {
        if (!MayChange || !await Find(id) || Import.FileHash is null) return NotFound();
        return File(await desk.RefusedRows(Import, HttpContext.RequestAborted), "text/csv; charset=utf-8", $"refused-{Import.At.ToUnixTimeSeconds()}.csv");
    }

    private async Task<IActionResult> Ask(Guid id, Func<Import, CancellationToken, Task<Refusal?>> deed)
    {
        if (!await Find(id)) return NotFound();
        if (await deed(Import, HttpContext.RequestAborted) is { } refusal) return await Loaded() ?? Refused(refusal);
        return Redirect(Here);
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private async Task<bool> Find(Guid id)
    {
        if (await db.Imports.SingleOrDefaultAsync(i => i.Id == id) is not { } import) return false;
        Import = import;
        return true;
    }

    /// <summary>Null when the page can be shown again.</summary>
    private async Task<IActionResult?> Loaded() => await Load() ? null : NotFound();

    private async Task<bool> Load()
    {
        if (ShowsColumns) await LoadColumns();
        else if (!Import.IsWorking) await LoadFindings();
        return true;
    }

    private async Task LoadColumns()
    {
        using var list = await files.Open(Import, HttpContext.RequestAborted);
        var sheet = list.File.Read(Import.Sheet);
        var rows = sheet.Problem is null ? sheet.Rows.Take(Guessed).ToList() : [];
        var guesses = ColumnGuess.All(sheet.Columns, rows).ToDictionary(g => g.Column.Name);
        (Sheets, Guess, Head, Above, SheetRead) = (list.File.Sheets, list.File.Encoding, sheet.HeadRow, sheet.Above, sheet.Name);
        HeadRow ??= Head;
        IsKept = await db.KeptMappings.AnyAsync(k => k.Kind == Import.Kind && k.Head == Import.Head);
        Shown = [.. sheet.Columns.Select(c => new ColumnShown(c.Name, c.Letters, [.. rows.Select(r => r.Cells[c.Index]).Where(text => text.Length > 0).Take(Sampled).Select(Reading.Short)],
            Import.Columns[c.Name] == guesses[c.Name].Meaning ? guesses[c.Name].Reason : null))];
        if (Columns.Count == 0) Columns = [.. sheet.Columns.Select(c => new ColumnChoice { Name = c.Name, Target = Import.Columns[c.Name].Target, Language = Import.Columns[c.Name].Language })];
    }

    private async Task LoadFindings()
    {
        SheetRead = Import.Sheet ?? Import.FileName;
        var size = PageOfList.SizeFrom(Size ?? 100);
        var findings = db.ImportFindings.AsNoTracking().Where(f => f.ImportId == Import.Id);
        ToLookAt = await findings.CountAsync(f => f.Noteworthy);
        Show ??= Import.Counts.Refused > 0 ? nameof(RowOutcome.Refused) : ToLookAt > 0 ? "look" : null;
        if (Show == "look") findings = findings.Where(f => f.Noteworthy);
        else if (Enum.TryParse<RowOutcome>(Show, out var outcome)) findings = findings.Where(f => f.Outcome == outcome);
        if (After is { } last) findings = findings.Where(f => f.Row > last);
        Findings = await findings.OrderBy(f => f.Row).Take(size + 1).ToListAsync();
        var more = Findings.Count > size;
        if (more) Findings.RemoveAt(size);
        Pages = new(T.Count(Findings.Count, "{0} row on this page", "{0} rows on this page"), more ? Findings[^1].Row.ToString(System.Globalization.CultureInfo.InvariantCulture) : null, null, size);
    }
}

/// <summary>A list of organisations or people.</summary>
[Allow(Area.Directory)]
public class DirectoryImportModel(PlenaryDb db, ImportDesk desk, ImportFiles files) : ImportPage(db, desk, files)
{
    public override string Home => Url.Content("~/directory/imports");
    protected override Area Area => Area.Directory;
}

/// <summary>A list of participants of one conference.</summary>
[Allow(Area.Accreditation, ClosedToReaders = true)]
public class ParticipantImportModel(PlenaryDb db, ImportDesk desk, ImportFiles files) : ImportPage(db, desk, files)
{
    public override string Home => Url.Content($"~/desk/{RouteData.Values["conference"]}/imports");
    protected override Area Area => Area.Accreditation;
}
