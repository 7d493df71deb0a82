using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Plenary.Conferences;

namespace Plenary.Access;

internal sealed class Mapping : IEntityTypeConfiguration<RoleHeld>, IEntityTypeConfiguration<SignedIn>, IEntityTypeConfiguration<ApiToken>, IEntityTypeConfiguration<TeamInvitation>, IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<FailedSignIn>
{
    public void Configure(EntityTypeBuilder<Account> builder) => builder.ToTable("Accounts");

    public void Configure(EntityTypeBuilder<RoleHeld> builder)
    {
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId);
        builder.HasOne<Conference>().WithMany().HasForeignKey(r => r.ConferenceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.AccountId, r.ConferenceId });
    }

    public void Configure(EntityTypeBuilder<SignedIn> builder)
    {
        builder.HasKey(s => s.KeyHash);
        builder.HasIndex(s => s.AccountId);
        builder.HasIndex(s => s.ExpiresAt);
        builder.HasIndex(s => s.Id).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        builder.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId);
        builder.HasIndex(t => t.TokenHash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<TeamInvitation> builder)
    {
        builder.HasIndex(i => i.TokenHash).IsUnique();
        builder.HasIndex(i => i.ConferenceId);
    }

    public void Configure(EntityTypeBuilder<FailedSignIn> builder)
    {
        builder.ToTable("FailedSignIns");
        builder.HasIndex(f => new { f.NameKey, f.At });
        builder.HasIndex(f => f.At);
    }
}
