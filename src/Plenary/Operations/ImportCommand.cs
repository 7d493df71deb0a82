using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Imports;
using Plenary.Storage;

namespace Plenary.Operations;

/// <summary><c>plenary import</c>.</summary>
internal static class ImportCommand
{
    public static Command Command(CommandLine line)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A list as CSV, XLSX or XLS; any columns in any order." };
        var kind = new Option<ImportKind>("--kind") { Description = "What the list holds: organisations, people or participants.", Required = true };
        var conference = new Option<string?>("--conference") { Description = "For participants: of which conference (its short name in addresses).", HelpName = "SLUG" };
        var mapping = new Option<FileInfo?>("--mapping") { Description = "A file that says what the columns mean, as JSON: {\"Wer\": \"person-name\"}. Guessed otherwise, or as it was decided for the same head before.", HelpName = "FILE" };
        var head = new Option<int?>("--head-row") { Description = "The row with the names of the columns, as a spreadsheet program counts. Found otherwise.", HelpName = "ROW" };
        var preview = new Option<bool>("--preview") { Description = "Only says what would happen to each row." };
        var command = new Command("import", "Takes a list of organisations, people or participants in. Bringing the same list again changes nothing.") { file, kind, conference, head, mapping, preview, Programme(line), StatementsCommand.Command(line) };
        command.SetAction(parsed => line.Work(parsed, services => Run(services, parsed.GetValue(file)!, parsed.GetValue(kind), parsed.GetValue(conference), parsed.GetValue(head), parsed.GetValue(mapping), parsed.GetValue(preview))));
        return command;
    }

    /// <summary><c>plenary import programme</c>.</summary>
    private static Command Programme(CommandLine line)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A schedule in frab JSON." };
        var conference = new Option<string>("--conference") { Description = "Of which conference (its short name in addresses).", HelpName = "SLUG", Required = true };
        var preview = new Option<bool>("--preview") { Description = "Only says what would happen to each session." };
        var publish = new Option<bool>("--publish") { Description = "Publishes the draft as the next release when all was taken." };
        var command = new Command("programme", "Takes the programme of a conference from a schedule file. Bringing the same file again changes nothing.") { file, conference, preview, publish };
        command.SetAction(parsed => line.Work(parsed, async services =>
        {
            await EnterConference(services, parsed.GetValue(conference));
            return await ProgrammeImporting.Run(services, parsed.GetValue(file)!, parsed.GetValue(preview), parsed.GetValue(publish));
        }));
        return command;
    }

    private static async Task<int> Run(IServiceProvider services, FileInfo file, ImportKind kind, string? slug, int? head, FileInfo? mapping, bool preview)
    {
        if (!file.Exists) throw new Stop($"There is no file {file.FullName}.");
        if (file.Length > Import.LargestFile) throw new Stop($"The file is larger than {Import.LargestFile >> 20} MB. Split it.");
        if (kind == ImportKind.Participants) await EnterConference(services, slug);
        else if (slug is not null) throw new Stop("Only a list of participants belongs to a conference.");

        var (db, desk) = (services.GetRequiredService<PlenaryDb>(), services.GetRequiredService<ImportDesk>());
        var import = await desk.Receive(kind, file.Name, await File.ReadAllBytesAsync(file.FullName));
        if (await desk.Choose(import, null, null, head) is { } nowhere) throw new Stop(nowhere.ToString(), Stop.Wrong);
        if (import.Trouble is [var trouble, ..]) throw new Stop(trouble.Said, Stop.Wrong);
        if (mapping is not null)
        {
            var columns = ColumnMapping.FromJson(await File.ReadAllTextAsync(mapping.FullName)) ?? throw new Stop($"{mapping.FullName} is no mapping of columns.");
            if (await desk.Map(import, columns) is { } wrong) throw new Stop(wrong.ToString());
        }
        foreach (var (column, meaning) in import.Columns.Columns) Console.WriteLine($"  {column} → {meaning}");

        var now = services.GetRequiredService<IClock>().GetCurrentInstant();
        if ((preview ? import.Look(now) : import.Run(now)) is { } refusal) throw new Stop(refusal.ToString());
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        await services.GetRequiredService<ImportRun>().Work(import.Id, at => { if (!Console.IsOutputRedirected) Console.Write($"\r{at.RowsDone:N0} of {at.Rows?.ToString("N0", null) ?? "…"} rows"); });
        if (!Console.IsOutputRedirected) Console.WriteLine();
        return await Tell(db, import.Id, preview);
    }

    private static async Task<int> Tell(PlenaryDb db, Guid id, bool preview)
    {
        var import = await db.Imports.AsNoTracking().SingleAsync(i => i.Id == id);
        var findings = db.ImportFindings.AsNoTracking().Where(f => f.ImportId == id);
        if (!preview) findings = findings.Where(f => f.Outcome == RowOutcome.Refused || f.Noteworthy);
        await foreach (var finding in findings.OrderBy(f => f.Row).AsAsyncEnumerable())
            Console.WriteLine($"{import.Sheet ?? import.FileName}, row {finding.Row}: {finding.Outcome.ToString().ToLowerInvariant()} {finding.About}"
                + string.Concat(finding.Notes.Select(n => $" — {(n.Column is null ? "" : $"column {n.Column}: ")}{n.Sentence}")));
        var c = import.Counts;
        Console.WriteLine($"{c.Rows} rows: {c.New} new, {c.Filled} filled in, {c.Same} known already, {c.Twice} twice in the list, {c.Refused} refused");
        if (import.Trouble is [var trouble, ..]) throw new Stop(trouble.Said, Stop.Wrong);
        return c.Refused > 0 ? Stop.Wrong : 0;
    }

    internal static async Task EnterConference(IServiceProvider services, string? slug)
    {
        if (slug is null) throw new Stop("Say of which conference, with --conference.");
        var conference = await services.GetRequiredService<PlenaryDb>().Conferences.AsNoTracking().SingleOrDefaultAsync(c => c.Slug == slug) ?? throw new Stop($"There is no conference {slug}.");
        services.GetRequiredService<Scope>().EnterAsPlenary(conference.Id, new(null, "Command line"));
    }
}
