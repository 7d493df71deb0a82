using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Accreditations;
using Plenary.Api;
using Plenary.Badges;
using Plenary.Conferences;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Storage;

namespace Plenary.CheckIn;

/// <summary>What came before the door: the text of a code, or a number that somebody typed.</summary>
/// <param name="ClientId">Given by the device, 1 to 100 characters; the same one again is the same reading.</param>
public sealed record Showing(string? Code, int? Serial, Direction Direction, string ClientId);

/// <summary>One of several readings.</summary>
/// <param name="At">When it was, where that was earlier than now.</param>
public sealed record Reading(Guid GateId, Showing Showing, Instant? At = null);

/// <summary>Who bears the badge, as far as the door compares: name, category, body.</summary>
public sealed record Bearer(Badge Badge, Participation Participation, Person Person, Organisation Organisation, Category Category);

/// <summary>What the door answers, and the facts that its words need.</summary>
/// <param name="Bearer">Null when it was no badge of ours.</param>
/// <param name="NewSerial">Of the badge that replaced this one.</param>
/// <param name="Since">Since when the bearer is inside.</param>
public sealed record DoorAnswer(Scan Scan, Gate Gate, Zone Zone, Bearer? Bearer, int? NewSerial, Instant? Since)
{
    public Verdict Verdict => Scan.Verdict;
    public bool IsAdmitted => Verdict is Verdict.Admitted;
}

/// <summary>
/// One gate, and the one place where a reading is decided: what the code is, whose badge, what <see cref="Admission"/> says, and whether
/// its bearer is inside already. Every reading becomes a <see cref="Scan"/>, the refused ones too.
/// </summary>
public sealed class Door : IDisposable
{
    public static readonly Refusal NothingShown = new("scan.nothing-shown", "Send the text of the code, or the number of the badge.");
    public static readonly Refusal NoClientId = new("scan.no-client-id", "Send a client id of 1 to {0} characters, the same one when you repeat a reading.");
    public static readonly Refusal OtherReading = new("scan.other-reading", "The client id {0} was sent with another badge, gate or direction: nothing was recorded now. Read the badge again.");
    public static readonly Refusal UnknownGate = new("scan.unknown-gate", "There is no such gate at this conference.");
    public static readonly Refusal NotYourTime = new("scan.not-your-time", "Readings of an earlier time are entered by the secretariat; leave the time out.");
    public static readonly Refusal NotYet = new("scan.not-yet", "This reading lies in the future.");
    public const int LongestClientId = 100;

    private readonly PlenaryDb db;
    private readonly Conference conference;
    private readonly List<BadgeKey> keys;
    private readonly Dictionary<int, ECDsa> verifiers = [];

    private Door(PlenaryDb db, Conference conference, Gate gate, Zone zone, List<BadgeKey> keys) => (this.db, this.conference, Gate, Zone, this.keys) = (db, conference, gate, zone, keys);

    public Gate Gate { get; }
    public Zone Zone { get; }

    /// <summary>Null when there is no such gate.</summary>
    public static async Task<Door?> At(PlenaryDb db, Conference conference, Guid gateId, CancellationToken cancellationToken = default)
    {
        var found = await (from g in db.Gates join z in db.Zones on g.ZoneId equals z.Id where g.Id == gateId select new { Gate = g, Zone = z }).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new(db, conference, found.Gate, found.Zone, await db.BadgeKeys.AsNoTracking().ToListAsync(cancellationToken));
    }

    /// <summary>Why this cannot be read at all; null when it can.</summary>
    public static Refusal? Fault(Showing showing) =>
        showing.ClientId.Length is 0 or > LongestClientId ? NoClientId.With(LongestClientId)
        : showing.Code is null && showing.Serial is null ? NothingShown
        : null;

    /// <inheritdoc cref="Fault(Showing)"/>
    /// <param name="mayDate">Whoever stands at the gate may enter readings of an earlier time.</param>
    public static Refusal? Fault(Reading reading, bool mayDate, Instant now) =>
        Fault(reading.Showing) ?? (reading.At is null ? null : !mayDate ? NotYourTime : reading.At > now ? NotYet : null);

