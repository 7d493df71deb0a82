using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Programme;
using Plenary.Storage;

namespace Plenary.Records;

/// <summary>Notes what was said in the conference in scope; what it refers to must be there.</summary>
public static class Recording
{
    public static readonly Refusal NoSuchSession = new("record.no-such-session", "There is no such session at this conference.");
    public static readonly Refusal NoSuchPerson = new("record.no-such-person", "The directory has no such person.");
    public static readonly Refusal NoSuchOrganisation = new("record.no-such-organisation", "The directory has no such organisation.");
    public static readonly Refusal OutsideTheDays = new("record.outside-the-days", "The conference lasts from {0} to {1}, and this is on none of its days, nor on that of the session.");
    public static readonly Refusal NightBefore = new("record.night-before", "Until {0} in the morning a time belongs to the evening before, here to {1}. The conference lasts from {2} to {3}, and this is on none of its days, nor on that of the session.");

    /// <summary>A new intervention, added and not yet saved; behind the last one of its session unless an order is given.</summary>
    public static async Task<(Refusal? Refusal, Intervention? Intervention)> Record(this PlenaryDb db, Guid conference, Guid session, int? order, Said said)
    {
        if ((await db.Missing(session, said) ?? await db.FaultOfTime(session, said.At)) is { } fault) return (fault, null);
        if (Intervention.Record(conference, session, order ?? await db.NextOrder(session), said, out var intervention, await db.SecondNameOf(said)) is { } refusal) return (refusal, null);
        db.Interventions.Add(intervention);
        return (null, intervention);
    }

    /// <summary>Rewrites one; another session puts it behind that one's last, unless an order is given.</summary>
    public static async Task<Refusal?> Rewrite(this PlenaryDb db, Intervention intervention, Guid session, int? order, Said said)
    {
        if (await db.Missing(session, said) is { } missing) return missing;
        // A time that was right when it was noted stays right when the dates of the conference are moved.
        if ((said.At, session) != (intervention.At, intervention.SessionId) && await db.FaultOfTime(session, said.At) is { } fault) return fault;
        return intervention.Write(said, await db.SecondNameOf(said)) ?? intervention.Place(session, order ?? (session == intervention.SessionId ? intervention.Order : await db.NextOrder(session)));
    }

    /// <summary>What is said or decided falls on a day of the conference, or on the one of its session: some meet on the eve.</summary>
    internal static async Task<Refusal?> FaultOfTime(this PlenaryDb db, Guid session, LocalDateTime? at)
    {
        if (at is not { } time || await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == session) is not { } of) return null;
        var conference = await db.Conferences.Where(c => c.Id == of.ConferenceId).Select(c => new { c.Starts, c.Ends }).SingleAsync();
        var day = Session.DayOf(time);
        if (IsOf(day) || day == of.Day) return null;
        return IsOf(time.Date) ? NightBefore.With(Session.DayTurns, day, conference.Starts, conference.Ends) : OutsideTheDays.With(conference.Starts, conference.Ends);

        bool IsOf(LocalDate date) => date >= conference.Starts && date <= conference.Ends;
    }

    private static async Task<int> NextOrder(this PlenaryDb db, Guid session)
    {
        var added = db.Interventions.Local.Where(i => i.SessionId == session).Select(i => i.Order).DefaultIfEmpty().Max();
        return 1 + Math.Max(added, await db.Interventions.Where(i => i.SessionId == session).MaxAsync(i => (int?)i.Order) ?? 0);
    }

    private static async Task<Refusal?> Missing(this PlenaryDb db, Guid session, Said said)
    {
        if (!await db.Sessions.AnyAsync(s => s.Id == session)) return NoSuchSession;
        if (said.Person is { } person && !await db.People.AnyAsync(p => p.Id == person)) return NoSuchPerson;
        if (said.Organisation is { } body && !await db.Organisations.AnyAsync(o => o.Id == body)) return NoSuchOrganisation;
        return null;
    }
}
