using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Plenary.Storage;

namespace Plenary.Accreditations.WatchList;

internal sealed class Mapping : IEntityTypeConfiguration<WatchEntry>, IEntityTypeConfiguration<WatchHit>
{
    public void Configure(EntityTypeBuilder<WatchEntry> builder)
    {
        builder.Property(e => e.SealedText);
    }

    public void Configure(EntityTypeBuilder<WatchHit> builder)
    {
        builder.Property(h => h.SealedReason);
        builder.Property<double>("answeredScore").HasColumnName("AnsweredScore");
        builder.RefersTo<WatchHit, Participation>(h => h.ParticipationId);
        builder.RefersTo<WatchHit, WatchEntry>(h => h.EntryId);
        builder.HasIndex(h => new { h.ParticipationId, h.EntryId }).IsUnique();
        builder.HasIndex(h => new { h.PersonId, h.EntryId });
    }
}
