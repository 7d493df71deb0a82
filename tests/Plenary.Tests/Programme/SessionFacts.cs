using NodaTime;
using Plenary.Programme;
using Xunit;
using static Plenary.Tests.Programme.Programmes;

namespace Plenary.Tests.Programme;

public class SessionFacts
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    [Fact]
    public void A_session_does_not_end_before_it_starts()
    {
        var session = Session(Conference(), 1, "Opening", new(2027, 5, 10, 9, 0));
        Assert.Equal(Plenary.Programme.Session.EndsBeforeItStarts, session.Schedule(new(2027, 5, 10, 11, 0), new(2027, 5, 10, 10, 0), Paris));
        Assert.Equal(new LocalDateTime(2027, 5, 10, 9, 0), session.Starts);
    }

    [Theory]
    [InlineData(2, 30, 3, 30)]
    [InlineData(1, 30, 2, 15)]
    public void The_hour_that_the_clocks_jump_over_cannot_be_chosen(int fromHour, int fromMinute, int toHour, int toMinute)
    {
        var spring = new LocalDate(2027, 3, 28);
        var session = Session(Conference(), 1, "Night watch");
        Assert.Equal(Plenary.Programme.Session.TimeDoesNotExist, session.Schedule(spring.At(new(fromHour, fromMinute)), spring.At(new(toHour, toMinute)), Paris));
        Assert.Null(session.Starts);
        Assert.Null(session.Schedule(spring.At(new(1, 30)), spring.At(new(3, 30)), Paris));   // around it is allowed
    }

    [Fact]
    public void A_session_lasts_at_most_a_day() =>
        Assert.Equal(Plenary.Programme.Session.TooLong, Session(Conference(), 1, "Vigil").Schedule(new(2027, 5, 10, 9, 0), new(2027, 5, 11, 9, 1), Paris));

    [Fact]
    public void The_day_of_an_import_is_kept_until_the_session_is_moved()
    {
        var session = Session(Conference(), 1, "Concert");
        Assert.Null(session.Schedule(new(2027, 5, 11, 5, 0), new(2027, 5, 11, 6, 0), Paris, listedOn: new(2027, 5, 10)));
        Assert.Equal(new LocalDate(2027, 5, 10), session.Day);
        Assert.Null(session.Schedule(new(2027, 5, 11, 6, 0), new(2027, 5, 11, 7, 0), Paris));
        Assert.Equal(new LocalDate(2027, 5, 11), session.Day);
    }
}
