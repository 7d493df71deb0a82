using System.ComponentModel.DataAnnotations;
using NodaTime;
using Plenary.Api;
using Plenary.Mail;
using Plenary.Organisations;

namespace Plenary.Delegations;

/// <summary>A delegation as programs see it.</summary>
public sealed record DelegationView(Guid Id, int Version, Guid OrganisationId, string Organisation, string? Country, string Group, string LetterSignedBy, LocalDate? LetterReceived);

/// <summary>A delegation that went into another, because their organisations were found to be one.</summary>
/// <param name="Id">Its own id, which is not found any more.</param>
/// <param name="Organisation">Whose it was: <paramref name="Kept"/> or <paramref name="Gone"/>, the two records that were merged.</param>
/// <param name="People">How many came with it.</param>
/// <param name="Places">How many places it brought.</param>
public sealed record JoinedView(Guid Id, Guid MergeId, string Kept, string Gone, string Organisation, string By, Instant At, int People, int Places)
{
    /// <summary>Its invitation, which holds no more.</summary>
    [System.Text.Json.Serialization.JsonIgnore] public Invitation? Invitation { get; init; }

    /// <summary>What became of that invitation's letter.</summary>
    [System.Text.Json.Serialization.JsonIgnore] public MailState? Letter { get; init; }
}

/// <param name="Category">The category's code.</param>
/// <param name="Version">Counts with each grant and with each place that is taken or freed; in quotes it is what <c>If-Match</c> takes.</param>
public sealed record PlacesView(string Category, int Granted, int Taken, int Version);

/// <summary>What is changed of a delegation; left out stays as it is.</summary>
public sealed record DelegationBody([property: StringLength(Delegation.LongestGroup)] string? Group = null, string? LetterSignedBy = null, LocalDate? LetterReceived = null);

public sealed record NewDelegationBody(Guid OrganisationId, [property: StringLength(Delegation.LongestGroup)] string Group = "");

public sealed record GrantBody(int Granted);

/// <param name="SentAt">When the first letter was written; the state says whether it has left.</param>
/// <param name="LetterId">That letter in the outbox; a later one, when that had not left before.</param>
public sealed record InvitationView(
    Guid Id, int Version, Guid DelegationId, Guid OrganisationId, string Organisation, string? Country, InvitationState State, string Language, string Addressee, LocalDateTime Deadline,
    Instant IssuedAt, Instant? SentAt, Guid? LetterId, Instant? OpenedAt, Answer? Answer, Instant? AnsweredAt, string AnsweredBy, string AnswerReason, Instant? RemindedAt, int Granted, int Taken);

/// <summary>Whom to invite and with what.</summary>
/// <param name="Places">Category code and number; left out: what the categories give to an ordinary delegation.</param>
/// <param name="Deadline">In the conference's time zone, as <c>2027-04-30T18:00:00</c>.</param>
/// <param name="Addressee">For one organisation alone.</param>
/// <param name="Email">For one organisation alone: where the letter goes, instead of the body's own address.</param>
public sealed record InviteBody(
    IReadOnlyList<Guid> OrganisationIds, LocalDateTime Deadline, IReadOnlyDictionary<string, int>? Places = null, string Language = "en", [property: StringLength(Delegation.LongestGroup)] string Group = "",
    [property: StringLength(Invitation.LongestName)] string Addressee = "", string? Email = null, bool Send = true);

/// <summary>An organisation that could be invited.</summary>
/// <param name="Email">Where its letter would go; empty: nobody knows.</param>
public sealed record CandidateView(Guid Id, string Name, OrganisationKind Kind, string? Country, string Email);

/// <summary>A letter as it would be sent.</summary>
public sealed record LetterPreview(string To, string Subject, string Text);

/// <summary>An invitation that was made.</summary>
/// <param name="Sent">A letter is in the outbox.</param>
/// <param name="Link">The personal link; shown here and in the letter, and never again.</param>
public sealed record InvitedView(Guid InvitationId, Guid DelegationId, Guid OrganisationId, bool Sent, string Link);

public sealed record NotInvitedView(Guid OrganisationId, string Code, string Title);

public sealed record InvitedManyView(IReadOnlyList<InvitedView> Invited, IReadOnlyList<NotInvitedView> NotInvited);

/// <summary>What is changed of an invitation; left out stays as it is.</summary>
public sealed record InvitationBody(LocalDateTime? Deadline = null, string? Addressee = null, string? Email = null, string? Language = null);

public sealed record AnswerBody(string By, string Reason = "");

public sealed record IdsBody(IReadOnlyList<Guid> Ids);

public sealed record RemindedView(int Reminded, IReadOnlyList<NotDone> NotReminded);

public sealed record LinkView(Guid Id, Instant CreatedAt, Instant ExpiresAt, Instant? RevokedAt);

/// <param name="Address">Shown once.</param>
public sealed record NewLinkView(Guid Id, string Address, Instant ExpiresAt);
