using NodaTime;
using Plenary.Conferences;

namespace Plenary.Programme;

/// <summary>A room at the head of the grid; null stands over what has none.</summary>
public sealed record GridRoom(Room? Room, int Column, int Across);

/// <param name="IsBand">For everybody: it lies across all rooms.</param>
public sealed record GridItem(Session Session, int Column, int Across, int Row, int Down, bool IsBand);

public sealed record GridHour(LocalTime Time, int Row);

/// <summary>
/// One day of the programme on squared paper: rooms across, time down, a row for each few minutes. Sessions that are in each other’s
/// way in a room stand side by side in it. Columns and rows are counted as the style sheet does: the first of each is the head.
/// </summary>
public sealed class DayGrid
{
    /// <summary>The style sheet has places for so many.</summary>
    public const int MostRows = 240, MostColumns = 40;
    private const int FirstRow = 2, FirstColumn = 2;
    private readonly LocalDateTime from;
    private readonly List<GridItem> items = [];
    private readonly List<GridRoom> rooms = [];
    private readonly List<GridHour> hours = [];

    public DayGrid(LocalDate day, IEnumerable<Session> sessions, IReadOnlyList<Room> allRooms)
    {
        Day = day;
        var placed = sessions.Where(s => s.Starts is not null).OrderBy(s => s.Starts).ThenBy(s => s.Number).ToList();
        from = placed.Select(s => s.Starts!.Value).Append(day.At(new(9, 0))).Min();
        from = from.Date.At(new(from.Hour, 0));
        var until = placed.Select(s => s.Ends!.Value).Append(day.At(new(18, 0))).Max();
        var minutes = (int)Period.Between(from, until, PeriodUnits.Minutes).Minutes;
        Minutes = 5 * Math.Max(1, (int)Math.Ceiling(minutes / 5.0 / MostRows));
        Rows = (int)Math.Ceiling(minutes / (double)Minutes);
        for (var hour = from; hour < until; hour = hour.PlusHours(1)) hours.Add(new(hour.TimeOfDay, RowOf(hour)));

        foreach (var room in allRooms) Place(room, placed.Where(s => s.RoomId == room.Id));
        // A break for everybody lies across; what others take place beside stands in a column of its own.
        var everywhere = Beside(placed.Where(s => s.RoomId is null)).ToLookup(c => c.All(s => s.Session.Kind.IsPause()) && !c.Any(s => placed.Any(p => p.RoomId is not null && p.Overlaps(s.Session))));
        if (everywhere[false].Any()) Place(null, everywhere[false].SelectMany(c => c.Select(s => s.Session)));
        foreach (var cluster in everywhere[true])
        {
            var lanes = cluster.Max(s => s.Lane) + 1;
            foreach (var (session, lane) in cluster)
            {
                var (first, after) = (Columns * lane / lanes, Columns * (lane + 1) / lanes);
                Add(session, FirstColumn + first, Math.Max(1, after - first), isBand: true);
            }
        }
        items.Sort((a, b) => (a.Row, a.Column).CompareTo((b.Row, b.Column)));
    }

    public LocalDate Day { get; }

    /// <summary>What one row stands for.</summary>
    public int Minutes { get; }
    public int Rows { get; }
    public int Columns { get; private set; }
    public IReadOnlyList<GridRoom> Rooms => rooms;
    public IReadOnlyList<GridHour> Hours => hours;

    /// <summary>In the order of time, then from the first room to the last.</summary>
    public IReadOnlyList<GridItem> Items => items;

    /// <summary>The first row’s time.</summary>
    public LocalDateTime From => from;

    /// <summary>Null for a time that is not on the paper.</summary>
    public int? Row(LocalDateTime at) => RowOf(at) is var row && row >= FirstRow && row < FirstRow + Rows ? row : null;

    private int RowOf(LocalDateTime at) => FirstRow + (int)(Period.Between(from, at, PeriodUnits.Minutes).Minutes / Minutes);

    private void Place(Room? room, IEnumerable<Session> sessions)
    {
        var clusters = Beside(sessions);
        var across = Math.Max(1, clusters.Select(c => c.Max(s => s.Lane) + 1).DefaultIfEmpty().Max());
        var column = FirstColumn + Columns;
        if (column + across > MostColumns) return;   // more rooms than the paper is wide: the list shows them
        rooms.Add(new(room, column, across));
        Columns += across;
        foreach (var cluster in clusters)
        {
            var lanes = cluster.Max(s => s.Lane) + 1;
            foreach (var (session, lane) in cluster) Add(session, column + lane, lane == lanes - 1 ? across - lane : 1, isBand: false);
        }
    }

    private void Add(Session session, int column, int across, bool isBand)
    {
        var row = RowOf(session.Starts!.Value);
        items.Add(new(session, column, across, row, Math.Max(1, RowOf(session.Ends!.Value) - row), isBand));
    }

    /// <summary>Sessions that overlap, directly or through others, and in which lane beside each other each of them runs.</summary>
    private static List<List<(Session Session, int Lane)>> Beside(IEnumerable<Session> sessions)
    {
        var clusters = new List<List<(Session Session, int Lane)>>();
        LocalDateTime? until = null;
        foreach (var session in sessions)
        {
            if (until is null || session.Starts >= until) clusters.Add([]);
            var lane = Enumerable.Range(0, clusters[^1].Count + 1).First(l => clusters[^1].All(s => s.Lane != l || !s.Session.Overlaps(session)));
            clusters[^1].Add((session, lane));
            if (until is null || session.Ends > until) until = session.Ends;
        }
        return clusters;
    }
}
