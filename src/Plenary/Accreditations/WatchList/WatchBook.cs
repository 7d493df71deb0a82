using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Names;
using Plenary.Storage;

namespace Plenary.Accreditations.WatchList;

/// <summary>An entry that a name is like.</summary>
public readonly record struct WatchMatch(Guid EntryId, string Name, double Score);

/// <summary>One watch list in memory, as it was at a line of the history. It never changes.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Whoever opened it may still read it when a newer one takes its place. Its index, once built, keeps nothing but memory.")]
public sealed class WatchBook
{
    private const int Most = 50;

    private readonly NameIndex<Guid> index = new();
    private readonly Dictionary<Guid, WatchEntry> entries = [];

    internal WatchBook(IEnumerable<WatchEntry> list, Keys keys)
    {
        foreach (var entry in list)
        {
            entries[entry.Id] = entry;
            foreach (var name in entry.Text(keys).Names) index.Add(entry.Id, name.Text);
        }
    }

    /// <summary>The entries in force on this day that one of the names is like, each once with its best score.</summary>
    public IReadOnlyList<WatchMatch> Like(IEnumerable<string> names, LocalDate day) =>
        [.. names.SelectMany(name => index.Find(name, Most, NameLevels.Watch)).Where(hit => Holds(hit.Key, day))
            .GroupBy(hit => hit.Key).Select(g => g.MaxBy(hit => hit.Score)).OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Key)
            .Select(hit => new WatchMatch(hit.Key, hit.Name, hit.Score))];

    public bool Holds(Guid entryId, LocalDate day) => entries.TryGetValue(entryId, out var entry) && entry.HoldsOn(day);

    /// <summary>The entries whose names answer to what was typed.</summary>
    public IReadOnlyList<Guid> Typed(string typed)
    {
        var word = TypedName.Parse(typed);
        return [.. index.Complete(typed, Most).Where(hit => word.Fit(hit.Name) is not null).Concat(index.Find(typed, Most, NameLevels.Possible)).Select(hit => hit.Key).Distinct()];
    }
}

/// <summary>The watch lists in memory, one for each conference; read anew when the history says that a list was changed.</summary>
public sealed class WatchShelf(Keys keys)
{
    /// <summary>The lines of the history after which a list is another one. That an entry was read is none of them.</summary>
    private static readonly string[] Changes = ["watch-entry.added", "watch-entry.changed", "watch-entry.deleted", WatchImport.Done];

    private readonly ConcurrentDictionary<Guid, (long Number, WatchBook Book)> books = new();

    /// <param name="db">In the scope of the conference.</param>
    public async Task<WatchBook> Open(PlenaryDb db, Guid conferenceId)
    {
        var head = await db.AuditHead.AsNoTracking().Select(h => h.Number).SingleAsync();
        if (books.TryGetValue(conferenceId, out var kept) && (kept.Number == head || !await IsChanged(db, kept.Number, head)))
        {
            books[conferenceId] = (head, kept.Book);
            return kept.Book;
        }
        // Two that ask at once both read the list; either book is right.
        var book = new WatchBook(await db.WatchEntries.AsNoTracking().Where(e => e.EndedAt == null).ToListAsync(), keys);
        books[conferenceId] = (head, book);
        return book;
    }

    private static Task<bool> IsChanged(PlenaryDb db, long from, long to) =>
        db.AuditEntries.AnyAsync(e => e.Number > from && e.Number <= to && Changes.Contains(e.Action));
}
