using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Plenary.Names;
using Plenary.Organisations;
using Plenary.Storage;

namespace Plenary.People;

/// <summary>
/// The names of all people and organisations of the directory, in memory, so that they are found across scripts and spellings. Filled
/// from the database after the start; before each answer it reads in the history what has changed since its last, so that every node gives
/// the same answers, on both databases, and a name just saved is found.
/// </summary>
public sealed class DirectoryIndex : IDisposable
{
    private const int Chunk = 2_000;

    private readonly Dictionary<Subject, Names> all = new() { [Subject.Person] = new(NameKind.Person), [Subject.Organisation] = new(NameKind.Organisation) };
    private readonly SemaphoreSlim turn = new(1);
    private long readTo = -1;

    /// <summary>The names of one kind, and the version of each record that they were taken from.</summary>
    private sealed record Names(NameKind Kind)
    {
        public NameIndex<Guid> Index { get; } = new(Kind);
        public Dictionary<Guid, int> Versions { get; } = [];
    }

    private sealed record Record(Guid Id, int Version, Guid? MergedIntoId, List<WrittenName> Written, string Acronym);

    /// <summary>False until all names have been read once; the search by letters answers until then.</summary>
    public bool IsReady => Volatile.Read(ref readTo) >= 0;

    /// <summary>How many names it holds.</summary>
    public int Count => all.Values.Sum(names => names.Index.Count);

    /// <summary>The index of the application that this context belongs to; null for a context that stands alone.</summary>
    public static DirectoryIndex? Of(PlenaryDb db) => db.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider?.GetService<DirectoryIndex>();

