using System.ComponentModel.DataAnnotations;
using NodaTime;
using Plenary.Storage;

namespace Plenary.Mail;

/// <summary>What a mail says. Plain text first; names and links are put in by Plenary, never by the person named.</summary>
/// <param name="Secret">What stands in the text and opens something to whoever has it: the end of a personal link. Empty where nothing does.</param>
public sealed record Letter(string To, string Subject, string Text, string Secret = "")
{
    /// <summary>The same, its link leading nowhere: for all but who it is written to, and who must hand it over because no mail server does.</summary>
    public Letter Closed() => Secret.Length == 0 ? this : this with { Text = Text.Replace(Secret, "…", StringComparison.Ordinal), Secret = "" };
}

/// <summary>
/// A mail that is to be sent, saved in the same transaction as the deed that causes it: if the deed is lost the mail is
/// never sent, and if the mail server is away the mail waits. The letter is sealed, since it holds an address and often a link.
/// </summary>
public class OutboxMail : Entity
{
    public const int MostAttempts = 12;

    /// <summary>So long a letter is out of the outbox while one node delivers it; if the node dies, another takes it up afterwards.</summary>
    public static readonly Duration Lease = Duration.FromMinutes(10);

    public static readonly Refusal AlreadySent = new("mail.already-sent", "This letter has been sent.");
    public static readonly Refusal NoLongerSo = new("mail.no-longer-so", "What this letter says is no longer so: its link was replaced or used, or the invitation was answered or withdrawn.");

    public Guid? ConferenceId { get; init; }
    /// <summary>What it is about, for the list: <c>invitation</c>, <c>reminder</c>, <c>answers</c>, <c>team</c>, <c>account</c>.</summary>
    public required string Purpose { get; init; }
    public required Instant CreatedAt { get; init; }
    public byte[] SealedLetter { get; private set; } = [];
    public Instant? SentAt { get; private set; }
    public Instant? GivenUpAt { get; private set; }
    public int Attempts { get; private set; }
    public Instant NextAttemptAt { get; private set; }
    public string LastError { get; private set; } = "";

    /// <param name="id">That of the thing it goes with, where one asks later whether it has left.</param>
    public static OutboxMail Write(Letter letter, string purpose, Guid? conferenceId, Instant at, Keys keys, Guid? id = null)
    {
        var mail = new OutboxMail { Id = id ?? Guid.CreateVersion7(), Purpose = purpose, ConferenceId = conferenceId, CreatedAt = at, NextAttemptAt = at };
        // A title with a line break in it must not become a further line of the head.
        letter = letter with { Subject = string.Join(' ', letter.Subject.Split(['\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) };
        mail.Seal(letter, keys);
        return mail;
    }

    private void Seal(Letter letter, Keys keys) => SealedLetter = keys.SealJson(letter, Id, "mail.letter");

    public Letter Letter(Keys keys) => keys.OpenJson<Letter>(SealedLetter, Id, "mail.letter");

    public MailState State => StateOf(SentAt, GivenUpAt, Attempts);

    /// <summary>For a query that leaves the sealed letter where it is. What was given up before anybody tried was overtaken.</summary>
    public static MailState StateOf(Instant? sentAt, Instant? givenUpAt, int attempts) =>
        sentAt is not null ? MailState.Sent : givenUpAt is not null ? attempts > 0 ? MailState.GivenUp : MailState.Overtaken : attempts > 0 ? MailState.Late : MailState.Waiting;

    /// <summary>The addressee has it. What is kept opens nothing any more.</summary>
    public void Sent(Instant at, Keys keys)
    {
        (SentAt, LastError) = (at, "");
        Seal(Letter(keys).Closed(), keys);
    }

    /// <summary>Tries again after 1, 2, 4 … minutes, at most six hours apart.</summary>
    public void Failed(string error, Instant at)
    {
        Attempts++;
        LastError = error.Length > 500 ? error[..500] : error;
        if (Attempts >= MostAttempts) GivenUpAt = at;
        NextAttemptAt = at + Duration.FromMinutes(Math.Min(360, 1 << Math.Min(Attempts - 1, 9)));
    }

    /// <summary>The server said that it will never take this letter.</summary>
    public void GiveUp(string error, Instant at)
    {
        Failed(error, at);
        GivenUpAt = at;
    }

    /// <summary>What it says was overtaken while it waited, so nobody gets it; and what it opened is not kept.</summary>
    public void Overtaken(Instant at, Keys keys)
    {
        (GivenUpAt, Attempts, LastError) = (at, 0, "");
        Seal(Letter(keys).Closed(), keys);
    }

    /// <summary>Somebody has set right what was wrong: once more, now.</summary>
    public Refusal? TryAgain(Instant at)
    {
        if (SentAt is not null) return AlreadySent;
        if (State is MailState.Overtaken) return NoLongerSo;
        (GivenUpAt, Attempts, NextAttemptAt) = (null, 0, at);
        return null;
    }
}

public enum MailState
{
    [Display(Name = "Waiting")] Waiting,
    /// <summary>Tried in vain, and tried again.</summary>
    [Display(Name = "Tried, waiting")] Late,
    [Display(Name = "Sent")] Sent,
    [Display(Name = "Not delivered")] GivenUp,
    /// <summary>Its link was revoked or used, or the invitation answered or withdrawn, before it could be sent.</summary>
    [Display(Name = "Not sent: no longer needed")] Overtaken,
}
