using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Api;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Badges;

/// <param name="ParticipationIds">Up to 500 accredited people.</param>
/// <param name="All">Instead: everybody accredited who has no badge.</param>
public sealed record IssueBody(IReadOnlyList<Guid>? ParticipationIds = null, bool All = false);

/// <param name="Ids">Badges, at most 1,000; revoked ones are left out.</param>
public sealed record PrintBody(IReadOnlyList<Guid> Ids);

public sealed record IssuedBadge(Guid Id, int Serial, Guid ParticipationId);

public sealed record IssuedView(int Count, IReadOnlyList<IssuedBadge> Badges);

public sealed record BadgeCodeView(Guid BadgeId, int Serial, string Token);

/// <param name="At">When it was revoked, or the accreditation behind it taken back.</param>
/// <param name="By">Of an accreditation: for those alone who may read it, as is <paramref name="Because"/>; empty for others.</param>
/// <param name="Accreditation">How far the accreditation of the bearer is.</param>
/// <param name="ReplacedBy">The badge that the bearer has instead.</param>
public sealed record BadgeEndView(Instant At, string By, string Because, ParticipationState Accreditation, Guid? ReplacedBy);

/// <param name="Category">Its code, as <c>delegate</c>.</param>
/// <param name="Ended">How it ended; null while it holds. In the answer for a single badge alone.</param>
/// <param name="Token">What the code on the badge says; in the answer for a single badge alone.</param>
public sealed record BadgeView(
    Guid Id, int Serial, Guid ParticipationId, string Name, string? SecondName, string Organisation, string Category, BadgeState State,
    Instant IssuedAt, Instant? PrintedAt, Instant? HandedOverAt, Instant? RevokedAt, string RevokedBecause, int Version,
    BadgeEndView? Ended = null, string? Token = null);

/// <summary>Badges: issued, printed, handed over, revoked, issued anew.</summary>
public static class BadgesApi
{
    private const int Chunk = 500;
    private static readonly Refusal TooManyAtOnce = new("badges.too-many-at-once", "At most {0} people at once; or send all: true.");

    public static void Map(RouteGroupBuilder api)
    {
        var badges = api.MapGroup("/conferences/{conference}/badges").WithTags("Badges").Allow(Area.Badges);
        badges.MapGet("", List).WithSummary("Badges by serial.");
        badges.MapPost("", Issue).WithSummary("Issues badges to accredited people; who has one keeps it.");
        badges.MapGet("/tokens", Tokens).AllowChangers(Area.Badges).WithSummary("What the codes of the badges that hold say, by serial: neither revoked nor of somebody whose accreditation has ended.");
        badges.MapGet("/{id:guid}", One).WithSummary("One badge, and for those who may print it what its code says.");
        badges.MapPost("/{id:guid}/revocation", Revoke).WithSummary("The badge opens no door any more.");
        badges.MapPost("/{id:guid}/reissue", Reissue).WithSummary("Revokes it and issues a new one in its place.");
        badges.MapPost("/{id:guid}/handover", HandOver).WithSummary("Notes that the bearer has it in hand.");

        var papers = api.MapGroup("/conferences/{conference}/badges.pdf").WithTags("Badges").Allow(Area.Badges);
        papers.MapGet("", Look).AllowChangers(Area.Badges).Produces(StatusCodes.Status200OK, contentType: "application/pdf").WithSummary("Badges as PDF, A6, to look at; nothing is noted as printed.");
        papers.MapPost("", Print).Produces(StatusCodes.Status200OK, contentType: "application/pdf").WithSummary("Badges as PDF, A6; they are noted as printed.");
    }

    /// <summary>One badge from the desk as it will be on paper; to look at it does not count as printing.</summary>
    public static void MapPapers(WebApplication app) =>
        app.MapGet("/desk/{conference}/badges/{id:guid}.pdf", LookAtOne).AllowChangers(Area.Badges).ExcludeFromDescription();

    private static async Task<Results<FileContentHttpResult, NotFound>> LookAtOne(Guid id, HttpContext http, PlenaryDb db, Keys keys, CancellationToken cancellationToken)
    {
        if (await db.BadgeRows().SingleOrDefaultAsync(r => r.Badge.Id == id, cancellationToken) is not { } row) return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.File(await BadgePrint.Pdf(db, http.Conference(), [row], keys, cancellationToken), "application/pdf");
    }

