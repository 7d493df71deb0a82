using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Audit;
using Plenary.CheckIn;
using Plenary.Imports;
using Plenary.Mail;
using Plenary.Organisations;
using Plenary.People;

namespace Plenary.Storage;

public abstract partial class PlenaryDb
{
    private static readonly JsonSerializerOptions Readable = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
    private readonly List<AuditNote> notes = [];
    private readonly HashSet<Guid> reached = [];
    private bool summarised;

    /// <summary>The server's clock, by which this unit of work dates what it saves.</summary>
    public IClock Clock => clock;

    /// <summary>Adds a line of its own to the history, besides those that follow from the changes: a reading of a sealed field, an export.</summary>
    public void Note(string action, Guid subject, object details) => NoteAt(Scope.ConferenceId, action, subject, details);

    /// <summary>The same for the history of another conference, where a change of the directory reaches into it.</summary>
    internal void NoteAt(Guid? conference, string action, Guid subject, object details) =>
        notes.Add(new(action, subject, conference, Scope.Actor.AccountId, JsonSerializer.Serialize(new { by = Scope.Actor.Name, what = details }, Readable)));

    /// <summary>A change of the directory reaches into this conference, and is saved together with what it changes there; <see cref="Unscoped.Joining"/> alone does so.</summary>
    internal void ReachInto(Guid conference) => reached.Add(conference);

    /// <summary>For work on thousands of rows: one line that says what was done (<see cref="Note"/>), instead of one for each row, until the summary is disposed of.</summary>
    public Summary SummariseHistory()
    {
        summarised = true;
        return new(this);
    }

    /// <summary>As long as it lasts, the history holds the notes alone.</summary>
    public readonly struct Summary(PlenaryDb db) : IDisposable
    {
        public void Dispose() => db.summarised = false;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        SaveChangesAsync(acceptAllChangesOnSuccess).GetAwaiter().GetResult();   // only the key ring of data protection saves synchronously

    /// <summary>
    /// Saves and writes the history in one transaction. In a transaction of your own make conditional updates first and save once:
    /// saving takes the end of the history chain, and keeps it until the commit.
    /// </summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        AddSteps();
        StayInScope();
        await KeepSearchWords(cancellationToken);
        var now = clock.GetCurrentInstant();
        foreach (var entry in ChangeTracker.Entries<Entity>())
        {
            if (entry.State == EntityState.Modified) entry.Property(e => e.Version).CurrentValue++;
            if (entry is { Entity: IListed, State: EntityState.Added or EntityState.Modified }) entry.Property(nameof(IListed.ChangedAt)).CurrentValue = now;
        }
        if (!summarised) notes.AddRange(NotesOfChanges());

        if (notes.Count == 0) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        try
        {
            var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            await WriteHistory(cancellationToken);
            if (own is not null) await own.CommitAsync(cancellationToken);
            return saved;
        }
        finally
        {
            notes.Clear();
            if (own is not null) await own.DisposeAsync();
        }
    }

    private async Task WriteHistory(CancellationToken cancellationToken)
    {
        var count = notes.Count;
        await AuditHead.ExecuteUpdateAsync(set => set.SetProperty(h => h.Number, h => h.Number + count), cancellationToken);   // takes the row: writers queue here
        var head = await AuditHead.AsNoTracking().SingleAsync(cancellationToken);

        var (number, hash, at) = (head.Number - count, head.Hash, clock.GetCurrentInstant());
        foreach (var note in notes)
        {
            var entry = AuditEntry.Append(++number, hash, note, at);
            AuditEntries.Add(entry);
            hash = entry.Hash;
        }
        await base.SaveChangesAsync(true, cancellationToken);
        await AuditHead.ExecuteUpdateAsync(set => set.SetProperty(h => h.Hash, hash), cancellationToken);
        foreach (var written in ChangeTracker.Entries<AuditEntry>().ToList()) written.State = EntityState.Detached;
    }

