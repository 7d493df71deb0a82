using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Plenary.Access;
using Plenary.Api;
using Plenary.Conferences;
using Plenary.Storage;

namespace Plenary.Programme;

/// <summary>A session of the draft as the editors see it.</summary>
/// <param name="Day">The day of the programme it stands in; what begins before four in the morning belongs to the evening before.</param>
/// <param name="Slot">Null while it has no time; <paramref name="Room"/> may be known already.</param>
public sealed record SessionView(Guid Id, Guid ExchangeId, int Number, SessionText Text, LocalDate? Day, Slot? Slot, Guid? Room, IReadOnlyList<SpeakerText> Speakers, int Version)
{
    public static SessionView Of(Session s) => new(
        s.Id, s.ExchangeId, s.Number, s.Text, s.Day, s.Starts is { } starts ? new(starts, s.Ends!.Value, s.RoomId) : null, s.RoomId, [.. s.Speakers.OrderBy(p => p.Order).Select(p => p.Text)], s.Version);
}

public sealed record NewSession(SessionText Text, Slot? Slot = null, IReadOnlyList<SpeakerText>? Speakers = null);

/// <param name="Sessions">One, or the two that are in each other’s way; by id.</param>
/// <param name="Mark">Names it, and changes as soon as its sessions, times, rooms, speaker or languages do.</param>
/// <param name="Text">The same in a sentence, in the language that was asked for.</param>
/// <param name="Accepted">Null while it is open.</param>
public sealed record ConflictView(string Mark, ConflictKind Kind, bool Serious, IReadOnlyList<Guid> Sessions, SpeakerText? Speaker, IReadOnlyList<string> Languages, string Text, AcceptanceView? Accepted)
{
    public static ConflictView Of(Conflict c) => new(
        c.Mark, c.Kind, c.IsSerious, c.Other is null ? [c.Session.Id] : [c.Session.Id, c.Other.Id], c.Speaker?.Text, c.Languages ?? [], c.Said(), c.Accepted is { } a ? new(a.By, a.At, a.Reason) : null);
}

public sealed record AcceptanceView(string By, Instant At, string Reason);

public sealed record NewAcceptance(string Reason = "");

/// <param name="Number">Of the session.</param>
/// <param name="Fields">What is different.</param>
public sealed record ChangeView(ChangeKind Kind, int Number, LocalText Title, Slot? Before, Slot? After, IReadOnlyList<string> Fields);

/// <param name="Release">The newest; null before the first.</param>
/// <param name="Mark">Of the draft. Send it with the publication, and nothing is published that you have not seen.</param>
public sealed record ChangesView(int? Release, string Mark, IReadOnlyList<ChangeView> Changes);

/// <param name="Note">What changed, for the readers.</param>
public sealed record NewProgrammeRelease(string Note = "", string? Mark = null);

/// <param name="OpenConflicts">When it was published.</param>
/// <param name="AcceptedConflicts">The same.</param>
public sealed record ProgrammeReleaseView(int Number, Instant PublishedAt, string PublishedBy, string Note, int OpenConflicts, int AcceptedConflicts)
{
    internal static readonly System.Linq.Expressions.Expression<Func<ProgrammeRelease, ProgrammeReleaseView>> Of = r => new(r.Number, r.PublishedAt, r.PublishedBy, r.Note, r.OpenConflicts, r.AcceptedConflicts);
}

/// <summary>The programme for programs: the draft, its conflicts, its releases.</summary>
public static class ProgrammeApi
{
    private const string Named = "Of a conflict, as its list says it.";

