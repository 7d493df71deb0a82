using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Plenary.Access;
using Plenary.Api;
using Plenary.Badges;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.CheckIn;

/// <param name="Name">As the people at the door call it.</param>
/// <param name="Open">Left out: a new gate is open, and one that is there stays as it is.</param>
public sealed record GateBody(string Name, Guid ZoneId, bool? Open = null);

public sealed record GateView(Guid Id, string Name, Guid ZoneId, string ZoneLetter, LocalText ZoneName, bool Open, int Version);

/// <param name="ClientId">Random, made by the device; the same one again is the same reading and gets the same answer.</param>
/// <param name="Code">What the code on the badge says; null when <paramref name="Serial"/> is given.</param>
/// <param name="Serial">The number printed on the badge; null when <paramref name="Code"/> is given.</param>
/// <param name="At">When it was read, where that was earlier than now: for the secretariat, who carries over the door book of an earlier day.</param>
public sealed record ScanBody(Guid GateId, string ClientId, string? Code = null, int? Serial = null, Direction Direction = Direction.In, Instant? At = null);

/// <param name="Scans">At most 500, decided one after the other.</param>
public sealed record ScansBody(IReadOnlyList<ScanBody> Scans);

/// <param name="Names">As the bearer writes the name, in one or two scripts.</param>
public sealed record BearerView(Guid ParticipationId, int Serial, IReadOnlyList<string> Names, string Category, string CategoryName, string Organisation, string? Country);

/// <param name="Headline">The one great word, in the language that was asked for; then why, and what to do.</param>
public sealed record AnswerView(Guid ScanId, string ClientId, Verdict Verdict, bool Admitted, Direction Direction, Instant At, BearerView? Bearer, string Headline, string Reason, string Next);

/// <summary>A reading that could not be taken, and why; nothing was recorded of it.</summary>
public sealed record NotReadView(string ClientId, string Code, string Title);

/// <param name="Answers">Of those that were read, in their order.</param>
/// <param name="NotRead">The others, in theirs.</param>
public sealed record AnswersView(IReadOnlyList<AnswerView> Answers, IReadOnlyList<NotReadView> NotRead);

public sealed record ScanView(Guid Id, Guid GateId, Guid? BadgeId, Guid? ParticipationId, Direction Direction, Verdict Verdict, Instant At, string By, string ClientId);

public sealed record ZoneInside(Guid ZoneId, string Letter, LocalText Name, int Inside);

public sealed record PresenceView(IReadOnlyList<ZoneInside> Zones, int ArrivedToday, int ArrivedEver, int Accredited);

/// <summary>Gates, readings at them, and who is inside.</summary>
public static class CheckInApi
{
    private const int MostScans = 500;
    private static readonly Refusal TooManyScans = new("scan.too-many", "At most {0} readings at once.");

    public static void Map(RouteGroupBuilder api)
    {
        var conference = api.MapGroup("/conferences/{conference}").WithTags("Check-in");
        conference.MapGet("/gates", Gates).Allow(Entrance.Member).WithSummary("All gates, by name.");
        conference.MapGet("/gates/{id:guid}", OneGate).Allow(Entrance.Member).WithSummary("One gate.");
        conference.MapPost("/gates", AddGate).Allow(Area.Settings).WithSummary("A new gate into one zone.");
        conference.MapPut("/gates/{id:guid}", ChangeGate).Allow(Area.Settings).WithSummary("Renames a gate, opens or closes it.");
        conference.MapPost("/scans", Read).Allow(Area.CheckIn).WithSummary("Reads one badge at a gate. A refusal of the door is an answer too (200).");
        conference.MapPost("/scans/batch", ReadMany).Allow(Area.CheckIn).WithSummary("Reads up to 500, one after the other; what cannot be read is named, and the rest is read all the same.");
        conference.MapGet("/scans", List).Allow(Area.CheckIn).WithSummary("Readings, the newest first.");
        conference.MapGet("/presence", Presence).Allow(Area.CheckIn).WithSummary("Who is inside now, by zone, and how many have arrived.");
    }

