using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Plenary.Conferences;
using Plenary.People;
using Plenary.Storage;

namespace Plenary.Programme;

internal sealed class Mapping : IEntityTypeConfiguration<Session>, IEntityTypeConfiguration<Speaker>, IEntityTypeConfiguration<ProgrammeRelease>, IEntityTypeConfiguration<AcceptedConflict>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.Property(s => s.Film).AsJson();
        builder.Property(s => s.Carried).AsJson();
        builder.HasIndex(s => new { s.ConferenceId, s.ExchangeId }).IsUnique();
        builder.HasIndex(s => new { s.ConferenceId, s.Number }).IsUnique();
        builder.HasIndex(s => new { s.ConferenceId, s.Starts });
        builder.RefersTo<Session, Room>(s => s.RoomId);
        builder.HasMany(s => s.Speakers).WithOne().HasForeignKey(s => new { s.ConferenceId, s.SessionId }).HasPrincipalKey(s => new { s.ConferenceId, s.Id }).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Speaker> builder)
    {
        builder.Property(s => s.Carried).AsJson();
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => s.PersonId);
    }

    public void Configure(EntityTypeBuilder<ProgrammeRelease> builder) => builder.HasIndex(r => new { r.ConferenceId, r.Number }).IsUnique();

    public void Configure(EntityTypeBuilder<AcceptedConflict> builder)
    {
        builder.HasIndex(a => new { a.ConferenceId, a.Mark }).IsUnique();
        // A session that is removed takes with it what was accepted of it.
        builder.HasOne<Session>().WithMany().HasForeignKey(a => new { a.ConferenceId, a.SessionId }).HasPrincipalKey(s => new { s.ConferenceId, s.Id }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Session>().WithMany().HasForeignKey(nameof(ConferenceEntity.ConferenceId), nameof(AcceptedConflict.OtherId)).HasPrincipalKey(nameof(ConferenceEntity.ConferenceId), nameof(Entity.Id)).OnDelete(DeleteBehavior.Cascade);
    }
}