    /// <summary>Reads all names. What is saved meanwhile is caught up with at the first question.</summary>
    public async Task Fill(PlenaryDb db, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            var from = await Head(db, cancellationToken);
            foreach (var subject in all.Keys) await Renew(db, subject, cancellationToken);
            Volatile.Write(ref readTo, from);
        }
        finally { turn.Release(); }
    }

    /// <summary>Those whose name is most likely the full name given, best first. Empty until the index is ready.</summary>
    public async Task<IReadOnlyList<NameHit<Guid>>> Find(PlenaryDb db, Subject subject, string name, int limit, double least, CancellationToken cancellationToken = default) =>
        await InStep(db, cancellationToken) ? all[subject].Index.Find(name, limit, least) : [];

    /// <summary>Those whose name answers to what was typed of it, in whatever script and spelling, best first. Empty until the index is ready.</summary>
    public async Task<IReadOnlyList<NameHit<Guid>>> Typed(PlenaryDb db, Subject subject, string typed, int limit, CancellationToken cancellationToken = default)
    {
        if (!await InStep(db, cancellationToken)) return [];
        var (index, word) = (all[subject].Index, TypedName.Parse(typed, all[subject].Kind));
        var begun = index.Complete(typed, limit).Select(hit => hit with { Score = word.Fit(hit.Name)?.Closeness ?? 0 }).Where(hit => hit.Score > 0).ToList();
        // Whole names that differ by a word are looked for only when nobody's holds all that was typed.
        var whole = begun.Count > 0 ? [] : index.Find(typed, limit, NameLevels.Possible);
        return [.. begun.Concat(whole).OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Name, StringComparer.Ordinal).ThenBy(hit => hit.Key).DistinctBy(hit => hit.Key).Take(limit)];
    }

    public void Dispose()
    {
        foreach (var names in all.Values) names.Index.Dispose();
        turn.Dispose();
    }

    /// <summary>
    /// Catches up with the history. Its numbers are given in the order of the commits, so nothing is missed; within a transaction the
    /// own numbers may yet be undone, so there the names known so far answer.
    /// </summary>
    private async Task<bool> InStep(PlenaryDb db, CancellationToken cancellationToken)
    {
        if (!IsReady) return false;
        if (db.Database.CurrentTransaction is not null || await Head(db, cancellationToken) == Volatile.Read(ref readTo)) return true;
        await turn.WaitAsync(cancellationToken);
        try
        {
            var (from, to) = (readTo, await Head(db, cancellationToken));
            var changes = await db.AuditEntries.AsNoTracking().Where(e => e.Number > from && e.Number <= to)
                .Where(e => e.Action.StartsWith("person.") || e.Action.StartsWith("organisation.") || e.Action == "import.done" || e.Action == "import.stopped")
                .Select(e => new { e.Action, e.SubjectId }).Distinct().ToListAsync(cancellationToken);
            foreach (var subject in all.Keys)
            {
                // An import has one line for all its rows: then the versions tell what is new.
                if (changes.Exists(c => c.Action.StartsWith("import.", StringComparison.Ordinal))) await Renew(db, subject, cancellationToken);
                var beginning = subject == Subject.Person ? "person." : "organisation.";
                await Take(db, subject, [.. changes.Where(c => c.Action.StartsWith(beginning, StringComparison.Ordinal)).Select(c => c.SubjectId).Distinct()], cancellationToken);
            }
            Volatile.Write(ref readTo, to);
            return true;
        }
        finally { turn.Release(); }
    }

    private static Task<long> Head(PlenaryDb db, CancellationToken cancellationToken) => db.AuditHead.AsNoTracking().Select(h => h.Number).SingleAsync(cancellationToken);

    /// <summary>Takes every record whose version is not the one known, and forgets those that are gone.</summary>
    private async Task Renew(PlenaryDb db, Subject subject, CancellationToken cancellationToken)
    {
        var (versions, there, last) = (all[subject].Versions, new HashSet<Guid>(), Guid.Empty);
        while (true)
        {
            var some = subject == Subject.Person
                ? await db.People.Where(p => p.Id > last).OrderBy(p => p.Id).Select(p => new { p.Id, p.Version }).Take(Chunk).ToListAsync(cancellationToken)
                : await db.Organisations.Where(o => o.Id > last).OrderBy(o => o.Id).Select(o => new { o.Id, o.Version }).Take(Chunk).ToListAsync(cancellationToken);
            if (some.Count == 0) break;
            last = some[^1].Id;
            there.UnionWith(some.Select(r => r.Id));
            await Take(db, subject, [.. some.Where(r => !versions.TryGetValue(r.Id, out var known) || known != r.Version).Select(r => r.Id)], cancellationToken);
        }
        foreach (var gone in versions.Keys.Where(id => !there.Contains(id)).ToList()) Forget(subject, gone);
        all[subject].Index.Settle();
    }

    private async Task Take(PlenaryDb db, Subject subject, Guid[] ids, CancellationToken cancellationToken)
    {
        foreach (var some in ids.Chunk(Chunk))
        {
            var records = subject == Subject.Person
                ? await db.People.Where(p => some.Contains(p.Id)).Select(p => new Record(p.Id, p.Version, p.MergedIntoId, p.Names, "")).ToListAsync(cancellationToken)
                : await db.Organisations.Where(o => some.Contains(o.Id)).Select(o => new Record(o.Id, o.Version, o.MergedIntoId, o.Names, o.Acronym)).ToListAsync(cancellationToken);
            foreach (var id in some) Forget(subject, id);
            foreach (var record in records)
            {
                all[subject].Versions[record.Id] = record.Version;
                if (record.MergedIntoId is not null) continue;
                foreach (var name in record.Written) all[subject].Index.Add(record.Id, name.Text);
                if (record.Acronym.Length > 0) all[subject].Index.Add(record.Id, record.Acronym);
            }
        }
    }

    private void Forget(Subject subject, Guid id)
    {
        if (all[subject].Versions.Remove(id)) all[subject].Index.Remove(id);
    }
}

/// <summary>Fills the index in the background, so that the first page does not wait for it.</summary>
internal sealed partial class DirectoryReading(DirectoryIndex index, IServiceScopeFactory scopes, ILogger<DirectoryReading> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!index.IsReady)
        {
            try
            {
                using var services = scopes.CreateScope();
                await index.Fill(services.ServiceProvider.GetRequiredService<PlenaryDb>(), stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The database may be on its way up: people are found by their letters until then.
                LogFault(e);
                await Task.Delay(Patience, stoppingToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The names of the directory could not be read yet")]
    private partial void LogFault(Exception exception);
}

public static class PeopleSetup
{
    /// <summary>What finds people and organisations by name; Program.cs calls it.</summary>
    public static IServiceCollection AddPeople(this IServiceCollection services) => services.AddScoped<Merging>().AddScoped<Removing>().AddSingleton<DirectoryIndex>().AddHostedService<DirectoryReading>().AddScoped<Finding.Likeness>().AddScoped<Finding.PeopleTwice>().AddScoped<Organisations.Finding.OrganisationsTwice>();
}
