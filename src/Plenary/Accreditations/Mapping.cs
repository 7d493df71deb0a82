using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Plenary.Conferences;
using Plenary.Delegations;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Storage;

namespace Plenary.Accreditations;

internal sealed class Mapping : IEntityTypeConfiguration<Participation>, IEntityTypeConfiguration<Step>
{
    public void Configure(EntityTypeBuilder<Participation> builder)
    {
        builder.Ignore(p => p.NewSteps);
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.RefersTo<Participation, Delegation>(p => p.DelegationId);
        builder.RefersTo<Participation, Category>(p => p.CategoryId);
        builder.RefersTo<Participation, Participation>(p => p.SubstituteForId);
        builder.Ignore(p => p.OwnsPerson);
        builder.Property(p => p.NominatedAs).AsJson();
        // Each list of the queue is one walk along one of these, in its order; see Queue.
        builder.HasIndex(p => new { p.ConferenceId, p.State, p.QueuedAt, p.Id });
        builder.HasIndex(p => new { p.ConferenceId, p.Waits, p.QueuedAt, p.Id });
        builder.HasIndex(p => new { p.ConferenceId, p.CategoryId, p.State, p.QueuedAt, p.Id });
        builder.HasIndex(p => new { p.ConferenceId, p.OrganisationId, p.QueuedAt, p.Id, p.State, p.Waits });
        builder.HasIndex(p => new { p.ConferenceId, p.QueuedAt, p.Id }, "IX_Participations_PerhapsTwice").HasFilter("\"PerhapsTwice\"");
        builder.HasIndex(p => new { p.ConferenceId, p.QueuedAt, p.Id }, "IX_Participations_SecondLook").HasFilter("\"SecondLook\"");
        builder.HasIndex(p => new { p.DelegationId, p.State });
        builder.HasIndex(p => new { p.DelegationId, p.NominationKey }).IsUnique();
        // One person holds one accreditation at a conference; what has ended does not count: Participation.HoldingPlace in SQL.
        builder.HasIndex(p => new { p.ConferenceId, p.PersonId }).IsUnique().HasFilter("\"State\" NOT IN ('Refused', 'Withdrawn', 'Revoked')");
        // With all that the queue asks of those who bear a name: thousands are put in order without looking at their rows.
        builder.HasIndex(p => new { p.PersonId, p.ConferenceId, p.QueuedAt, p.Id, p.State, p.Waits });
    }

    public void Configure(EntityTypeBuilder<Step> builder)
    {
        builder.HasIndex(s => new { s.ParticipationId, s.Number }).IsUnique();
        builder.RefersTo<Step, Participation>(s => s.ParticipationId);
    }
}
