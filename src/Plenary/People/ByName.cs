using Microsoft.EntityFrameworkCore;
using Plenary.Storage;

namespace Plenary.People;

/// <summary>Stands in lists in the order of its name.</summary>
public interface IListedByName
{
    /// <summary>The same order on both databases.</summary>
    string SortKey { get; }
}

public static class ByName
{
    /// <summary>By name, from where the last page ended.</summary>
    public static IQueryable<T> After<T>(this IQueryable<T> list, (string SortKey, Guid Id)? last, bool backwards = false) where T : Entity, IListedByName
    {
        if (backwards)
        {
            if (last is var (before, beforeId)) list = list.Where(x => x.SortKey.CompareTo(before) <= 0 && (x.SortKey.CompareTo(before) < 0 || x.Id < beforeId));
            return list.OrderByDescending(x => x.SortKey).ThenByDescending(x => x.Id);
        }
        if (last is var (key, id)) list = list.Where(x => x.SortKey.CompareTo(key) >= 0 && (x.SortKey.CompareTo(key) > 0 || x.Id > id));
        return list.OrderBy(x => x.SortKey).ThenBy(x => x.Id);
    }

    /// <summary>The same where thousands are to be put in order: which they are is read from an index alone, then what belongs to them.</summary>
    /// <param name="most">So many will be taken at most.</param>
    public static IQueryable<T> After<T>(this IQueryable<T> list, PlenaryDb db, int most, (string SortKey, Guid Id)? last, bool backwards = false) where T : Entity, IListedByName
    {
        var ids = list.After(last, backwards).Take(most).Select(x => x.Id);
        return db.Set<T>().AsNoTracking().Where(x => ids.Contains(x.Id)).After(null, backwards);
    }
}
