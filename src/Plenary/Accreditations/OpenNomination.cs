using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Delegations;
using Plenary.Organisations;
using Plenary.People;
using Plenary.People.Finding;
using Plenary.Storage;

namespace Plenary.Accreditations;

/// <summary>All that an officer sees of one nomination: the person, the delegation's places, likely duplicates, the history.</summary>
public sealed class OpenNomination(PlenaryDb db, Likeness likeness)
{
    /// <param name="Substitutes">The name of the person whose seat this one took over; null when none.</param>
    public sealed record View(
        Participation Participation, Person Person, Organisation Organisation, Category Category, Places? Places, IReadOnlyList<Step> History, IReadOnlyList<LikelyOne> Likely, string? Substitutes)
    {
        public Step Entered => History[0];
        public string? ProposedBy => History.LastOrDefault(s => s.AccountId == Participation.ProposedBy && s.State is ParticipationState.UnderReview)?.By;
    }

    /// <param name="Office">What the directory knows of the person's present office, and of which body.</param>
    /// <param name="TakesPart">Takes part in this conference too.</param>
    public sealed record LikelyOne(Likely<Person> Likely, string Office, string Body, bool TakesPart);

    /// <summary>Null when there is no such nomination at the conference in scope.</summary>
    public async Task<View?> Of(Guid id, Conference conference)
    {
        var found = await (from p in db.Participations
                           join x in db.People on p.PersonId equals x.Id
                           join o in db.Organisations on p.OrganisationId equals o.Id
                           join c in db.Categories on p.CategoryId equals c.Id
                           where p.Id == id
                           select new { p, x, o, c }).AsNoTracking().SingleOrDefaultAsync();
        if (found is null) return null;
        var places = await db.Places.AsNoTracking().SingleOrDefaultAsync(p => p.DelegationId == found.p.DelegationId && p.CategoryId == found.p.CategoryId);
        var history = await db.Steps.AsNoTracking().Where(s => s.ParticipationId == id).OrderBy(s => s.Number).ToListAsync();
        var substitutes = found.p.SubstituteForId is { } before
            ? (await (from p in db.Participations join x in db.People on p.PersonId equals x.Id where p.Id == before select x.Names).SingleAsync())[0].Text : null;

        // These people may be at no conference that the reader sees: only who answers the question is shown them.
        var likely = new List<LikelyOne>();
        foreach (var one in db.Scope.May(Area.Accreditation, Deed.Change) ? await likeness.LikelySame(found.x) : [])
        {
            var office = await (from f in db.Offices join o in db.Organisations on f.OrganisationId equals o.Id where f.PersonId == one.Record.Id orderby f.From descending select new { f.Title, o.Names }).AsNoTracking().FirstOrDefaultAsync();
            var here = await db.Participations.Where(Participation.HoldingPlace).AnyAsync(p => p.PersonId == one.Record.Id);
            likely.Add(new(one, office?.Title ?? "", office?.Names[0].Text ?? "", here));
        }
        return new(found.p, found.x, found.o, found.c, places, history, likely, substitutes);
    }
}