    /// <summary>Reads one after the other. What cannot be read is left with the reason, and those behind it are read all the same.</summary>
    /// <param name="typed">What <see cref="TypedNumbers"/> says.</param>
    /// <returns>A refusal or an answer for each, in their order.</returns>
    public static async Task<List<(Refusal? Refusal, DoorAnswer? Answer)>> ReadMany(
        PlenaryDb db, Conference conference, IReadOnlyCollection<Reading> readings, string by, bool mayDate, Func<Showing, Refusal?> typed, Instant now, CancellationToken cancellationToken = default)
    {
        var (doors, answers) = (new Dictionary<Guid, Door?>(), new List<(Refusal?, DoorAnswer?)>(readings.Count));
        try
        {
            foreach (var reading in readings)
            {
                if (!doors.TryGetValue(reading.GateId, out var door)) doors[reading.GateId] = door = await At(db, conference, reading.GateId, cancellationToken);
                answers.Add((Fault(reading, mayDate, now) ?? (door is null ? UnknownGate : null) ?? typed(reading.Showing)) is { } fault
                    ? (fault, null) : await door!.Read(reading.Showing, by, reading.At ?? now, cancellationToken));
            }
            return answers;
        }
        finally
        {
            foreach (var door in doors.Values) door?.Dispose();
        }
    }

