using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Plenary.Conferences;
using Plenary.People;
using Plenary.Storage;

namespace Plenary.Programme;

internal sealed class Mapping : IEntityTypeConfiguration<Session>, IEntityTypeConfiguration<Speaker>, IEntityTypeConfiguration<ProgrammeRelease>
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
}
