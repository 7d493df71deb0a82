using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Programme;
using Plenary.Storage;

namespace Plenary.Records;

internal sealed class Mapping : IEntityTypeConfiguration<Intervention>, IEntityTypeConfiguration<Decision>, IEntityTypeConfiguration<Document>, IEntityTypeConfiguration<DocumentFile>
{
    public void Configure(EntityTypeBuilder<Intervention> builder)
    {
        builder.Property(i => i.Quotations).AsJson();
        builder.Property(i => i.Translations).AsJson();
        builder.HasIndex(i => new { i.SessionId, i.Order });
        builder.HasIndex(i => new { i.ConferenceId, i.SpeakerKey, i.Id });
        builder.RefersTo<Intervention, Session>(i => i.SessionId);
        builder.HasOne<Person>().WithMany().HasForeignKey(i => i.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(i => i.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.Property(d => d.Number);
        builder.Ignore(d => d.Votes);
        builder.HasIndex(d => new { d.ConferenceId, d.Number }).IsUnique();
        builder.RefersTo<Decision, Session>(d => d.SessionId);
    }

    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.HasIndex(d => new { d.ConferenceId, d.Symbol }).IsUnique();
        builder.Ignore(d => d.Newest);
        builder.HasMany(d => d.Files).WithOne().HasForeignKey(f => new { f.ConferenceId, f.DocumentId }).HasPrincipalKey(d => new { d.ConferenceId, d.Id }).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<DocumentFile> builder) => builder.HasIndex(f => new { f.DocumentId, f.Language, f.Number }).IsUnique();
}
