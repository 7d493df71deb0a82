using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Accreditations.WatchList;
using Plenary.Audit;
using Plenary.Badges;
using Plenary.CheckIn;
using Plenary.Conferences;
using Plenary.Delegations;
using Plenary.Imports;
using Plenary.Mail;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Press;
using Plenary.Programme;
using Plenary.Records;

namespace Plenary.Storage;

/// <summary>
/// Everything that is stored, seen from one <see cref="Scope"/>: rows of another conference (and, for the holder of a
/// delegation's link, of another delegation) do not exist in it. Saving does three things unasked and no more: it counts
/// versions (and dates those of the directory), keeps search words in step with names, and writes the history.
/// </summary>
public abstract partial class PlenaryDb(DbContextOptions options, Scope scope, IClock clock)
    : IdentityUserContext<Account, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(options), IDataProtectionKeyContext
{
    public Scope Scope { get; } = scope;

    private Guid? ConferenceInScope => Scope.ConferenceId;
    private Guid? DelegationInScope => Scope.DelegationId;

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
    public DbSet<RoleHeld> RolesHeld => Set<RoleHeld>();
    public DbSet<TeamInvitation> TeamInvitations => Set<TeamInvitation>();
    public DbSet<SignedIn> SignedIn => Set<SignedIn>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<AuditHead> AuditHead => Set<AuditHead>();
    public DbSet<OutboxMail> Outbox => Set<OutboxMail>();
    public DbSet<StoredFile> Files => Set<StoredFile>();

    public DbSet<Person> People => Set<Person>();
    public DbSet<SearchWord> SearchWords => Set<SearchWord>();
    public DbSet<Merge> Merges => Set<Merge>();
    public DbSet<NotTheSame> NotTheSame => Set<NotTheSame>();
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<Office> Offices => Set<Office>();

    public DbSet<Import> Imports => Set<Import>();
    public DbSet<ImportFinding> ImportFindings => Set<ImportFinding>();
    public DbSet<KeptMapping> KeptMappings => Set<KeptMapping>();

    public DbSet<Series> Series => Set<Series>();
    public DbSet<Conference> Conferences => Set<Conference>();
    public DbSet<Room> Rooms => Set<Room>();
    public DbSet<Zone> Zones => Set<Zone>();
    public DbSet<Category> Categories => Set<Category>();

    public DbSet<Delegation> Delegations => Set<Delegation>();
    public DbSet<Places> Places => Set<Places>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<DelegationLink> DelegationLinks => Set<DelegationLink>();
    public DbSet<JoinedDelegation> JoinedDelegations => Set<JoinedDelegation>();
    public DbSet<Participation> Participations => Set<Participation>();
    public DbSet<Step> Steps => Set<Step>();
    public DbSet<WatchEntry> WatchEntries => Set<WatchEntry>();
    public DbSet<WatchHit> WatchHits => Set<WatchHit>();

    public DbSet<Badge> Badges => Set<Badge>();
    public DbSet<BadgeKey> BadgeKeys => Set<BadgeKey>();
    public DbSet<Gate> Gates => Set<Gate>();
    public DbSet<Scan> Scans => Set<Scan>();
    public DbSet<Presence> Presences => Set<Presence>();

    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<Speaker> Speakers => Set<Speaker>();
    public DbSet<AcceptedConflict> AcceptedConflicts => Set<AcceptedConflict>();
    public DbSet<ProgrammeRelease> ProgrammeReleases => Set<ProgrammeRelease>();
    public DbSet<Intervention> Interventions => Set<Intervention>();
    public DbSet<Decision> Decisions => Set<Decision>();
    public DbSet<Document> Documents => Set<Document>();
    public DbSet<DocumentFile> DocumentFiles => Set<DocumentFile>();
    public DbSet<PressRelease> PressReleases => Set<PressRelease>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PlenaryDb).Assembly);

        foreach (var type in builder.Model.GetEntityTypes().Select(t => t.ClrType).ToList())
        {
            if (typeof(Entity).IsAssignableFrom(type)) builder.Entity(type).Property(nameof(Entity.Version)).IsConcurrencyToken();
            if (typeof(ConferenceEntity).IsAssignableFrom(type)) ScopeMethod.MakeGenericMethod(type).Invoke(this, [builder]);
        }
        // Nearly all such references are empty. In its index the rest stands alone, or a list "merged into none" would be read along it and sorted.
        foreach (var type in builder.Model.GetEntityTypes())
            foreach (var key in type.GetForeignKeys().Where(key => key.Properties[^1].IsNullable))
                if (type.FindIndex(key.Properties) is { } index && index.GetFilter() is null) index.SetFilter($"\"{key.Properties[^1].Name}\" IS NOT NULL");
        // A list of participants is seen at its conference alone, one of the directory above the conferences alone.
        builder.Entity<Import>().HasQueryFilter(e => e.ConferenceId == ConferenceInScope);
        builder.Entity<Delegation>().HasQueryFilter(e => e.ConferenceId == ConferenceInScope && (DelegationInScope == null || e.Id == DelegationInScope) && e.JoinedIntoId == null);
        builder.Entity<Places>().HasQueryFilter(e => e.ConferenceId == ConferenceInScope && (DelegationInScope == null || e.DelegationId == DelegationInScope));
        // With its delegation it goes out of sight.
        builder.Entity<Invitation>().HasQueryFilter(e => e.ConferenceId == ConferenceInScope && (DelegationInScope == null || e.DelegationId == DelegationInScope)
            && Delegations.Any(d => d.Id == e.DelegationId));
        builder.Entity<JoinedDelegation>().HasQueryFilter(e => e.ConferenceId == ConferenceInScope && (DelegationInScope == null || e.LeadId == DelegationInScope));
        builder.Entity<DelegationLink>().HasQueryFilter(e => e.ConferenceId == ConferenceInScope && (DelegationInScope == null || e.DelegationId == DelegationInScope));
        // A delegation never reaches the watch list, not even what concerns its own people.
        builder.Entity<WatchEntry>().HasQueryFilter(e => e.ConferenceId == ConferenceInScope && DelegationInScope == null);
        builder.Entity<WatchHit>().HasQueryFilter(e => e.ConferenceId == ConferenceInScope && DelegationInScope == null);
        builder.Entity<Participation>().HasQueryFilter(e => e.ConferenceId == ConferenceInScope && (DelegationInScope == null || e.DelegationId == DelegationInScope));
    }

    private static readonly System.Reflection.MethodInfo ScopeMethod =
        typeof(PlenaryDb).GetMethod(nameof(ScopeToConference), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!;

    /// <summary>Closed by default, and no reference to a row of another conference: docs/decisions/0004.</summary>
    private void ScopeToConference<T>(ModelBuilder builder) where T : ConferenceEntity
    {
        var entity = builder.Entity<T>();
        entity.HasQueryFilter(e => e.ConferenceId == ConferenceInScope);
        entity.HasAlternateKey(e => new { e.ConferenceId, e.Id });
        if (entity.Metadata.FindNavigation("Conference") is null)
            entity.HasOne<Conference>().WithMany().HasForeignKey(e => e.ConferenceId).OnDelete(DeleteBehavior.Restrict);
    }
}