    private static async Task<Ok<Page<GateView>>> Gates(PlenaryDb db, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<GateView>(await GateViews(db).ToListAsync(cancellationToken), null));

    private static async Task<Results<Ok<GateView>, NotFound>> OneGate(Guid id, HttpContext http, PlenaryDb db)
    {
        if (await db.Gates.AsNoTracking().SingleOrDefaultAsync(g => g.Id == id) is not { } gate) return TypedResults.NotFound();
        http.SetETag(gate);
        return TypedResults.Ok(await View(gate, db));
    }

    private static async Task<Results<Created<GateView>, Refused>> AddGate(GateBody body, HttpContext http, PlenaryDb db)
    {
        if (await Fault(body, db) is { } refusal) return new Refused(refusal);
        var gate = new Gate { ConferenceId = http.Conference().Id, Name = body.Name.Trim(), ZoneId = body.ZoneId, Open = body.Open ?? true };
        db.Gates.Add(gate);
        await db.SaveChangesAsync();
        http.SetETag(gate);
        return TypedResults.Created($"{http.Request.Path}/{gate.Id}", await View(gate, db));
    }

    private static async Task<Results<Ok<GateView>, NotFound, Refused, Stale>> ChangeGate(Guid id, GateBody body, HttpContext http, PlenaryDb db)
    {
        if (await db.Gates.SingleOrDefaultAsync(g => g.Id == id) is not { } gate) return TypedResults.NotFound();
        if (http.IsStale(gate) is { } stale) return stale;
        if (await Fault(body, db) is { } refusal) return new Refused(refusal);
        gate.Set(body.Name, body.ZoneId, body.Open ?? gate.Open);
        await db.SaveChangesAsync();
        http.SetETag(gate);
        return TypedResults.Ok(await View(gate, db));
    }

    /// <summary>Whether a gate can be called so and lead there; also what the page asks.</summary>
    internal static async Task<Refusal?> Fault(GateBody body, PlenaryDb db) =>
        Gate.NameFault(body.Name) ?? (await db.Zones.AnyAsync(z => z.Id == body.ZoneId) ? null : Gate.UnknownZone);

    private static async Task<Results<Ok<AnswerView>, NotFound, Refused>> Read(ScanBody body, HttpContext http, PlenaryDb db, Scope scope, TypedNumbers typed, IClock clock, CancellationToken cancellationToken)
    {
        var (reading, now) = (ReadingOf(body), clock.GetCurrentInstant());
        if (Door.Fault(reading, MayDate(scope), now) is { } refusal) return new Refused(refusal);
        using var door = await Door.At(db, http.Conference(), body.GateId, cancellationToken);
        if (door is null) return TypedResults.NotFound();
        if (typed.Take(reading.Showing, scope) is { } tooMany) return new Refused(tooMany);
        var (other, answer) = await door.Read(reading.Showing, scope.Actor.Name, body.At ?? now, cancellationToken);
        return other is null ? TypedResults.Ok(View(answer!, http.Conference())) : new Refused(other);
    }

    private static async Task<Results<Ok<AnswersView>, Refused>> ReadMany(ScansBody body, HttpContext http, PlenaryDb db, Scope scope, TypedNumbers typed, IClock clock, CancellationToken cancellationToken)
    {
        if (body.Scans.Count > MostScans) return new Refused(TooManyScans.With(MostScans));
        var read = await Door.ReadMany(db, http.Conference(), [.. body.Scans.Select(ReadingOf)], scope.Actor.Name, MayDate(scope), showing => typed.Take(showing, scope), clock.GetCurrentInstant(), cancellationToken);
        return TypedResults.Ok(new AnswersView(
            [.. read.Select(r => r.Answer).OfType<DoorAnswer>().Select(a => View(a, http.Conference()))],
            [.. read.Zip(body.Scans).Where(r => r.First.Refusal is not null).Select(r => new NotReadView(r.Second.ClientId, r.First.Refusal!.Code, Wording.Texts[r.First.Refusal]))]));
    }

