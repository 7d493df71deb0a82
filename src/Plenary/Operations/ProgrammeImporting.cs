using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Programme;
using Plenary.Programme.Exchange;
using Plenary.Storage;

namespace Plenary.Operations;

/// <summary>What <c>plenary import programme</c> does, and says of it.</summary>
internal static class ProgrammeImporting
{
    public static async Task<int> Run(IServiceProvider services, FileInfo file, bool preview, bool publish)
    {
        if (!file.Exists) throw new Stop($"There is no file {file.FullName}.");
        if (file.Length > ScheduleFile.LargestFile) throw new Stop(ScheduleRefusals.TooLarge.With(ScheduleFile.LargestFile >> 20).ToString());
        var (schedule, faults) = ScheduleJsonReader.Read(await File.ReadAllBytesAsync(file.FullName));
        if (schedule is null) throw new Stop($"{file.Name} is not taken:\n" + string.Join('\n', faults.Take(20).Select(f => $"  {f.Why}")) + (faults.Count > 20 ? $"\n  … and {faults.Count - 20} more" : ""), Stop.Wrong);

        var (db, published) = (services.GetRequiredService<PlenaryDb>(), services.GetRequiredService<PublicProgramme>());
        var conference = await db.Conferences.AsNoTracking().SingleAsync(c => c.Id == db.Scope.ConferenceId);
        var import = await db.Import(conference, schedule, published, services.GetRequiredService<PublicUrl>(), preview);
        foreach (var line in import.Lines.Where(l => l.Outcome is ImportOutcome.Refused || (preview && l.Outcome is not ImportOutcome.Same)))
            Console.WriteLine($"{line.Event?.Where ?? line.Session.ExchangeId.ToString()}: {line.Outcome.ToString().ToLowerInvariant()} “{line.Title}”{(line.Fields.Count > 0 ? $" ({string.Join(", ", line.Fields)})" : "")}{(line.Why is { } why ? $" — {why}" : "")}");
        Console.WriteLine($"{import.Lines.Count} sessions: {import.Count(ImportOutcome.New)} new, {import.Count(ImportOutcome.Changed)} changed, {import.Count(ImportOutcome.Same)} unchanged, "
            + $"{import.Count(ImportOutcome.Gone)} taken out, {import.Count(ImportOutcome.Refused)} refused; {import.NewRooms.Count} new rooms");
        if (import.Count(ImportOutcome.Refused) > 0) return Stop.Wrong;
        if (!publish || preview) return 0;

        db.ChangeTracker.Clear();
        var (refusal, release) = await db.Publish(conference, published, "", null, services.GetRequiredService<IClock>().GetCurrentInstant());
        if (refusal is not null && refusal != ProgrammeRelease.NothingChanged) throw new Stop(refusal.ToString(), Stop.Wrong);
        Console.WriteLine(release is null ? $"{refusal}" : $"Release {release.Number} is published.");
        return 0;
    }
}
