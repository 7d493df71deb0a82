using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Delegations;
using Plenary.People;
using Plenary.Press;
using Plenary.Programme;
using Plenary.Records;
using Plenary.Storage;
using Scope = Plenary.Access.Scope;

namespace Plenary.Reports.Finding;

/// <summary>What of a conference can be searched for.</summary>
public enum FoundKind
{
    [Display(Name = "Sessions")] Session,
    [Display(Name = "Delegations")] Delegation,
    [Display(Name = "Interventions")] Intervention,
    [Display(Name = "Decisions")] Decision,
    [Display(Name = "Documents")] Document,
    [Display(Name = "Press releases")] PressRelease,
}

/// <summary>Something that a search found.</summary>
/// <param name="Language">Of the title; null where it is in the reader's own.</param>
/// <param name="About">What tells it from others: when it is, who spoke, its symbol.</param>
/// <param name="Address">Of its page.</param>
/// <param name="Passage">Where the words stand in its text.</param>
public sealed record FoundThing(Guid Id, string Title, string? Language, string About, string Address, Passage? Passage = null);

/// <summary>The things of one kind that a search found at one conference: the first of them, and how many there are.</summary>
/// <param name="All">The page that lists all of them.</param>
public sealed record FoundAt(FoundKind Kind, string Conference, LocalText ConferenceTitle, int Count, string All, IReadOnlyList<FoundThing> Things);

/// <summary>
/// Searches the conferences at which a visitor holds a role, the newest first. Each is read in a scope of its own, with the roles held there: a search finds
/// what the visitor could open, and nothing else.
/// </summary>
public sealed class ConferenceSearch(PlenaryDb db, IServiceScopeFactory scopes, IClock clock)
{
    /// <summary>Older ones are searched from their own pages.</summary>
    private const int MostConferences = 20;

    /// <param name="most">Of each kind at each conference.</param>
    public async Task<IReadOnlyList<FoundAt>> Find(Visitor visitor, string? typed, int most, CancellationToken cancellationToken = default)
    {
        if (WordSearch.For(typed).IsEmpty) return [];
        var held = await db.RolesHeld.Where(r => r.AccountId == visitor.AccountId && r.Ended == null).Select(r => r.ConferenceId).Distinct().ToListAsync(cancellationToken);
        var everywhere = held.Contains(null);
        var conferences = await db.Conferences.AsNoTracking().Where(c => (everywhere || held.Contains(c.Id)) && (visitor.TokenConferenceId == null || c.Id == visitor.TokenConferenceId))
            .OrderByDescending(c => c.Starts).ThenBy(c => c.Slug).Take(MostConferences).ToListAsync(cancellationToken);
        var found = new List<FoundAt>();
        foreach (var conference in conferences)
        {
            await using var services = scopes.CreateAsyncScope();
            var scope = services.ServiceProvider.GetRequiredService<Scope>();
            scope.EnterAs(visitor.Actor, await visitor.RolesAt(db, conference.Id), conference.Id, visitor.TokenScopes);
            found.AddRange(await new At(conference, services.ServiceProvider.GetRequiredService<PlenaryDb>(), typed!, most, clock.GetCurrentInstant()).Find(cancellationToken));
        }
        return [.. found.OrderBy(f => f.Kind)];   // within a kind as the conferences come
    }

    /// <summary>One conference, in its scope.</summary>
    private sealed class At(Conference conference, PlenaryDb db, string typed, int most, Instant now)
    {
        private readonly WordSearch search = WordSearch.For(typed);
        private readonly string home = $"/desk/{conference.Slug}", q = Uri.EscapeDataString(typed);

        public async Task<List<FoundAt>> Find(CancellationToken cancellationToken)
        {
            var found = new List<FoundAt>();
            async Task In(Area area, Func<CancellationToken, Task<FoundAt>> find)
            {
                if (db.Scope.May(area, Deed.Read) && await find(cancellationToken) is { Count: > 0 } some) found.Add(some);
            }
            await In(Area.Programme, Sessions);
            await In(Area.Invitations, Delegations);
            await In(Area.Records, Interventions);
            await In(Area.Records, Decisions);
            await In(Area.Records, Documents);
            await In(Area.Press, Releases);
            return found;
        }

