using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Plenary.Api;
using Plenary.Storage;

namespace Plenary.Records;

/// <summary>What a list of interventions is narrowed to; the address holds it.</summary>
public sealed record InterventionFilter
{
    public Guid? Session { get; init; }

    /// <summary>Beginnings of words of the speaker's name, or of whom they spoke for.</summary>
    public string? Speaker { get; init; }

    /// <summary>In which it was given.</summary>
    public string? Language { get; init; }

    /// <summary>True: what the public reads now; false: what it does not.</summary>
    public bool? Public { get; init; }

    /// <summary>Beginnings of words of anything in it.</summary>
    public string? Q { get; init; }

    public bool IsEmpty => this == new InterventionFilter();
}

/// <summary>One line of the list.</summary>
public sealed record InterventionLine(
    Guid Id, int Version, Guid SessionId, LocalText Session, LocalDateTime? SessionStarts, int Order, Guid? Person, string Speaker, string Office, string For, LocalDateTime? At, string Language,
    string Summary, Instant? PublishedAt, Instant? WithdrawnAt, RowKey Key)
{
    public bool IsPublic => PublishedAt is not null && WithdrawnAt is null;

    /// <summary>The speaker's in another script, where the page asked for it.</summary>
    public string SecondName { get; init; } = "";

    /// <summary>What a search found in it; null without one.</summary>
    public Passage? Passage { get; init; }
}

/// <summary>Where a page of the list begins or ends.</summary>
public sealed record RowKey(LocalDateTime Starts, int Number, int Order, string Speaker, Guid Id)
{
    public override string ToString() => Cursor.Of(LocalDateTimePattern.GeneralIso.Format(Starts), Number.ToString(CultureInfo.InvariantCulture), Order.ToString(CultureInfo.InvariantCulture), Speaker, Id.ToString());

    /// <summary>Null on the first page.</summary>
    /// <exception cref="NotUnderstood">Not where a page of this list ended; answered with 400.</exception>
    public static RowKey? Parse(string? text)
    {
        if (Cursor.Read(text, 5) is not { } parts) return null;
        return LocalDateTimePattern.GeneralIso.Parse(parts[0]) is { Success: true } starts && int.TryParse(parts[1], out var number) && int.TryParse(parts[2], out var order) && Guid.TryParse(parts[4], out var id)
            ? new(starts.Value, number, order, parts[3], id) : throw Cursor.NotOfThisList;
    }
}

/// <summary>The interventions of the conference in scope: in the order in which they were given, or by speaker.</summary>
public sealed class InterventionList
{
    /// <summary>Counts are exact up to here.</summary>
    public const int CountedTo = 10_000;

    /// <summary>Up to so many that a search finds are taken by their ids afterwards; the words of more are looked through again.</summary>
    private const int Few = 1_000;

    /// <summary>A session without a time stands last.</summary>
    private static readonly LocalDateTime Never = new(9999, 1, 1, 0, 0);

    private readonly PlenaryDb db;
    private readonly WordSearch search;
    private readonly IQueryable<Intervention> found;

    private InterventionList(PlenaryDb db, WordSearch search, IQueryable<Intervention> found, int count) => (this.db, this.search, this.found, Count) = (db, search, found, count);

    /// <summary>How many there are, counted to one more than <see cref="CountedTo"/>.</summary>
    public int Count { get; }

    public static async Task<InterventionList> Of(PlenaryDb db, InterventionFilter filter, Instant now, CancellationToken cancellationToken = default)
    {
        var all = db.Interventions.AsNoTracking();
        if (filter.Public is true) all = all.PublicAt(now);
        if (filter.Public is false) all = all.Where(i => !(i.PublishedAt != null && i.PublishedAt <= now) || i.WithdrawnAt != null);
        if (filter.Session is { } session) all = all.Where(i => i.SessionId == session);
        if (!string.IsNullOrEmpty(filter.Language)) all = all.Where(i => i.Language == filter.Language);
        all = WordSearch.For(filter.Speaker).OfSpeakers(all);

        var search = WordSearch.For(filter.Q);
        if (search.IsEmpty) return new(db, search, all, await all.Take(CountedTo + 1).CountAsync(cancellationToken));
        all = search.In(all);
        var ids = await all.Select(i => i.Id).Order().Take(Few + 1).ToListAsync(cancellationToken);
        return ids.Count <= Few
            ? new(db, search, db.Interventions.AsNoTracking().Where(i => EF.Parameter(ids).Contains(i.Id)), ids.Count)
            : new(db, search, all, await all.Take(CountedTo + 1).CountAsync(cancellationToken));
    }

