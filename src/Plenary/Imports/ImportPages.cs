using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Imports;

/// <summary>Lists that were brought, and the place to bring one: of the directory, or of participants to one conference.</summary>
public abstract class ImportsPage(PlenaryDb db, ImportDesk desk) : PlenaryPage
{
    public static readonly Refusal NoFile = new("import.no-file", "Choose a file: CSV, XLSX or XLS.");

    [BindProperty] public IFormFile? Upload { get; set; }
    [BindProperty] public ImportKind Kind { get; set; } = ImportKind.People;
    [BindProperty(SupportsGet = true, Name = "after")] public Guid? After { get; set; }
    [BindProperty(SupportsGet = true, Name = "rows")] public int? Size { get; set; }

    public List<Import> Imports { get; private set; } = [];
    public PageOfList Shown { get; private set; } = null!;

    /// <summary>What may be brought here.</summary>
    public abstract IReadOnlyList<ImportKind> Kinds { get; }

    /// <summary>Where the imports live, without a slash at the end.</summary>
    public abstract string Home { get; }
    protected abstract Area Area { get; }
    public bool MayChange => db.Scope.May(Area, Deed.Change);

    public async Task OnGetAsync() => await Load();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Kinds.Contains(Kind)) Kind = Kinds[0];
        if (Upload is not { } file)
        {
            await Load();
            return Refused(NoFile, nameof(Upload));
        }
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, HttpContext.RequestAborted);
        var import = await desk.Receive(Kind, file.FileName, bytes.ToArray(), HttpContext.RequestAborted);
        return Redirect($"{Home}/{import.Id}");
    }

    private async Task Load()
    {
        var size = PageOfList.SizeFrom(Size);
        var imports = db.Imports.AsNoTracking();
        if (After is { } last) imports = imports.Where(i => i.Id < last);
        Imports = await imports.OrderByDescending(i => i.Id).Take(size + 1).ToListAsync();
        var more = Imports.Count > size;
        if (more) Imports.RemoveAt(size);
        Shown = new(T.Count(Imports.Count, "{0} list on this page", "{0} lists on this page"), more ? Imports[^1].Id.ToString() : null, null, size);
    }
}

/// <summary>Lists of organisations and people.</summary>
[Allow(Area.Directory), RequestSizeLimit(Import.LargestFile + (1 << 20)), RequestFormLimits(MultipartBodyLengthLimit = Import.LargestFile + (1 << 20))]
public class DirectoryImportsModel(PlenaryDb db, ImportDesk desk) : ImportsPage(db, desk)
{
    public override IReadOnlyList<ImportKind> Kinds => [ImportKind.People, ImportKind.Organisations];
    public override string Home => Url.Content("~/directory/imports");
    protected override Area Area => Area.Directory;
}

/// <summary>Lists of participants of one conference.</summary>
[Allow(Area.Accreditation, ClosedToReaders = true), RequestSizeLimit(Import.LargestFile + (1 << 20)), RequestFormLimits(MultipartBodyLengthLimit = Import.LargestFile + (1 << 20))]
public class ParticipantImportsModel(PlenaryDb db, ImportDesk desk) : ImportsPage(db, desk)
{
    public override IReadOnlyList<ImportKind> Kinds => [ImportKind.Participants];
    public override string Home => Url.Content($"~/desk/{RouteData.Values["conference"]}/imports");
    protected override Area Area => Area.Accreditation;
}
