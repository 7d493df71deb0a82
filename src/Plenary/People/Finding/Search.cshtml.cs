using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Names;
using Plenary.Organisations;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.People.Finding;

/// <summary>Finds people and organisations by whatever is typed of their names, the best first.</summary>
[Allow(Area.Directory)]
public class SearchModel(PlenaryDb db) : PlenaryPage
{
    private const int Most = 12;

    [BindProperty(SupportsGet = true, Name = "q")] public string? Q { get; set; }

    public IReadOnlyList<Person> People { get; private set; } = [];
    public IReadOnlyList<Organisation> Organisations { get; private set; } = [];
    public bool IsAsked => !string.IsNullOrWhiteSpace(Q);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (!IsAsked) return;
        People = await Best(Subject.Person, db.People.AsNoTracking().Where(p => p.MergedIntoId == null), p => p.OrderBy(x => x.SortKey).ThenBy(x => x.Id), cancellationToken);
        Organisations = await Best(Subject.Organisation, db.Organisations.AsNoTracking().Where(o => o.MergedIntoId == null), o => o.OrderBy(x => x.SortKey).ThenBy(x => x.Id), cancellationToken);
    }

    /// <summary>Those whose names answer best, then others that hold the letters, by name.</summary>
    private async Task<IReadOnlyList<T>> Best<T>(Subject subject, IQueryable<T> all, Func<IQueryable<T>, IQueryable<T>> byName, CancellationToken cancellationToken) where T : Entity
    {
        var hits = DirectoryIndex.Of(db) is { } index ? await index.Typed(db, subject, Q!, Most, cancellationToken) : [];
        var ids = hits.Select(hit => hit.Key).ToList();
        var best = (await all.Where(x => ids.Contains(x.Id)).ToListAsync(cancellationToken)).OrderBy(x => ids.IndexOf(x.Id)).ToList();
        var search = await NameSearch.For(db, subject, Q, cancellationToken);
        var others = search.IsEmpty ? [] : await byName(search.In(all, x => x.Id)).Take(Most).ToListAsync(cancellationToken);
        return [.. best.Concat(others).DistinctBy(x => x.Id).Take(Most)];
    }
}
