using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Plenary.Conferences;
using Plenary.Mail;
using Plenary.Organisations;
using Plenary.Storage;

namespace Plenary.Delegations;

internal sealed class Mapping : IEntityTypeConfiguration<Delegation>, IEntityTypeConfiguration<Places>, IEntityTypeConfiguration<Invitation>, IEntityTypeConfiguration<DelegationLink>, IEntityTypeConfiguration<JoinedDelegation>
{
    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.HasIndex(d => new { d.ConferenceId, d.OrganisationId }).IsUnique().HasFilter("\"JoinedIntoId\" IS NULL");
        builder.RefersTo<Delegation, Delegation>(d => d.JoinedIntoId);
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
        builder.HasOne<OutboxMail>().WithMany().HasForeignKey(i => i.LetterId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<DelegationLink> builder)
    {
        builder.HasIndex(l => l.TokenHash).IsUnique();
        builder.HasIndex(l => l.DelegationId);
        builder.RefersTo<DelegationLink, Delegation>(l => l.DelegationId);
    }

    public void Configure(EntityTypeBuilder<JoinedDelegation> builder)
    {
        builder.Property(j => j.Granted).AsJson();
        builder.Property(j => j.Moved).AsJson();
        builder.Property(j => j.Before).AsJson();
        builder.Property(j => j.After).AsJson();
        builder.HasOne<People.Merge>().WithMany().HasForeignKey(j => j.MergeId).OnDelete(DeleteBehavior.Restrict);
        builder.RefersTo<JoinedDelegation, Delegation>(j => j.LeadId);
        builder.RefersTo<JoinedDelegation, Delegation>(j => j.GoneId);
    }
}
