using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Plenary.Organisations;

namespace Plenary.Conferences;

internal sealed class Mapping : IEntityTypeConfiguration<Series>, IEntityTypeConfiguration<Conference>, IEntityTypeConfiguration<Zone>, IEntityTypeConfiguration<Category>
{
    public void Configure(EntityTypeBuilder<Series> builder)
    {
        builder.HasIndex(s => s.Slug).IsUnique();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(s => s.OrganiserId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Conference> builder)
    {
        builder.HasIndex(c => c.Slug).IsUnique();
        builder.HasIndex(c => c.Number).IsUnique();
        builder.HasIndex(c => new { c.SeriesId, c.Ordinal }).IsUnique();
        builder.HasOne<Series>().WithMany().HasForeignKey(c => c.SeriesId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(c => c.TimeZone);
        builder.Ignore(c => c.OpensDoors);
        builder.Ignore(c => c.ShutsDoors);
    }

    public void Configure(EntityTypeBuilder<Zone> builder)
    {
        builder.HasIndex(z => new { z.ConferenceId, z.Letter }).IsUnique();
        builder.HasIndex(z => new { z.ConferenceId, z.Bit }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Category> builder)
    {
        builder.HasIndex(c => new { c.ConferenceId, c.Code }).IsUnique();
        builder.HasIndex(c => new { c.ConferenceId, c.Number }).IsUnique();
    }
}
