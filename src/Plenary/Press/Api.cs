using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Api;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Press;

/// <summary>A release as the press desk sees it.</summary>
public sealed record ReleaseView(
    Guid Id, Guid GroupId, int Number, string Language, PressState State, PressText Text, string? Photo, string EditedBy, Instant? EditedAt, string PublishedBy, Instant? PublishedAt,
    Instant? AppearsAt, IReadOnlyList<Correction> Corrections, Withdrawal? Withdrawal, int Version)
{
    /// <summary>The other languages in which a release that was withdrawn just now is still published; null in every other answer.</summary>
    public IReadOnlyList<string>? StillPublic { get; init; }

    public static ReleaseView Of(PressRelease r) => new(
        r.Id, r.GroupId, r.Number, r.Language, r.State,
        new(r.Headline, r.Dateline, r.Date, r.Body, r.Byline, r.EditorsMark, r.PhotoCaption, r.PhotoCredit, r.PhotoAlt, r.EmbargoUntil),
        r.Photo.Length == 0 ? null : r.Photo, r.EditedBy, r.EditedAt, r.PublishedBy, r.PublishedAt, r.AppearedAt, r.Corrections, r.Withdrawal, r.Version);
}

/// <summary>A release as everybody reads it.</summary>
public sealed record NewsView(
    int Number, string Language, string Headline, string Dateline, LocalDate Date, string Body, string Byline, string EditorsMark, string? Photo, string PhotoCaption, string PhotoCredit, string PhotoAlt,
    Instant AppearedAt, IReadOnlyList<ReadCorrection> Corrections);

/// <summary>A correction as readers see it: not who made it.</summary>
public sealed record ReadCorrection(Instant At, string Note);

/// <param name="TranslationOf">The release it translates, by id; null begins a new one.</param>
public sealed record NewRelease(string Language, PressText Text, Guid? TranslationOf = null);

/// <summary>Other lines than headline and text stay as they are where they are left out; date and embargo always do.</summary>
/// <param name="Note">What was wrong; readers see it.</param>
/// <param name="WithoutPhoto">Takes the photograph away, with its caption, credit and description.</param>
public sealed record CorrectionOf(
    string Headline, [property: StringLength(PressRelease.LongestBody)] string Body, string Note, string? Dateline = null, string? Byline = null, string? EditorsMark = null,
    string? PhotoCaption = null, string? PhotoCredit = null, string? PhotoAlt = null, bool WithoutPhoto = false)
{
    internal PressText Of(PressRelease r) => new(
        Headline, Dateline ?? r.Dateline, r.Date, Body, Byline ?? r.Byline, EditorsMark ?? r.EditorsMark, PhotoCaption ?? r.PhotoCaption, PhotoCredit ?? r.PhotoCredit, PhotoAlt ?? r.PhotoAlt);
}

/// <param name="Reason">Why, for the press desk alone.</param>
/// <param name="All">Withdraws the release in every language that is not withdrawn yet, drafts too.</param>
public sealed record WithdrawalOf(string Reason = "", bool All = false);

/// <param name="Until">In the future; the embargo that is to end at once is deleted.</param>
public sealed record EmbargoOf(Instant Until);

