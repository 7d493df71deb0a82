using NodaTime;
using SkiaSharp;

namespace Plenary.Print;

/// <summary>A paper of many pages on A4: headings, paragraphs, tables and figures, one after the other, with running head and folio.</summary>
/// <remarks>The page runs from left to right or from right to left: columns, margins and folio follow. Text follows its own script.</remarks>
public sealed partial class Document
{
    private const float Mm = Leaf.Millimetre;
    public static readonly SKSize A4 = new(210 * Mm, 297 * Mm);

    private const float Left = 24 * Mm, Right = 210 * Mm - 24 * Mm, Top = 28 * Mm, Bottom = 297 * Mm - 26 * Mm;
    public const float Measure = Right - Left;
    private const float Leading = 14.5f, Gap = 7;

    private static readonly Type Reading = new(Cut.Serif, 10.2f, Ink.Black);
    private static readonly Type Small = new(Cut.Sans, 8.5f, Ink.Grey);

    private readonly Paper paper;
    private readonly Compositor compositor;
    private readonly List<Entry> entries = [];
    private Leaf leaf;
    private float y = Top;
    private (string Title, int At)? contents;

    /// <summary>Headings that stand nowhere yet: they wait for what they head, and go with it to its page.</summary>
    private readonly List<WaitingHeading> waiting = [];

    private sealed record WaitingHeading(string Text, int Level, List<Line> Lines, float Leading)
    {
        public float Above => Level == 1 ? 16 : 8;
        public float Below => Level == 1 ? 5 : 2;
        public float Height => Leaf.HeightOf(Lines, Leading) + (Level == 1 ? 4 : 0) + Below;
    }

    /// <summary>A heading and the page it stands on, counted from 0.</summary>
    private sealed record Entry(string Text, int Level, int Page);

    public Document(string title, bool rightToLeft = false, string author = "", Instant? dated = null, FontShelf? shelf = null)
    {
        paper = new(title) { Author = author, Dated = dated };
        compositor = new(shelf ?? FontShelf.Standard);
        IsRightToLeft = rightToLeft;
        Folio = (page, pages) => $"{Figures(page)} / {Figures(pages)}";
        leaf = paper.NewLeaf(A4);
    }

    public bool IsRightToLeft { get; }

    /// <summary>Small at the head of each page but the first: the conference, the section.</summary>
    public string RunningHead { get; set; } = "";

    /// <summary>Small at the foot: page and pages, such as "3 / 12". Null for none.</summary>
    public Func<int, int, string>? Folio { get; set; }

    /// <summary>How numbers of pages are written, at the foot and in the contents.</summary>
    public Func<int, string> Figures { get; set; } = number => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Pages so far.</summary>
    public int Pages => paper.Leaves.Count;

    private Way Way => IsRightToLeft ? Way.AutoRightToLeft : Way.Auto;
    private Align Near => IsRightToLeft ? Align.Right : Align.Left;
    private Align Far => IsRightToLeft ? Align.Left : Align.Right;

    /// <summary>The document's title, with a line above it for what it is or whose, and one below.</summary>
    public void Title(string title, string above = "", string below = "")
    {
        if (above.Length > 0) Put(compositor.Lines(above, new(Cut.Sans, 11, Ink.Grey), Measure, Way), 15, Near);
        Put(compositor.Balanced(title, new(Cut.Serif, 27, Ink.Black), Measure, Way), 32, Near);
        if (below.Length > 0) Put(compositor.Lines(below, new(Cut.Sans, 11, Ink.Grey), Measure, Way), 15, Near);
        y += 5;
        // A double rule closes a masthead.
        leaf.Rule(Left, Right, y, 1.2f, Ink.Black);
        leaf.Rule(Left, Right, y + 2.6f, 0.5f, Ink.Black);
        y += 16;
    }

