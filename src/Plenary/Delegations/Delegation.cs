using NodaTime;
using Plenary.Access;

namespace Plenary.Delegations;

/// <summary>The people whom one organisation sends to one conference.</summary>
public class Delegation : ConferenceEntity
{
    public required Guid OrganisationId { get; set; }

    /// <summary>How the list of participants groups it: "Member organisations", "Observers", "Press"; may be empty.</summary>
    public string Group { get; set; } = "";

    /// <summary>The letter of credentials, once it has come: who signed it.</summary>
    public string LetterSignedBy { get; set; } = "";
    public LocalDate? LetterReceived { get; set; }
}

/// <summary>The places of one category in one delegation. Taking one is a conditional update, so no load exceeds them.</summary>
public class Places : ConferenceEntity
{
    public static readonly Refusal AllTaken = new("places.all-taken", "{0} of {1} places are used. Withdraw someone or ask the secretariat for one more.");
    public static readonly Refusal FewerThanTaken = new("places.fewer-than-taken", "{0} places are already used, so there cannot be fewer.");

    public required Guid DelegationId { get; init; }
    public required Guid CategoryId { get; init; }
    public int Granted { get; private set; }
    public int Taken { get; private set; }

    /// <summary>Takes one of places that nobody else can see yet (a delegation being made). Stored places are taken by a conditional update.</summary>
    public Refusal? Take()
    {
        if (Taken >= Granted) return AllTaken.With(Taken, Granted);
        Taken++;
        return null;
    }

    public Refusal? Grant(int places)
    {
        if (places < Taken) return FewerThanTaken.With(Taken);
        Granted = places;
        return null;
    }

    /// <summary>The secretariat enters people itself; where places are missing they are granted with it.</summary>
    internal void TakeUnasked(int count)
    {
        Taken += count;
        Granted = Math.Max(Granted, Taken);
    }
}

public enum Answer { Accepted, Declined }

/// <summary>The conference invites an organisation. Each fact has its date; the newest decides what the page says.</summary>
public class Invitation : ConferenceEntity
{
    public static readonly Refusal AlreadyWithdrawn = new("invitation.withdrawn", "This invitation has been withdrawn.");
    public static readonly Refusal AlreadyAnswered = new("invitation.already-answered", "This invitation has already been answered.");
    public static readonly Refusal DeadlinePassed = new("invitation.deadline-passed", "The deadline was {0}. Ask the secretariat for more time.");
    public static readonly Refusal NotAccepted = new("invitation.not-accepted", "Accept the invitation first, then nominate.");

    public required Guid DelegationId { get; init; }

    /// <summary>The language of letter and page.</summary>
    public required string Language { get; set; }

    /// <summary>To whom it is addressed, as written: "Ms Amina Said, President".</summary>
    public required string Addressee { get; set; }

    /// <summary>Where the letter goes; the body's address.</summary>
    public required string Email { get; set; }

    /// <summary>In the conference's time zone; a deadline is a deadline.</summary>
    public required LocalDateTime Deadline { get; set; }
    public required Instant IssuedAt { get; init; }
    public Instant? SentAt { get; set; }
    public Instant? OpenedAt { get; private set; }
    public Answer? Answer { get; private set; }
    public Instant? AnsweredAt { get; private set; }
    public string AnsweredBy { get; private set; } = "";
    public string AnswerReason { get; private set; } = "";
    public Instant? RemindedAt { get; set; }
    public Instant? WithdrawnAt { get; private set; }

    public void Opened(Instant at) => OpenedAt ??= at;

    public Refusal? Accept(string by, Instant at) => Reply(Delegations.Answer.Accepted, by, at, "");

    public Refusal? Decline(string by, Instant at, string reason) => Reply(Delegations.Answer.Declined, by, at, reason);

    public Refusal? Withdraw(Instant at)
    {
        if (WithdrawnAt is not null) return AlreadyWithdrawn;
        WithdrawnAt = at;
        return null;
    }

    /// <summary>May this delegation still nominate?</summary>
    /// <param name="local">Now, in the conference's time zone.</param>
    public Refusal? MayNominate(LocalDateTime local)
    {
        if (WithdrawnAt is not null) return AlreadyWithdrawn;
        if (Answer is not Delegations.Answer.Accepted) return NotAccepted;
        return local > Deadline ? DeadlinePassed.With(Deadline) : null;
    }

    private Refusal? Reply(Answer answer, string by, Instant at, string reason)
    {
        if (WithdrawnAt is not null) return AlreadyWithdrawn;
        if (Answer == answer) return AlreadyAnswered;   // a change of mind is an answer too; the same answer twice is not
        (Answer, AnsweredBy, AnsweredAt, AnswerReason) = (answer, by, at, reason.Trim());
        return null;
    }
}

/// <summary>The personal link of a head of delegation. The link is shown once, in the mail; here is only its hash.</summary>
public class DelegationLink : ConferenceEntity
{
    public static readonly Refusal AlreadyRevoked = new("link.already-revoked", "This link has already been revoked.");

    public required Guid DelegationId { get; init; }
    /// <summary>SHA-256 of the secret: see <see cref="Secret"/>.</summary>
    public required byte[] TokenHash { get; init; }
    public required Instant CreatedAt { get; init; }
    public required Instant ExpiresAt { get; init; }
    public Instant? RevokedAt { get; private set; }

    public bool IsOpen(Instant now) => RevokedAt is null && now < ExpiresAt;

    public Refusal? Revoke(Instant at)
    {
        if (RevokedAt is not null) return AlreadyRevoked;
        RevokedAt = at;
        return null;
    }
}
