using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Conferences;
using Plenary.People.Finding;
using Plenary.Storage;

namespace Plenary.Accreditations;

/// <summary>Participations: who is nominated, and what was decided. Verbs are nouns; a refusal is a 409.</summary>
public static class ParticipationsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var all = api.MapGroup("/conferences/{conference}/participations").WithTags("Participations").Allow(Area.Accreditation);
        all.MapGet("", List).WithSummary("Participations in the order in which they were sent.");
        all.MapPost("", Nominate).WithMetadata(new NeedsIdempotencyKey()).WithSummary("Nominates somebody for an organisation; the place is given with the person.");
        all.MapPost("/rulings", Rule).WithSummary("One ruling on up to 500 nominations at once.");
        all.MapGet("/{id:guid}", One).WithSummary("One participation.");
        all.MapPut("/{id:guid}", Correct).WithSummary("Corrects a nomination; after accreditation it comes back to the queue.");
        all.MapGet("/{id:guid}/history", History).WithSummary("Every change of state: who, when, why.");
        all.MapGet("/{id:guid}/likely", LikelySame).AllowChangers(Area.Accreditation).WithSummary("People of the directory who are likely the same; for those who answer that question.");
        all.MapPost("/{id:guid}/likely/{personId:guid}/same", Same).WithSummary("Says that they are one person.");
        all.MapPost("/{id:guid}/likely/{personId:guid}/two-people", TwoPeople).WithSummary("Says that they are two people.");
        all.MapPost("/{id:guid}/submission", Submit).WithSummary("Sends a draft, or one that was returned, to the queue.");
        foreach (var (noun, ruling, summary) in new[]
        {
            ("takeup", Ruling.TakeUp, "Takes it up for review."), ("acceptance", Ruling.Accredit, "Accredits; under the rule of four eyes, proposes it."), ("return", Ruling.Return, "Gives it back to the delegation, with what is to be corrected."),
            ("refusal", Ruling.Refuse, "Refuses, with the reason; the place is free."), ("withdrawal", Ruling.Withdraw, "The person does not come after all; the place is free."), ("revocation", Ruling.Revoke, "Revokes an accreditation, with the reason; the badge opens no door any more."),
        })
            all.MapPost($"/{{id:guid}}/{noun}", (Guid id, ReasonBody? body, HttpContext http, Sitting sitting, PlenaryDb db, Scope scope, IClock clock) => RuleOne(id, ruling, body?.Reason ?? "", http, sitting, db, scope, clock)).WithSummary(summary);
        all.MapPost("/{id:guid}/substitution", Substitute).WithMetadata(new NeedsIdempotencyKey()).WithSummary("Another person takes the seat; both stay in the record.");
    }

    private static async Task<Ok<Page<ParticipationView>>> List([AsParameters] ParticipationFilter filter, [AsParameters] Paging paging, PlenaryDb db, Queue queue)
    {
        QueueKey? after = paging.After is { Length: > 0 } end ? QueueKey.Parse(end) ?? throw Cursor.NotOfThisList : null;
        var (narrowing, keys) = (await filter.Narrowing(db), new List<QueueKey>());
        // Each state is one walk along one index; for all of them together there is none.
        foreach (var state in filter.States) keys.AddRange(await queue.Keys(filter.In(db, state), narrowing, paging.Take + 1, after));
        var ids = keys.OrderBy(k => k.At).ThenBy(k => k.Id).Take(paging.Take + 1).Select(k => k.Id).ToList();
        var views = (await ParticipationView.Of(db, [.. ids.Take(paging.Take)])).OrderBy(v => v.QueuedAt).ThenBy(v => v.Id).ToList();
        return TypedResults.Ok(new Page<ParticipationView>(views, ids.Count > paging.Take ? new QueueKey(views[^1].QueuedAt, views[^1].Id).ToString() : null));
    }

    private static async Task<Results<Ok<ParticipationView>, NotFound>> One(Guid id, HttpContext http, PlenaryDb db)
    {
        if (await db.Participations.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id) is not { } participation) return TypedResults.NotFound();
        http.SetETag(participation);
        return TypedResults.Ok((await ParticipationView.Of(db, [id]))[0]);
    }

    private static async Task<Results<Ok<Page<StepView>>, NotFound>> History(Guid id, PlenaryDb db)
    {
        if (!await db.Participations.AnyAsync(p => p.Id == id)) return TypedResults.NotFound();
        var mayReadReasons = db.Scope.May(Area.Accreditation, Deed.Change);
        var steps = await db.Steps.AsNoTracking().Where(s => s.ParticipationId == id).OrderBy(s => s.Number)
            .Select(s => new StepView(s.Number, s.State, s.At, s.By, mayReadReasons ? s.Reason : null)).ToListAsync();
        return TypedResults.Ok(steps.Whole());
    }

    private static async Task<Results<Created<ParticipationView>, NotFound, Refused>> Nominate(
        NominationBody body, HttpContext http, PlenaryDb db, Nominations nominations, Scope scope, IClock clock)
    {
        var (conference, at) = (http.Conference(), clock.GetCurrentInstant());
        if (!await db.Organisations.AnyAsync(o => o.Id == body.OrganisationId && o.MergedIntoId == null)) return TypedResults.NotFound();
        if (body.PersonId is { } known && !await db.People.AnyAsync(p => p.Id == known && p.MergedIntoId == null)) return TypedResults.NotFound();
        if (await db.Categories.AsNoTracking().SingleOrDefaultAsync(c => c.Code == body.Category) is not { } category) return new Refused(Category.Unknown.With(body.Category));

        var nominee = await NomineeOf(db, body, category.Id);
        if (nominee.Faults(emailRequired: false).Select(f => f.Refusal).FirstOrDefault() is { } fault) return new Refused(fault);
        var delegation = await nominations.DelegationOf(body.OrganisationId, conference);
        var nominated = await nominations.EnterBySecretariat(delegation.Id, nominee, body.PersonId, conference, scope.Actor, at);
        if (nominated.Refusal is { } refusal) return new Refused(refusal);
        if (body.Submit && nominated.Participation!.State is ParticipationState.Draft
            && (await nominations.Send(delegation.Id, conference, scope.Actor, at, nominated.Participation.Id, bySecretariat: true)).Refusal is { } unsent) return new Refused(unsent);
        var view = (await ParticipationView.Of(db, [nominated.Participation!.Id]))[0];
        return TypedResults.Created($"{http.Request.Path}/{view.Id}", view);
    }

    private static async Task<Results<Ok<ParticipationView>, NotFound, Refused, Stale>> Correct(Guid id, CorrectionBody body, HttpContext http, PlenaryDb db, Nominations nominations, Scope scope, IClock clock)
    {
        if (await db.Participations.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id) is not { } participation) return TypedResults.NotFound();
        if (http.IsStale(participation) is { } stale) return stale;
        var category = body.Category is null ? participation.CategoryId : await db.Categories.Where(c => c.Code == body.Category).Select(c => c.Id).SingleOrDefaultAsync();
        var nominee = body.Over(participation, category);
        if (nominee.Faults(emailRequired: false).Select(f => f.Refusal).FirstOrDefault() is { } fault) return new Refused(fault);
        var corrected = await nominations.Edit(id, nominee, http.Conference(), scope.Actor, clock.GetCurrentInstant(), bySecretariat: true, participation.Version);
        if (corrected.Refusal is { } refusal) return new Refused(refusal);
        http.SetETag(corrected.Participation!);
        return TypedResults.Ok((await ParticipationView.Of(db, [id]))[0]);
    }

    private static async Task<Results<Ok<ParticipationView>, NotFound, Refused, Stale>> Submit(Guid id, HttpContext http, PlenaryDb db, Nominations nominations, Scope scope, IClock clock)
    {
        if (await db.Participations.SingleOrDefaultAsync(p => p.Id == id) is not { } participation) return TypedResults.NotFound();
        if (http.IsStale(participation) is { } stale) return stale;
        if (participation.State is not (ParticipationState.Draft or ParticipationState.Returned)) return new Refused(Participation.NotNow.With(participation.State));
        if ((await nominations.Send(participation.DelegationId, http.Conference(), scope.Actor, clock.GetCurrentInstant(), id, bySecretariat: true)).Refusal is { } refusal) return new Refused(refusal);
        return TypedResults.Ok((await ParticipationView.Of(db, [id]))[0]);
    }

    private static async Task<Results<Ok<ParticipationView>, NotFound, Refused, Stale>> RuleOne(
        Guid id, Ruling ruling, string reason, HttpContext http, Sitting sitting, PlenaryDb db, Scope scope, IClock clock)
    {
        if (await db.Participations.SingleOrDefaultAsync(p => p.Id == id) is not { } participation) return TypedResults.NotFound();
        if (http.IsStale(participation) is { } stale) return stale;
        var outcome = await sitting.Rule([id], ruling, reason, http.Conference(), scope.Actor, clock.GetCurrentInstant());
        if (outcome.NotDone.Count > 0) return new Refused(outcome.NotDone[0].Refusal);
        http.SetETag(outcome.Done[0]);
        return TypedResults.Ok((await ParticipationView.Of(db, [id]))[0]);
    }

    private static async Task<Results<Ok<RulingsView>, Refused>> Rule(RulingBody body, HttpContext http, Sitting sitting, Scope scope, IClock clock)
    {
        if (body.Ids.Count > Sitting.Most) return new Refused(Sitting.TooMany.With(Sitting.Most));
        var outcome = await sitting.Rule(body.Ids, body.Ruling, body.Reason, http.Conference(), scope.Actor, clock.GetCurrentInstant());
        return TypedResults.Ok(new RulingsView([.. outcome.Done.Select(p => p.Id)], NotDone.Of(outcome.NotDone)));
    }

    private static async Task<Results<Created<ParticipationView>, NotFound, Refused, Stale>> Substitute(
        Guid id, SubstitutionBody body, HttpContext http, PlenaryDb db, Nominations nominations, Scope scope, IClock clock)
    {
        if (await db.Participations.SingleOrDefaultAsync(p => p.Id == id) is not { } leaving) return TypedResults.NotFound();
        if (http.IsStale(leaving) is { } stale) return stale;
        if (body.PersonId is { } known && !await db.People.AnyAsync(p => p.Id == known && p.MergedIntoId == null)) return TypedResults.NotFound();
        var nominee = await NomineeOf(db, new(leaving.OrganisationId, "", body.PersonId, body.Names, body.Honorific, body.Gender, body.Office, null, null, body.Email, Listed: body.Listed), leaving.CategoryId);
        if (nominee.Faults(emailRequired: false).Select(f => f.Refusal).FirstOrDefault() is { } fault) return new Refused(fault);
        var nominated = await nominations.Substitute(id, nominee, body.PersonId, body.Reason, http.Conference(), scope.Actor, clock.GetCurrentInstant(), bySecretariat: true);
        if (nominated.Refusal is { } refusal) return new Refused(refusal);
        var view = (await ParticipationView.Of(db, [nominated.Participation!.Id]))[0];
        return TypedResults.Created($"{http.Request.PathBase}{ApiSetup.Root}/conferences/{http.Conference().Slug}/participations/{view.Id}", view);
    }

    private static async Task<Results<Ok<Page<LikelyView>>, NotFound>> LikelySame(Guid id, PlenaryDb db, Likeness likeness)
    {
        if (await PersonOf(db, id) is not { } person) return TypedResults.NotFound();
        return TypedResults.Ok((await likeness.LikelySame(person)).Select(l => LikelyView.Of(l)).Whole());
    }

    private static Task<Results<NoContent, NotFound, Refused, Stale>> Same(Guid id, Guid personId, HttpContext http, PlenaryDb db, SamePerson same, Scope scope, IClock clock) =>
        Said(id, personId, http, db, () => same.Join(id, personId, scope.Actor, clock.GetCurrentInstant()));

    private static Task<Results<NoContent, NotFound, Refused, Stale>> TwoPeople(Guid id, Guid personId, HttpContext http, PlenaryDb db, SamePerson same, Scope scope, IClock clock) =>
        Said(id, personId, http, db, () => same.Part(id, personId, scope.Actor, clock.GetCurrentInstant()));

    private static async Task<Results<NoContent, NotFound, Refused, Stale>> Said(Guid id, Guid personId, HttpContext http, PlenaryDb db, Func<Task<Refusal?>> answer)
    {
        if (await db.Participations.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id) is not { } participation || !await db.People.AnyAsync(p => p.Id == personId)) return TypedResults.NotFound();
        if (http.IsStale(participation) is { } stale) return stale;
        return await answer() is { } refusal ? new Refused(refusal) : TypedResults.NoContent();
    }

    private static Task<People.Person?> PersonOf(PlenaryDb db, Guid participation) =>
        (from p in db.Participations join x in db.People on p.PersonId equals x.Id where p.Id == participation select x).AsNoTracking().SingleOrDefaultAsync();

    private static async Task<Nominee> NomineeOf(PlenaryDb db, NominationBody body, Guid category)
    {
        var names = body.PersonId is { } known && body.Names is not { Count: > 0 }
            ? (await db.People.AsNoTracking().SingleAsync(p => p.Id == known)).Names : body.Names ?? [];
        return new(names.Count > 0 ? names[0].Text : "", null, body.Honorific, body.Office, body.Unit, body.Affiliation, body.Email, category) { Written = [.. names], Gender = body.Gender, Listed = body.Listed };
    }
}
