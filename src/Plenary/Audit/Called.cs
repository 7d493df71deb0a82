using Microsoft.EntityFrameworkCore;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Audit;

/// <summary>
/// How the things are called that entries of the history speak of, and where they stand. An entry holds ids, so that it stays true when a name changes; somebody who
/// reads it wants to know who that is.
/// </summary>
public static class Called
{
    /// <param name="Address">Null where there is no page of it.</param>
    public sealed record Thing(string Name, string? Address = null);

    /// <summary>Those of the ids that are known now, each kind asked for by those that no kind before it had: of the conference in scope, and above the conferences.</summary>
    /// <param name="desk">Address of the conference's workspace; null above the conferences.</param>
    public static async Task<IReadOnlyDictionary<Guid, Thing>> Of(PlenaryDb db, IEnumerable<Guid> ids, string? desk, CancellationToken cancellationToken = default)
    {
        var (found, left) = (new Dictionary<Guid, Thing>(), ids.Where(id => id != Guid.Empty).ToHashSet());
        var language = Wording.Texts.Language;

        async Task Find<T>(IQueryable<T> rows, Func<T, (Guid Id, string Name)> called, string? under = null)
        {
            if (left.Count == 0) return;
            foreach (var (id, name) in (await rows.ToListAsync(cancellationToken)).Select(called))
                if (left.Remove(id)) found[id] = new(name, under is null ? null : $"{under}{id}");
        }

        var participants = db.Participations.Join(db.People, p => p.PersonId, x => x.Id, (p, x) => new { p.Id, x.Names });
        var delegations = db.Delegations.Join(db.Organisations, d => d.OrganisationId, o => o.Id, (d, o) => new { d.Id, o.Names, d.OrganisationId });

        await Find(participants.Where(p => left.Contains(p.Id)), p => (p.Id, p.Names[0].Text), $"{desk}/accreditation?open=");
        await Find(db.People.Where(p => left.Contains(p.Id)).Select(p => new { p.Id, p.Names }), p => (p.Id, p.Names[0].Text), "/directory/people/");
        await Find(db.Organisations.AsNoTracking().Where(o => left.Contains(o.Id)), o => (o.Id, o.NameIn(language)), "/directory/organisations/");
        await Find(db.Steps.Where(s => left.Contains(s.Id)).Join(participants, s => s.ParticipationId, p => p.Id, (s, p) => new { s.Id, p.Names }), s => (s.Id, s.Names[0].Text));
        await Find(db.Badges.Where(b => left.Contains(b.Id)).Join(participants, b => b.ParticipationId, p => p.Id, (b, p) => new { b.Id, b.Serial, p.Names }), b => (b.Id, $"{Badges.BadgePrint.Number(b.Serial)} · {b.Names[0].Text}"), $"{desk}/badges/");
        await Find(delegations.Where(d => left.Contains(d.Id)), d => (d.Id, d.Names[0].Text), $"{desk}/delegations/");
        await Find(db.Invitations.Where(i => left.Contains(i.Id)).Join(delegations, i => i.DelegationId, d => d.Id, (i, d) => new { i.Id, d.Names }), i => (i.Id, i.Names[0].Text));
        await Find(db.DelegationLinks.Where(l => left.Contains(l.Id)).Join(delegations, l => l.DelegationId, d => d.Id, (l, d) => new { l.Id, d.Names }), l => (l.Id, l.Names[0].Text));
        await Find(db.Places.Where(p => left.Contains(p.Id)).Join(delegations, p => p.DelegationId, d => d.Id, (p, d) => new { p.Id, d.Names }), p => (p.Id, p.Names[0].Text));
        await Find(db.Sessions.Where(s => left.Contains(s.Id)).Select(s => new { s.Id, s.Title }), s => (s.Id, s.Title.ToString()), $"{desk}/programme/");
        await Find(db.Speakers.Where(s => left.Contains(s.Id)).Select(s => new { s.Id, s.Name }), s => (s.Id, s.Name));
        await Find(db.Interventions.Where(i => left.Contains(i.Id)).Select(i => new { i.Id, i.SpeakerName }), i => (i.Id, i.SpeakerName), $"{desk}/record/interventions/");
        await Find(db.Decisions.Where(d => left.Contains(d.Id)).Select(d => new { d.Id, d.Title }), d => (d.Id, d.Title.ToString()), $"{desk}/record/decisions/");
        await Find(db.Documents.Where(d => left.Contains(d.Id)).Select(d => new { d.Id, d.Symbol, d.Title }), d => (d.Id, $"{d.Symbol} {d.Title}".Trim()), $"{desk}/documents/");
        await Find(db.PressReleases.Where(r => left.Contains(r.Id)).Select(r => new { r.Id, r.Headline }), r => (r.Id, r.Headline), $"{desk}/press/");
        await Find(db.ProgrammeReleases.Where(r => left.Contains(r.Id)).Select(r => new { r.Id, r.Number }), r => (r.Id, Wording.Texts["No. {0}", r.Number]));
        await Find(db.Rooms.Where(r => left.Contains(r.Id)).Select(r => new { r.Id, r.Name }), r => (r.Id, r.Name.ToString()), $"{desk}/settings/rooms/");
        await Find(db.Zones.Where(z => left.Contains(z.Id)).Select(z => new { z.Id, z.Name }), z => (z.Id, z.Name.ToString()), $"{desk}/settings/zones/");
        await Find(db.Categories.Where(c => left.Contains(c.Id)).Select(c => new { c.Id, c.Name }), c => (c.Id, c.Name.ToString()), $"{desk}/settings/categories/");
        await Find(db.Gates.Where(g => left.Contains(g.Id)).Select(g => new { g.Id, g.Name }), g => (g.Id, g.Name), $"{desk}/gates/");
        await Find(db.Offices.Where(o => left.Contains(o.Id)).Join(db.People, o => o.PersonId, p => p.Id, (o, p) => new { o.Id, o.Title, p.Names }), o => (o.Id, $"{o.Names[0].Text} · {o.Title}"));
        await Find(db.RolesHeld.Where(r => left.Contains(r.Id)).Join(db.Users, r => r.AccountId, a => a.Id, (r, a) => new { r.Id, r.Role, a.Name }), r => (r.Id, $"{r.Name} · {Wording.Texts.Name(r.Role)}"));
        await Find(db.Users.Where(a => left.Contains(a.Id)).Select(a => new { a.Id, a.Name }), a => (a.Id, a.Name));
        await Find(db.Conferences.Where(c => left.Contains(c.Id)).Select(c => new { c.Id, c.Title }), c => (c.Id, c.Title.ToString()));
        await Find(db.Imports.Where(i => left.Contains(i.Id)).Select(i => new { i.Id, i.FileName }), i => (i.Id, i.FileName));
        return found;
    }
}