    /// <summary>Reads one badge. A reading that was sent before is answered as it was the first time; another one under its client id is refused.</summary>
    /// <param name="by">Who stands at the gate.</param>
    /// <param name="at">On the server's clock; the time by which the badge is judged.</param>
    public async Task<(Refusal? Refusal, DoorAnswer? Answer)> Read(Showing showing, string by, Instant at, CancellationToken cancellationToken = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            // 1. What is it, and whose?
            var (verdict, bearer) = await Recognise(showing, cancellationToken);

            // 2. Seen before? Only the same reading: else the one who stands here would be let in by the answer to another.
            if (await db.Scans.AsNoTracking().SingleOrDefaultAsync(s => s.ClientId == showing.ClientId, cancellationToken) is { } first)
                return (first.GateId, first.Direction, first.BadgeId) == (Gate.Id, showing.Direction, bearer?.Badge.Id)
                    ? (null, await Answer(first, bearer, cancellationToken)) : (OtherReading.With(showing.ClientId), null);
            if (bearer is not null) verdict = showing.Direction is Direction.Out ? Verdict.Admitted : await Judge(bearer, at, cancellationToken);

            // 3. Admitted once: the row of presence decides between two phones, in the transaction that keeps the reading.
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
                if (verdict is Verdict.Admitted && bearer is not null) verdict = await Pass(bearer, showing.Direction, at, cancellationToken);
                var scan = new Scan
                {
                    ConferenceId = conference.Id,
                    GateId = Gate.Id,
                    BadgeId = bearer?.Badge.Id,
                    ParticipationId = bearer?.Participation.Id,
                    Direction = showing.Direction,
                    Verdict = verdict,
                    At = at,
                    By = by,
                    ClientId = showing.ClientId,
                };
                db.Scans.Add(scan);
                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                db.ChangeTracker.Clear();
                return (null, await Answer(scan, bearer, cancellationToken));
            }
            catch (DbUpdateException e) when (e.IsCollision() && attempt < 10)
            {
                // Another phone wrote the same reading, or the first presence of the same person, a moment earlier: look again.
                db.ChangeTracker.Clear();
            }
        }
    }

    public void Dispose()
    {
        foreach (var verifier in verifiers.Values) verifier.Dispose();
    }

    /// <summary>Either a bearer, or the verdict on what is no badge of ours.</summary>
    private async Task<(Verdict Verdict, Bearer? Bearer)> Recognise(Showing showing, CancellationToken cancellationToken)
    {
        if (showing.Code is not { } code) return await Whose(b => b.Serial == showing.Serial, cancellationToken) is { } typed ? (Verdict.Admitted, typed) : (Verdict.Unknown, null);

        var claimsOurs = false;
        var reading = BadgeToken.Read(code, (number, key) =>
        {
            claimsOurs = number == (uint)conference.Number;
            return claimsOurs ? Verifier(key) : null;
        });
        switch (reading.Sight)
        {
            case BadgeSight.NotABadge: return (Verdict.NotABadge, null);
            case BadgeSight.Damaged: return (Verdict.Unreadable, null);
            case BadgeSight.Foreign: return (claimsOurs ? Verdict.Forged : Verdict.Foreign, null);   // all keys of ours are known here
            case BadgeSight.Forged: return (Verdict.Forged, null);
        }
        var id = reading.Payload!.Badge.Bytes();
        return await Whose(b => b.RandomId == id, cancellationToken) is { } bearer ? (Verdict.Admitted, bearer) : (Verdict.Unknown, null);
    }

    private ECDsa? Verifier(int number)
    {
        if (verifiers.TryGetValue(number, out var known)) return known;
        return keys.FirstOrDefault(k => k.Number == number) is { } key ? verifiers[number] = key.ForReading() : null;
    }

    private async Task<Bearer?> Whose(System.Linq.Expressions.Expression<Func<Badge, bool>> which, CancellationToken cancellationToken)
    {
        var found = await (from b in db.Badges.Where(which)
                           join p in db.Participations on b.ParticipationId equals p.Id
                           join person in db.People on p.PersonId equals person.Id
                           join body in db.Organisations on p.OrganisationId equals body.Id
                           join category in db.Categories on p.CategoryId equals category.Id
                           select new { Badge = b, Participation = p, Person = person, Organisation = body, Category = category }).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new(found.Badge, found.Participation, found.Person, found.Organisation, found.Category);
    }

    private async Task<Verdict> Judge(Bearer bearer, Instant at, CancellationToken cancellationToken) => Admission.Judge(
        bearer.Badge, bearer.Participation, bearer.Category.Zones, Zone.Letter, Gate.Open, at, conference.OpensDoors, conference.ShutsDoors,
        replaced: bearer.Badge.IsRevoked && await Newer(bearer.Badge, cancellationToken) is not null);

    private Task<int?> Newer(Badge badge, CancellationToken cancellationToken) =>
        db.Badges.Where(b => b.ParticipationId == badge.ParticipationId && b.Serial > badge.Serial && b.RevokedAt == null).Select(b => (int?)b.Serial).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Moves the bearer in or out. In: only who is not inside; the database decides. Out: always, one may leave.</summary>
    private async Task<Verdict> Pass(Bearer bearer, Direction direction, Instant at, CancellationToken cancellationToken)
    {
        var (person, entering) = (bearer.Participation.Id, direction is Direction.In);
        var here = db.Presences.Where(p => p.ParticipationId == person && p.ZoneId == Zone.Id);
        var moved = await here.Where(p => p.Inside != entering)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Inside, entering).SetProperty(p => p.Since, at).SetProperty(p => p.Version, p => p.Version + 1), cancellationToken);
        if (moved == 0 && entering)
        {
            if (await here.AnyAsync(cancellationToken)) return Verdict.AlreadyInside;
            db.Presences.Add(new() { ConferenceId = conference.Id, ParticipationId = person, ZoneId = Zone.Id, Inside = true, Since = at });
        }
        if (entering && bearer.Participation.ArrivedAt is null)
            await db.Participations.Where(p => p.Id == person && p.ArrivedAt == null).ExecuteUpdateAsync(set => set.SetProperty(p => p.ArrivedAt, at), cancellationToken);
        return Verdict.Admitted;
    }

    private async Task<DoorAnswer> Answer(Scan scan, Bearer? bearer, CancellationToken cancellationToken)
    {
        var newer = scan.Verdict is Verdict.Replaced && bearer is not null ? await Newer(bearer.Badge, cancellationToken) : null;
        var since = scan.Verdict is Verdict.AlreadyInside
            ? await db.Presences.Where(p => p.ParticipationId == scan.ParticipationId && p.ZoneId == Zone.Id).Select(p => (Instant?)p.Since).SingleOrDefaultAsync(cancellationToken) : null;
        return new(scan, Gate, Zone, bearer, newer, since);
    }
}
