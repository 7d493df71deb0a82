using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Storage;

namespace Plenary.Conferences;

/// <summary>A conference in a list: what everybody who works at it may know, whatever the role. The rest is read one by one.</summary>
public sealed record ConferenceLine(Guid Id, string Slug, LocalText Title, LocalDate Starts, LocalDate Ends, LocalText City, string Country, LocalText Venue, Stage Stage)
{
    public static ConferenceLine Of(Conference c) => new(c.Id, c.Slug, c.Title, c.Starts, c.Ends, c.City, c.Country, c.Venue, c.Stage);
}

/// <summary>A conference, as programs see it that may read its settings.</summary>
public sealed record ConferenceView(
    Guid Id, Guid SeriesId, string Slug, int Number, int Ordinal, LocalText Title, LocalText Theme, LocalText Occasion, LocalDate Starts, LocalDate Ends, string Zone,
    LocalText City, string Country, LocalText Venue, string Address, LocalText About, LocalText Practical, LocalText Privacy, string SecretariatEmail, string SecretariatPhone, string PressEmail, string PressPhone,
    string Colour, IReadOnlyList<string> Languages, Stage Stage, Instant? PublicSince, bool FourEyes, int Version)
{
    public static ConferenceView Of(Conference c) => new(c.Id, c.SeriesId, c.Slug, c.Number, c.Ordinal, c.Title, c.Theme, c.Occasion, c.Starts, c.Ends, c.Zone,
        c.City, c.Country, c.Venue, c.Address, c.About, c.Practical, c.Privacy, c.SecretariatEmail, c.SecretariatPhone, c.PressEmail, c.PressPhone, c.Colour, c.Languages, c.Stage, c.PublicSince, c.FourEyes, c.Version);
}

/// <summary>What may be changed; what is left out stays.</summary>
public sealed record ConferenceChange(
    int? Ordinal = null, LocalText? Title = null, LocalText? Theme = null, LocalText? Occasion = null, LocalDate? Starts = null, LocalDate? Ends = null, string? Zone = null, LocalText? City = null,
    string? Country = null, LocalText? Venue = null, string? Address = null, string? Colour = null, IReadOnlyList<string>? Languages = null, LocalText? About = null, LocalText? Practical = null, LocalText? Privacy = null,
    string? SecretariatEmail = null, string? SecretariatPhone = null, string? PressEmail = null, string? PressPhone = null, bool? FourEyes = null)
{
    internal Particulars Over(Particulars p) => new(
        Ordinal ?? p.Ordinal, Title ?? p.Title, Theme ?? p.Theme, Occasion ?? p.Occasion, Starts ?? p.Starts, Ends ?? p.Ends, Zone ?? p.Zone,
        City ?? p.City, Country ?? p.Country, Venue ?? p.Venue, Address ?? p.Address, Colour ?? p.Colour, Languages ?? p.Languages);

    internal SiteTexts Over(SiteTexts t) => new(
        About ?? t.About, Practical ?? t.Practical, Privacy ?? t.Privacy, SecretariatEmail ?? t.SecretariatEmail, SecretariatPhone ?? t.SecretariatPhone, PressEmail ?? t.PressEmail, PressPhone ?? t.PressPhone);
}

public sealed record StageChange(Stage Stage);

/// <summary>Conferences and their lives.</summary>
public static class ConferencesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        SeriesApi.Map(api);
        api.MapGet("/conferences", Mine).Allow(Entrance.SignedIn).WithSummary("The conferences at which the account holds a role.");
        var one = api.MapGroup("/conferences/{conference}");
        one.MapGet("", One).Allow(Area.Settings).WithSummary("One conference.");
        one.MapPatch("", Change).Allow(Area.Settings).WithSummary("Changes a conference; what is left out stays. All of it or nothing.");
        one.MapPost("/stage", Move).Allow(Area.Settings).WithSummary("Moves on to a later stage, or one back.");
        one.MapPut("/publication", Open).Allow(Area.Settings).WithSummary("Opens the public site.");
        one.MapDelete("/publication", Shut).Allow(Area.Settings).WithSummary("Closes the public site.");
        VenueApi.Map(one);
    }

    /// <summary>The conferences at which the one who asks holds a role; an administrator sees all.</summary>
    private static Task<Page<ConferenceLine>> Mine(HttpContext http, PlenaryDb db, Scope scope, [AsParameters] Paging paging)
    {
        var (account, all, bound) = (scope.Actor.AccountId, scope.Is(Role.Administrator), Visitor.Of(http).TokenConferenceId);
        var from = paging.KeyAndId()?.SortKey ?? "";
        return db.Conferences.AsNoTracking()
            .Where(c => bound == null || c.Id == bound)
            .Where(c => all || db.RolesHeld.Any(r => r.AccountId == account && r.Ended == null && r.ConferenceId == c.Id))
            .Where(c => c.Slug.CompareTo(from) > 0).OrderBy(c => c.Slug)
            .ToPage(paging, ConferenceLine.Of, c => Cursor.Of(c.Slug, c.Id));
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

    private static Task<Results<NoContent, Stale>> Open(HttpContext http, PlenaryDb db, IClock clock) => Turn(http, db, conference => conference.OpenSite(clock.GetCurrentInstant()));

    private static Task<Results<NoContent, Stale>> Shut(HttpContext http, PlenaryDb db) => Turn(http, db, conference => conference.CloseSite());

    private static async Task<Results<NoContent, Stale>> Turn(HttpContext http, PlenaryDb db, Action<Conference> turn)
    {
        var conference = await Tracked(http, db);
        if (http.IsStale(conference) is { } stale) return stale;
        turn(conference);
        await db.SaveChangesAsync();
        http.SetETag(conference);
        return TypedResults.NoContent();
    }

    internal static Task<Conference> Tracked(HttpContext http, PlenaryDb db)
    {
        var id = http.Conference().Id;
        return db.Conferences.SingleAsync(c => c.Id == id);
    }
}
