using SkiaSharp;

namespace Plenary.Print;

public sealed partial class Document
{
    /// <summary>Asks for a table of contents on pages of its own after the present one. It is made when the document is written, when all pages are known.</summary>
    public void Contents(string title)
    {
        SetHeadings();
        contents = (title, Pages);
        NewPage();
        // What follows begins on this page; the contents are put before it.
    }

    private void InsertContents(string title, int at)
    {
        var listed = entries.Where(entry => entry.Level < 3).ToList();
        var words = listed.Select(entry => compositor.Lines(entry.Text, new(Cut.Serif, entry.Level == 1 ? 11.5f : 10.2f, Ink.Black), Measure - 80, Way)).ToList();
        var heading = compositor.Lines(title, new(Cut.Serif, 17, Ink.Black), Measure, Way);

        // 1. Where each entry stands decides how many pages the contents take, and with them every later number.
        var places = new List<(int Page, float Y)>();
        var (page, height) = (0, Top + Leaf.HeightOf(heading, 21) + 14);
        for (var i = 0; i < listed.Count; i++)
        {
            var needed = Leaf.HeightOf(words[i], 15) + (listed[i].Level == 1 ? 5 : 0);
            if (height + needed > Bottom) (page, height) = (page + 1, Top);
            places.Add((page, height + (listed[i].Level == 1 ? 5 : 0)));
            height += needed;
        }
        var leaves = Enumerable.Range(0, page + 1).Select(i => paper.InsertLeaf(at + i, A4)).ToList();

        // 2. Then they are set, with dots leading from the words to the number.
        leaves[0].Rule(Left, Right, Top, 0.9f, Ink.Black);
        leaves[0].Set(heading, Left, Right, Top + 4, 21, Near);
        for (var i = 0; i < listed.Count; i++)
        {
            var (on, top) = (leaves[places[i].Page], places[i].Y);
            var indent = listed[i].Level == 1 ? 0 : 14;
            var (left, right) = IsRightToLeft ? (Left, Right - indent) : (Left + indent, Right);
            var bottom = on.Set(words[i], left, right, top, 15, Near);
            var number = compositor.Line(Figures(listed[i].Page + 1 + (listed[i].Page >= at ? leaves.Count : 0)), new(Cut.Sans, 10, Ink.Black), Way);
            var last = words[i][^1];
            var baseline = bottom - Leaf.HeightOf(last, 15) + Leaf.BaselineIn(last, 15);
            on.Set(number, Left, Right, baseline, Far);
            var (from, to) = (left + last.Width + 5, right - number.Width - 5);
            if (IsRightToLeft) (from, to) = (left + number.Width + 5, right - last.Width - 5);
            Dots(on, from, to, baseline - 0.6f);
        }
    }

    private static void Dots(Leaf leaf, float from, float to, float y) => leaf.Draw((canvas, paint) =>
    {
        paint.Color = Ink.Grey;
        const float step = 4;
        for (var x = MathF.Ceiling(from / step) * step; x < to; x += step) canvas.DrawCircle(x, y, 0.45f, paint);
    });
}
