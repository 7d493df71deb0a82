using NodaTime;

namespace Plenary.Programme;

/// <summary>When and where: from and until, local to the conference, and the room (null: everywhere or nowhere in particular).</summary>
public sealed record Slot(LocalDateTime Starts, LocalDateTime Ends, Guid? Room = null)
{
    /// <summary>From a day of the programme and two times of day: what begins before <see cref="Session.DayTurns"/> is the night after that day, and so is an end that lies before it.</summary>
    public static Slot On(LocalDate day, LocalTime from, LocalTime until, Guid? room)
    {
        LocalDateTime At(LocalTime time) => (time < Session.DayTurns ? day.PlusDays(1) : day).At(time);
        return new(At(from), At(until), room);
    }
}