    public static void Map(RouteGroupBuilder api)
    {
        var sessions = api.MapGroup("/conferences/{conference}/sessions").WithTags("Programme").Allow(Area.Programme);
        sessions.MapGet("", List).WithSummary("Sessions of the draft in the order of time; those without a time at the end.");
        sessions.MapPost("", Begin).WithSummary("Adds a session, with or without a time.");
        sessions.MapGet("/{id:guid}", Find).WithSummary("One session of the draft.");
        sessions.MapPut("/{id:guid}", Write).WithSummary("Writes all but time, room and speakers.");
        sessions.MapDelete("/{id:guid}", Remove).WithSummary("Removes it for good; one with a record stays.");
        sessions.MapPut("/{id:guid}/slot", Move).WithSummary("Puts it into the programme, or elsewhere in it.");
        sessions.MapDelete("/{id:guid}/slot", TakeOut).WithSummary("Takes it out of the programme, to those without a time.");
        sessions.MapPut("/{id:guid}/speakers", ListSpeakers).WithSummary("The whole list in its order. A line with an id stays the same line; one that is left out goes.");

        var programme = api.MapGroup("/conferences/{conference}/programme").WithTags("Programme").Allow(Area.Programme);
        programme.MapGet("/conflicts", Conflicts).WithSummary("What cannot be as it is planned, and what asks for a second look.");
        programme.MapPut("/conflicts/{mark}/acceptance", Accept).WithSummary("Lets a conflict stand, with the reason.");
        programme.MapDelete("/conflicts/{mark}/acceptance", TakeBack).WithSummary("Takes that back: the conflict is open again.");
        programme.MapGet("/candidates", Candidates).WithSummary("People who can be put on a list of speakers, by name; for those who may change the programme.");
        programme.MapGet("/changes", Changes).WithSummary("The draft against the newest release.");
        programme.MapGet("/releases", Releases).WithSummary("The newest first.");
        programme.MapPost("/releases", Publish).WithSummary("Publishes the draft as the next release.");
        programme.MapGet("/releases/{number:int}", Release).WithSummary("One release as the public could read it.");
    }

    private static async Task<Ok<Page<SessionView>>> List(
        [AsParameters] Paging paging, [Description("The day of the programme, as 2027-05-13.")] string? day, Guid? room, Word<SessionKind>? kind, [Description("false: those without a time.")] bool? scheduled,
        [Description("Beginnings of words of the title or of a speaker’s name.")] string? q, PlenaryDb db, HttpContext http, CancellationToken cancellationToken)
    {
        LocalDate? on = day is null ? null : LocalDatePattern.Iso.Parse(day) is { Success: true } read ? read.Value : throw NotUnderstood.Like("day", "2027-05-13");
        IEnumerable<Session> found = new SessionFilter(on, room, kind?.Value, scheduled, q).In(await Draft.Of(db, http.Conference(), cancellationToken));
        if (paging.Start(2) is { } start)
        {
            var number = int.TryParse(start[1], CultureInfo.InvariantCulture, out var n) ? n : throw Cursor.NotOfThisList;
            found = found.Where(s => string.CompareOrdinal(Key(s), start[0]) is var order && (order > 0 || (order == 0 && s.Number > number)));
        }
        var rows = found.Take(paging.Take + 1).ToList();
        return TypedResults.Ok(new Page<SessionView>([.. rows.Take(paging.Take).Select(SessionView.Of)],
            rows.Count > paging.Take ? Cursor.Of(Key(rows[^2]), rows[^2].Number.ToString(CultureInfo.InvariantCulture)) : null));

        static string Key(Session s) => s.Starts is { } starts ? LocalDateTimePattern.GeneralIso.Format(starts) : "without";   // behind all digits
    }

    private static async Task<Results<Created<SessionView>, Refused>> Begin(NewSession input, PlenaryDb db, PublicProgramme published, HttpContext http)
    {
        var (refusal, session) = await db.Begin(http.Conference(), published, input.Text, input.Slot, input.Speakers ?? []);
        if (refusal is not null) return new Refused(refusal);
        http.SetETag(session!);
        return TypedResults.Created($"{ApiSetup.Root}/conferences/{http.Conference().Slug}/sessions/{session!.Id}", SessionView.Of(session));
    }

    private static async Task<Results<Ok<SessionView>, NotFound>> Find(Guid id, PlenaryDb db, HttpContext http)
    {
        if (await db.Session(id) is not { } session) return TypedResults.NotFound();
        http.SetETag(session);
        return TypedResults.Ok(SessionView.Of(session));
    }

    private static Task<Results<Ok<SessionView>, NotFound, Refused, Stale>> Write(Guid id, SessionText text, PlenaryDb db, HttpContext http) =>
        Do(id, db, http, session => Saved(db, session.Write(text)));

    private static Task<Results<Ok<SessionView>, NotFound, Refused, Stale>> Move(Guid id, Slot slot, PlenaryDb db, HttpContext http) =>
        Do(id, db, http, session => db.Move(session, slot, http.Conference()));

    private static Task<Results<Ok<SessionView>, NotFound, Refused, Stale>> TakeOut(Guid id, PlenaryDb db, HttpContext http) =>
        Do(id, db, http, session =>
        {
            session.Unschedule();
            return Saved(db, null);
        });

    private static Task<Results<Ok<SessionView>, NotFound, Refused, Stale>> ListSpeakers(Guid id, IReadOnlyList<SpeakerText> speakers, PlenaryDb db, HttpContext http) =>
        Do(id, db, http, session => db.ListSpeakers(session, speakers));

