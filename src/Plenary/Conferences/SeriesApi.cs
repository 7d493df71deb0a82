using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Storage;

namespace Plenary.Conferences;

/// <summary>A series, as programs see it.</summary>
public sealed record SeriesView(Guid Id, string Slug, LocalText Name, LocalText Organiser, Guid? OrganiserId, int Version)
{
    public static SeriesView Of(Series s) => new(s.Id, s.Slug, s.Name, s.Organiser, s.OrganiserId, s.Version);
}

public sealed record NewSeries(string Slug, LocalText Name, LocalText Organiser, Guid? OrganiserId = null);

/// <summary>What may be changed of a series; what is left out stays.</summary>
public sealed record SeriesChange(LocalText? Name = null, LocalText? Organiser = null, Guid? OrganiserId = null);

/// <param name="Series">Slug of the series.</param>
/// <param name="Ordinal">Left out: one after the last edition of the series.</param>
/// <param name="CarryOver">What the edition takes over from the last; left out: nothing but colour and rules.</param>
public sealed record NewConference(string Series, string Slug, LocalText Title, LocalDate Starts, LocalDate Ends, string Zone, int? Ordinal = null, CarryOver? CarryOver = null);

/// <summary>Series, and the editions that are set up in them.</summary>
public static class SeriesApi
{
    public static readonly Refusal NoSuchSeries = new("conference.no-such-series", "There is no series with the short name “{0}”.");

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/series", All).Allow(Area.Directory).WithSummary("All series.");
        api.MapPost("/series", Add).Allow(Area.Installation).WithSummary("Begins a series.");
        api.MapGet("/series/{series}", One).Allow(Area.Directory).WithSummary("One series.");
        api.MapPatch("/series/{series}", Change).Allow(Area.Installation).WithSummary("Changes a series; what is left out stays.");
        api.MapGet("/series/{series}/conferences", Editions).Allow(Area.Installation).WithSummary("The editions of a series, the newest first.");
        api.MapPost("/conferences", SetUp).Allow(Area.Installation).WithSummary("Sets up a conference, as the next edition of its series.");
    }

    private static Task<Page<SeriesView>> All(PlenaryDb db, [AsParameters] Paging paging)
    {
        var from = paging.KeyAndId()?.SortKey ?? "";
        return db.Series.AsNoTracking().Where(s => s.Slug.CompareTo(from) > 0).OrderBy(s => s.Slug).ToPage(paging, SeriesView.Of, s => Cursor.Of(s.Slug, s.Id));
    }

    private static async Task<Results<Created<SeriesView>, Refused>> Add(NewSeries body, PlenaryDb db)
    {
        if (Series.Begin(body.Slug, body.Name, body.Organiser, body.OrganiserId, out var series) is { } refusal) return new Refused(refusal);
        if (await db.AddSeries(series!) is { } taken) return new Refused(taken);
        return TypedResults.Created($"{ApiSetup.Root}/series/{series!.Slug}", SeriesView.Of(series));
    }

    private static async Task<Results<Ok<SeriesView>, NotFound>> One(string series, HttpContext http, PlenaryDb db)
    {
        if (await db.Series.AsNoTracking().SingleOrDefaultAsync(s => s.Slug == series) is not { } found) return TypedResults.NotFound();
        http.SetETag(found);
        return TypedResults.Ok(SeriesView.Of(found));
    }

    private static async Task<Results<Ok<SeriesView>, NotFound, Refused, Stale>> Change(string series, SeriesChange body, HttpContext http, PlenaryDb db)
    {
        if (await db.Series.SingleOrDefaultAsync(s => s.Slug == series) is not { } found) return TypedResults.NotFound();
        if (http.IsStale(found) is { } stale) return stale;
        if ((found.Describe(body.Name ?? found.Name, body.Organiser ?? found.Organiser, body.OrganiserId ?? found.OrganiserId) ?? await db.OrganiserFault(found)) is { } refusal) return new Refused(refusal);
        await db.SaveChangesAsync();
        http.SetETag(found);
        return TypedResults.Ok(SeriesView.Of(found));
    }

    /// <summary>All editions, the newest first; a series has too few to be paged.</summary>
    private static async Task<Results<Ok<Page<ConferenceView>>, NotFound>> Editions(string series, PlenaryDb db)
    {
        if (await db.Series.AsNoTracking().SingleOrDefaultAsync(s => s.Slug == series) is not { } found) return TypedResults.NotFound();
        var editions = await db.Conferences.AsNoTracking().Where(c => c.SeriesId == found.Id).OrderByDescending(c => c.Ordinal).ToListAsync();
        return TypedResults.Ok(new Page<ConferenceView>([.. editions.Select(ConferenceView.Of)], null));
    }

    private static async Task<Results<Created<ConferenceView>, Refused>> SetUp(NewConference body, PlenaryDb db)
    {
        if (await db.Series.SingleOrDefaultAsync(s => s.Slug == body.Series) is not { } series) return new Refused(NoSuchSeries.With(body.Series));
        var (refusal, edition) = await db.SetUp(series, body.Slug, body.Title, body.Starts, body.Ends, body.Zone, body.Ordinal, body.CarryOver ?? CarryOver.Nothing);
        if (refusal is not null) return new Refused(refusal);
        return TypedResults.Created($"{ApiSetup.Root}/conferences/{body.Slug}", ConferenceView.Of(edition!.Conference));
    }
}
