using Microsoft.EntityFrameworkCore;
using Plenary.Storage;

namespace Plenary.Records;

/// <summary>Notes what was said in the conference in scope; what it refers to must be there.</summary>
public static class Recording
{
    public static readonly Refusal NoSuchSession = new("record.no-such-session", "There is no such session at this conference.");
    public static readonly Refusal NoSuchPerson = new("record.no-such-person", "The directory has no such person.");
    public static readonly Refusal NoSuchOrganisation = new("record.no-such-organisation", "The directory has no such organisation.");

    /// <summary>A new intervention, added and not yet saved; behind the last one of its session unless an order is given.</summary>
    public static async Task<(Refusal? Refusal, Intervention? Intervention)> Record(this PlenaryDb db, Guid conference, Guid session, int? order, Said said)
    {
        if (await db.Missing(session, said) is { } missing) return (missing, null);
        if (Intervention.Record(conference, session, order ?? await db.NextOrder(session), said, out var intervention) is { } refusal) return (refusal, null);
        db.Interventions.Add(intervention);
        return (null, intervention);
    }

    /// <summary>Rewrites one; another session puts it behind that one's last, unless an order is given.</summary>
    public static async Task<Refusal?> Rewrite(this PlenaryDb db, Intervention intervention, Guid session, int? order, Said said)
    {
        if (await db.Missing(session, said) is { } missing) return missing;
        return intervention.Write(said) ?? intervention.Place(session, order ?? (session == intervention.SessionId ? intervention.Order : await db.NextOrder(session)));
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
