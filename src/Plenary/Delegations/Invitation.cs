using System.ComponentModel.DataAnnotations;
using NodaTime;
using Plenary.Mail;

namespace Plenary.Delegations;

public enum Answer { Accepted, Declined }

/// <summary>What the list says of an invitation; it follows from the dated facts.</summary>
public enum InvitationState
{
    [Display(Name = "Not sent")] NotSent,
    /// <summary>A letter is written and has not left yet: no mail server is set up, or it is away.</summary>
    [Display(Name = "Waiting to be sent")] WaitingToBeSent,
    /// <summary>The letter was given up; the outbox says why.</summary>
    [Display(Name = "Could not be sent")] NotDelivered,
    [Display(Name = "Sent")] Sent,
    [Display(Name = "Opened")] Opened,
    [Display(Name = "Accepted")] Accepted,
    [Display(Name = "Declined")] Declined,
    /// <summary>No answer, and the deadline is over.</summary>
    [Display(Name = "Late")] Late,
    [Display(Name = "Withdrawn")] Withdrawn,
}

/// <summary>The conference invites an organisation. Each fact has its date; the newest decides what the page says.</summary>
public class Invitation : ConferenceEntity
{
    public static readonly Refusal AlreadyWithdrawn = new("invitation.withdrawn", "This invitation has been withdrawn.");
    public static readonly Refusal AlreadyAnswered = new("invitation.already-answered", "This invitation has already been answered.");
    public static readonly Refusal DeadlinePassed = new("invitation.deadline-passed", "The deadline was {0}. Ask the secretariat for more time.");
    public static readonly Refusal NotAccepted = new("invitation.not-accepted", "Accept the invitation first, then nominate.");
    public static readonly Refusal NoInvitation = new("invitation.none", "This delegation has no invitation. The secretariat enters its people.");
    public static readonly Refusal NotHere = new("invitation.not-here", "There is no such invitation at this conference.");
    public static readonly Refusal NoAddress = new("invitation.no-address", "There is no e-mail address for this invitation. Write one, or hand the link over yourself.");
    public const int LongestName = 300;
    public static readonly Refusal NameTooLong = new("invitation.name-too-long", "This name has {0} characters; the longest possible has {1}.");
    public static readonly Refusal NameMissing = new("invitation.name-missing", "Write your name, so that the secretariat knows who answered.");
    public static readonly Refusal UnknownLanguage = new("invitation.unknown-language", "Letters can be written in English, Arabic, French, Turkish and Indonesian.");

    public required Guid DelegationId { get; init; }

    /// <summary>The language of letter and page.</summary>
    public required string Language { get => language; init => language = value; }

    /// <summary>To whom it is addressed, as written: "Ms Amina Said, President".</summary>
    public required string Addressee { get => addressee; init => addressee = value; }

    /// <summary>Where the letter goes; the body's address. Empty: nobody knows one.</summary>
    public required string Email { get => email; init => email = value; }

    /// <summary>In the conference's time zone; a deadline is a deadline.</summary>
    public required LocalDateTime Deadline { get => deadline; init => deadline = value; }

    public required Instant IssuedAt { get => issuedAt; init => issuedAt = value; }

    // What Amend and Renew change.
    private string language = "", addressee = "", email = "";
    private LocalDateTime deadline;
    private Instant issuedAt;

    /// <summary>When the first letter was written. Whether it has left, the outbox says.</summary>
    public Instant? SentAt { get; set; }

    /// <summary>That letter in the outbox; a later one, when that had not left before.</summary>
    public Guid? LetterId { get; set; }
    public Instant? OpenedAt { get; private set; }
    public Answer? Answer { get; private set; }
    public Instant? AnsweredAt { get; private set; }
    public string AnsweredBy { get; private set; } = "";
    public string AnswerReason { get; private set; } = "";
    public Instant? RemindedAt { get; set; }
    public Instant? WithdrawnAt { get; private set; }