    private static async Task<Ok<Page<BadgeView>>> List(
        [AsParameters] Paging paging, PlenaryDb db, CancellationToken cancellationToken,
        Word<BadgeState>? state = null, [Description("Code of a category.")] string? category = null, [Description("Beginnings of words of a name.")] string? name = null,
        string? organisation = null, Guid? participation = null)
    {
        var categoryId = category is null ? (Guid?)null : await db.Categories.Where(c => c.Code == category).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(cancellationToken) ?? Guid.Empty;
        var rows = After(await db.BadgeRows(new(state, categoryId, name, organisation, participation), cancellationToken), paging);
        return TypedResults.Ok(await rows.ToPage(paging, View, r => Place(r.Badge), cancellationToken));
    }

    private static async Task<Ok<Page<BadgeCodeView>>> Tokens([AsParameters] Paging paging, HttpContext http, PlenaryDb db, Keys keys, CancellationToken cancellationToken)
    {
        using var signer = await BadgeSigner.Open(db, http.Conference(), keys, cancellationToken);
        var rows = After(db.BadgeRows().ThatHold(), paging);
        return TypedResults.Ok(await rows.ToPage(paging, r => new BadgeCodeView(r.Badge.Id, r.Badge.Serial, signer.Token(r.Badge, r.Category)), r => Place(r.Badge), cancellationToken));
    }

    private static async Task<Results<Ok<BadgeView>, NotFound>> One(Guid id, HttpContext http, PlenaryDb db, Keys keys)
    {
        if (await db.BadgeRows().SingleOrDefaultAsync(r => r.Badge.Id == id) is not { } row) return TypedResults.NotFound();
        using var signer = await BadgeSigner.Open(db, http.Conference(), keys);
        http.SetETag(row.Badge);
        var (end, replacement) = await db.EndOf(row);
        return TypedResults.Ok(View(row) with
        {
            Ended = end is null ? null : new(end.At, end.By, end.Because, row.Participation.State, replacement?.Id),
            Token = db.Scope.May(Area.Badges, Deed.Change) ? signer.Token(row.Badge, row.Category) : null,   // whoever has it can make the same badge
        });
    }

    private static async Task<Results<Ok<IssuedView>, NotFound, Refused>> Issue(IssueBody body, PlenaryDb db, Keys keys, IClock clock, CancellationToken cancellationToken)
    {
        var issued = new List<IssuedBadge>();
        if (body.All)
        {
            await db.IssueAll(keys, clock.GetCurrentInstant(), some => issued.AddRange(some.Select(Short)), cancellationToken: cancellationToken);
            return TypedResults.Ok(new IssuedView(issued.Count, issued));
        }
        var ids = (body.ParticipationIds ?? []).Distinct().ToList();
        if (ids.Count > Chunk) return new Refused(TooManyAtOnce.With(Chunk));
        var people = await db.Participations.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(cancellationToken);
        if (people.Count < ids.Count) return TypedResults.NotFound();
        if (people.Any(p => p.State is not ParticipationState.Accredited)) return new Refused(Badge.NotAccredited);
        issued.AddRange((await db.IssueBadges([.. ids.Select(id => people.Single(p => p.Id == id))], keys, clock.GetCurrentInstant(), cancellationToken)).Select(Short));
        return TypedResults.Ok(new IssuedView(issued.Count, issued));

        static IssuedBadge Short(Badge badge) => new(badge.Id, badge.Serial, badge.ParticipationId);
    }

    private static async Task<Results<Ok<BadgeView>, NotFound, Refused, Stale>> Revoke(Guid id, ReasonBody? body, HttpContext http, PlenaryDb db, IClock clock, Scope scope)
    {
        if (await db.Badges.SingleOrDefaultAsync(b => b.Id == id) is not { } badge) return TypedResults.NotFound();
        if (http.IsStale(badge) is { } stale) return stale;
        if (badge.Revoke(scope.Actor.Name, clock.GetCurrentInstant(), body?.Reason ?? "") is { } refusal) return new Refused(refusal);
        await db.SaveChangesAsync();
        return TypedResults.Ok(View(await db.BadgeRows().SingleAsync(r => r.Badge.Id == id)));
    }

