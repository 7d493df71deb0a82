using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Plenary.Accreditations;
using Plenary.Badges;
using Plenary.Conferences;
using Plenary.Storage;

namespace Plenary.CheckIn;

internal sealed class Mapping : IEntityTypeConfiguration<Gate>, IEntityTypeConfiguration<Scan>, IEntityTypeConfiguration<Presence>
{
    public void Configure(EntityTypeBuilder<Gate> builder) => builder.RefersTo<Gate, Zone>(g => g.ZoneId);

    public void Configure(EntityTypeBuilder<Scan> builder)
    {
        builder.HasIndex(s => new { s.ConferenceId, s.ClientId }).IsUnique();
        builder.HasIndex(s => new { s.ConferenceId, s.At });
        builder.HasIndex(s => new { s.ParticipationId, s.At });
        builder.RefersTo<Scan, Gate>(s => s.GateId);
        builder.RefersTo<Scan, Badge>(s => s.BadgeId);
        builder.RefersTo<Scan, Participation>(s => s.ParticipationId);
    }

    public void Configure(EntityTypeBuilder<Presence> builder)
    {
        builder.HasIndex(p => new { p.ParticipationId, p.ZoneId }).IsUnique();
        builder.HasIndex(p => new { p.ConferenceId, p.ZoneId, p.Inside });
        builder.RefersTo<Presence, Participation>(p => p.ParticipationId);
        builder.RefersTo<Presence, Zone>(p => p.ZoneId);
    }
}
