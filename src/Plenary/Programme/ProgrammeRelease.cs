using NodaTime;
using Plenary.Access;

namespace Plenary.Programme;

/// <summary>A numbered version of the programme as it was published. It never changes; a correction is the next one.</summary>
public class ProgrammeRelease : ConferenceEntity
{
    public const int LongestNote = 2000;
    public static readonly Refusal NothingToPublish = new("programme.nothing-to-publish", "No session has a time yet, so there is nothing to publish.");
    public static readonly Refusal NothingChanged = new("programme.nothing-changed", "Nothing changed since release {0}.");
    public static readonly Refusal NoteTooLong = new("programme.note-too-long", "The note has {0} characters; the longest possible has {1}.");

    public static readonly Refusal DraftChanged = new("programme.draft-changed", "The draft changed while you were looking at it, so nothing was published. Look again.");
    public static readonly Refusal SomebodyWasFaster = new("programme.somebody-was-faster", "Somebody else published release {0} meanwhile. Look again.");

    /// <summary>1, 2, 3 … within the conference.</summary>
    public required int Number { get; init; }
    public required Instant PublishedAt { get; init; }
    public required string PublishedBy { get; init; }
    /// <summary>What changed, for the readers.</summary>
    public string Note { get; init; } = "";
    /// <summary>The whole programme as <see cref="PublishedProgramme"/>, JSON.</summary>
    public required string Content { get; init; }

    /// <summary>What was in conflict when it was published, and what of that the editors had accepted.</summary>
    public int OpenConflicts { get; init; }
    public int AcceptedConflicts { get; init; }

    /// <summary>Freezes the draft as the next release.</summary>
    /// <param name="last">The newest release, or null for the first. Two editors who publish at once make the same number, and the database takes one.</param>
    public static Refusal? Publish(Draft draft, IReadOnlyList<Conflict> conflicts, PublishedProgramme? last, string note, Actor by, Instant at, out ProgrammeRelease? release)
    {
        release = null;
        note = note.Trim();
        if (note.Length > LongestNote) return NoteTooLong.With(note.Length, LongestNote);
        var content = draft.Publishable((last?.Number ?? 0) + 1, at, note);
        if (content.Days.Count == 0 && last is null) return NothingToPublish;
        if (last is not null && ProgrammeChange.Between(last, content).Count == 0) return NothingChanged.With(last.Number);

        release = new()
        {
            ConferenceId = draft.Conference.Id,
            Number = content.Number,
            PublishedAt = at,
            PublishedBy = by.Name,
            Note = note,
            Content = content.ToJson(),
            OpenConflicts = conflicts.Count(c => c.IsOpen),
            AcceptedConflicts = conflicts.Count(c => !c.IsOpen),
        };
        return null;
    }
}
