using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Plenary.Names;
using Plenary.Storage;

namespace Plenary.People;

/// <summary>
/// Finds names by the beginnings of their words, in any order, as somebody types them. Where few bear the rarest word, those few are
/// taken and sorted; where thousands do, the database gathers them; where more do, the list is walked in its order and each name asked for
/// the words, which soon fills a page. To the few come those who are spelled otherwise or in another script (<see cref="DirectoryIndex"/>).
/// </summary>
public sealed class NameSearch
{
    /// <summary>A word that so few bear is where to begin; how many bear the others need not be asked.</summary>
    private const int RareEnough = 100;

    /// <summary>Up to so many are taken and sorted.</summary>
    private const int Few = 1000;

    /// <summary>Up to so many are gathered by the database; of more the list itself soon fills a page.</summary>
    private const int Some = 8_000;

    /// <summary>At most so many who are spelled otherwise.</summary>
    private const int MostOtherwise = 20;
    private const string AfterAll = "\U0010FFFF";

    private readonly PlenaryDb db;
    private readonly Subject subject;
    private readonly IReadOnlyList<string> words;
    private IQueryable<SearchWord>? some;

    private NameSearch(PlenaryDb db, Subject subject, IReadOnlyList<string> words) => (this.db, this.subject, this.words) = (db, subject, words);

    /// <summary>Those who bear all words, in whatever spelling, when they are few; null when they are many (or nothing was typed).</summary>
    public IReadOnlyList<Guid>? Found { get; private set; }

    /// <summary>The words of those who are found, when they are thousands: read in the order of the bearers' names, a page of them is found without looking at the others.</summary>
    public IQueryable<SearchWord>? Gathered => Found is null ? some : null;

    /// <summary>Nothing to search for was typed.</summary>
    public bool IsEmpty => words.Count == 0;

    public static async Task<NameSearch> For(PlenaryDb db, Subject subject, string? typed, CancellationToken cancellationToken = default)
    {
        var words = SearchKey.Typed(typed);
        var search = new NameSearch(db, subject, words);
        if (words.Count == 0) return search;

        var (rarest, fewest) = await search.Rarest(cancellationToken);
        if (fewest > Some && words.Count == 1) return search;

        var bearers = search.Bearing(rarest);
        foreach (var other in words.Where(w => w != rarest))
        {
            var end = other + AfterAll;
            bearers = bearers.Where(b => db.SearchWords.Any(w => w.Subject == subject && w.SubjectId == b.SubjectId && w.Word.CompareTo(other) >= 0 && w.Word.CompareTo(end) < 0));
        }
        if (fewest <= Some) search.some = bearers;
        if (fewest > Few && words.Count == 1) return search;
        var ids = await bearers.Select(b => b.SubjectId).Distinct().Order().Take(Few + 1).ToListAsync(cancellationToken);
        if (ids.Count > Few) return search;
        var otherwise = DirectoryIndex.Of(db) is { } index ? await index.Typed(db, subject, typed!, MostOtherwise, cancellationToken) : [];
        search.Found = [.. ids.Union(otherwise.Select(hit => hit.Key))];
        return search;
    }

    public IQueryable<Person> In(IQueryable<Person> people) => In(people, p => p.Id);

    public IQueryable<Organisations.Organisation> In(IQueryable<Organisations.Organisation> organisations) => In(organisations, o => o.Id);

    /// <summary>Rows that speak of those who are found, as participations do of people.</summary>
    public IQueryable<T> In<T>(IQueryable<T> rows, Expression<Func<T, Guid>> of)
    {
        if (Found is { } few) return Where(rows, of, id => EF.Parameter(few).Contains(id));
        if (some is { } gathered) return Where(rows, of, id => gathered.Select(w => w.SubjectId).Contains(id));
        foreach (var word in words)
        {
            var end = word + AfterAll;
            rows = Where(rows, of, id => db.SearchWords.Any(w => w.Subject == subject && w.SubjectId == id && w.Word.CompareTo(word) >= 0 && w.Word.CompareTo(end) < 0));
        }
        return rows;
    }

    /// <summary>The word that the fewest bear, and how many these are. Of several the first that is rare enough: to find it, nobody counts the thousands who bear another.</summary>
    private async Task<(string Word, int Count)> Rarest(CancellationToken cancellationToken)
    {
        if (words.Count > 1)
        {
            foreach (var word in words)
                if (await Count(word, RareEnough) is var few and <= RareEnough) return (word, few);
        }
        var (rarest, fewest) = (words[0], int.MaxValue);
        foreach (var word in words)
            if (await Count(word, Some) is var count && count < fewest) (rarest, fewest) = (word, count);
        return (rarest, fewest);

        Task<int> Count(string word, int most) => Bearing(word).Take(most + 1).CountAsync(cancellationToken);
    }

    private static IQueryable<T> Where<T>(IQueryable<T> rows, Expression<Func<T, Guid>> of, Expression<Func<Guid, bool>> fits) =>
        rows.Where(Expression.Lambda<Func<T, bool>>(ReplacingExpressionVisitor.Replace(fits.Parameters[0], of.Body, fits.Body), of.Parameters));

    private IQueryable<SearchWord> Bearing(string word)
    {
        var end = word + AfterAll;
        return db.SearchWords.AsNoTracking().Where(w => w.Subject == subject && w.Word.CompareTo(word) >= 0 && w.Word.CompareTo(end) < 0);
    }
}
