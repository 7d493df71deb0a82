using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Storage;

namespace Plenary.Organisations;

/// <summary>A membership, as programs see it.</summary>
public sealed record MembershipView(Guid Id, Guid Organisation, Guid Of, MembershipKind Kind, LocalDate? From, LocalDate? Until, int Version)
{
    public static MembershipView View(Membership m) => new(m.Id, m.OrganisationId, m.OfId, m.Kind, m.From, m.Until, m.Version);
}

/// <summary>One organisation joins another.</summary>
public sealed record NewMembership(Guid Organisation, Guid Of, MembershipKind Kind = MembershipKind.Full, LocalDate? From = null, LocalDate? Until = null);

/// <summary>All that is said of a membership: a day that is left out is not known.</summary>
public sealed record MembershipBody(MembershipKind Kind, LocalDate? From = null, LocalDate? Until = null);

/// <summary>Who is a member of whom.</summary>
public static class MembershipsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/memberships", Join).Allow(Area.Directory).WithSummary("An organisation joins another.");
        api.MapGet("/memberships/{id:guid}", OneMembership).Allow(Area.Directory).WithSummary("One membership.");
        api.MapPut("/memberships/{id:guid}", SetMembership).Allow(Area.Directory).WithSummary("Says anew as what and from when until when a membership is held.");
        api.MapPost("/memberships/{id:guid}/end", Leave).Allow(Area.Directory).WithSummary("Ends a membership on a day.");
        api.MapDelete("/memberships/{id:guid}", TakeAway).Allow(Area.Directory).WithSummary("Takes away a membership that was entered by mistake.");
    }

    private static async Task<Results<Created<MembershipView>, Refused>> Join(NewMembership body, HttpContext http, PlenaryDb db)
    {
        if (await Begin(body, db, out var membership) is { } refusal) return new Refused(refusal);
        await db.SaveChangesAsync();
        http.SetETag(membership);
        return TypedResults.Created($"{ApiSetup.Root}/memberships/{membership.Id}", MembershipView.View(membership));
    }

    /// <summary>One joins the other; not yet saved. Also what the page does.</summary>
    internal static Task<Refusal?> Begin(NewMembership body, PlenaryDb db) => Begin(body, db, out _);

    private static Task<Refusal?> Begin(NewMembership body, PlenaryDb db, out Membership membership)
    {
        var begun = membership = new Membership { OrganisationId = body.Organisation, OfId = body.Of, Kind = body.Kind };
        return Add();

        async Task<Refusal?> Add()
        {
            if (body.Organisation == body.Of) return Membership.OfItself;
            if (await db.Organisations.CountAsync(o => (o.Id == body.Organisation || o.Id == body.Of) && o.MergedIntoId == null) != 2) return OrganisationsApi.NoSuchOrganisation;
            if (await Date(begun, new(body.Kind, body.From, body.Until), db) is { } refusal) return refusal;
            db.Memberships.Add(begun);
            return null;
        }
    }

    /// <summary>Says anew as what and when it is held, beside the others of the two organisations; not yet saved. Also what the page does.</summary>
    internal static async Task<Refusal?> Date(Membership membership, MembershipBody body, PlenaryDb db)
    {
        var others = db.Memberships.Where(m => m.OrganisationId == membership.OrganisationId && m.OfId == membership.OfId && m.Id != membership.Id);
        if (await others.AnyAsync(Membership.HeldWithin(body.From, body.Until))) return Membership.HeldAlready;
        return membership.Date(body.Kind, body.From, body.Until);
    }

    private static async Task<Results<Ok<MembershipView>, NotFound, Refused, Stale>> SetMembership(Guid id, MembershipBody body, HttpContext http, PlenaryDb db)
    {
        if (await db.Memberships.SingleOrDefaultAsync(m => m.Id == id) is not { } membership) return TypedResults.NotFound();
        if (http.IsStale(membership) is { } stale) return stale;
        if (await Date(membership, body, db) is { } refusal) return new Refused(refusal);
        await db.SaveChangesAsync();
        http.SetETag(membership);
        return TypedResults.Ok(MembershipView.View(membership));
    }

    private static async Task<Results<Ok<MembershipView>, NotFound>> OneMembership(Guid id, HttpContext http, PlenaryDb db)
    {
        if (await db.Memberships.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id) is not { } membership) return TypedResults.NotFound();
        http.SetETag(membership);
        return TypedResults.Ok(MembershipView.View(membership));
    }

    /// <summary>Entered by mistake; one that was held is ended instead.</summary>
    private static async Task<Results<NoContent, NotFound, Stale>> TakeAway(Guid id, HttpContext http, PlenaryDb db)
    {
        if (await db.Memberships.SingleOrDefaultAsync(m => m.Id == id) is not { } membership) return TypedResults.NotFound();
        if (http.IsStale(membership) is { } stale) return stale;
        db.Memberships.Remove(membership);
        await db.SaveChangesAsync();
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<MembershipView>, NotFound, Refused, Stale>> Leave(Guid id, Ending body, HttpContext http, PlenaryDb db)
    {
        if (await db.Memberships.SingleOrDefaultAsync(m => m.Id == id) is not { } membership) return TypedResults.NotFound();
        if (http.IsStale(membership) is { } stale) return stale;
        if (membership.End(body.On) is { } refusal) return new Refused(refusal);
        await db.SaveChangesAsync();
        return TypedResults.Ok(MembershipView.View(membership));
    }
}
