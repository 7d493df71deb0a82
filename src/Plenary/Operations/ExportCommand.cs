using System.CommandLine;
using Plenary.Imports;

namespace Plenary.Operations;

/// <summary><c>plenary export</c>.</summary>
internal static class ExportCommand
{
    public static Command Command(CommandLine line)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Where to write: a name ending in .csv or .xlsx." };
        var kind = new Option<ImportKind>("--kind") { Description = "What to write: organisations, people or participants.", Required = true };
        var conference = new Option<string?>("--conference") { Description = "For participants: of which conference (its short name in addresses).", HelpName = "SLUG" };
        var contacts = new Option<bool>("--contacts") { Description = "For people: with e-mail addresses and telephone numbers. Written into the history." };
        var command = new Command("export", "Writes a list of organisations, people or participants, which can be brought again with import.") { file, kind, conference, contacts };
        command.SetAction(parsed => line.Work(parsed, async services =>
        {
            var (target, export) = (parsed.GetValue(file)!, services.GetRequiredService<Export>());
            var isWorkbook = target.Extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase);
            if (!isWorkbook && !target.Extension.Equals(".csv", StringComparison.OrdinalIgnoreCase)) throw new Stop("Give the file a name that ends in .csv or .xlsx.");
            if (parsed.GetValue(kind) == ImportKind.Participants) await ImportCommand.EnterConference(services, parsed.GetValue(conference));

            await using var stream = target.Create();
            using var list = isWorkbook ? SheetWriter.Xlsx(stream, parsed.GetValue(kind).ToString()) : SheetWriter.Csv(stream);
            await (parsed.GetValue(kind) switch
            {
                ImportKind.Organisations => export.Organisations(list),
                ImportKind.People => export.People(list, parsed.GetValue(contacts)),
                _ => export.Participants(list),
            });
            return 0;
        }));
        return command;
    }
}