    /// <summary>A heading of level 1, opened by a rule, or 2 or 3; never alone at the foot of a page, nor with others below it.</summary>
    public void Heading(string text, int level = 1)
    {
        var (type, leading) = level switch
        {
            1 => (new Type(Cut.Serif, 17, Ink.Black), 21f),
            2 => (new Type(Cut.Semibold, 12, Ink.Black), 16f),
            _ => (new Type(Cut.Semibold, 10.2f, Ink.Black), Leading),
        };
        waiting.Add(new(text, level, compositor.Lines(text, type, Measure, Way), leading));
    }

    public void Paragraph(string text) => Paragraph([new Copy(text, Reading)]);

    /// <summary>A paragraph of several parts; names from data are isolated, so that they disturb no sentence.</summary>
    public void Paragraph(params IEnumerable<Copy> parts) => Flow(compositor.Lines(parts, Measure, Way), Leading, Gap);

    /// <summary>A part of a paragraph in the reading type.</summary>
    public static Copy Said(string text) => new(text, Reading);

    /// <summary>What must not be read over.</summary>
    public static Copy Strong(string text) => new(text, Reading with { Cut = Cut.Semibold });

    /// <summary>A name or number from data, in the reading type.</summary>
    /// <param name="before">The honorific before a name.</param>
    public static Copy Given(string text, string before = "") => new(text, Reading, Isolated: true, before);

    /// <summary>A name that stands beside another, such as the same in a second script.</summary>
    public static Copy Beside(string text) => new(text, Reading with { Colour = Ink.Grey }, Isolated: true);

    /// <summary>Small print.</summary>
    public void Note(string text) => Flow(compositor.Lines(text, Small, Measure, Way), 11.5f, Gap);

    /// <summary>The same of several parts.</summary>
    public void Note(IEnumerable<Copy> parts) => Flow(compositor.Lines(parts.Select(part => part with { Type = Small }), Measure, Way), 11.5f, Gap);

    /// <summary>Points, each opened by a mark where its text begins.</summary>
    public void List(IEnumerable<string> points, Func<int, string>? mark = null) => List(points.Select(point => new[] { Said(point) }), mark);

    /// <summary>Points that are sentences of ours: each runs as the page does, whatever name it begins with.</summary>
    public void Sentences(IEnumerable<string> points) => List(points.Select(point => new[] { Said(point) }), null, IsRightToLeft ? Way.RightToLeft : Way.LeftToRight);

    /// <summary>Points of several parts: where all come from data, the point runs as the page does.</summary>
    public void List(IEnumerable<IEnumerable<Copy>> points, Func<int, string>? mark = null) => List(points, mark, Way);

    private void List(IEnumerable<IEnumerable<Copy>> points, Func<int, string>? mark, Way way)
    {
        var number = 0;
        foreach (var point in points)
        {
            var lines = compositor.Lines(point, Measure - 14, way);
            Need(Leaf.HeightOf(lines.Take(2), Leading));
            // A quotation in another script begins at the other edge, and so does its mark.
            var turned = lines[0].IsRightToLeft;
            var sign = compositor.Line(mark?.Invoke(++number) ?? "–", Reading, turned ? Way.AutoRightToLeft : Way.Auto);
            leaf.Set([sign], Left, Right, y, Leaf.HeightOf(lines[0], Led(lines[0], Leading)), turned ? Align.Right : Align.Left);
            var (from, to) = turned ? (Left, Right - 14) : (Left + 14, Right);
            foreach (var line in lines)
            {
                Need(Leaf.HeightOf(line, Led(line, Leading)));
                y = leaf.Set([line], from, to, y, Led(line, Leading));
            }
            y += 2;
        }
        y += Gap - 2;
    }

