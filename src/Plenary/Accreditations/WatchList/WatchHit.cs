using System.ComponentModel.DataAnnotations;
using NodaTime;
using Plenary.Access;
using Plenary.Storage;

namespace Plenary.Accreditations.WatchList;

/// <summary>What became of a hit.</summary>
public enum WatchAnswer
{
    /// <summary>Nobody has looked yet.</summary>
    [Display(Name = "Open")] Open,
    [Display(Name = "Another person")] AnotherPerson,
    /// <summary>Somebody who may change the watch list decides whether the person is admitted all the same.</summary>
    [Display(Name = "The same person")] SamePerson,
    /// <summary>The same person, and admitted all the same.</summary>
    [Display(Name = "Admitted all the same")] Admitted,
}

/// <summary>
/// A nominated name is like a name on the watch list. Until somebody says that they are two people, or an authorised officer admits the
/// person all the same, the nomination cannot be accredited. The delegation learns nothing of it.
/// </summary>
public class WatchHit : ConferenceEntity
{
    public static readonly Refusal NotNow = new("watch.not-now", "This cannot be said now: the answer is “{0}”.");
    public static readonly Refusal ReasonMissing = new("watch.answer-reason-missing", "Write the reason; the history needs it.");
    public static readonly Refusal NotAuthorised = new("watch.not-authorised", "Whether the person is admitted all the same is decided by somebody who may change the watch list.");

    /// <summary>A name that has since come nearer to the entry by this much is asked about again.</summary>
    private const double Nearer = .05;
    private const string Purpose = "watch-hit";

    public required Guid ParticipationId { get; init; }
    public required Guid EntryId { get; init; }

    /// <summary>Whose names were compared: the answer holds for the person, not for one nomination.</summary>
    public required Guid PersonId { get; init; }
    public required Instant FoundAt { get; init; }

    /// <summary>How likely the two names are one, 0 to 1.</summary>
    public double Score { get; private set; }

    public WatchAnswer Answer { get; private set; }
    public string? AnsweredBy { get; private set; }
    public Instant? AnsweredAt { get; private set; }

    /// <summary>What was said with the answer; a note between officers.</summary>
    internal byte[]? SealedReason { get; private set; }

    private double answeredScore;

    /// <summary>Keeps the nomination from being accredited.</summary>
    public bool Blocks => Answer is WatchAnswer.Open or WatchAnswer.SamePerson;

    public string Reason(Keys keys) => SealedReason is null ? "" : keys.OpenJson<string>(SealedReason, Id, Purpose);

    /// <summary>Found, or found again. An answer given for a name that was less alike is asked anew.</summary>
    internal void Found(double score)
    {
        if (Math.Abs(score - Score) > .0005) Score = score;
        if (Answer is WatchAnswer.AnotherPerson && score > answeredScore + Nearer) Set(WatchAnswer.Open, null, null, null);
    }

    /// <summary>The same was answered for this person before.</summary>
    internal void AsBefore(WatchHit before, Keys keys)
    {
        Set(before.Answer, before.AnsweredBy, before.AnsweredAt, before.Reason(keys) is { Length: > 0 } reason ? keys.SealJson(reason, Id, Purpose) : null);
        answeredScore = before.answeredScore;
    }

    /// <summary>They are two people. The reason is welcome, not demanded: most hits are.</summary>
    public Refusal? IsAnother(Actor by, Instant at, string reason, Keys keys)
    {
        if (Answer is not (WatchAnswer.Open or WatchAnswer.SamePerson)) return NotNow.With(Answer);
        return Give(WatchAnswer.AnotherPerson, by, at, reason, keys);
    }

    public Refusal? IsSame(Actor by, Instant at, string reason, Keys keys)
    {
        if (Answer is not WatchAnswer.Open) return NotNow.With(Answer);
        return Give(WatchAnswer.SamePerson, by, at, reason, keys);
    }

    /// <param name="authorised">May change the watch list.</param>
    public Refusal? Admit(Actor by, Instant at, string reason, bool authorised, Keys keys)
    {
        if (!authorised) return NotAuthorised;
        if (Answer is not WatchAnswer.SamePerson) return NotNow.With(Answer);
        return Reasons.Fault(reason, ReasonMissing) ?? Give(WatchAnswer.Admitted, by, at, reason, keys);
    }

    /// <summary>The answer is taken back; the question is open again.</summary>
    public Refusal? TakeBack()
    {
        if (Answer is WatchAnswer.Open) return NotNow.With(Answer);
        Set(WatchAnswer.Open, null, null, null);
        return null;
    }

    private Refusal? Give(WatchAnswer answer, Actor by, Instant at, string reason, Keys keys)
    {
        if (Reasons.Fault(reason) is { } fault) return fault;
        Set(answer, by.Name, at, reason.Trim() is { Length: > 0 } said ? keys.SealJson(said, Id, Purpose) : null);
        answeredScore = Score;
        return null;
    }

    private void Set(WatchAnswer answer, string? by, Instant? at, byte[]? reason) => (Answer, AnsweredBy, AnsweredAt, SealedReason) = (answer, by, at, reason);
}
