using System.IO.Compression;
using Microsoft.AspNetCore.Mvc;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Programme.Exchange;

/// <summary>Takes a schedule of another program into the draft: a file is chosen, what it would do is looked at, then it is done.</summary>
[Allow(Area.Programme, ClosedToReaders = true), RequestSizeLimit(MostOfForm), RequestFormLimits(MultipartBodyLengthLimit = MostOfForm, ValueLengthLimit = MostOfForm)]
public class ImportPageModel(PlenaryDb db, PublicProgramme published, PublicUrl url) : PlenaryPage
{
    private const int MostOfForm = ScheduleFile.LargestFile * 2;

    public static readonly Refusal NoFile = new("schedule.no-file", "Choose a file with a schedule in JSON.");

    [BindProperty] public IFormFile? Upload { get; set; }

    /// <summary>The file that was looked at, packed: it travels with the page, so that nothing lies around here of a file that nobody takes.</summary>
    [BindProperty] public string? Packed { get; set; }
    [BindProperty] public string? FileName { get; set; }

    /// <summary>Of what was shown: taken is what was looked at, or it is looked at again.</summary>
    [BindProperty] public string? Mark { get; set; }

    public IReadOnlyList<ScheduleFault> Faults { get; private set; } = [];
    public ProgrammeImport? Preview { get; private set; }
    public Conference Conference => HttpContext.Conference();

    public string At(string rest) => $"/desk/{Conference.Slug}/programme{rest}";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Upload is null) return Refused(NoFile, nameof(Upload));
        if (Upload.Length > ScheduleFile.LargestFile) return Refused(ScheduleRefusals.TooLarge.With(ScheduleFile.LargestFile >> 20), nameof(Upload));
        using var bytes = new MemoryStream();
        await Upload.CopyToAsync(bytes, cancellationToken);
        if (Read(bytes.ToArray()) is not { } file) return Unfinished();

        (Packed, FileName) = (Pack(bytes.ToArray()), Upload.FileName);
        await Look(file, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostTakeAsync(CancellationToken cancellationToken)
    {
        if (Unpack(Packed) is not { } bytes) return Refused(NoFile, nameof(Upload));
        if (Read(bytes) is not { } file) return Unfinished();

        var seen = Mark;
        await Look(file, cancellationToken);
        if (seen != Mark) return Refused(ProgrammeImport.DraftChanged);
        var import = await db.Import(Conference, file, published, url, preview: false, cancellationToken);
        var taken = import.Count(ImportOutcome.New) + import.Count(ImportOutcome.Changed) + import.Count(ImportOutcome.Gone);
        Toast(T.Count(taken, "The schedule is imported: {0} session is different now.", "The schedule is imported: {0} sessions are different now."));
        return Redirect(At(""));
    }

    private ScheduleFile? Read(byte[] bytes)
    {
        (var file, Faults) = ScheduleJsonReader.Read(bytes);
        return file;
    }

    private async Task Look(ScheduleFile file, CancellationToken cancellationToken)
    {
        Preview = await db.Import(Conference, file, published, url, preview: true, cancellationToken);
        Mark = Preview.Mark;
        foreach (var own in new[] { nameof(Packed), nameof(FileName), nameof(Mark) }) ModelState.Remove(own);
    }

    private static string Pack(byte[] file)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest)) brotli.Write(file);
        return Convert.ToBase64String(packed.ToArray());
    }

    /// <returns>The file; null when the page's field does not hold one of ours.</returns>
    private static byte[]? Unpack(string? packed)
    {
        var bytes = new byte[(packed?.Length ?? 0) * 3 / 4 + 3];
        if (string.IsNullOrEmpty(packed) || !Convert.TryFromBase64String(packed, bytes, out var length)) return null;
        var file = new byte[ScheduleFile.LargestFile];
        return BrotliDecoder.TryDecompress(bytes.AsSpan(0, length), file, out var written) ? file[..written] : null;
    }
}
