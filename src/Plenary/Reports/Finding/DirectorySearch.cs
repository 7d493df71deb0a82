using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Names;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Storage;

namespace Plenary.Reports.Finding;

/// <summary>Finds people and organisations by whatever is typed of their names, the best first. Who does not read the directory finds nobody, nor does a token that is bound to one conference.</summary>
public sealed class DirectorySearch(PlenaryDb db)
{
    private const int Most = 12;

    public async Task<(IReadOnlyList<Person> People, IReadOnlyList<Organisation> Organisations)> Find(Visitor visitor, string? typed, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(typed) || visitor.TokenConferenceId is not null || !db.Scope.May(Area.Directory, Deed.Read)) return ([], []);
        return (await Best(typed, Subject.Person, db.People.AsNoTracking().Where(p => p.MergedIntoId == null), p => p.OrderBy(x => x.SortKey).ThenBy(x => x.Id), cancellationToken),
            await Best(typed, Subject.Organisation, db.Organisations.AsNoTracking().Where(o => o.MergedIntoId == null), o => o.OrderBy(x => x.SortKey).ThenBy(x => x.Id), cancellationToken));
    }

    /// <summary>Those whose names answer best, then others that hold the letters, by name.</summary>
    private async Task<IReadOnlyList<T>> Best<T>(string typed, Subject subject, IQueryable<T> all, Func<IQueryable<T>, IQueryable<T>> byName, CancellationToken cancellationToken) where T : Entity
    {
        var hits = DirectoryIndex.Of(db) is { } index ? await index.Typed(db, subject, typed, Most, cancellationToken) : [];
        var ids = hits.Select(hit => hit.Key).ToList();
        var best = (await all.Where(x => ids.Contains(x.Id)).ToListAsync(cancellationToken)).OrderBy(x => ids.IndexOf(x.Id)).ToList();
        if (best.Count == Most) return best;   // a common name: nobody need be looked for by the letters too
        var search = await NameSearch.For(db, subject, typed, cancellationToken);
        var others = search.IsEmpty ? [] : await byName(search.In(all, x => x.Id)).Take(Most).ToListAsync(cancellationToken);
        return [.. best.Concat(others).DistinctBy(x => x.Id).Take(Most)];
    }
}
