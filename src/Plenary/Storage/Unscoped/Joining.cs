using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Conferences;
using Plenary.Delegations;
using Plenary.Mail;
using Plenary.People;

namespace Plenary.Storage.Unscoped;

/// <summary>A conference to which two organisations both send a delegation.</summary>
/// <param name="Title">Null when the reader does not know the conference.</param>
/// <param name="IsClosed">Its record stays as it is: nothing is joined.</param>
/// <param name="MayJoin">The reader changes delegations there.</param>
/// <param name="KeptLeads">The delegation of the record that is kept stays; else that of the other, whose invitation says more.</param>
/// <param name="TwoHeads">Both have somebody who leads them.</param>
public sealed record BothSend(
    Guid ConferenceId, string Slug, LocalText? Title, bool IsClosed, bool MayJoin, Guid KeptDelegation, Guid GoneDelegation, bool KeptLeads, int KeptPeople, int GonePeople, bool TwoHeads)
{
    public Guid Lead => KeptLeads ? KeptDelegation : GoneDelegation;
    public Guid Into => KeptLeads ? GoneDelegation : KeptDelegation;
}

/// <summary>Two delegations that became one by a merge.</summary>
/// <param name="DelegationId">The one that stayed.</param>
/// <param name="GoneId">The one that went into it.</param>
/// <param name="People">How many came with it.</param>
/// <param name="Places">How many places it brought.</param>
public sealed record JoinedAt(string Conference, LocalText Title, Guid DelegationId, Guid GoneId, int People, int Places);

/// <summary>
/// Makes one delegation of two at each conference to which two organisations that are one both sent one, and two of it again. Conditional updates
/// alone, and records that the caller saves: all in the transaction of the merge. docs/decisions/0014.
/// </summary>
public sealed class Joining(PlenaryDb db, Pointers pointers)
{
    /// <summary>What goes along; invitation and places stay with the delegation that goes.</summary>
    private static readonly string[] GoAlong = ["delegation-link", "participation"];
    private const string PlacesAdded = "places-added";

    /// <summary>The conferences to which both send a delegation, the newest first.</summary>
    public async Task<List<BothSend>> Both(Guid keptId, Guid goneId)
    {
        var there = db.Delegations.IgnoreQueryFilters().AsNoTracking().Where(d => d.JoinedIntoId == null);
        var pairs = await (from k in there
                           join g in there on k.ConferenceId equals g.ConferenceId
                           join c in db.Conferences on k.ConferenceId equals c.Id
                           where k.OrganisationId == keptId && g.OrganisationId == goneId
                           orderby c.Starts descending, c.Id
                           select new { Kept = k.Id, Gone = g.Id, c.Id, c.Slug, c.Title, c.Stage }).ToListAsync();
        if (pairs.Count == 0) return [];
        var (known, may) = (await db.ConferencesOfReader().Select(c => c.Id).ToListAsync(), await db.ConferencesWhere(Area.Invitations, Deed.Change).Select(c => c.Id).ToListAsync());
        var both = new List<BothSend>();
        foreach (var pair in pairs)
        {
            var (kept, gone) = (await InvitationOf(pair.Kept), await InvitationOf(pair.Gone));
            var people = await PeopleOf(pair.Kept, pair.Gone).GroupBy(p => p.DelegationId).Select(g => new { g.Key, Count = g.Count(), Leads = g.Count(p => p.Leads) }).ToDictionaryAsync(g => g.Key);
            both.Add(new(pair.Id, pair.Slug, known.Contains(pair.Id) ? pair.Title : null, pair.Stage is Stage.Closed, may.Contains(pair.Id), pair.Kept, pair.Gone, !JoinedDelegation.GoesInto(kept, gone),
                people.GetValueOrDefault(pair.Kept)?.Count ?? 0, people.GetValueOrDefault(pair.Gone)?.Count ?? 0, people.Count == 2 && people.Values.All(p => p.Leads > 0)));
        }
        return both;
    }

