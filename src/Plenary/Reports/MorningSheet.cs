using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Conferences;
using Plenary.Press;
using Plenary.Programme;
using Plenary.Site;
using Plenary.Storage;
using Scope = Plenary.Access.Scope;

namespace Plenary.Reports;

/// <summary>Whether somebody on a list of speakers can be counted on.</summary>
public enum SpeakerPresence
{
    [Display(Name = "not accredited")] NotAccredited,
    [Display(Name = "has not arrived")] NotArrived,
    [Display(Name = "has arrived")] Arrived,
}

/// <summary>A speaker of the day.</summary>
/// <param name="Presence">Null for somebody who is not in the directory, and for a reader who may not see the report.</param>
public sealed record MorningSpeaker(SpeakerRole Role, string Honorific, string Name, string SecondName, string Office, string Organisation, SpeakerPresence? Presence);

/// <summary>A session of the day, as the draft of the programme has it now.</summary>
/// <param name="About">Its kind; of a film also the length and the subtitles.</param>
/// <param name="Heard">"EN AR, interpreted into FR", or empty.</param>
/// <param name="Notes">For the secretariat and the chair.</param>
public sealed record MorningSession(Guid Id, LocalDateTime Starts, LocalDateTime Ends, LocalText Title, string About, LocalText Room, string Heard, string Notes, IReadOnlyList<MorningSpeaker> Speakers);

/// <summary>News that may be read from this time of the day on.</summary>
public sealed record MorningNews(Guid Id, string Headline, LocalDateTime From);

/// <summary>
/// What those who run a day of the conference carry with them: what is on, who speaks and has not come yet, what cannot be as planned. Each
/// reader's holds what that reader may see on the pages.
/// </summary>
/// <param name="Accredited">All of the conference, and <paramref name="Arrived"/> of them until now; null for a reader who may not see the report.</param>
/// <param name="Conflicts">Those of the day that are open, in sentences.</param>
/// <param name="News">Of which the embargo ends on this day.</param>
public sealed record MorningSheet(LocalDate Day, int? Accredited, int? Arrived, IReadOnlyList<MorningSession> Sessions, IReadOnlyList<string> Conflicts, IReadOnlyList<MorningNews> News)
{
    /// <summary>Of the conference in scope.</summary>
    public static async Task<MorningSheet> Of(PlenaryDb db, Scope scope, Conference conference, LocalDate day, CancellationToken cancellationToken = default)
    {
        var draft = await Draft.Of(db, conference, cancellationToken);
        var sessions = draft.Placed.Where(s => s.Day == day).ToList();
        var rooms = draft.Rooms.ToDictionary(r => r.Id, r => r.Name);
        var counts = scope.May(Area.Reports, Deed.Read);
        var came = counts ? await Arrivals(db, sessions, cancellationToken) : [];
        var accredited = db.Participations.Where(p => p.State == ParticipationState.Accredited);
        return new(
            day,
            counts ? await accredited.CountAsync(cancellationToken) : null,
            counts ? await accredited.CountAsync(p => p.ArrivedAt != null, cancellationToken) : null,
            sessions.ConvertAll(s => new MorningSession(s.Id, s.Starts!.Value, s.Ends!.Value, s.Title, SessionWords.KindAndFilm(s), s.RoomId is { } room ? rooms[room] : LocalText.Empty, SessionWords.Languages(s), s.Notes,
                [.. s.Speakers.Select(p => new MorningSpeaker(p.Role, p.Honorific, p.Name, p.SecondName, p.Office, p.Organisation, counts ? Presence(p, came) : null))])),
            [.. (await Conflict.In(draft, db, cancellationToken)).Where(c => c.IsOpen && sessions.Exists(c.Concerns)).Select(c => c.Said())],
            scope.May(Area.Press, Deed.Read) ? await Freed(db, conference, day, cancellationToken) : []);
    }

    /// <summary>The speakers of the day who must still be looked for, each with the sessions that need them, in the order of time.</summary>
    public IEnumerable<(MorningSpeaker Speaker, IReadOnlyList<MorningSession> Sessions)> Missing =>
        from session in Sessions
        from speaker in session.Speakers
        where speaker.Presence is SpeakerPresence.NotAccredited or SpeakerPresence.NotArrived
        group session by (speaker.Name, speaker.Organisation) into g
        select (g.First().Speakers.First(s => (s.Name, s.Organisation) == g.Key), (IReadOnlyList<MorningSession>)[.. g]);

    /// <summary>The speakers who are accredited, and whether they have been let in.</summary>
    private static Task<Dictionary<Guid, bool>> Arrivals(PlenaryDb db, List<Session> sessions, CancellationToken cancellationToken)
    {
        var people = sessions.SelectMany(s => s.Speakers).Select(p => p.PersonId).OfType<Guid>().Distinct().ToList();
        return db.Participations.Where(p => p.State == ParticipationState.Accredited && EF.Parameter(people).Contains(p.PersonId)).ToDictionaryAsync(p => p.PersonId, p => p.ArrivedAt != null, cancellationToken);
    }

    private static SpeakerPresence? Presence(Speaker speaker, Dictionary<Guid, bool> came) => speaker.PersonId is not { } person ? null
        : !came.TryGetValue(person, out var arrived) ? SpeakerPresence.NotAccredited
        : arrived ? SpeakerPresence.Arrived : SpeakerPresence.NotArrived;

    private static async Task<IReadOnlyList<MorningNews>> Freed(PlenaryDb db, Conference conference, LocalDate day, CancellationToken cancellationToken)
    {
        var (from, until) = (conference.At(day.AtMidnight()), conference.At(day.PlusDays(1).AtMidnight()));
        var releases = await db.PressReleases.AsNoTracking().Where(r => r.State == PressState.Published && r.EmbargoUntil >= from && r.EmbargoUntil < until).OrderBy(r => r.EmbargoUntil).ToListAsync(cancellationToken);
        return releases.ConvertAll(r => new MorningNews(r.Id, r.Headline, conference.Local(r.EmbargoUntil!.Value)));
    }
}