    /// <summary>Nothing is written into a conference from outside its scope, except by an administrator who sets one up.</summary>
    private void StayInScope()
    {
        if (Scope.Is(Role.Administrator)) return;
        foreach (var entry in ChangeTracker.Entries<ConferenceEntity>())
            if (entry.State is not (EntityState.Unchanged or EntityState.Detached) && entry.Entity.ConferenceId != ConferenceInScope && !reached.Contains(entry.Entity.ConferenceId))
                throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} of another conference was about to be saved.");
    }

    private void AddSteps()
    {
        foreach (var participation in ChangeTracker.Entries<Participation>().Select(e => e.Entity).Where(p => p.NewSteps.Count > 0).ToList())
        {
            Steps.AddRange(participation.NewSteps);
            participation.NewSteps.Clear();
        }
    }

    private async Task KeepSearchWords(CancellationToken cancellationToken)
    {
        foreach (var (subject, id) in ChangeTracker.Entries().Where(e => e.State == EntityState.Deleted && e.Entity is (Person or Organisation)).Select(e => (e.Entity is Person ? Subject.Person : Subject.Organisation, ((Entity)e.Entity).Id)).ToList())
            SearchWords.RemoveRange(await SearchWords.Where(w => w.Subject == subject && w.SubjectId == id).ToListAsync(cancellationToken));
        var changed = ChangeTracker.Entries().Where(IsNamedAnew).Select(entry => (
            Subject: entry.Entity is Person ? Subject.Person : Subject.Organisation, ((Entity)entry.Entity).Id, IsNew: entry.State == EntityState.Added,
            Words: (entry.Entity is Person person ? SearchWord.Of(person) : SearchWord.Of((Organisation)entry.Entity)).ToDictionary(w => w.Word, StringComparer.Ordinal))).ToList();
        foreach (var (subject, id, isNew, wanted) in changed)
        {
            if (!isNew)
                foreach (var present in await SearchWords.Where(w => w.Subject == subject && w.SubjectId == id).ToListAsync(cancellationToken))
                {
                    if (wanted.Remove(present.Word, out var now)) Entry(present).Property(w => w.SortKey).CurrentValue = now.SortKey;   // seen even where changes are not looked for
                    else SearchWords.Remove(present);
                }
            SearchWords.AddRange(wanted.Values);
        }

        static bool IsNamedAnew(EntityEntry entry) => entry.Entity is Person or Organisation && (entry.State == EntityState.Added
            || (entry.State == EntityState.Modified && NamedBy.Any(property => entry.Property(property).IsModified)));
    }

    /// <summary>What the search words of a person or an organisation follow from.</summary>
    private static readonly string[] NamedBy = [nameof(Person.SearchKey), nameof(Person.SortKey), nameof(Person.MergedIntoId)];

    /// <summary>One note for each changed thing: which, and what it says now. Sealed values and long texts are named, not quoted.</summary>
    private IEnumerable<AuditNote> NotesOfChanges()
    {
        foreach (var entry in ChangeTracker.Entries().ToList())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)) continue;
            if (entry.Entity is Scan or Presence or OutboxMail or SearchWord or ImportFinding) continue;   // scans and mails are a record of their own
            var (id, conference) = entry.Entity switch
            {
                ConferenceEntity thing => (thing.Id, thing.ConferenceId),
                Conferences.Conference thing => (thing.Id, thing.Id),
                RoleHeld role => (role.Id, role.ConferenceId ?? Scope.ConferenceId),
                TeamInvitation invitation => (invitation.Id, invitation.ConferenceId ?? Scope.ConferenceId),
                Entity thing => (thing.Id, Scope.ConferenceId),
                Account account => (account.Id, Scope.ConferenceId),
                _ => (Guid.Empty, (Guid?)null),
            };
            if (id == Guid.Empty) continue;

            var what = entry.Properties
                .Where(p => p.Metadata.Name is not (nameof(Entity.Id) or nameof(Entity.Version) or nameof(ConferenceEntity.ConferenceId) or "SearchKey" or "SortKey" or nameof(IListed.ChangedAt)))
                .Where(p => entry.Entity is not Account || p.Metadata.Name is not ("ConcurrencyStamp" or "SecurityStamp" or "NormalizedEmail" or "NormalizedUserName" or "LastCodeStep"))
                .Where(p => entry.State == EntityState.Added ? !IsEmpty(p.CurrentValue) : entry.State == EntityState.Deleted || p.IsModified)
                .ToDictionary(p => p.Metadata.Name, p => Quote(entry.Entity, p));
            if (entry.State == EntityState.Modified && what.Count == 0) continue;

            var verb = entry.State switch { EntityState.Added => "added", EntityState.Deleted => "deleted", _ => "changed" };
            var name = JsonNamingPolicy.KebabCaseLower.ConvertName(entry.Metadata.ClrType.Name);
            yield return new($"{name}.{verb}", id, conference, Scope.Actor.AccountId, JsonSerializer.Serialize(new { by = Scope.Actor.Name, what }, Readable));
        }

        static bool IsEmpty(object? value) => value is null or "" or false or 0 or System.Collections.ICollection { Count: 0 };

        static object? Quote(object of, PropertyEntry property) => property.CurrentValue switch
        {
            byte[] => "(sealed)",
            string when of is Account && property.Metadata.Name is not (nameof(Account.Name) or nameof(Account.Email) or nameof(Account.Language)) => "(not shown)",
            string { Length: > 300 } text => $"({text.Length} characters)",
            Instant or LocalDate or LocalDateTime or LocalText or Enum or Guid => property.CurrentValue.ToString(),
            string or int or long or bool or null => property.CurrentValue,
            var other => JsonSerializer.Serialize(other, Readable) is { Length: <= 300 } json ? json : "(long)",
        };
    }
}