        private FoundAt Some(FoundKind kind, int count, string all, IEnumerable<FoundThing> things) => new(kind, conference.Slug, conference.Title, count, home + all, [.. things]);

        private static (string Text, string Language) In(LocalText text) => text.In(Site.Languages.Current.Tag);

        private async Task<FoundAt> Sessions(CancellationToken cancellationToken)
        {
            var all = new SessionFilter(Q: typed).In(await Draft.Of(db, conference, cancellationToken)).ToList();
            return Some(FoundKind.Session, all.Count, $"/programme?q={q}", all.Take(most).Select(s => new FoundThing(
                s.Id, In(s.Title).Text, In(s.Title).Language, s.Starts is { } at ? $"{Site.Say.DayInText(s.Day!.Value)}, {Site.Say.Time(at.TimeOfDay)}" : Site.Wording.Texts["Without a time"], $"{home}/programme/{s.Id}")));
        }

        private async Task<FoundAt> Delegations(CancellationToken cancellationToken)
        {
            var names = await NameSearch.For(db, Subject.Organisation, typed, cancellationToken);
            if (names.IsEmpty) return Some(FoundKind.Delegation, 0, "", []);
            var all = names.In(db.Delegations.AsNoTracking(), d => d.OrganisationId);
            var some = await (from d in all join o in db.Organisations on d.OrganisationId equals o.Id orderby o.SortKey, d.Id select new { d.Id, o.Names, o.Country }).Take(most).ToListAsync(cancellationToken);
            return Some(FoundKind.Delegation, await all.CountAsync(cancellationToken), $"/delegations?name={q}", some.Select(d => new FoundThing(
                d.Id, d.Names[0].Text, d.Names[0].Language, Countries.Country.OfCode(d.Country)?.Name ?? "", $"{home}/delegations/{d.Id}")));
        }

        private async Task<FoundAt> Interventions(CancellationToken cancellationToken)
        {
            var list = await InterventionList.Of(db, new() { Q = typed }, now, cancellationToken);
            var (lines, _) = list.Count == 0 ? ([], false) : await list.Page(most, cancellationToken: cancellationToken);
            return Some(FoundKind.Intervention, list.Count, $"/record?q={q}", lines.Select(i => new FoundThing(i.Id, i.Speaker, null, i.Session.ToString(), $"{home}/record/interventions/{i.Id}", i.Passage)));
        }

        private async Task<FoundAt> Decisions(CancellationToken cancellationToken)
        {
            var all = search.In(db.Decisions.AsNoTracking());
            var some = await all.OrderBy(d => d.Number).Take(most).ToListAsync(cancellationToken);
            return Some(FoundKind.Decision, await all.CountAsync(cancellationToken), $"/record/decisions?q={q}", some.Select(d => new FoundThing(
                d.Id, In(d.Title).Text, In(d.Title).Language, Site.Wording.Texts["Decision {0}", d.Number], $"{home}/record/decisions/{d.Id}", search.PassageOf(d.Text.All.Select(t => (t.Value, t.Key))))));
        }

        private async Task<FoundAt> Documents(CancellationToken cancellationToken)
        {
            var all = search.In(db.Documents.AsNoTracking());
            var some = await all.OrderBy(d => d.Order).ThenBy(d => d.Symbol).Take(most).ToListAsync(cancellationToken);
            return Some(FoundKind.Document, await all.CountAsync(cancellationToken), $"/documents?q={q}", some.Select(d => new FoundThing(d.Id, In(d.Title).Text, In(d.Title).Language, d.Symbol, $"{home}/documents/{d.Id}")));
        }

        /// <summary>As the press desk has them, before an embargo too: only those who work there get here.</summary>
        private async Task<FoundAt> Releases(CancellationToken cancellationToken)
        {
            var all = await db.ReleasesWith(typed, cancellationToken);
            return Some(FoundKind.PressRelease, all.Count, $"/press?q={q}", all.Take(most).Select(r => new FoundThing(
                r.Id, r.Headline, r.Language, $"{r.Dateline} {Site.Say.Date(r.Date)}".Trim(), $"{home}/press/{r.Id}", search.PassageOf([(r.Body, r.Language)]))));
        }
    }
}
