using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Plenary.People;
using Plenary.Storage;

namespace Plenary.Organisations;

internal sealed class Mapping : IEntityTypeConfiguration<Organisation>, IEntityTypeConfiguration<Membership>, IEntityTypeConfiguration<Office>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.Property(o => o.Names).AsJson();
        builder.Property(o => o.SealedContacts);
        builder.HasIndex(o => new { o.SortKey, o.Id });
        builder.HasIndex(o => new { o.Id, o.SortKey, o.MergedIntoId });   // as with people
        builder.HasIndex(o => new { o.Country, o.SortKey, o.Id });
        builder.HasIndex(o => new { o.ChangedAt, o.Id });
        builder.HasIndex(o => o.Website);
        builder.HasIndex(o => o.Email);   // the same address tells of two that may be one
        builder.HasOne<Organisation>().WithMany().HasForeignKey(o => o.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(o => o.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.HasOne<Organisation>().WithMany().HasForeignKey(m => m.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(m => m.OfId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Office> builder)
    {
        builder.HasOne<Person>().WithMany().HasForeignKey(o => o.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(o => o.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