    /// <summary>One of each pair goes into the other. The ids of the <see cref="JoinedDelegation"/>s.</summary>
    public async Task<List<Guid>> Join(IEnumerable<BothSend> both, Guid mergeId, Actor by, Instant at)
    {
        var joined = new List<Guid>();
        foreach (var pair in both)
        {
            db.ReachInto(pair.ConferenceId);
            var (lead, gone) = (pair.Lead, pair.Into);

            // 1. Whoever takes a place in either waits here; those of the one that goes are none from now on.
            await PlacesOf(lead, gone).ExecuteUpdateAsync(set => set.SetProperty(p => p.Version, p => p.Version + 1));
            var places = (await PlacesOf(lead, gone).AsNoTracking().ToListAsync()).ToLookup(p => p.DelegationId);
            await PlacesOf(gone).ExecuteUpdateAsync(set => set.SetProperty(p => p.Granted, 0).SetProperty(p => p.Taken, 0));
            await Delegation(gone).ExecuteUpdateAsync(set => set.SetProperty(d => d.JoinedIntoId, lead).SetProperty(d => d.Version, d => d.Version + 1));

            // 2. People and links go along, the people with their places.
            var moved = await pointers.Move<Delegation>(gone, lead, GoAlong);
            var added = new List<Guid>();
            foreach (var brought in places[gone])
            {
                if (places[lead].Any(p => p.CategoryId == brought.CategoryId)) await Give(lead, brought.CategoryId, brought.Granted, brought.Taken);
                else if (brought.Granted > 0) added.Add(Add(pair.ConferenceId, lead, brought.CategoryId, brought.Granted, brought.Taken));
            }
            if (added.Count > 0) moved[PlacesAdded] = added;

            // 3. What the one that stays does not say itself it learns.
            var (before, others) = (await FactsOf(lead), await FactsOf(gone));
            var after = before.Learning(others);
            if (after != before) await Tell(lead, after);
            var one = new JoinedDelegation
            {
                ConferenceId = pair.ConferenceId,
                MergeId = mergeId,
                LeadId = lead,
                GoneId = gone,
                By = by.Name,
                At = at,
                Granted = places[gone].Where(p => p.Granted > 0).ToDictionary(p => p.CategoryId, p => p.Granted),
                Moved = moved,
                Before = before,
                After = after,
            };
            db.JoinedDelegations.Add(one);
            joined.Add(one.Id);
        }
        return joined;
    }

    /// <summary>Why what this merge joined cannot be taken apart; null when it can.</summary>
    public async Task<Refusal?> WhyNotPart(Merge merge)
    {
        var joined = await Of(merge);
        if (joined.Count == 0) return null;
        var (known, may) = (await db.ConferencesOfReader().ToDictionaryAsync(c => c.Id, c => c.Title), await db.ConferencesWhere(Area.Invitations, Deed.Change).Select(c => c.Id).ToListAsync());
        foreach (var one in joined)
        {
            var where = known.GetValueOrDefault(one.ConferenceId)?.ToString() ?? Site.Wording.Texts["a conference that you do not work at"];
            if (!may.Contains(one.ConferenceId)) return Organisations.Organisation.BothSendDelegations.With(where);
            if (await db.JoinedDelegations.IgnoreQueryFilters().AnyAsync(j => j.Id > one.Id && j.UndoneAt == null && (j.LeadId == one.LeadId || j.GoneId == one.LeadId))) return JoinedDelegation.LaterOne.With(where);
        }
        return null;
    }