    /// <summary>A drawing of some height across the measure, unbroken, with words below it.</summary>
    /// <param name="draw">Draws in the area given, in points, on the leaf given.</param>
    public void Figure(float height, Action<Leaf, SKRect> draw, string caption = "")
    {
        var words = caption.Length == 0 ? [] : compositor.Lines(caption, Small, Measure, Way);
        height = Math.Min(height, Bottom - Top - Leaf.HeightOf(words, 11.5f) - 4);
        Need(height + 4 + Leaf.HeightOf(words, 11.5f));
        draw(leaf, new(Left, y, Right, y + height));
        y += height + 4;
        Put(words, 11.5f, Near);
        y += Gap;
    }

    /// <summary>Empty space, dropped at the head of a page.</summary>
    public void Space(float points)
    {
        SetHeadings();
        if (y > Top) y = Math.Min(Bottom, y + points);
    }

    public void NewPage()
    {
        SetHeadings();
        TurnPage();
    }

    private void TurnPage()
    {
        leaf = paper.NewLeaf(A4);
        y = Top;
    }

    /// <summary>Lines of text, for figures.</summary>
    public List<Line> Compose(string text, Type type, float measure = Compositor.NoMeasure) => compositor.Lines(text, type, measure, Way);

    /// <summary>Writes the PDF to memory or a file.</summary>
    public void Write(Stream stream)
    {
        SetHeadings();
        if (contents is { } place) InsertContents(place.Title, place.At);
        for (var page = 0; page < Pages; page++)
        {
            var of = paper.Leaves[page];
            if (page > 0 && RunningHead.Length > 0)
            {
                of.Set(compositor.Lines(RunningHead, Small, Measure, Way, lines: 1), Left, Right, 15 * Mm, 11.5f, Near);
                of.Rule(Left, Right, 15 * Mm + 15, 0.4f, Ink.Rule);
            }
            if (Folio is { } folio) of.Set([compositor.Line(folio(page + 1, Pages), Small, Way)], Left, Right, Bottom + 9 * Mm, 11.5f, Far);
        }
        paper.Write(stream);
    }

    /// <summary>Opens a new page unless so much height is left on this one, also for the headings that wait for it; they stand then.</summary>
    private void Need(float height)
    {
        if (waiting.Count > 0) height = Math.Max(height, 3.2f * Leading) + waiting.Sum(h => h.Above + h.Height);
        if (y > Top && y + height > Bottom) TurnPage();
        SetHeadings();
    }

    private void SetHeadings()
    {
        WaitingHeading[] now = [.. waiting];
        waiting.Clear();
        foreach (var heading in now)
        {
            if (y > Top) y += heading.Above;
            if (heading.Level == 1)
            {
                leaf.Rule(Left, Right, y, 0.9f, Ink.Black);
                y += 4;
            }
            entries.Add(new(heading.Text, heading.Level, Pages - 1));
            Put(heading.Lines, heading.Leading, Near);
            y += heading.Below;
        }
    }

    private void Put(List<Line> lines, float leading, Align align)
    {
        foreach (var line in lines)
        {
            Need(Leaf.HeightOf(line, leading));
            y = leaf.Set([line], Left, Right, y, leading, align);
        }
    }

    /// <summary>Arabic and Hebrew are read more easily with more room between lines.</summary>
    private static float Led(Line line, float leading) => line.IsRightToLeft ? leading * 1.17f : leading;

    /// <summary>Sets lines over as many pages as they need, leaving no single line of a paragraph behind or sending one ahead.</summary>
    private void Flow(List<Line> lines, float leading, float gap)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var opens = i == 0 || lines[i - 1].IsLast;
            var beforeLast = !lines[i].IsLast && i + 1 < lines.Count && lines[i + 1].IsLast;
            Need(Leaf.HeightOf(lines[i], Led(lines[i], leading)) + (opens && !lines[i].IsLast || beforeLast ? Leaf.HeightOf(lines[i + 1], Led(lines[i + 1], leading)) : 0));
            y = leaf.Set([lines[i]], Left, Right, y, Led(lines[i], leading));
        }
        y += gap;
    }
}
