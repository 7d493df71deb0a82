using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Storage;

namespace Plenary.Conferences;

/// <summary>A series, as programs see it.</summary>
public sealed record SeriesView(Guid Id, string Slug, LocalText Name, LocalText Organiser, Guid? OrganiserId);

/// <summary>A conference, as programs with a role at it see it.</summary>
public sealed record ConferenceView(
    Guid Id, Guid SeriesId, string Slug, int Number, int Ordinal, LocalText Title, LocalText Theme, LocalText Occasion, LocalDate Starts, LocalDate Ends, string Zone,
    LocalText City, string Country, LocalText Venue, string Address, LocalText About, LocalText Practical, string SecretariatEmail, string SecretariatPhone, string PressEmail, string PressPhone,
    string Colour, IReadOnlyList<string> Languages, Stage Stage, Instant? PublicSince, bool FourEyes, int Version)
{
    public static ConferenceView Of(Conference c) => new(c.Id, c.SeriesId, c.Slug, c.Number, c.Ordinal, c.Title, c.Theme, c.Occasion, c.Starts, c.Ends, c.Zone,
        c.City, c.Country, c.Venue, c.Address, c.About, c.Practical, c.SecretariatEmail, c.SecretariatPhone, c.PressEmail, c.PressPhone, c.Colour, c.Languages, c.Stage, c.PublicSince, c.FourEyes, c.Version);
}

public sealed record NewSeries(string Slug, LocalText Name, LocalText Organiser, Guid? OrganiserId = null);

/// <param name="Series">Slug of the series.</param>
/// <param name="Ordinal">Left out: one after the last edition of the series, and what can carry over from it does.</param>
/// <param name="SameVenue">Copies the last edition's place and rooms too.</param>
public sealed record NewConference(string Series, string Slug, LocalText Title, LocalDate Starts, LocalDate Ends, string Zone, int? Ordinal = null, bool SameVenue = false);

/// <summary>What may be changed; what is left out stays.</summary>
public sealed record ConferenceChange(
    int? Ordinal = null, LocalText? Title = null, LocalText? Theme = null, LocalText? Occasion = null, LocalDate? Starts = null, LocalDate? Ends = null, string? Zone = null, LocalText? City = null,
    string? Country = null, LocalText? Venue = null, string? Address = null, string? Colour = null, IReadOnlyList<string>? Languages = null, LocalText? About = null, LocalText? Practical = null,
    string? SecretariatEmail = null, string? SecretariatPhone = null, string? PressEmail = null, string? PressPhone = null, bool? FourEyes = null)
{
    internal Particulars Over(Particulars p) => new(
        Ordinal ?? p.Ordinal, Title ?? p.Title, Theme ?? p.Theme, Occasion ?? p.Occasion, Starts ?? p.Starts, Ends ?? p.Ends, Zone ?? p.Zone,
        City ?? p.City, Country ?? p.Country, Venue ?? p.Venue, Address ?? p.Address, Colour ?? p.Colour, Languages ?? p.Languages);

    internal SiteTexts Over(SiteTexts t) => new(
        About ?? t.About, Practical ?? t.Practical, SecretariatEmail ?? t.SecretariatEmail, SecretariatPhone ?? t.SecretariatPhone, PressEmail ?? t.PressEmail, PressPhone ?? t.PressPhone);
}

public sealed record StageChange(Stage Stage);

