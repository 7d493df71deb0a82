using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Imports;
using Plenary.Programme;
using Plenary.Programme.Exchange;
using Plenary.Storage;

namespace Plenary.Operations;

/// <summary><c>plenary export</c>.</summary>
internal static class ExportCommand
{
    public static Command Command(CommandLine line)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Where to write: a name ending in .csv or .xlsx." };
        var kind = new Option<ImportKind>("--kind") { Description = "What to write: organisations, people or participants.", Required = true };
        var conference = new Option<string?>("--conference") { Description = "For participants: of which conference (its short name in addresses).", HelpName = "SLUG" };
        var contacts = new Option<bool>("--contacts") { Description = "For people: with e-mail addresses and telephone numbers; for organisations: with telephone numbers and postal addresses. Written into the history." };
        var command = new Command("export", "Writes a list of organisations, people or participants, which can be brought again with import.") { file, kind, conference, contacts, Programme(line) };
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
                ImportKind.Organisations => export.Organisations(list, parsed.GetValue(contacts)),
                ImportKind.People => export.People(list, parsed.GetValue(contacts)),
                _ => export.Participants(list),
            });
            return 0;
        }));
        return command;
    }

    /// <summary><c>plenary export programme</c>.</summary>
    private static Command Programme(CommandLine line)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Where to write: .json or .xml for a frab schedule, .ics for a calendar." };
        var conference = new Option<string>("--conference") { Description = "Of which conference (its short name in addresses).", HelpName = "SLUG", Required = true };
        var number = new Option<int?>("--release") { Description = "Which release; the newest if left out.", HelpName = "NUMBER" };
        var language = new Option<string?>("--language") { Description = "In which language, as fr; the main language of the conference if left out." };
        var command = new Command("programme", "Writes a published release of the programme, as the public reads it or will read it. The draft is not written.") { file, conference, number, language };
        command.SetAction(parsed => line.Work(parsed, async services =>
        {
            var target = parsed.GetValue(file)!;
            if (!Api.Word<ExchangeFormat>.TryParse(target.Extension.TrimStart('.'), null, out var format)) throw new Stop("Give the file a name that ends in .json, .xml or .ics.");
            await ImportCommand.EnterConference(services, parsed.GetValue(conference));
            var (db, published) = (services.GetRequiredService<PlenaryDb>(), services.GetRequiredService<PublicProgramme>());
            var release = (parsed.GetValue(number) is { } asked ? await published.Numbered(asked) : await published.Newest()) ?? throw new Stop("There is no such release: publish the programme first.");
            var of = await db.Conferences.AsNoTracking().SingleAsync(c => c.Id == db.Scope.ConferenceId);
            await File.WriteAllBytesAsync(target.FullName, ReleaseFile.Of(release, format, of, services.GetRequiredService<PublicUrl>(), parsed.GetValue(language) ?? of.Languages[0]).Bytes);
            return 0;
        }));
        return command;
    }
}
