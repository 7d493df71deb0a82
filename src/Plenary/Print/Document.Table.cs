namespace Plenary.Print;

/// <summary>A column of a table.</summary>
/// <param name="Share">Its part of the measure, against the shares of the other columns.</param>
/// <param name="IsFigures">Numbers, set against the end edge.</param>
public sealed record Column(string Head, float Share = 1, bool IsFigures = false);

public sealed partial class Document
{
    private const float CellGap = 10, RowLeading = 12.6f, RowPad = 3.2f;

    private static readonly Type Cell = new(Cut.Sans, 9.2f, Ink.Black);
    private static readonly Type ColumnHead = new(Cut.Semibold, 8.5f, Ink.Grey);

    /// <summary>A table with rules across only. Its heads stand again on every page, and no row is parted unless it is higher than a page.</summary>
    /// <param name="total">A last row in the strong cut.</param>
    public void Table(IReadOnlyList<Column> columns, IEnumerable<IReadOnlyList<string>> rows, IReadOnlyList<string>? total = null) =>
        Table(columns, rows.Select(Plain), total is null ? null : Plain(total));

    /// <summary>The same with cells of several parts: where all of a line come from data, it runs as the page does.</summary>
    public void Table(IReadOnlyList<Column> columns, IEnumerable<IReadOnlyList<IReadOnlyList<Copy>>> rows, IReadOnlyList<IReadOnlyList<Copy>>? total = null)
    {
        var (edges, headType) = Edges(columns);
        var head = Cells(Plain([.. columns.Select(column => column.Head)]), headType, edges);
        var headHeight = HeightOf(head);
        var isFirst = true;

        void Row(IReadOnlyList<IReadOnlyList<Copy>> texts, Type type)
        {
            var cells = Cells(texts, type, edges);
            var height = HeightOf(cells);
            if (isFirst || y + height > Bottom)
            {
                // A row that no page can hold begins where it stands; all others move on whole.
                var fits = headHeight + height <= Bottom - Top;
                var pages = Pages;
                Need(headHeight + (fits ? height : 4 * RowLeading));
                if (isFirst || Pages > pages) Heads();
            }
            var tallest = cells.SelectMany(lines => lines).Select(line => Leaf.HeightOf(line, RowLeading)).DefaultIfEmpty(RowLeading).Max();
            for (int from = 0, longest = cells.Max(lines => lines.Count); from == 0 || from < longest;)
            {
                if (from > 0)
                {
                    NewPage();
                    Heads();
                }
                var room = y + height <= Bottom ? int.MaxValue : Math.Max(1, (int)((Bottom - y - 2 * RowPad) / tallest) - 1);
                Set(cells, from, room);
                leaf.Rule(Left, Right, y, 0.4f, type == Cell ? Ink.Rule : Ink.Black);
                if (room >= longest - from) break;
                from += room;
            }
        }

        void Heads()
        {
            Set(head, 0, int.MaxValue);
            leaf.Rule(Left, Right, y, 0.8f, Ink.Black);
            isFirst = false;
        }

        void Set(List<List<Line>> cells, int from, int count)
        {
            var shown = cells.Select(lines => lines.Skip(from).Take(count).ToList()).ToList();
            var baseline = FirstBaseline(shown);
            for (var i = 0; i < shown.Count; i++)
                leaf.Set(shown[i], edges[i].Left, edges[i].Right, y + RowPad + baseline - FirstBaseline(shown[i..(i + 1)]), RowLeading, columns[i].IsFigures ? Far : Near);
            y += HeightOf(shown);
        }

        foreach (var row in rows) Row(row, Cell);
        if (total is not null) Row(total, Cell with { Cut = Cut.Semibold });
        y += Gap + 4;
    }

    /// <summary>Columns by their shares; but none is narrower than the longest word of its head, and where not all have room for theirs the heads are smaller.</summary>
    private (List<(float Left, float Right)> Edges, Type Head) Edges(IReadOnlyList<Column> columns)
    {
        var room = Measure - CellGap * (columns.Count - 1);
        var type = ColumnHead;
        var least = Least();
        while (least.Sum() > room && type.Size > 6)
        {
            type = type with { Size = type.Size - 0.5f };
            least = Least();
        }
        var edges = new List<(float, float)>();
        var x = 0f;
        foreach (var width in Widths(columns, least, room))
        {
            edges.Add(IsRightToLeft ? (Right - x - width, Right - x) : (Left + x, Left + x + width));
            x += width + CellGap;
        }
        return (edges, type);

        List<float> Least() => [.. columns.Select(column => LongestWord(column.Head, type))];
    }

    private static IEnumerable<float> Widths(IReadOnlyList<Column> columns, List<float> least, float room)
    {
        // Whoever needs more than a share gets it; the others share what is left, which may be too little for one more of them.
        var needy = new HashSet<int>();
        while (true)
        {
            var unit = (room - needy.Sum(i => least[i])) / columns.Where((_, i) => !needy.Contains(i)).Sum(column => column.Share);
            var more = columns.Select((column, i) => (i, column.Share)).Where(c => !needy.Contains(c.i) && unit * c.Share < least[c.i]).Select(c => c.i).ToList();
            if (more.Count == 0) return columns.Select((column, i) => needy.Contains(i) ? least[i] : unit * column.Share);
            if (needy.Count + more.Count == columns.Count) return columns.Select(column => room / columns.Sum(c => c.Share) * column.Share);   // nothing helps: words are broken
            needy.UnionWith(more);
        }
    }

    private float LongestWord(string text, Type type)
    {
        var breaks = LineBreaks.In(text);
        var (longest, from) = (0f, 0);
        for (var i = 1; i <= text.Length; i++)
        {
            if (!breaks[i]) continue;
            if (text[from..i].Trim() is { Length: > 0 } word) longest = Math.Max(longest, compositor.Line(word, type, Way).Width + 0.1f);
            from = i;
        }
        return longest;
    }

    private static IReadOnlyList<IReadOnlyList<Copy>> Plain(IReadOnlyList<string> texts) => [.. texts.Select(text => new[] { Said(text) })];

    private List<List<Line>> Cells(IReadOnlyList<IReadOnlyList<Copy>> texts, Type type, List<(float Left, float Right)> edges) =>
        [.. edges.Select((edge, i) => i < texts.Count ? compositor.Lines(texts[i].Select(part => part with { Type = InCell(part.Type, type) }), edge.Right - edge.Left, Way) : [])];

    /// <summary>The type of the cell; what is strong or grey elsewhere stays so.</summary>
    private static Type InCell(Type part, Type cell) => part.Cut is Cut.Semibold ? cell with { Cut = Cut.Semibold } : part.Colour == Ink.Grey ? cell with { Colour = Ink.Grey } : cell;

    /// <summary>Cells of several scripts stand on one line: the lowest of their first baselines.</summary>
    private static float FirstBaseline(List<List<Line>> cells) => cells.Max(lines => lines.Count == 0 ? 0 : Leaf.BaselineIn(lines[0], RowLeading));

    private static float HeightOf(List<List<Line>> cells)
    {
        var baseline = FirstBaseline(cells);
        return cells.Max(lines => lines.Count == 0 ? 0 : baseline - Leaf.BaselineIn(lines[0], RowLeading) + Leaf.HeightOf(lines, RowLeading)) + 2 * RowPad;
    }
}
