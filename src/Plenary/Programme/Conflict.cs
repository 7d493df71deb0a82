using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Plenary.Accreditations;
using Plenary.Conferences;
using Plenary.Storage;

namespace Plenary.Programme;

public enum ConflictKind
{
    [Display(Name = "Room taken twice")] RoomTaken,
    [Display(Name = "Speaker in two places")] SpeakerInTwoPlaces,
    [Display(Name = "Outside the days of the conference")] OutsideTheDays,
    [Display(Name = "Speaker not accredited")] NotAccredited,
    [Display(Name = "Not interpreted")] NotInterpreted,
    [Display(Name = "Film longer than its session")] FilmTooLong,
}

/// <summary>Something in a draft that cannot be, or asks for a second look. It forbids nothing: the editors decide.</summary>
/// <param name="Other">The second session, where two are in each other’s way.</param>
/// <param name="Speaker">As on the list of <paramref name="Session"/>.</param>
/// <param name="Room">The room that is taken twice.</param>
/// <param name="Languages">Those of the conference that are neither spoken nor interpreted into.</param>
public sealed record Conflict(ConflictKind Kind, Session Session, Session? Other = null, Speaker? Speaker = null, Room? Room = null, IReadOnlyList<string>? Languages = null)
{
    /// <summary>It cannot happen as planned; the others are questions.</summary>
    public bool IsSerious => Kind is ConflictKind.RoomTaken or ConflictKind.SpeakerInTwoPlaces or ConflictKind.FilmTooLong;

    /// <summary>Why it is let stand; null while it is open.</summary>
    public AcceptedConflict? Accepted { get; init; }

    public bool IsOpen => Accepted is null;

    /// <summary>The same as long as the same sessions, at the same times in the same rooms, are in conflict over the same speaker, languages or length of a film.</summary>
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Kind, Placed(Session), Other is null ? "" : Placed(Other), Speaker?.Identity, string.Join(' ', (Languages ?? []).Order(StringComparer.Ordinal)) + (Kind is ConflictKind.FilmTooLong ? $"{Session.Film!.Minutes}" : "")))))[..24];

    public bool Concerns(Session session) => Session.Id == session.Id || Other?.Id == session.Id;

    /// <summary>All of a draft, the serious ones first, then in the order of time.</summary>
    /// <param name="accredited">Those speakers of the directory who are accredited at this conference.</param>
    public static IReadOnlyList<Conflict> In(Draft draft, IReadOnlySet<Guid> accredited)
    {
        var placed = draft.Placed.OrderBy(s => s.Starts).ThenBy(s => s.Number).ToList();
        return [.. AtTheSameTime(placed, draft).Concat(placed.SelectMany(s => Alone(s, draft, accredited))).OrderBy(c => !c.IsSerious).ThenBy(c => c.Session.Starts).ThenBy(c => c.Kind).ThenBy(c => c.Session.Number)];
    }

    /// <summary>The same, after asking who is accredited and what is accepted.</summary>
    public static async Task<IReadOnlyList<Conflict>> In(Draft draft, PlenaryDb db, CancellationToken cancellationToken = default)
    {
        var people = draft.Placed.SelectMany(s => s.Speakers).Select(p => p.PersonId).OfType<Guid>().Distinct().ToList();
        var accredited = await db.Participations.Where(p => p.State == ParticipationState.Accredited && EF.Parameter(people).Contains(p.PersonId)).Select(p => p.PersonId).ToListAsync(cancellationToken);
        var accepted = await db.AcceptedConflicts.AsNoTracking().ToDictionaryAsync(a => a.Mark, cancellationToken);
        return [.. In(draft, accredited.ToHashSet()).Select(c => c with { Accepted = accepted.GetValueOrDefault(c.Mark) })];
    }

    private static string Placed(Session s) =>
        string.Create(CultureInfo.InvariantCulture, $"{s.Id:N} {LocalDateTimePattern.GeneralIso.Format(s.Starts!.Value)} {s.Minutes} {LocalDatePattern.Iso.Format(s.Day!.Value)} {s.RoomId:N}");

    private static IEnumerable<Conflict> AtTheSameTime(List<Session> placed, Draft draft)
    {
        for (var i = 0; i < placed.Count; i++)
            for (var j = i + 1; j < placed.Count && placed[j].Starts < placed[i].Ends; j++)
            {
                var (one, other) = (placed[i], placed[j]);
                if (one.RoomId is not null && one.RoomId == other.RoomId) yield return new(ConflictKind.RoomTaken, one, other, Room: draft.Rooms.FirstOrDefault(r => r.Id == one.RoomId));
                foreach (var speaker in one.Speakers.Where(p => other.Speakers.Any(o => o.Identity == p.Identity)).DistinctBy(p => p.Identity))
                    yield return new(ConflictKind.SpeakerInTwoPlaces, one, other, speaker);
            }
    }

    private static IEnumerable<Conflict> Alone(Session session, Draft draft, IReadOnlySet<Guid> accredited)
    {
        if (session.Day is { } day && !draft.Conference.Lasts(day)) yield return new(ConflictKind.OutsideTheDays, session);
        foreach (var speaker in session.Speakers.Where(p => p.PersonId is { } person && !accredited.Contains(person)).DistinctBy(p => p.PersonId))
            yield return new(ConflictKind.NotAccredited, session, Speaker: speaker);
        if (session.Film?.Minutes > session.Minutes) yield return new(ConflictKind.FilmTooLong, session);
        // A film has subtitles, and where the language of the floor is not known yet nothing can be missed.
        if (session.Kind.IsPause() || session.Kind is SessionKind.Screening || session.Languages.Count == 0) yield break;
        var missing = draft.Conference.Languages.Except(session.Languages).Except(session.Interpreted).ToList();
        if (missing.Count > 0) yield return new(ConflictKind.NotInterpreted, session, Languages: missing);
    }
}
