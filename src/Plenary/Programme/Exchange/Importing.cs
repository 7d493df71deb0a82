using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Storage;

namespace Plenary.Programme.Exchange;

public static class Importing
{
    /// <summary>Takes a file into the draft of the conference in scope and saves it, with one line in the history.</summary>
    /// <param name="preview">Only says what would happen.</param>
    public static async Task<ProgrammeImport> Import(this PlenaryDb db, Conference conference, ScheduleFile file, PublicProgramme published, PublicUrl url, bool preview, CancellationToken cancellationToken = default)
    {
        var draft = new Draft(conference,
            await db.Sessions.AsSplitQuery().Include(s => s.Speakers.OrderBy(p => p.Order)).OrderBy(s => s.Number).ToListAsync(cancellationToken),
            await db.Rooms.OrderBy(r => r.Order).ThenBy(r => r.Id).ToListAsync(cancellationToken));
        var speakers = draft.Sessions.SelectMany(s => s.Speakers).Select(s => s.Id).ToHashSet();
        var import = ProgrammeImport.Into(draft, file, Schedule.Of(conference, url), await published.Newest(cancellationToken));
        if (preview || !import.ChangesAnything)
        {
            db.ChangeTracker.Clear();
            return import;
        }

        // What was refused may be half changed: it is not saved.
        foreach (var refused in import.Lines.Where(l => l.Outcome is ImportOutcome.Refused))
        {
            foreach (var speaker in db.ChangeTracker.Entries<Speaker>().Where(s => s.Entity.SessionId == refused.Session.Id).ToList()) speaker.State = EntityState.Detached;
            db.Entry(refused.Session).State = EntityState.Detached;
        }
        db.Rooms.AddRange(import.NewRooms);
        db.Sessions.AddRange(import.Lines.Where(l => l.Outcome is ImportOutcome.New).Select(l => l.Session));
        foreach (var changed in import.Lines.Where(l => l.Outcome is ImportOutcome.Changed))
        {
            db.AddRange(changed.Session.Speakers.Where(s => !speakers.Contains(s.Id)));
            db.Entry(changed.Session).Property(s => s.Version).IsModified = true;   // also when only its list of speakers did change
        }
        using var summary = db.SummariseHistory();
        db.Note("programme.imported", conference.Id, new
        {
            from = file.Acronym,
            version = file.Version,
            counts = Enum.GetValues<ImportOutcome>().ToDictionary(o => JsonNamingPolicy.CamelCase.ConvertName(o.ToString()), import.Count),
        });
        await db.SaveChangesAsync(cancellationToken);
        return import;
    }
}
