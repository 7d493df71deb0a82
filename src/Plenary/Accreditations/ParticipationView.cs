using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Api;
using Plenary.People;
using Plenary.Storage;

namespace Plenary.Accreditations;

/// <summary>A participation as programs see it. No e-mail address and no telephone stand in it.</summary>
/// <param name="SecondLook">The name is like one on the watch list and nobody has answered; null for those who may not read that list.</param>
/// <param name="Listed">Agrees to be named in the list of participants that the report prints.</param>
/// <param name="QueuedAt">By which lists are ordered: when it was sent, or entered while it was not.</param>
public sealed record ParticipationView(
    Guid Id, int Version, ParticipationState State, Guid PersonId, IReadOnlyList<WrittenName> Names, IReadOnlyList<WrittenName> NominatedAs, string Honorific, Gender? Gender,
    Guid DelegationId, Guid OrganisationId, string Organisation, string? Country, string Category, bool Leads, string Office, string Unit, string Affiliation,
    Instant EnteredAt, Instant QueuedAt, Instant? SubmittedAt, Instant? DecidedAt, Instant? ArrivedAt, Guid? SubstituteForId, bool PerhapsTwice, bool? SecondLook, bool Proposed, bool Listed)
{
    /// <summary>These participations, in no order.</summary>
    internal static async Task<List<ParticipationView>> Of(PlenaryDb db, IReadOnlyCollection<Guid> ids) =>
        (await (from p in db.Participations.AsNoTracking()
                join x in db.People.AsNoTracking() on p.PersonId equals x.Id
                join o in db.Organisations.AsNoTracking() on p.OrganisationId equals o.Id
                join c in db.Categories.AsNoTracking() on p.CategoryId equals c.Id
                where ids.Contains(p.Id)
                select new { p, x.Names, o, c.Code }).ToListAsync())
        .ConvertAll(r => new ParticipationView(
            r.p.Id, r.p.Version, r.p.State, r.p.PersonId, r.Names, r.p.NominatedAs, r.p.Honorific, r.p.Gender, r.p.DelegationId, r.o.Id, r.o.Name, r.o.Country, r.Code, r.p.Leads,
            r.p.Office, r.p.Unit, r.p.Affiliation, r.p.EnteredAt, r.p.QueuedAt, r.p.SubmittedAt, r.p.DecidedAt, r.p.ArrivedAt, r.p.SubstituteForId, r.p.PerhapsTwice, db.Scope.May(Access.Area.WatchList, Access.Deed.Read) ? r.p.SecondLook : null, r.p.ProposedBy is not null && r.p.Waits, r.p.Listed));
}

/// <summary>One step of the history.</summary>
/// <param name="Reason">Null for whoever may look at accreditation only: <c>accreditation:change</c> reads it.</param>
public sealed record StepView(int Number, ParticipationState State, Instant At, string By, string? Reason);

/// <summary>A person who is to take part, as a program says it.</summary>
/// <param name="OrganisationId">The body the person comes for; its delegation is made when there is none.</param>
/// <param name="Category">The category's code: <c>delegate</c>.</param>
/// <param name="PersonId">Somebody of the directory; else <paramref name="Names"/> make a new record.</param>
/// <param name="Submit">True: sent to the queue at once.</param>
public sealed record NominationBody(
    Guid OrganisationId, string Category, Guid? PersonId = null, IReadOnlyList<WrittenName>? Names = null, string? Honorific = null, Gender? Gender = null, string? Office = null, string? Unit = null,
    string? Affiliation = null, string? Email = null, bool Submit = true, bool? Listed = null);

/// <summary>What is corrected of a nomination; left out stays as it is.</summary>
/// <param name="Names">All names, the first as on the badge; the directory's record takes them over.</param>
public sealed record CorrectionBody(
    string? Category = null, IReadOnlyList<WrittenName>? Names = null, string? Honorific = null, string? Office = null, string? Unit = null, string? Affiliation = null, string? Email = null, Gender? Gender = null, bool? Listed = null)
{
    internal Nominee Over(Participation p, Guid category)
    {
        var names = Names ?? p.NominatedAs;
        return new(names.Count > 0 ? names[0].Text : "", null, Honorific, Office ?? p.Office, Unit ?? p.Unit, Affiliation ?? p.Affiliation, Email, category) { Written = [.. names], Gender = Gender ?? p.Gender, Listed = Listed };
    }
}

/// <summary>Who takes the seat, and why.</summary>
public sealed record SubstitutionBody(Guid? PersonId = null, IReadOnlyList<WrittenName>? Names = null, string? Honorific = null, string? Office = null, string? Email = null, string Reason = "", Gender? Gender = null, bool? Listed = null);

/// <summary>One ruling on up to 500 nominations.</summary>
public sealed record RulingBody(Ruling Ruling, IReadOnlyList<Guid> Ids, string Reason = "");

public sealed record RulingsView(IReadOnlyList<Guid> Done, IReadOnlyList<NotDone> NotDone);