    private static async Task<Results<Ok<BadgeView>, NotFound, Refused, Stale>> Reissue(Guid id, ReasonBody? body, HttpContext http, PlenaryDb db, Keys keys, IClock clock, Scope scope)
    {
        if (await db.Badges.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id) is not { } badge) return TypedResults.NotFound();
        if (http.IsStale(badge) is { } stale) return stale;
        var (refusal, fresh) = await db.ReissueBadge(id, keys, scope.Actor.Name, clock.GetCurrentInstant(), body?.Reason ?? "");
        if (refusal is not null) return new Refused(refusal);
        return TypedResults.Ok(View(await db.BadgeRows().SingleAsync(r => r.Badge.Id == fresh!.Id)));
    }

    private static async Task<Results<Ok<BadgeView>, NotFound, Refused, Stale>> HandOver(Guid id, HttpContext http, PlenaryDb db, IClock clock)
    {
        if (await db.Badges.SingleOrDefaultAsync(b => b.Id == id) is not { } badge) return TypedResults.NotFound();
        if (http.IsStale(badge) is { } stale) return stale;
        if (badge.HandOver(await db.Participations.AsNoTracking().SingleAsync(p => p.Id == badge.ParticipationId), clock.GetCurrentInstant()) is { } refusal) return new Refused(refusal);
        await db.SaveChangesAsync();
        return TypedResults.Ok(View(await db.BadgeRows().SingleAsync(r => r.Badge.Id == id)));
    }

    private static async Task<Results<FileContentHttpResult, NotFound, Refused>> Look(
        HttpContext http, PlenaryDb db, Keys keys, CancellationToken cancellationToken, [Description("Badges, with commas between.")] string? ids = null, Guid? participation = null)
    {
        var wanted = new List<Guid>();
        foreach (var text in (ids ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            wanted.Add(Guid.TryParse(text, out var id) ? id : throw new NotUnderstood(Wording.Texts["{0}: write the ids of badges, with commas between.", "ids"]));
        if (participation is { } one) wanted.AddRange(await db.BadgeRows().ThatHold().Where(r => r.Participation.Id == one).Select(r => r.Badge.Id).ToListAsync(cancellationToken));
        return await Paper(wanted, http, db, keys, printedAt: null, cancellationToken);
    }

    private static Task<Results<FileContentHttpResult, NotFound, Refused>> Print(PrintBody body, HttpContext http, PlenaryDb db, Keys keys, IClock clock, CancellationToken cancellationToken) =>
        Paper([.. body.Ids], http, db, keys, clock.GetCurrentInstant(), cancellationToken);

    private static async Task<Results<FileContentHttpResult, NotFound, Refused>> Paper(List<Guid> ids, HttpContext http, PlenaryDb db, Keys keys, Instant? printedAt, CancellationToken cancellationToken)
    {
        if (ids.Count > BadgePrint.Most) return new Refused(BadgePrint.TooMany.With(ids.Count, BadgePrint.Most));
        if (await db.Badges.CountAsync(b => ids.Contains(b.Id), cancellationToken) < ids.Distinct().Count()) return TypedResults.NotFound();
        var rows = await db.BadgeRows().ThatHold().Where(r => ids.Contains(r.Badge.Id)).ToListAsync(cancellationToken);
        if (rows.Count == 0) return new Refused(BadgePrint.NothingToPrint);
        var pdf = await BadgePrint.Pdf(db, http.Conference(), rows, keys, cancellationToken);
        if (printedAt is { } at) await BadgePrint.MarkPrinted(db, [.. rows.Select(r => r.Badge)], at, cancellationToken);
        return TypedResults.File(pdf, "application/pdf", $"badges-{http.Conference().Slug}.pdf");
    }

    private static IQueryable<BadgeRow> After(IQueryable<BadgeRow> rows, Paging paging)
    {
        if (paging.Start(1) is not { } start) return rows;
        if (!int.TryParse(start[0], NumberStyles.None, CultureInfo.InvariantCulture, out var serial)) throw Cursor.NotOfThisList;
        return rows.Where(r => r.Badge.Serial > serial);
    }

    private static string Place(Badge badge) => Cursor.Of(badge.Serial.ToString(CultureInfo.InvariantCulture));

    private static BadgeView View(BadgeRow row) => new(
        row.Badge.Id, row.Badge.Serial, row.Badge.ParticipationId, row.Person.Name, row.Person.SecondName?.Text, row.Organisation.Name, row.Category.Code, row.State,
        row.Badge.IssuedAt, row.Badge.PrintedAt, row.Badge.HandedOverAt, row.Badge.RevokedAt, row.Badge.RevokedBecause, row.Badge.Version);
}
