using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Plenary.Conferences;
using Plenary.Storage;

namespace Plenary.Imports;

internal sealed class Mapping : IEntityTypeConfiguration<Import>, IEntityTypeConfiguration<KeptMapping>, IEntityTypeConfiguration<ImportFinding>
{
    public void Configure(EntityTypeBuilder<Import> builder)
    {
        builder.Property(i => i.Counts).AsJson();
        builder.Property(i => i.Trouble).AsJson();
        builder.Ignore(i => i.Columns);
        builder.Ignore(i => i.Choices);
        builder.HasIndex(i => i.State);
        builder.HasOne<Conference>().WithMany().HasForeignKey(i => i.ConferenceId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<KeptMapping> builder) => builder.HasIndex(k => new { k.Kind, k.Head }).IsUnique();

    public void Configure(EntityTypeBuilder<ImportFinding> builder)
    {
        builder.HasKey(f => new { f.ImportId, f.Row });
        builder.HasIndex(f => new { f.ImportId, f.Outcome, f.Row });
        builder.Property(f => f.Notes).AsJson();
        builder.HasOne<Import>().WithMany().HasForeignKey(f => f.ImportId).OnDelete(DeleteBehavior.Cascade);
    }
}