    /// <summary>Two delegations again; the organisations have theirs back already.</summary>
    public async Task Part(Merge merge, Actor by, Instant at)
    {
        foreach (var one in await Of(merge))
        {
            db.ReachInto(one.ConferenceId);
            var (lead, gone) = (one.LeadId, one.GoneId);
            await PlacesOf(lead, gone).ExecuteUpdateAsync(set => set.SetProperty(p => p.Version, p => p.Version + 1));
            await Delegation(gone).ExecuteUpdateAsync(set => set.SetProperty(d => d.JoinedIntoId, (Guid?)null).SetProperty(d => d.Version, d => d.Version + 1));
            await pointers.MoveBack<Delegation>(one.Moved, lead, gone);

            // Who was there goes back with a place, in whichever category by now; places that were brought go back as far as they are free.
            var held = await PeopleOf(gone).GroupBy(p => p.CategoryId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
            var own = await PlacesOf(gone).Select(p => p.CategoryId).ToListAsync();
            foreach (var category in held.Keys.Union(one.Granted.Keys))
            {
                var (taken, brought) = (held.GetValueOrDefault(category), one.Granted.GetValueOrDefault(category));
                await PlacesOf(lead).Where(p => p.CategoryId == category).ExecuteUpdateAsync(set => set
                    .SetProperty(p => p.Granted, p => p.Granted - brought > p.Taken - taken ? p.Granted - brought : p.Taken - taken).SetProperty(p => p.Taken, p => p.Taken - taken));
                if (own.Contains(category)) await Give(gone, category, Math.Max(brought, taken), taken);
                else _ = Add(one.ConferenceId, gone, category, Math.Max(brought, taken), taken);
            }
            var added = one.Moved.GetValueOrDefault(PlacesAdded) ?? [];
            await PlacesOf(lead).Where(p => added.Contains(p.Id) && p.Granted == 0).ExecuteDeleteAsync();
            var now = await FactsOf(lead);
            if (now.GivingBack(one.Before, one.After) is var then && then != now) await Tell(lead, then);
            one.Undo(by.Name, at);
        }
    }

    /// <summary>What these merges joined, taken apart since or not, at conferences whose delegations the reader sees; the newest conference first.</summary>
    public async Task<ILookup<Guid, JoinedAt>> JoinedBy(params Guid[] merges) =>
        (await (from j in db.JoinedDelegations.IgnoreQueryFilters().AsNoTracking()
                join c in db.ConferencesWhere(Area.Invitations, Deed.Read) on j.ConferenceId equals c.Id
                where merges.Contains(j.MergeId)
                orderby c.Starts descending, j.Id
                select new { j, c.Slug, c.Title }).ToListAsync())
        .ToLookup(x => x.j.MergeId, x => new JoinedAt(x.Slug, x.Title, x.j.LeadId, x.j.GoneId, x.j.People, x.j.Granted.Values.Sum()));

    private Task<List<JoinedDelegation>> Of(Merge merge) => db.JoinedDelegations.IgnoreQueryFilters().Where(j => j.MergeId == merge.Id && j.UndoneAt == null).OrderBy(j => j.Id).ToListAsync();

    private IQueryable<Delegation> Delegation(Guid id) => db.Delegations.IgnoreQueryFilters().Where(d => d.Id == id);

    private IQueryable<Places> PlacesOf(params Guid[] delegations) => db.Places.IgnoreQueryFilters().Where(p => delegations.Contains(p.DelegationId));

    /// <summary>Those who hold a place.</summary>
    private IQueryable<Participation> PeopleOf(params Guid[] delegations) => db.Participations.IgnoreQueryFilters()
        .Where(Participation.HoldingPlace).Where(p => delegations.Contains(p.DelegationId));

    private Task<Invitation?> InvitationOf(Guid delegation) => db.Invitations.IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(i => i.DelegationId == delegation);

    private async Task<DelegationFacts> FactsOf(Guid delegation) => DelegationFacts.Of(await Delegation(delegation).AsNoTracking().SingleAsync(), await InvitationOf(delegation));

    private async Task Tell(Guid delegation, DelegationFacts facts)
    {
        await Delegation(delegation).ExecuteUpdateAsync(set => set
            .SetProperty(d => d.Group, facts.Group).SetProperty(d => d.LetterSignedBy, facts.LetterSignedBy).SetProperty(d => d.LetterReceived, facts.LetterReceived).SetProperty(d => d.Version, d => d.Version + 1));
        if (facts.Deadline is { } deadline)
            await db.Invitations.IgnoreQueryFilters().Where(i => i.DelegationId == delegation && i.Deadline != deadline)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.Deadline, deadline).SetProperty(i => i.Version, i => i.Version + 1));
    }

    private Task<int> Give(Guid delegation, Guid category, int granted, int taken) => PlacesOf(delegation).Where(p => p.CategoryId == category)
        .ExecuteUpdateAsync(set => set.SetProperty(p => p.Granted, p => p.Granted + granted).SetProperty(p => p.Taken, p => p.Taken + taken));

    private Guid Add(Guid conference, Guid delegation, Guid category, int granted, int taken)
    {
        var places = Places.Brought(conference, delegation, category, granted, taken);
        db.Places.Add(places);
        return places.Id;
    }
}

/// <summary>What a conference tells of delegations that went into others.</summary>
public static class Joined
{
    /// <summary>Those that went into this one and are not taken apart again; in the scope of its conference.</summary>
    public static async Task<List<JoinedView>> JoinedInto(this PlenaryDb db, Guid delegation)
    {
        var joined = await (from j in db.JoinedDelegations.AsNoTracking()
                            join m in db.Merges.AsNoTracking() on j.MergeId equals m.Id
                            join kept in db.Organisations on m.KeptId equals kept.Id
                            join gone in db.Organisations on m.GoneId equals gone.Id
                            where j.LeadId == delegation && j.UndoneAt == null
                            orderby j.Id
                            select new { j, m.Moved, Kept = kept.Names, Gone = gone.Names }).ToListAsync();
        var views = new List<JoinedView>();
        foreach (var (one, moved, kept, gone) in joined.Select(x => (x.j, x.Moved, x.Kept.In(Site.Wording.Texts.Language), x.Gone.In(Site.Wording.Texts.Language))))
        {
            var invitation = await db.Invitations.IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(i => i.DelegationId == one.GoneId);
            views.Add(new(one.GoneId, one.MergeId, kept, gone, moved.GetValueOrDefault("delegation")?.Contains(one.GoneId) is true ? gone : kept, one.By, one.At,
                one.People, one.Granted.Values.Sum())
            {
                Invitation = invitation,
                Letter = await db.MailStateOf(invitation?.LetterId),
            });
        }
        return views;
    }
}
