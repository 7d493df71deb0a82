using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Plenary.Storage;

namespace Plenary.Press;

internal sealed class Mapping : IEntityTypeConfiguration<PressRelease>
{
    public void Configure(EntityTypeBuilder<PressRelease> builder)
    {
        builder.Property(r => r.Corrections).AsJson();
        builder.Property(r => r.Writers).AsJson();
        builder.Property(r => r.Withdrawal).AsJson();
        builder.HasIndex(r => new { r.ConferenceId, r.Number, r.Language }).IsUnique();
        builder.HasIndex(r => new { r.ConferenceId, r.State, r.PublishedAt });
        builder.HasIndex(r => new { r.ConferenceId, r.Photo });
    }
}