/// <summary>The press desk for programs, and the news for everybody.</summary>
public static class PressApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var releases = api.MapGroup("/conferences/{conference}/press-releases").WithTags("Press");
        releases.MapGet("", List).Allow(Area.Press).WithSummary("All releases, the newest first.");
        releases.MapPost("", Begin).Allow(Area.Press).WithSummary("Begins a release or a translation.");
        releases.MapGet("/{id:guid}", Find).Allow(Area.Press).WithSummary("One release.");
        releases.MapPut("/{id:guid}", Write).Allow(Area.Press).WithSummary("Writes the whole text; an edited one becomes a draft again.");
        releases.MapPost("/{id:guid}/editing", Edit).Allow(Area.Press).WithSummary("A second pair of eyes has read it.");
        releases.MapPost("/{id:guid}/publication", Publish).Allow(Area.Press).WithSummary("Publishes it, at once or when its embargo ends.");
        releases.MapPost("/{id:guid}/corrections", Correct).Allow(Area.Press).WithSummary("Corrects a published release; readers see the note. Whoever wrote the text only takes its photograph away.");
        releases.MapPut("/{id:guid}/embargo", Embargo).Allow(Area.Press).WithSummary("Moves the end of an embargo that still runs, of a release that is published.");
        releases.MapDelete("/{id:guid}/embargo", Lift).Allow(Area.Press).WithSummary("Ends an embargo that still runs: the release is public from now on.");
        releases.MapPost("/{id:guid}/withdrawal", Withdraw).Allow(Area.Press).WithSummary("Takes the text in this language from the public, or with `all` the release in every language, with the reason.");
        releases.MapGet("/{id:guid}/photo", Photos.OfRelease).Allow(Area.Press).WithSummary("The photograph as a JPEG.");
        releases.MapPost("/{id:guid}/photo", Illustrate).Allow(Area.Press).WithMetadata(new TakesFile(Kinds: ["image/jpeg", "image/png", "image/webp"]), new RequestSizeLimitAttribute(Photograph.MostBytes + 1024))
            .WithSummary("The body is a JPEG, PNG or WebP file. It is drawn anew without metadata.");
        releases.MapDelete("/{id:guid}/photo", TakePhotoAway).Allow(Area.Press).WithSummary("Takes the photograph away, with its caption, credit and description. A published one goes by a correction.");

        var news = api.MapGroup("/conferences/{conference}/news").WithTags("News");
        news.MapGet("", News).Allow(Entrance.Public).WithSummary("What is public now, the newest first.");
        news.MapGet("/{number:int}", OneNews).Allow(Entrance.Public).WithSummary("One news item, in the best language there is.");
    }

    private static async Task<Ok<Page<ReleaseView>>> List([AsParameters] Paging paging, Word<PressState>? state, string? language, string? q, PlenaryDb db)
    {
        var query = await db.ReleasesFound(q);
        if (state?.Value is { } wanted) query = query.Where(r => r.State == wanted);
        if (language is not null) query = query.Where(r => r.Language == language);
        if (paging.Start(2) is { } start)
        {
            if (!int.TryParse(start[0], out var number)) throw Cursor.NotOfThisList;
            var after = start[1];
            query = query.Where(r => r.Number < number || (r.Number == number && r.Language.CompareTo(after) > 0));
        }
        return TypedResults.Ok(await query.OrderByDescending(r => r.Number).ThenBy(r => r.Language)
            .ToPage(paging, ReleaseView.Of, r => Cursor.Of(r.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), r.Language)));
    }

    private static async Task<Results<Created<ReleaseView>, NotFound, Refused>> Begin(NewRelease input, PlenaryDb db, HttpContext http)
    {
        var original = input.TranslationOf is { } id ? await db.PressReleases.SingleOrDefaultAsync(r => r.Id == id) : null;
        if (input.TranslationOf is not null && original is null) return TypedResults.NotFound();
        var (refusal, release) = await db.Begin(http.Conference().Id, input.Language, input.Text, db.Scope.Actor, original);
        if (refusal is not null) return new Refused(refusal);
        http.SetETag(release!);
        return TypedResults.Created($"{ApiSetup.Root}/conferences/{http.Conference().Slug}/press-releases/{release!.Id}", ReleaseView.Of(release));
    }

    private static async Task<Results<Ok<ReleaseView>, NotFound>> Find(Guid id, PlenaryDb db, HttpContext http)
    {
        if (await db.PressReleases.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id) is not { } release) return TypedResults.NotFound();
        http.SetETag(release);
        return TypedResults.Ok(ReleaseView.Of(release));
    }

    private static Task<Results<Ok<ReleaseView>, NotFound, Refused, Stale>> Write(Guid id, PressText text, PlenaryDb db, HttpContext http) =>
        Do(id, db, http, release => release.Write(text, db.Scope.Actor));

    private static Task<Results<Ok<ReleaseView>, NotFound, Refused, Stale>> Edit(Guid id, PlenaryDb db, HttpContext http, IClock clock) =>
        Do(id, db, http, release => release.Edit(db.Scope.Actor, clock.GetCurrentInstant()));

    private static Task<Results<Ok<ReleaseView>, NotFound, Refused, Stale>> Publish(Guid id, PlenaryDb db, HttpContext http, IClock clock) =>
        Do(id, db, http, release => release.Publish(db.Scope.Actor, clock.GetCurrentInstant()));

    private static Task<Results<Ok<ReleaseView>, NotFound, Refused, Stale>> Correct(Guid id, CorrectionOf input, PlenaryDb db, HttpContext http, IClock clock) =>
        Do(id, db, http, release => release.Correct(input.Of(release), input.Note, db.Scope.Actor, clock.GetCurrentInstant(), input.WithoutPhoto));

    private static Task<Results<Ok<ReleaseView>, NotFound, Refused, Stale>> TakePhotoAway(Guid id, PlenaryDb db, HttpContext http) => Do(id, db, http, release => release.TakePhotoAway());

    private static Task<Results<Ok<ReleaseView>, NotFound, Refused, Stale>> Embargo(Guid id, EmbargoOf body, PlenaryDb db, HttpContext http, IClock clock) =>
        Do(id, db, http, release => release.Embargo(body.Until, clock.GetCurrentInstant()));

    private static Task<Results<Ok<ReleaseView>, NotFound, Refused, Stale>> Lift(Guid id, PlenaryDb db, HttpContext http, IClock clock) => Do(id, db, http, release => release.LiftEmbargo(clock.GetCurrentInstant()));

    private static async Task<Results<Ok<ReleaseView>, NotFound, Refused, Stale>> Withdraw(Guid id, WithdrawalOf body, PlenaryDb db, HttpContext http, IClock clock)
    {
        var texts = await db.PressReleases.Where(r => db.PressReleases.Any(one => one.Id == id && one.Number == r.Number)).OrderBy(r => r.Language).ToListAsync();
        var answer = await Do(id, db, http, release => release.Withdraw(body.Reason, db.Scope.Actor, clock.GetCurrentInstant(), body.All ? texts : []));
        return answer.Result is Ok<ReleaseView> { Value: { } view } ? TypedResults.Ok(view with { StillPublic = [.. texts.Where(t => t.State is PressState.Published).Select(t => t.Language)] }) : answer;
    }

    private static async Task<Results<Ok<ReleaseView>, NotFound, Refused, Stale>> Do(Guid id, PlenaryDb db, HttpContext http, Func<PressRelease, Refusal?> verb)
    {
        if (await db.PressReleases.SingleOrDefaultAsync(r => r.Id == id) is not { } release) return TypedResults.NotFound();
        if (http.IsStale(release) is { } stale) return stale;
        if (verb(release) is { } refusal) return new Refused(refusal);
        await db.SaveChangesAsync();
        http.SetETag(release);
        return TypedResults.Ok(ReleaseView.Of(release));
    }

    private static async Task<Results<Ok<ReleaseView>, NotFound, Refused, Stale>> Illustrate(Guid id, PlenaryDb db, HttpContext http, FileStore files, IClock clock)
    {
        if (await db.PressReleases.SingleOrDefaultAsync(r => r.Id == id) is not { } release) return TypedResults.NotFound();
        if (http.IsStale(release) is { } stale) return stale;
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        if (Photograph.Take(body.ToArray(), out var photograph) is { } fault) return new Refused(fault);
        var (large, small) = await photograph!.Keep(db, files, release.ConferenceId, clock.GetCurrentInstant());
        if (release.Illustrate(large, small, db.Scope.Actor) is { } refusal) return new Refused(refusal);
        await db.SaveChangesAsync();
        http.SetETag(release);
        return TypedResults.Ok(ReleaseView.Of(release));
    }

    private static async Task<Ok<Page<NewsView>>> News(int? limit, int? after, string? language, PlenaryDb db, IClock clock, HttpContext http)
    {
        var take = new Paging(limit, null).Take;
        var readable = db.PublicReleases(clock.GetCurrentInstant()).Where(r => after == null || r.Number < after);
        var numbers = await readable.Select(r => r.Number).Distinct().OrderByDescending(n => n).Take(take + 1).ToListAsync();
        var shown = numbers.Take(take).ToList();
        var texts = await readable.Where(r => shown.Contains(r.Number)).ToListAsync();
        var slug = http.Conference().Slug;
        return TypedResults.Ok(new Page<NewsView>(
            [.. texts.GroupBy(r => r.Number).OrderByDescending(g => g.Key).Select(g => View(PublicNews.Best(g, language ?? Languages.Current.Tag)!, slug))],
            numbers.Count > take ? shown[^1].ToString(System.Globalization.CultureInfo.InvariantCulture) : null));
    }

    private static async Task<Results<Ok<NewsView>, NotFound>> OneNews(int number, string? language, PlenaryDb db, IClock clock, HttpContext http)
    {
        var texts = await db.PublicReleases(clock.GetCurrentInstant()).Where(r => r.Number == number).ToListAsync();
        return PublicNews.Best(texts, language ?? Languages.Current.Tag) is { } release ? TypedResults.Ok(View(release, http.Conference().Slug)) : TypedResults.NotFound();
    }

    private static NewsView View(PressRelease r, string slug) => new(
        r.Number, r.Language, r.Headline, r.Dateline, r.Date, r.Body, r.Byline, r.EditorsMark, r.Photo.Length == 0 ? null : Photos.Address(slug, r.Photo),
        r.PhotoCaption, r.PhotoCredit, r.PhotoAlt, r.AppearedAt!.Value, [.. r.Corrections.Select(c => new ReadCorrection(c.At, c.Note))]);
}
