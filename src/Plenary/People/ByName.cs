using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Storage;

namespace Plenary.People;

/// <summary>Stands in the lists of the directory.</summary>
public interface IListed
{
    /// <summary>The same order on both databases.</summary>
    string SortKey { get; }

    /// <summary>ISO 3166-1; null for none.</summary>
    string? Country { get; }

    /// <summary>When it was entered or last changed.</summary>
    Instant ChangedAt { get; }

    /// <summary>The column of <see cref="Country"/>.</summary>
    static abstract string CountryColumn { get; }
}

public static class ByName
{
    /// <summary>By name, from where the last page ended.</summary>
    public static IQueryable<T> After<T>(this IQueryable<T> list, (string SortKey, Guid Id)? last, bool backwards = false) where T : Entity, IListed
    {
        list = list.Beyond(last, backwards);
        return backwards ? list.OrderByDescending(x => x.SortKey).ThenByDescending(x => x.Id) : list.OrderBy(x => x.SortKey).ThenBy(x => x.Id);
    }

    /// <summary>Those that stand beyond a name, in no order yet.</summary>
    internal static IQueryable<T> Beyond<T>(this IQueryable<T> list, (string SortKey, Guid Id)? last, bool backwards) where T : Entity, IListed
    {
        if (last is not var (key, id)) return list;
        return backwards
            ? list.Where(x => x.SortKey.CompareTo(key) <= 0 && (x.SortKey.CompareTo(key) < 0 || x.Id < id))
            : list.Where(x => x.SortKey.CompareTo(key) >= 0 && (x.SortKey.CompareTo(key) > 0 || x.Id > id));
    }

    /// <summary>One page. Which of thousands it holds is read from the words they bear, and only then what belongs to them.</summary>
    /// <param name="most">So many will be taken at most.</param>
    public static IQueryable<T> After<T>(this FoundByName<T> found, PlenaryDb db, int most, (string SortKey, Guid Id)? last, bool backwards = false) where T : Entity, IListed
    {
        if (found.Bearers is not { } words) return found.All.After(last, backwards).Take(most);
        var ids = words.After(last, backwards).Take(most);
        return db.Set<T>().AsNoTracking().Where(x => ids.Contains(x.Id)).After(null, backwards);
    }

    private static IQueryable<Guid> After(this IQueryable<SearchWord> words, (string SortKey, Guid Id)? last, bool backwards)
    {
        words = words.Where(w => w.SortKey != null);
        if (last is var (key, id))
        {
            words = backwards
                ? words.Where(w => w.SortKey!.CompareTo(key) <= 0 && (w.SortKey.CompareTo(key) < 0 || w.SubjectId < id))
                : words.Where(w => w.SortKey!.CompareTo(key) >= 0 && (w.SortKey.CompareTo(key) > 0 || w.SubjectId > id));
        }
        // Each once, for two words of a name may begin alike: grouped, they are put in order in the same step; made distinct, SQLite takes three times as long.
        var bearers = words.GroupBy(w => new { w.SortKey, w.SubjectId }).Select(g => g.Key);
        bearers = backwards ? bearers.OrderByDescending(b => b.SortKey).ThenByDescending(b => b.SubjectId) : bearers.OrderBy(b => b.SortKey).ThenBy(b => b.SubjectId);
        return bearers.Select(b => b.SubjectId);
    }

    /// <summary>How many bear them, counted to so many: each once.</summary>
    internal static Task<int> CountBearers(this IQueryable<SearchWord> words, int most) => words.Where(w => w.SortKey != null).Select(w => w.SubjectId).Distinct().Take(most).CountAsync();
}

/// <summary>Those a list is narrowed to.</summary>
/// <param name="All">Unordered, without records that were merged away.</param>
/// <param name="Bearers">The words they bear, where nothing but a name was asked for and thousands bear it.</param>
public sealed record FoundByName<T>(IQueryable<T> All, IQueryable<SearchWord>? Bearers = null);
