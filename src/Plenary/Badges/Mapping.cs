using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Plenary.Accreditations;
using Plenary.Storage;

namespace Plenary.Badges;

internal sealed class Mapping : IEntityTypeConfiguration<Badge>, IEntityTypeConfiguration<BadgeKey>
{
    public void Configure(EntityTypeBuilder<Badge> builder)
    {
        builder.Ignore(b => b.State);
        builder.HasIndex(b => new { b.ConferenceId, b.Serial }).IsUnique();
        builder.HasIndex(b => new { b.ConferenceId, b.RandomId }).IsUnique();
        builder.HasIndex(b => b.ParticipationId).IsUnique().HasFilter("\"RevokedAt\" IS NULL");   // one living badge a person
        builder.RefersTo<Badge, Participation>(b => b.ParticipationId);
    }

    public void Configure(EntityTypeBuilder<BadgeKey> builder) => builder.HasIndex(k => new { k.ConferenceId, k.Number }).IsUnique();
}