    private static async Task<Results<Ok<SessionView>, NotFound, Refused, Stale>> Do(Guid id, PlenaryDb db, HttpContext http, Func<Session, Task<Refusal?>> deed)
    {
        if (await db.Session(id) is not { } session) return TypedResults.NotFound();
        if (http.IsStale(session) is { } stale) return stale;
        if (await deed(session) is { } refusal) return new Refused(refusal);
        http.SetETag(session);
        return TypedResults.Ok(SessionView.Of(session));
    }

    private static async Task<Refusal?> Saved(PlenaryDb db, Refusal? refusal)
    {
        if (refusal is null) await db.SaveChangesAsync();
        return refusal;
    }

    private static async Task<Results<NoContent, NotFound, Refused, Stale>> Remove(Guid id, PlenaryDb db, HttpContext http)
    {
        if (await db.Session(id) is not { } session) return TypedResults.NotFound();
        if (http.IsStale(session) is { } stale) return stale;
        return await db.Discard(session) is { } refusal ? new Refused(refusal) : TypedResults.NoContent();
    }

    private static async Task<Page<ConflictView>> Conflicts([Description("true: only those that are let stand; false: only open ones.")] bool? accepted, PlenaryDb db, HttpContext http, CancellationToken cancellationToken)
    {
        var draft = await Draft.Of(db, http.Conference(), cancellationToken);
        return (await Conflict.In(draft, db, cancellationToken)).Where(c => accepted is null || accepted != c.IsOpen).Select(ConflictView.Of).Whole();
    }

    private static async Task<Results<Ok<ConflictView>, Refused>> Accept([Description(Named)] string mark, NewAcceptance input, PlenaryDb db, HttpContext http, IClock clock)
    {
        var (refusal, conflict) = await db.Accept(http.Conference(), mark, input.Reason, clock.GetCurrentInstant());
        return refusal is not null ? new Refused(refusal) : TypedResults.Ok(ConflictView.Of(conflict!));
    }

    private static async Task<Results<NoContent, NotFound>> TakeBack([Description(Named)] string mark, PlenaryDb db) =>
        await db.TakeBack(mark) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<Results<Ok<Page<Candidate>>, NotFound>> Candidates(string? q, PlenaryDb db, CancellationToken cancellationToken) =>
        db.Scope.May(Area.Programme, Deed.Change) ? TypedResults.Ok(new Page<Candidate>(await db.Candidates(q, cancellationToken), null)) : TypedResults.NotFound();

    private static async Task<ChangesView> Changes(PlenaryDb db, PublicProgramme published, HttpContext http, CancellationToken cancellationToken)
    {
        var draft = await Draft.Of(db, http.Conference(), cancellationToken);
        var last = await published.Newest(cancellationToken);
        return new(last?.Number, draft.Mark, [.. draft.ChangesSince(last).Select(c => new ChangeView(
            c.Kind, c.Session.Number, c.Session.Title, SlotOf(c.Before), SlotOf(c.After), [.. c.Fields.Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName)]))]);

        static Slot? SlotOf(PublishedSession? s) => s is null ? null : new(s.Starts, s.Ends, s.RoomId);
    }

    private static async Task<Ok<Page<ProgrammeReleaseView>>> Releases(int? limit, int? after, PlenaryDb db)
    {
        var take = new Paging(limit, null).Take;
        var rows = await db.ProgrammeReleases.Where(r => after == null || r.Number < after).OrderByDescending(r => r.Number).Take(take + 1)
            .Select(ProgrammeReleaseView.Of).ToListAsync();
        return TypedResults.Ok(new Page<ProgrammeReleaseView>([.. rows.Take(take)], rows.Count > take ? rows[take - 1].Number.ToString(CultureInfo.InvariantCulture) : null));
    }

    private static async Task<Results<Created<PublishedProgramme>, Refused>> Publish(NewProgrammeRelease input, PlenaryDb db, PublicProgramme published, HttpContext http, IClock clock)
    {
        var (refusal, release) = await db.Publish(http.Conference(), published, input.Note, input.Mark, clock.GetCurrentInstant());
        return refusal is not null ? new Refused(refusal)
            : TypedResults.Created($"{ApiSetup.Root}/conferences/{http.Conference().Slug}/programme/releases/{release!.Number}", PublishedProgramme.FromJson(release.Content));
    }

    private static async Task<Results<Ok<PublishedProgramme>, NotFound>> Release(int number, PublicProgramme published, CancellationToken cancellationToken) =>
        await published.Numbered(number, cancellationToken) is { } release ? TypedResults.Ok(release) : TypedResults.NotFound();
}