    /// <summary>What it says now.</summary>
    /// <param name="local">Now, in the conference's time zone.</param>
    /// <param name="letter">What became of its letter; null when it is not in the outbox.</param>
    public InvitationState State(LocalDateTime local, MailState? letter) =>
        WithdrawnAt is not null ? InvitationState.Withdrawn
        : Answer is Delegations.Answer.Accepted ? InvitationState.Accepted
        : Answer is Delegations.Answer.Declined ? InvitationState.Declined
        : SentAt is null && OpenedAt is null ? InvitationState.NotSent
        : OpenedAt is null && letter is MailState.GivenUp or MailState.Overtaken ? InvitationState.NotDelivered
        : OpenedAt is null && letter is MailState.Waiting or MailState.Late ? InvitationState.WaitingToBeSent
        : local > Deadline ? InvitationState.Late
        : OpenedAt is not null ? InvitationState.Opened
        : InvitationState.Sent;

    public void Opened(Instant at) => OpenedAt ??= at;

    /// <summary>Other terms than it was issued with; what is null stays as it is. An empty address: nobody knows one.</summary>
    /// <param name="local">Now, in the conference's time zone: the deadline is not moved to where it is over.</param>
    public Refusal? Amend(LocalDateTime local, LocalDateTime? deadline = null, string? addressee = null, string? email = null, string? language = null)
    {
        if (deadline is { } moved && moved != Deadline && moved <= local) return Terms.DeadlineOver;
        var (name, address) = (addressee?.Trim() ?? Addressee, email?.Trim() ?? Email);
        if (language is not null && !LocalText.InterfaceLanguages.Contains(language)) return UnknownLanguage;
        if (name.Length > LongestName) return NameTooLong.With(name.Length, LongestName);
        if (email is not null && address.Length > 0 && EmailAddress.Read(email, out address) is { } wrong) return wrong;
        (this.deadline, this.addressee, this.email, this.language) = (deadline ?? Deadline, name, address, language ?? Language);
        return null;
    }

    public Refusal? Accept(string by, Instant at) => Reply(Delegations.Answer.Accepted, by, at, "");

    public Refusal? Decline(string by, Instant at, string reason) => Reply(Delegations.Answer.Declined, by, at, reason);

    public Refusal? Withdraw(Instant at)
    {
        if (WithdrawnAt is not null) return AlreadyWithdrawn;
        WithdrawnAt = at;
        return null;
    }

    /// <summary>Issues it anew after it was withdrawn: on new terms, unsent and unanswered. What it was before is in the history.</summary>
    /// <param name="local">The same moment in the conference's time zone.</param>
    public Refusal? Renew(Terms terms, string email, Instant at, LocalDateTime local)
    {
        if (WithdrawnAt is null) return Round.AlreadyInvited;
        if (Amend(local, terms.Deadline, terms.Addressee, email, terms.Language) is { } refusal) return refusal;
        issuedAt = at;
        (WithdrawnAt, SentAt, LetterId, OpenedAt, RemindedAt) = (null, null, null, null, null);
        (Answer, AnsweredAt, AnsweredBy, AnswerReason) = (null, null, "", "");
        return null;
    }

    /// <summary>May this delegation still nominate? The last moment is the deadline itself.</summary>
    /// <remarks>Compared as instants: when the clocks go back, a local time that has passed comes a second time, a deadline does not.</remarks>
    public Refusal? MayNominate(Instant now, DateTimeZone zone) =>
        MayCorrect() ?? (now > zone.AtLeniently(Deadline).ToInstant() ? DeadlinePassed.With(Deadline) : null);

    /// <summary>May this delegation correct what the secretariat returned to it? After the deadline too: it was asked to.</summary>
    public Refusal? MayCorrect() =>
        WithdrawnAt is not null ? AlreadyWithdrawn : Answer is not Delegations.Answer.Accepted ? NotAccepted : null;

    private Refusal? Reply(Answer answer, string by, Instant at, string reason)
    {
        if (WithdrawnAt is not null) return AlreadyWithdrawn;
        if (Answer == answer) return AlreadyAnswered;   // a change of mind is an answer too; the same answer twice is not
        var name = Plenary.Names.NameText.Clean(by);
        if (name.Length == 0) return NameMissing;
        if (name.Length > LongestName) return NameTooLong.With(name.Length, LongestName);
        if (Reasons.Fault(reason) is { } fault) return fault;
        (Answer, AnsweredBy, AnsweredAt, AnswerReason) = (answer, name, at, reason.Trim());
        return null;
    }
}
