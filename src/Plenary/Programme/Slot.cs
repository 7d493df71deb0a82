using NodaTime;

namespace Plenary.Programme;

/// <summary>When and where: from and until, local to the conference, and the room (null: everywhere or nowhere in particular).</summary>
public sealed record Slot(LocalDateTime Starts, LocalDateTime Ends, Guid? Room = null)
{
    /// <summary>What goes on past midnight lasts at most so many hours, unless it ends before the day turns.</summary>
    private const int LongestNight = 12;

    /// <summary>
    /// From a day of the programme and two times of day: what begins before <see cref="Session.DayTurns"/> is the night after that day. An end that is not after the
    /// beginning is the next morning, as far as a night goes; later it is taken as it was written, for the session to refuse.
    /// </summary>
    public static Slot On(LocalDate day, LocalTime from, LocalTime until, Guid? room)
    {
        var starts = Session.On(day, from);
        var (same, next) = (starts.Date.At(until), starts.Date.PlusDays(1).At(until));
        var overnight = same <= starts && (from >= Session.DayTurns && until < Session.DayTurns || Period.Between(starts, next, PeriodUnits.Minutes).Minutes <= LongestNight * 60);
        return new(starts, overnight ? next : same, room);
    }
}
