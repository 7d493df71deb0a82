using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Plenary.Conferences;
using Plenary.Organisations;
using Plenary.Storage;

namespace Plenary.Delegations;

internal sealed class Mapping : IEntityTypeConfiguration<Delegation>, IEntityTypeConfiguration<Places>, IEntityTypeConfiguration<Invitation>, IEntityTypeConfiguration<DelegationLink>
{
    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.HasIndex(d => new { d.ConferenceId, d.OrganisationId }).IsUnique();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(d => d.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Places> builder)
    {
        builder.Ignore(p => p.Left);
        builder.HasIndex(p => new { p.DelegationId, p.CategoryId }).IsUnique();
        builder.RefersTo<Places, Delegation>(p => p.DelegationId);
        builder.RefersTo<Places, Category>(p => p.CategoryId);
        builder.ToTable(t => t.HasCheckConstraint("CK_Places_NotExceeded", "\"Taken\" >= 0 AND \"Taken\" <= \"Granted\""));
    }

    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.HasIndex(i => i.DelegationId).IsUnique();
        builder.RefersTo<Invitation, Delegation>(i => i.DelegationId);
    }

    public void Configure(EntityTypeBuilder<DelegationLink> builder)
    {
        builder.HasIndex(l => l.TokenHash).IsUnique();
        builder.HasIndex(l => l.DelegationId);
        builder.RefersTo<DelegationLink, Delegation>(l => l.DelegationId);
    }
}
