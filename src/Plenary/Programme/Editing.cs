using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Storage;

namespace Plenary.Programme;

/// <summary>The deeds of the programme’s editors that ask the database something before the session decides. Each saves, or refuses and saves nothing.</summary>
public static class Editing
{
    public static Task<Session?> Session(this PlenaryDb db, Guid id) =>
        db.Sessions.Include(s => s.Speakers.OrderBy(p => p.Order)).SingleOrDefaultAsync(s => s.Id == id);

    /// <summary>A new session with the next number. A number that was ever published is not given again: addresses keep their meaning.</summary>
    public static async Task<(Refusal? Refusal, Session? Session)> Begin(this PlenaryDb db, Conference conference, PublicProgramme published, SessionText text, Slot? slot, IReadOnlyList<SpeakerText> speakers)
    {
        for (var tries = 1; ; tries++)
        {
            var highest = Math.Max(await db.Sessions.MaxAsync(s => (int?)s.Number) ?? 0, (await published.Newest())?.Sessions.Max(s => (int?)s.Number) ?? 0);
            var session = new Session { ConferenceId = conference.Id, ExchangeId = Guid.CreateVersion7(), Number = highest + 1 };
            if ((session.Write(text) ?? await db.Put(session, slot, conference) ?? await db.Check(speakers) ?? session.ListSpeakers(speakers)) is { } refusal) return (refusal, null);
            db.Sessions.Add(session);
            try
            {
                await db.SaveChangesAsync();
                return (null, session);
            }
            catch (DbUpdateException e) when (e.IsCollision() && tries < 10)
            {
                db.ChangeTracker.Clear();   // somebody else took the number meanwhile
            }
        }
    }

    /// <summary>Puts it at another time or into another room.</summary>
    public static async Task<Refusal?> Move(this PlenaryDb db, Session session, Slot slot, Conference conference)
    {
        if (await db.Put(session, slot, conference) is { } refusal) return refusal;
        await db.SaveChangesAsync();
        return null;
    }

    public static async Task<Refusal?> ListSpeakers(this PlenaryDb db, Session session, IReadOnlyList<SpeakerText> list)
    {
        var known = session.Speakers.Select(s => s.Id).ToHashSet();
        if ((await db.Check(list) ?? session.ListSpeakers(list)) is { } refusal) return refusal;
        db.AddRange(session.Speakers.Where(s => !known.Contains(s.Id)));
        db.Entry(session).Property(s => s.Version).IsModified = true;   // the list is a part of the session: two editors of it are told
        await db.SaveChangesAsync();
        return null;
    }

    public static async Task<Refusal?> Discard(this PlenaryDb db, Session session)
    {
        db.Sessions.Remove(session);
        try
        {
            await db.SaveChangesAsync();
            return null;
        }
        catch (DbUpdateException e) when (e.IsStillReferredTo())
        {
            db.ChangeTracker.Clear();
            return Programme.Session.HasARecord;   // the database decides, so that nobody can add to the record meanwhile
        }
    }

    /// <summary>The draft of now as the next release.</summary>
    /// <param name="seen">The <see cref="Draft.Mark"/> of the draft that was looked at; null publishes whatever there is.</param>
    public static async Task<(Refusal? Refusal, ProgrammeRelease? Release)> Publish(this PlenaryDb db, Conference conference, PublicProgramme published, string note, string? seen, Instant at)
    {
        var draft = await Draft.Of(db, conference);
        if (seen is not null && seen != draft.Mark) return (ProgrammeRelease.DraftChanged, null);
        if (ProgrammeRelease.Publish(draft, await Programme.Conflict.In(draft, db), await published.Newest(), note, db.Scope.Actor, at, out var release) is { } refusal) return (refusal, null);
        db.ProgrammeReleases.Add(release!);
        try
        {
            await db.SaveChangesAsync();
            return (null, release);
        }
        catch (DbUpdateException e) when (e.IsCollision())
        {
            db.ChangeTracker.Clear();
            return (ProgrammeRelease.SomebodyWasFaster.With(release!.Number), null);
        }
    }

    /// <summary>Lets a conflict of the draft of now stand.</summary>
    /// <param name="mark">Of the conflict that was looked at.</param>
    public static async Task<(Refusal? Refusal, Conflict? Conflict)> Accept(this PlenaryDb db, Conference conference, string mark, string reason, Instant at)
    {
        if (await db.Conflict(conference, mark) is not { } conflict) return (AcceptedConflict.Gone, null);
        if (AcceptedConflict.Accept(conflict, reason, db.Scope.Actor, at, out var accepted) is { } refusal) return (refusal, null);
        db.AcceptedConflicts.Add(accepted!);
        try
        {
            await db.SaveChangesAsync();
            return (null, conflict with { Accepted = accepted });
        }
        catch (DbUpdateException e) when (e.IsCollision())
        {
            db.ChangeTracker.Clear();
            return (AcceptedConflict.Already.With((await db.Conflict(conference, mark))?.Accepted?.By ?? ""), null);
        }
    }

    /// <summary>The conflict is open again; false when it was so already.</summary>
    public static async Task<bool> TakeBack(this PlenaryDb db, string mark)
    {
        if (await db.AcceptedConflicts.SingleOrDefaultAsync(a => a.Mark == mark) is not { } accepted) return false;
        db.AcceptedConflicts.Remove(accepted);
        await db.SaveChangesAsync();
        return true;
    }

    private static async Task<Conflict?> Conflict(this PlenaryDb db, Conference conference, string mark) =>
        (await Programme.Conflict.In(await Draft.Of(db, conference), db)).FirstOrDefault(c => c.Mark == mark);

    private static async Task<Refusal?> Put(this PlenaryDb db, Session session, Slot? slot, Conference conference)
    {
        if (slot is null) return null;
        if (slot.Room is { } room && !await db.Rooms.AnyAsync(r => r.Id == room)) return Programme.Session.UnknownRoom;
        // The day that an import gave it stays until it is moved in time.
        if ((slot.Starts, slot.Ends) != (session.Starts, session.Ends) && session.Schedule(slot.Starts, slot.Ends, conference.TimeZone) is { } refusal) return refusal;
        session.RoomId = slot.Room;
        return null;
    }

    private static async Task<Refusal?> Check(this PlenaryDb db, IReadOnlyList<SpeakerText> list)
    {
        var people = list.Select(l => l.Person).OfType<Guid>().Distinct().ToList();
        return people.Count == await db.People.CountAsync(p => EF.Parameter(people).Contains(p.Id)) ? null : Speaker.UnknownPerson;
    }
}
