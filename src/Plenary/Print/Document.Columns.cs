namespace Plenary.Print;

/// <summary>One entry of a list in columns, which sets it in types of its own.</summary>
/// <param name="Below">Smaller and set in, under the first.</param>
public sealed record Listing(IReadOnlyList<Copy> First, IReadOnlyList<Copy> Below);

public sealed partial class Document
{
    private const float Gutter = 8 * Mm, ColumnMeasure = (Measure - Gutter) / 2, SetIn = 10;
    private const float ColumnLeading = 12.6f, BelowLeading = 11, AboveGroup = 9, AboveEntry = 1.6f;

    private static readonly Type GroupHead = new(Cut.Semibold, 9.6f, Ink.Black);
    private static readonly Type ColumnText = new(Cut.Serif, 9.6f, Ink.Black);
    private static readonly Type BelowText = new(Cut.Sans, 8.4f, Ink.Grey);

    /// <param name="Above">Space above it, dropped at the head of a column.</param>
    private sealed record Placed(Line Line, float Leading, float Above = 0, float SetIn = 0);

    /// <summary>Lines that stand together in one column.</summary>
    /// <param name="Again">Set before it at the head of a column, where its group began in another.</param>
    private sealed record Block(List<Placed> Lines, List<Placed> Again)
    {
        public List<Placed> AtHead { get; } = [.. Again, .. Lines];
        public float Height { get; } = HeightOf(Lines);
        public float HeightAtHead => HeightOf(AtHead) - AtHead[0].Above;
    }

    /// <summary>
    /// Groups of entries in two columns, on each page as long as each other: the second goes on where the first ends, the next page where the second
    /// ends. A heading keeps its first two entries and an entry its lines; where a group goes on in another column its heading stands again, in grey.
    /// </summary>
    public void Columns(IEnumerable<(IReadOnlyList<Copy> Heading, IEnumerable<Listing> Entries)> groups)
    {
        var blocks = groups.SelectMany(group => Blocks(group.Heading, [.. group.Entries])).ToList();
        if (blocks.Count > 0) Need(Math.Min(blocks[0].HeightAtHead, Bottom - Top));
        for (var at = 0; at < blocks.Count;)
        {
            var room = Bottom - y;
            var end = Fill(blocks, Fill(blocks, at, room), room);
            if (end > at)
            {
                var (second, top) = (Even(blocks, at, end, room), y);
                y = Math.Max(SetColumn(blocks[at..second], top, isFirst: true), SetColumn(blocks[second..end], top, isFirst: false));
                at = end;
            }
            if (at < blocks.Count) NewPage();
        }
        y += Gap;
    }

    private IEnumerable<Block> Blocks(IReadOnlyList<Copy> heading, List<Listing> entries)
    {
        var again = Head(heading, Ink.Grey);
        var opening = new Block([.. Head(heading, Ink.Black), .. entries.Take(2).SelectMany(Composed)], []);
        foreach (var block in entries.Skip(2).Select(entry => new Block([.. Composed(entry)], again)).Prepend(opening))
        {
            // What no column can hold is parted wherever it must be.
            if (block.HeightAtHead <= Bottom - Top) yield return block;
            else foreach (var line in block.Lines) yield return new([line], []);
        }
    }

    private List<Placed> Head(IEnumerable<Copy> heading, SkiaSharp.SKColor colour) =>
        compositor.Lines(heading.Select(copy => copy with { Type = GroupHead with { Colour = colour } }), ColumnMeasure, Way).Select((line, n) => new Placed(line, ColumnLeading, n == 0 ? AboveGroup : 0)).ToList();

    private IEnumerable<Placed> Composed(Listing entry)
    {
        var first = compositor.Lines(entry.First.Select(copy => copy with { Type = ColumnText with { Colour = copy.Type.Colour } }), ColumnMeasure, Way);
        var below = entry.Below.Count == 0 ? [] : compositor.Lines(entry.Below.Select(copy => copy with { Type = BelowText }), ColumnMeasure - SetIn, Way);
        return first.Select((line, n) => new Placed(line, Led(line, ColumnLeading), n == 0 ? AboveEntry : 0)).Concat(below.Select(line => new Placed(line, Led(line, BelowLeading), SetIn: SetIn)));
    }

    /// <summary>The first block that a column of this height cannot hold any more.</summary>
    private static int Fill(List<Block> blocks, int from, float room)
    {
        var height = 0f;
        for (var i = from; i < blocks.Count; i++)
        {
            height += i == from ? blocks[i].HeightAtHead : blocks[i].Height;
            if (height > room) return i;
        }
        return blocks.Count;
    }

    /// <summary>Where the second column begins so that both are as short as they can be.</summary>
    private static int Even(List<Block> blocks, int from, int end, float room)
    {
        var (best, least) = (end, float.MaxValue);
        for (var i = from + 1; i <= end; i++)
        {
            var tallest = Math.Max(HeightOf(blocks[from..i]), HeightOf(blocks[i..end]));
            if (tallest <= room && tallest < least) (best, least) = (i, tallest);
        }
        return best;
    }

    private static float HeightOf(List<Block> column) => column.Count == 0 ? 0 : column[0].HeightAtHead + column.Skip(1).Sum(block => block.Height);

    private static float HeightOf(List<Placed> lines) => lines.Sum(l => l.Above + Leaf.HeightOf(l.Line, l.Leading));

    private float SetColumn(List<Block> column, float top, bool isFirst)
    {
        var left = isFirst == IsRightToLeft ? Left + ColumnMeasure + Gutter : Left;
        if (column.Count > 0) top -= column[0].AtHead[0].Above;
        foreach (var (line, leading, above, setIn) in column.SelectMany((block, n) => n == 0 ? block.AtHead : block.Lines))
            top = leaf.Set([line], IsRightToLeft ? left : left + setIn, left + ColumnMeasure - (IsRightToLeft ? setIn : 0), top + above, leading, Near);
        return top;
    }
}