    /// <summary>The lines after (or before) a key, in their order.</summary>
    public async Task<(List<InterventionLine> Lines, bool More)> Page(int size, bool bySpeaker = false, bool falling = false, RowKey? after = null, RowKey? before = null, CancellationToken cancellationToken = default)
    {
        var backwards = before is not null;
        var rows = from i in found join s in db.Sessions on i.SessionId equals s.Id select new Row { I = i, S = s, Starts = s.Starts ?? Never };
        rows = bySpeaker ? BySpeaker(rows, falling ^ backwards, before ?? after) : Spoken(rows, falling ^ backwards, before ?? after);
        var lines = await rows.Take(size + 1).Select(r => new InterventionLine(
            r.I.Id, r.I.Version, r.I.SessionId, r.S.Title, r.S.Starts, r.I.Order, r.I.PersonId, r.I.SpeakerName, r.I.SpeakerOffice, r.I.For, r.I.At, r.I.Language, r.I.Summary, r.I.PublishedAt, r.I.WithdrawnAt,
            new(r.Starts, r.S.Number, r.I.Order, r.I.SpeakerKey, r.I.Id))).ToListAsync(cancellationToken);
        var more = lines.Count > size;
        if (more) lines.RemoveAt(size);
        if (backwards) lines.Reverse();
        return (search.IsEmpty ? lines : await WithPassages(lines, cancellationToken), more);
    }

    /// <summary>The ids of all, in the order in which they were given.</summary>
    public Task<List<Guid>> Ids(int most, CancellationToken cancellationToken = default) =>
        Spoken(from i in found join s in db.Sessions on i.SessionId equals s.Id select new Row { I = i, S = s, Starts = s.Starts ?? Never }, false, null)
            .Select(r => r.I.Id).Take(most).ToListAsync(cancellationToken);

    private static IQueryable<Row> Spoken(IQueryable<Row> rows, bool falling, RowKey? key)
    {
        if (key is { } k)
            rows = falling
                ? rows.Where(r => r.Starts < k.Starts || (r.Starts == k.Starts && (r.S.Number < k.Number || (r.S.Number == k.Number && (r.I.Order < k.Order || (r.I.Order == k.Order && r.I.Id < k.Id))))))
                : rows.Where(r => r.Starts > k.Starts || (r.Starts == k.Starts && (r.S.Number > k.Number || (r.S.Number == k.Number && (r.I.Order > k.Order || (r.I.Order == k.Order && r.I.Id > k.Id))))));
        return falling
            ? rows.OrderByDescending(r => r.Starts).ThenByDescending(r => r.S.Number).ThenByDescending(r => r.I.Order).ThenByDescending(r => r.I.Id)
            : rows.OrderBy(r => r.Starts).ThenBy(r => r.S.Number).ThenBy(r => r.I.Order).ThenBy(r => r.I.Id);
    }

    private static IQueryable<Row> BySpeaker(IQueryable<Row> rows, bool falling, RowKey? key)
    {
        if (key is { } k)
            rows = falling
                ? rows.Where(r => r.I.SpeakerKey.CompareTo(k.Speaker) < 0 || (r.I.SpeakerKey == k.Speaker && r.I.Id < k.Id))
                : rows.Where(r => r.I.SpeakerKey.CompareTo(k.Speaker) > 0 || (r.I.SpeakerKey == k.Speaker && r.I.Id > k.Id));
        return falling ? rows.OrderByDescending(r => r.I.SpeakerKey).ThenByDescending(r => r.I.Id) : rows.OrderBy(r => r.I.SpeakerKey).ThenBy(r => r.I.Id);
    }

    private async Task<List<InterventionLine>> WithPassages(List<InterventionLine> lines, CancellationToken cancellationToken)
    {
        var ids = lines.ConvertAll(l => l.Id);
        var whole = await db.Interventions.AsNoTracking().Where(i => EF.Parameter(ids).Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancellationToken);
        return lines.ConvertAll(line => line with { Passage = whole.TryGetValue(line.Id, out var i) ? search.PassageOf(i.Texts) : null });
    }

    private sealed class Row
    {
        public required Intervention I { get; init; }
        public required Programme.Session S { get; init; }
        public required LocalDateTime Starts { get; init; }
    }
}
