using System.ComponentModel.DataAnnotations;
using NodaTime;
using Plenary.Access;
using Plenary.Names;
using Plenary.People;
using Plenary.Storage;

namespace Plenary.Accreditations.WatchList;

/// <summary>Who may read an entry of the watch list.</summary>
public enum WatchReaders
{
    /// <summary>Whoever reviews nominations.</summary>
    [Display(Name = "Everybody who reviews")] Reviewers,

    /// <summary>Only those who may change the list; others learn that somebody has to decide, and no more.</summary>
    [Display(Name = "Only those who decide")] Deciders,
}

/// <summary>What an entry says; sealed in storage, names too.</summary>
/// <param name="Names">The name and other names, in whatever scripts they are known.</param>
/// <param name="Reason">Why accreditation needs a second look.</param>
/// <param name="Source">From where it is known, so that it can be looked up again.</param>
/// <param name="Nationality">ISO 3166-1 alpha-2, where it is known.</param>
public sealed record WatchText(List<WrittenName> Names, string Reason, string Source, string? Nationality = null)
{
    public bool Equals(WatchText? other) => other is not null && (Reason, Source, Nationality) == (other.Reason, other.Source, other.Nationality) && Names.SequenceEqual(other.Names);

    public override int GetHashCode() => HashCode.Combine(Reason, Source, Nationality);
}

/// <summary>
/// A name that must not be accredited without a second look, at one conference. Most people of a name like it are other people: an
/// entry raises a question (<see cref="WatchHit"/>), it answers none. docs/decisions/0013.
/// </summary>
public class WatchEntry : ConferenceEntity
{
    public const int LongestReason = Reasons.Longest, LongestSource = 500, MostNames = 20;

    public static readonly Refusal ReasonMissing = new("watch.reason-missing", "Write why the name stands on the list; whoever decides needs it.");
    public static readonly Refusal TooLong = new("watch.too-long", "This has {0} characters; the longest possible has {1}.");
    public static readonly Refusal SourceTooLong = new("watch.source-too-long", "This has {0} characters; the longest possible has {1}.");
    public static readonly Refusal TooManyNames = new("watch.too-many-names", "An entry has at most {0} names. Make a second one.");
    public static readonly Refusal NotAName = new("watch.not-a-name", "“{0}” has no letters that could be compared.");
    public static readonly Refusal EndsBeforeItBegins = new("watch.ends-before-it-begins", "The entry ends before it begins.");
    public static readonly Refusal AlreadyEnded = new("watch.already-ended", "This entry has already been ended.");

    private const string Purpose = "watch-entry";

    private WatchEntry() { }

    internal byte[] SealedText { get; private set; } = [];

    /// <summary>First and last day on which it counts, as the conference's calendar has them; null: since ever, for ever.</summary>
    public LocalDate? From { get; private set; }
    public LocalDate? Until { get; private set; }

    public WatchReaders Readers { get; private set; }

    public required string AddedBy { get; init; }
    public required Instant AddedAt { get; init; }

    /// <summary>Somebody took it off the list; it stays in the record.</summary>
    public string? EndedBy { get; private set; }
    public Instant? EndedAt { get; private set; }

    public static Refusal? Enter(Guid conferenceId, WatchText text, LocalDate? from, LocalDate? until, WatchReaders readers, Actor by, Instant at, Keys keys, out WatchEntry entry)
    {
        entry = new() { ConferenceId = conferenceId, AddedBy = by.Name, AddedAt = at };
        return entry.Say(text, from, until, readers, keys);
    }

    public Refusal? Say(WatchText text, LocalDate? from, LocalDate? until, WatchReaders readers, Keys keys)
    {
        if (EndedAt is not null) return AlreadyEnded;
        if (Faults(text, from, until).FirstOrDefault() is { } fault) return fault;

        (From, Until, Readers) = (from, until, readers);
        SealedText = keys.SealJson(Clean(text), Id, Purpose);
        return null;
    }

    /// <summary>All that is wrong with an entry as it was written, for a form that says it at once.</summary>
    public static IEnumerable<Refusal> Faults(WatchText text, LocalDate? from, LocalDate? until)
    {
        var (names, reason, source, _) = Clean(text);
        if (NamesFault(names) is { } fault) yield return fault;
        if (reason.Length == 0) yield return ReasonMissing;
        if (reason.Length > LongestReason) yield return TooLong.With(reason.Length, LongestReason);
        if (source.Length > LongestSource) yield return SourceTooLong.With(source.Length, LongestSource);
        if (until < from) yield return EndsBeforeItBegins;
    }

    private static WatchText Clean(WatchText text) => text with
    {
        Names = [.. text.Names.Select(n => n with { Text = NameText.Clean(n.Text) }).Where(n => n.Text.Length > 0).DistinctBy(n => n.Text)],
        Reason = text.Reason.Trim(),
        Source = text.Source.Trim(),
    };

    private static Refusal? NamesFault(List<WrittenName> names)
    {
        if (names.Count == 0) return Person.NameMissing;
        if (names.Count > MostNames) return TooManyNames.With(MostNames);
        if (names.Find(n => n.Text.Length > Person.LongestName) is { } longName) return Person.NameTooLong.With(longName.Text.Length, Person.LongestName);
        if (WrittenNames.Fault(names) is { } fault) return fault;
        return names.Find(n => PersonName.Parse(n.Text).Tokens.Count == 0) is { } wordless ? NotAName.With(wordless.Text) : null;
    }

    public WatchText Text(Keys keys) => keys.OpenJson<WatchText>(SealedText, Id, Purpose);

    public Refusal? End(Actor by, Instant at)
    {
        if (EndedAt is not null) return AlreadyEnded;
        (EndedBy, EndedAt) = (by.Name, at);
        return null;
    }

    public bool HoldsOn(LocalDate day) => EndedAt is null && (From is null || From <= day) && (Until is null || day <= Until);
}
