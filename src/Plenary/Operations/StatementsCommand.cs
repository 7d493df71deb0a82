using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Records;
using Plenary.Storage;
using Scope = Plenary.Access.Scope;

namespace Plenary.Operations;

/// <summary><c>plenary import statements</c>: a folder of texts becomes the interventions of one session.</summary>
internal static class StatementsCommand
{
    private const int SavedTogether = 50;

    public static Command Command(CommandLine line)
    {
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = "One text file for each country, called after code, session and year: ALB_77_2022.txt." };
        var conference = new Option<string?>("--conference") { Description = "Of which conference (its short name in addresses).", HelpName = "SLUG", Required = true };
        var session = new Option<int>("--session") { Description = "The number of the session in the programme of the conference.", HelpName = "N", Required = true };
        var language = new Option<string>("--language") { Description = "In which the texts are.", HelpName = "TAG", DefaultValueFactory = _ => "en" };
        var speakers = new Option<FileInfo?>("--speakers") { Description = "Who spoke: CSV or XLSX with columns for session, country code, name and post. Without it each country speaks for itself." };
        var publish = new Option<bool>("--publish") { Description = "Publishes them at once." };
        var command = new Command("statements", "Takes a folder of statements in as the interventions of one session. Bringing the same folder again changes nothing.") { folder, conference, session, language, speakers, publish };
        command.SetAction(parsed => line.Work(parsed, services => Run(
            services, parsed.GetValue(folder)!, parsed.GetValue(conference), parsed.GetValue(session), parsed.GetValue(language)!, parsed.GetValue(speakers), parsed.GetValue(publish))));
        return command;
    }

    private static async Task<int> Run(IServiceProvider services, DirectoryInfo folder, string? slug, int number, string language, FileInfo? speakers, bool publish)
    {
        if (!folder.Exists) throw new Stop($"There is no folder {folder.FullName}.");
        await ImportCommand.EnterConference(services, slug);
        var (db, conference) = (services.GetRequiredService<PlenaryDb>(), services.GetRequiredService<Scope>().ConferenceId!.Value);
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Number == number) ?? throw new Stop($"There is no session {number} at {slug}.");
        var known = (await db.Interventions.AsNoTracking().Where(i => i.SessionId == session.Id).Select(i => new { i.For, i.SpeakerName, i.Text }).ToListAsync()).ToLookup(i => (i.For, i.SpeakerName), i => i.Text);
        var order = await db.Interventions.Where(i => i.SessionId == session.Id).MaxAsync(i => (int?)i.Order) ?? 0;

        var (added, same, refused) = (0, 0, 0);
        foreach (var statement in StatementFolder.Read(folder, language, Speakers(speakers)))
        {
            if (statement.Said is null) { Refuse(statement.File, statement.Trouble); continue; }
            if (Intervention.Record(conference, session.Id, order + 1, statement.Said, out var intervention) is { } refusal) { Refuse(statement.File, refusal.ToString()); continue; }
            if (known[(intervention.For, intervention.SpeakerName)].ToList() is { Count: > 0 } texts)
            {
                if (texts.Contains(intervention.Text)) same++;
                else Refuse(statement.File, $"the record has another text of {intervention.SpeakerName} for {intervention.For}; change it there");
                continue;
            }
            if (publish && intervention.Publish(services.GetRequiredService<IClock>().GetCurrentInstant()) is { } unread) { Refuse(statement.File, unread.ToString()); continue; }
            db.Interventions.Add(intervention);
            order++;
            if (++added % SavedTogether == 0) await Save();
        }
        await Save();
        Console.WriteLine($"{added + same + refused} statements: {added} new, {same} known already, {refused} refused");
        return refused > 0 ? Stop.Wrong : 0;

        void Refuse(string file, string why)
        {
            refused++;
            Console.WriteLine($"{file}: {why}");
        }

        async Task Save()
        {
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
    }

    private static StatementSpeakers Speakers(FileInfo? file)
    {
        if (file is null) return StatementSpeakers.None;
        if (!file.Exists) throw new Stop($"There is no file {file.FullName}.");
        try
        {
            using var stream = file.OpenRead();
            return StatementSpeakers.Read(stream, file.Name);
        }
        catch (InvalidDataException e)
        {
            throw new Stop($"{file.Name}: {e.Message}", Stop.Wrong);
        }
    }
}