    private static async Task<Ok<Page<ScanView>>> List(
        [AsParameters] Paging paging, PlenaryDb db, CancellationToken cancellationToken, Guid? gate = null, Guid? participation = null, Word<Verdict>? verdict = null, [Description("Only those of this instant or later, as 2027-05-11T07:30:00Z.")] string? since = null)
    {
        var scans = db.Scans.AsNoTracking();
        if (gate is { } at) scans = scans.Where(s => s.GateId == at);
        if (participation is { } who) scans = scans.Where(s => s.ParticipationId == who);
        if (verdict is { Value: var what }) scans = scans.Where(s => s.Verdict == what);
        if (since is not null)
        {
            if (InstantPattern.ExtendedIso.Parse(since) is not { Success: true, Value: var from }) throw NotUnderstood.Like("since", "2027-05-11T07:30:00Z");
            scans = scans.Where(s => s.At >= from);
        }
        if (paging.KeyAndId() is var (key, id))
        {
            if (InstantPattern.ExtendedIso.Parse(key) is not { Success: true, Value: var last }) throw Cursor.NotOfThisList;
            scans = scans.Where(s => s.At < last || s.At == last && s.Id.CompareTo(id) < 0);
        }
        return TypedResults.Ok(await scans.OrderByDescending(s => s.At).ThenByDescending(s => s.Id).ToPage(paging,
            s => new ScanView(s.Id, s.GateId, s.BadgeId, s.ParticipationId, s.Direction, s.Verdict, s.At, s.By, s.ClientId), s => Cursor.Of(InstantPattern.ExtendedIso.Format(s.At), s.Id), cancellationToken));
    }

    private static async Task<Ok<PresenceView>> Presence(HttpContext http, PlenaryDb db, IClock clock, CancellationToken cancellationToken)
    {
        var now = await Occupancy.Now(db, http.Conference(), clock.GetCurrentInstant(), cancellationToken);
        return TypedResults.Ok(new PresenceView([.. now.Zones.Select(z => new ZoneInside(z.Zone.Id, z.Zone.Letter, z.Zone.Name, z.Inside))], now.ArrivedToday, now.ArrivedEver, now.Accredited));
    }

    private static Reading ReadingOf(ScanBody body) => new(body.GateId, new(body.Code, body.Serial, body.Direction, body.ClientId), body.At);

    /// <summary>The secretariat carries over the door book of an earlier day.</summary>
    private static bool MayDate(Scope scope) => scope.May(Area.Settings, Deed.Change);

    private static IQueryable<GateView> GateViews(PlenaryDb db) =>
        from g in db.Gates join z in db.Zones on g.ZoneId equals z.Id orderby g.Name, g.Id select new GateView(g.Id, g.Name, g.ZoneId, z.Letter, z.Name, g.Open, g.Version);

    private static async Task<GateView> View(Gate gate, PlenaryDb db)
    {
        var zone = await db.Zones.AsNoTracking().SingleAsync(z => z.Id == gate.ZoneId);
        return new(gate.Id, gate.Name, zone.Id, zone.Letter, zone.Name, gate.Open, gate.Version);
    }

    private static AnswerView View(DoorAnswer answer, Conference conference)
    {
        var words = DoorWords.Of(answer, conference);
        var bearer = answer.Bearer is not { } b ? null : new BearerView(
            b.Participation.Id, b.Badge.Serial, [.. new[] { b.Person.Name, b.Person.SecondName?.Text }.OfType<string>()], b.Category.Code, b.Category.Name.ToString(), b.Organisation.Name, b.Organisation.Country);
        return new(answer.Scan.Id, answer.Scan.ClientId, answer.Verdict, answer.IsAdmitted, answer.Scan.Direction, answer.Scan.At, bearer, words.Headline, words.Reason, words.Next);
    }
}
