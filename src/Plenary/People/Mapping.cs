using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Plenary.Storage;

namespace Plenary.People;

internal sealed class Mapping : IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<SearchWord>, IEntityTypeConfiguration<Merge>, IEntityTypeConfiguration<NotTheSame>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.Property(p => p.Names).AsJson();
        builder.Property(p => p.SealedContacts);
        builder.HasIndex(p => new { p.SortKey, p.Id });
        builder.HasIndex(p => new { p.Id, p.SortKey, p.MergedIntoId });   // puts thousands who bear a word in order without looking at their rows
        builder.HasIndex(p => new { p.Nationality, p.SortKey, p.Id });
        builder.HasIndex(p => new { p.ChangedAt, p.Id });
        builder.HasIndex(p => p.EmailIndex);
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SearchWord> builder)
    {
        builder.HasKey(w => new { w.Subject, w.SubjectId, w.Word });
        builder.HasIndex(w => new { w.Subject, w.Word, w.SortKey, w.SubjectId });
    }

    public void Configure(EntityTypeBuilder<Merge> builder)
    {
        builder.Property(m => m.Moved).AsJson();
        builder.Property(m => m.Taken).AsJson();
        builder.HasIndex(m => m.KeptId);
    }

    public void Configure(EntityTypeBuilder<NotTheSame> builder) => builder.HasIndex(n => new { n.OneId, n.OtherId }).IsUnique();
}