/// <summary>Series, conferences and their lives.</summary>
public static class ConferencesApi
{
    public static readonly Refusal NoSuchSeries = new("conference.no-such-series", "There is no series with the short name “{0}”.");

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/series", AllSeries).Allow(Area.Directory);
        api.MapPost("/series", AddSeries).Allow(Area.Installation);
        api.MapGet("/conferences", Mine).Allow(Entrance.SignedIn);
        api.MapPost("/conferences", Add).Allow(Area.Installation);
        var one = api.MapGroup("/conferences/{conference}");
        one.MapGet("", One).Allow(Area.Settings);
        one.MapPatch("", Change).Allow(Area.Settings);
        one.MapPost("/stage", Move).Allow(Area.Settings);
        one.MapPut("/publication", Open).Allow(Area.Settings);
        one.MapDelete("/publication", Shut).Allow(Area.Settings);
        PlacesApi.Map(one);
    }

    private static Task<Page<SeriesView>> AllSeries(PlenaryDb db, [AsParameters] Paging paging)
    {
        var from = paging.KeyAndId()?.SortKey ?? "";
        return db.Series.AsNoTracking().Where(s => s.Slug.CompareTo(from) > 0).OrderBy(s => s.Slug)
            .ToPage(paging, s => new SeriesView(s.Id, s.Slug, s.Name, s.Organiser, s.OrganiserId), s => Cursor.Of(s.Slug, s.Id));
    }

    private static async Task<Results<Created<SeriesView>, Refused>> AddSeries(NewSeries body, PlenaryDb db)
    {
        if (!ShortName.Fits(body.Slug)) return new Refused(ShortName.Bad);
        if (await db.Series.AnyAsync(s => s.Slug == body.Slug)) return new Refused(ShortName.Taken.With(body.Slug));
        var series = new Series { Slug = body.Slug, Name = body.Name, Organiser = body.Organiser, OrganiserId = body.OrganiserId };
        db.Series.Add(series);
        await db.SaveChangesAsync();
        return TypedResults.Created($"{ApiSetup.Root}/series", new SeriesView(series.Id, series.Slug, series.Name, series.Organiser, series.OrganiserId));
    }

    /// <summary>The conferences at which the one who asks holds a role; an administrator sees all.</summary>
    private static Task<Page<ConferenceView>> Mine(PlenaryDb db, Scope scope, [AsParameters] Paging paging)
    {
        var (account, all) = (scope.Actor.AccountId, scope.Is(Role.Administrator));
        var from = paging.KeyAndId()?.SortKey ?? "";
        return db.Conferences.AsNoTracking()
            .Where(c => all || db.RolesHeld.Any(r => r.AccountId == account && r.Ended == null && r.ConferenceId == c.Id))
            .Where(c => c.Slug.CompareTo(from) > 0).OrderBy(c => c.Slug)
            .ToPage(paging, ConferenceView.Of, c => Cursor.Of(c.Slug, c.Id));
    }

    private static async Task<Results<Created<ConferenceView>, Refused>> Add(NewConference body, PlenaryDb db)
    {
        if (await db.Series.SingleOrDefaultAsync(s => s.Slug == body.Series) is not { } series) return new Refused(NoSuchSeries.With(body.Series));
        if (await SetUp(db, series, body) is var (refusal, edition) && refusal is not null) return new Refused(refusal);
        return TypedResults.Created($"{ApiSetup.Root}/conferences/{body.Slug}", ConferenceView.Of(edition!.Conference));
    }

    /// <summary>Makes the next edition of a series, or its first, and saves it.</summary>
    internal static async Task<(Refusal? Refusal, NewEdition? Edition)> SetUp(PlenaryDb db, Series series, NewConference asked)
    {
        if (!ShortName.Fits(asked.Slug)) return (ShortName.Bad, null);
        if (await db.Conferences.AnyAsync(c => c.Slug == asked.Slug)) return (ShortName.Taken.With(asked.Slug), null);
        var number = await db.Conferences.MaxAsync(c => (int?)c.Number) + 1 ?? 1;
        var last = await db.Conferences.Where(c => c.SeriesId == series.Id).OrderByDescending(c => c.Ordinal).FirstOrDefaultAsync();

        NewEdition? edition;
        Refusal? refusal;
        if (last is null || asked.Ordinal is not null)
            refusal = NewEdition.First(series, asked.Ordinal ?? 1, number, asked.Slug, asked.Title, asked.Starts, asked.Ends, asked.Zone, out edition);
        else
        {
            db.Scope.EnterAsPlenary(last.Id, db.Scope.Actor);   // only an administrator comes here; what carries over lies in the last edition
            refusal = NewEdition.After(last, await db.Zones.ToListAsync(), await db.Categories.ToListAsync(), await db.Rooms.ToListAsync(),
                number, asked.Slug, asked.Title, asked.Starts, asked.Ends, asked.Zone, asked.SameVenue, out edition);
        }
        if (refusal is not null) return (refusal, null);
        edition!.AddTo(db);
        await db.SaveChangesAsync();
        return (null, edition);
    }

    private static async Task<Ok<ConferenceView>> One(HttpContext http, PlenaryDb db)
    {
        var conference = await Tracked(http, db);
        http.SetETag(conference);
        return TypedResults.Ok(ConferenceView.Of(conference));
    }

    private static async Task<Results<Ok<ConferenceView>, Refused, Stale>> Change(ConferenceChange body, HttpContext http, PlenaryDb db)
    {
        var conference = await Tracked(http, db);
        if (http.IsStale(conference) is { } stale) return stale;
        if ((conference.Describe(body.Over(Particulars.Of(conference))) ?? conference.Tell(body.Over(SiteTexts.Of(conference)))) is { } refusal) return new Refused(refusal);
        conference.FourEyes = body.FourEyes ?? conference.FourEyes;
        if (await db.SaveUnlessTaken(Conference.OrdinalTaken) is { } taken) return new Refused(taken);
        http.SetETag(conference);
        return TypedResults.Ok(ConferenceView.Of(conference));
    }

    private static async Task<Results<Ok<ConferenceView>, Refused, Stale>> Move(StageChange body, HttpContext http, PlenaryDb db)
    {
        var conference = await Tracked(http, db);
        if (http.IsStale(conference) is { } stale) return stale;
        if (conference.MoveTo(body.Stage) is { } refusal) return new Refused(refusal);
        await db.SaveChangesAsync();
        http.SetETag(conference);
        return TypedResults.Ok(ConferenceView.Of(conference));
    }

    /// <summary>Opens the public site.</summary>
    private static async Task<NoContent> Open(HttpContext http, PlenaryDb db, IClock clock)
    {
        (await Tracked(http, db)).OpenSite(clock.GetCurrentInstant());
        await db.SaveChangesAsync();
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Shut(HttpContext http, PlenaryDb db)
    {
        (await Tracked(http, db)).CloseSite();
        await db.SaveChangesAsync();
        return TypedResults.NoContent();
    }

    internal static Task<Conference> Tracked(HttpContext http, PlenaryDb db)
    {
        var id = http.Conference().Id;
        return db.Conferences.SingleAsync(c => c.Id == id);
    }
}
