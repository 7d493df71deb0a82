using NodaTime;
using Plenary.Programme;
using Xunit;
using static Plenary.Tests.Programme.Programmes;

namespace Plenary.Tests.Programme;

public class DayGridFacts
{
    private static readonly LocalDate Day = new(2027, 5, 10);

    private static IEnumerable<(int Session, int Column, int Across, int Row, int Down)> Places(DayGrid grid) => grid.Items.Select(i => (i.Session.Number, i.Column, i.Across, i.Row, i.Down));

    [Fact]
    public void Time_goes_down_in_steps_of_five_minutes_from_the_first_full_hour()
    {
        var conference = Conference();
        var (hall, side) = (Room(conference, "Hall"), Room(conference, "Side", 2));
        var grid = new DayGrid(Day, [Session(conference, 1, "Early", Day.At(new(8, 30)), 45, hall), Session(conference, 2, "Late", Day.At(new(19, 0)), 90, side)], [hall, side]);
        Assert.Equal((Day.At(new(8, 0)), 5, 150, 2), (grid.From, grid.Minutes, grid.Rows, grid.Columns));
        Assert.Equal([(1, 2, 1, 8, 9), (2, 3, 1, 134, 18)], Places(grid));
        Assert.Equal(new(9, 0), grid.Hours[1].Time);
        Assert.Equal(14, grid.Hours[1].Row);
    }

    [Fact]
    public void A_break_for_everybody_lies_across_all_rooms_and_two_at_once_share_the_width()
    {
        var conference = Conference();
        var rooms = Enumerable.Range(1, 4).Select(i => Room(conference, $"Room {i}", i)).ToList();
        var (lunch, prayer, tea) = (Session(conference, 1, "Lunch", Day.At(new(13, 0)), 90), Session(conference, 2, "Prayer", Day.At(new(13, 10)), 30), Session(conference, 3, "Tea", Day.At(new(16, 0)), 30));
        foreach (var pause in new[] { lunch, prayer, tea }) pause.Kind = SessionKind.Meal;
        var grid = new DayGrid(Day, [lunch, prayer, tea], rooms);
        Assert.Equal([(1, 2, 2), (2, 4, 2), (3, 2, 4)], grid.Items.Select(i => (i.Session.Number, i.Column, i.Across)));
        Assert.All(grid.Items, i => Assert.True(i.IsBand));

        // Beside a session in a room it does not lie over it.
        grid = new DayGrid(Day, [lunch, Session(conference, 4, "Working lunch", Day.At(new(13, 0)), 60, rooms[0])], rooms);
        Assert.Equal([(1, 6, 1), (4, 2, 1)], grid.Items.OrderBy(i => i.Session.Number).Select(i => (i.Session.Number, i.Column, i.Across)));
        Assert.Null(grid.Rooms[^1].Room);
    }

    [Fact]
    public void Sessions_in_each_others_way_stand_side_by_side()
    {
        var conference = Conference();
        var (hall, side) = (Room(conference, "Hall"), Room(conference, "Side", 2));
        var grid = new DayGrid(Day,
            [Session(conference, 1, "A", Day.At(new(9, 0)), 60, hall), Session(conference, 2, "B", Day.At(new(9, 30)), 60, hall), Session(conference, 3, "Alone", Day.At(new(11, 0)), 60, hall), Session(conference, 4, "Beside", Day.At(new(9, 0)), 60, side)], [hall, side]);
        Assert.Equal([(1, 2, 1), (4, 4, 1), (2, 3, 1), (3, 2, 2)], grid.Items.Select(i => (i.Session.Number, i.Column, i.Across)));
        Assert.Equal([(2, 2), (4, 1)], grid.Rooms.Select(r => (r.Column, r.Across)));
    }

    [Fact]
    public void A_very_long_day_still_fits_on_the_paper()
    {
        var conference = Conference();
        var grid = new DayGrid(Day, [Session(conference, 1, "Vigil", Day.At(new(5, 0)), 1440), Session(conference, 2, "Short", Day.At(new(5, 0)), 1)], []);
        Assert.Equal(10, grid.Minutes);
        Assert.True(grid.Rows <= DayGrid.MostRows);
        Assert.All(grid.Items, i => Assert.True(i.Down >= 1 && i.Row + i.Down <= 2 + grid.Rows));
    }

    [Fact]
    public void An_empty_day_shows_its_rooms_from_nine_to_six()
    {
        var conference = Conference();
        var grid = new DayGrid(Day, [], [Room(conference, "Hall")]);
        Assert.Equal((Day.At(new(9, 0)), 108, 1), (grid.From, grid.Rows, grid.Columns));
        Assert.Empty(grid.Items);
        Assert.Null(grid.Row(Day.At(new(8, 0))));
        Assert.Equal(2, grid.Row(Day.At(new(9, 4))));
    }
}
