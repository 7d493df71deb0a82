using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Audit;

/// <summary>What one reads of the history: newest first, from where the last page ended.</summary>
/// <param name="Action">The beginning of the action, as <c>participation</c>.</param>
/// <param name="After">Older than this number.</param>
/// <param name="Before">Newer than this number.</param>
public sealed record HistoryQuery(string? Action, Guid? Subject, long? After, long? Before)
{
    /// <summary>Newest first; one more than asked for, to know whether there is more.</summary>
    public async Task<(List<AuditEntry> Entries, bool Older, bool Newer)> Read(PlenaryDb db, Guid? conference, int size)
    {
        var query = db.AuditEntries.AsNoTracking().Where(e => conference == null || e.ConferenceId == conference);
        if (Action is { Length: > 0 }) { var beginning = Action + "."; query = query.Where(e => e.Action.StartsWith(beginning)); }
        if (Subject is { } subject) query = query.Where(e => e.SubjectId == subject);
        if (Before is { } before)
        {
            var newer = await query.Where(e => e.Number > before).OrderBy(e => e.Number).Take(size + 1).ToListAsync();
            var more = newer.Count > size;
            return ([.. newer.Take(size).Reverse()], true, more);
        }
        var older = await query.Where(e => After == null || e.Number < After).OrderByDescending(e => e.Number).Take(size + 1).ToListAsync();
        return ([.. older.Take(size)], older.Count > size, After is not null);
    }
}

/// <summary>One line of the history, as shown.</summary>
/// <param name="What">In words.</param>
/// <param name="Facts">Names and values as they were written, for those who look closer.</param>
public sealed partial record HistoryLine(long Number, Instant At, string By, string What, string? Deed, Guid Subject, IReadOnlyList<(string Name, string Value)> Facts, bool IsErased)
{
    /// <summary>The ids of what it is about and of all that its facts name.</summary>
    public IEnumerable<Guid> Ids => Facts.SelectMany(f => Id().Matches(f.Value)).Select(m => Guid.Parse(m.Value)).Prepend(Subject);

    /// <summary>The same for a reader: facts in words, and names in the place of ids where they are known.</summary>
    public HistoryLine In(IReadOnlyDictionary<Guid, Called.Thing> things) => this with
    {
        Facts = [.. Facts.Select(f => (AuditWords.Field(f.Name), AuditWords.Value(f.Name, Id().Replace(f.Value, id => things.TryGetValue(Guid.Parse(id.Value), out var thing) ? thing.Name : id.Value))))],
    };

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")] private static partial Regex Id();

    public static HistoryLine Of(AuditEntry entry)
    {
        var (what, deed) = AuditWords.Of(entry.Action);
        var (by, facts) = Read(entry.Details);
        return new(entry.Number, entry.At, by, what, deed, entry.SubjectId, facts, entry.Details.Length == 0);
    }

    /// <summary>The newest lines of a record, and of what hangs on it: the offices of a person, say, which have lines of their own.</summary>
    /// <param name="hanging">Ids; each read by itself, so that either database walks its index.</param>
    public static async Task<IReadOnlyList<HistoryLine>> Newest(PlenaryDb db, int most, Guid subject, params IEnumerable<IQueryable<Guid>> hanging)
    {
        var entries = await db.AuditEntries.AsNoTracking().Where(e => e.SubjectId == subject).OrderByDescending(e => e.Number).Take(most).ToListAsync();
        foreach (var ids in hanging)
            entries.AddRange(await db.AuditEntries.AsNoTracking().Join(ids, e => e.SubjectId, id => id, (e, _) => e).OrderByDescending(e => e.Number).Take(most).ToListAsync());
        return [.. entries.DistinctBy(e => e.Number).OrderByDescending(e => e.Number).Take(most).Select(Of)];
    }

    private static (string By, IReadOnlyList<(string, string)> Facts) Read(string details)
    {
        if (details.Length == 0) return ("", []);
        try
        {
            var root = JsonDocument.Parse(details).RootElement;
            var by = root.TryGetProperty("by", out var name) ? name.GetString() ?? "" : "";
            if (!root.TryGetProperty("what", out var what)) return (by, []);
            return (by, what.ValueKind == JsonValueKind.Object ? [.. what.EnumerateObject().Select(p => (p.Name, p.Value.ToString()))] : [("", what.ToString())]);
        }
        catch (JsonException) { return ("", [("", details)]); }
    }
}

/// <summary>The last reading of the whole chain by this process, for the pages that show it. A long history is read when somebody asks.</summary>
public sealed class LastReading
{
    private const long ReadAtOnce = 20_000;
    private (ChainFinding Finding, Instant At)? last;

    public async Task<(ChainFinding Finding, Instant At)?> Get(PlenaryDb db, Instant now) =>
        last is null && (await db.AuditHead.AsNoTracking().SingleAsync()).Number <= ReadAtOnce ? await Renew(db, now) : last;

    public async Task<(ChainFinding Finding, Instant At)> Renew(PlenaryDb db, Instant now)
    {
        var read = (await Chain.Verify(db), now);
        last = read;
        return read;
    }
}

/// <summary>What both pages of the history share: the query in the address, the lines, the state of the chain.</summary>
public abstract class HistoryPage(PlenaryDb db, LastReading reading, IClock clock) : PlenaryPage
{
    [Microsoft.AspNetCore.Mvc.BindProperty(SupportsGet = true, Name = "action")]
    public string? Kind { get; set; }

    [Microsoft.AspNetCore.Mvc.BindProperty(SupportsGet = true)]
    public Guid? Subject { get; set; }

    [Microsoft.AspNetCore.Mvc.BindProperty(SupportsGet = true)]
    public long? After { get; set; }

    [Microsoft.AspNetCore.Mvc.BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    [Microsoft.AspNetCore.Mvc.BindProperty(SupportsGet = true)]
    public int? Rows { get; set; }

    public IReadOnlyList<HistoryLine> Lines { get; private set; } = [];
    public PageOfList Shown { get; private set; } = new("");
    public (ChainFinding Finding, Instant At)? Reading { get; private set; }

    /// <summary>So many ids of one entry are named: a list of five hundred stays one of ids.</summary>
    private const int MostNamed = 50;

    /// <summary>How the things are called that the lines speak of.</summary>
    public IReadOnlyDictionary<Guid, Called.Thing> Things { get; private set; } = new Dictionary<Guid, Called.Thing>();

    /// <summary>Address of the conference's workspace; null above the conferences.</summary>
    protected virtual string? Desk => null;

    /// <summary>In which zone times are said.</summary>
    public abstract DateTimeZone Zone { get; }

    protected async Task Find(Guid? conference)
    {
        var size = PageOfList.SizeFrom(Rows);
        var (entries, older, newer) = await new HistoryQuery(Kind, Subject, After, Before).Read(db, conference, size);
        var lines = entries.ConvertAll(HistoryLine.Of);
        Things = await Called.Of(db, lines.SelectMany(l => l.Ids.Take(MostNamed)), Desk);
        Lines = lines.ConvertAll(l => l.In(Things));
        Shown = new(T.Count(Lines.Count, "{0} entry on this page", "{0} entries on this page"),
            older && entries.Count > 0 ? entries[^1].Number.ToString(CultureInfo.InvariantCulture) : null, newer && entries.Count > 0 ? entries[0].Number.ToString(CultureInfo.InvariantCulture) : null, size);
        Reading = await reading.Get(db, clock.GetCurrentInstant());
    }

    protected Task Verify() => reading.Renew(db, clock.GetCurrentInstant());
}
