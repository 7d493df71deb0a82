using NodaTime;
using Plenary.Names;

namespace Plenary.Programme;

/// <summary>Which sessions of a draft are asked for.</summary>
/// <param name="Day">The day of the programme it stands in.</param>
/// <param name="Scheduled">False: those without a time.</param>
/// <param name="Q">Beginnings of words of the title or of a speaker’s name, in any order and script.</param>
public sealed record SessionFilter(
    LocalDate? Day = null,
    Guid? Room = null,
    SessionKind? Kind = null,
    bool? Scheduled = null,
    string? Q = null)
{
    public bool IsEmpty => this == new SessionFilter();

    /// <summary>Those that fit, in the order of time; those without a time at the end. A programme is small and read whole.</summary>
    public IEnumerable<Session> In(Draft draft)
    {
        var words = SearchKey.Of(Q is { Length: > 400 } ? Q[..400] : Q).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return draft.Sessions
            .Where(s => (Day is null || s.Day == Day) && (Room is null || s.RoomId == Room) && (Kind is null || s.Kind == Kind) && (Scheduled is null || s.Starts is not null == Scheduled))
            .Where(s => words.Length == 0 || Fits(s, words))
            .OrderBy(s => s.Starts is null).ThenBy(s => s.Starts).ThenBy(s => s.Number);
    }

    private static bool Fits(Session session, string[] words)
    {
        var said = session.Title.All.Values.Concat(session.Speakers.SelectMany(p => new[] { p.Name, p.SecondName })).SelectMany(t => SearchKey.Of(t).Split(' ')).ToList();
        return words.All(w => said.Any(s => s.StartsWith(w, StringComparison.Ordinal)));
    }
}
