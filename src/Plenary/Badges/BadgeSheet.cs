using Plenary.Print;
using SkiaSharp;

namespace Plenary.Badges;

/// <summary>Draws badges on A6, one on each page: band, name, body, country, zones, code, serial, category.</summary>
public static class BadgeSheet
{
    private const float Mm = Leaf.Millimetre;
    public static readonly SKSize A6 = new(105 * Mm, 148 * Mm);

    private const float Margin = 7 * Mm, Left = Margin, Right = 105 * Mm - Margin, Measure = Right - Left;
    /// <summary>41 modules of three quarters of a millimetre: legible to a phone at arm's length.</summary>
    private const float CodeSize = 30.75f * Mm;
    /// <summary>Four modules, as the standard asks.</summary>
    private const float QuietMargin = 3 * Mm;
    /// <summary>No name or title is longer; what is, was not written by a person.</summary>
    private const int LongestText = 600;

    public static void Write(Stream stream, IEnumerable<BadgeFace> badges, string title = "Badges", FontShelf? shelf = null)
    {
        var paper = new Paper(title);
        var compositor = new Compositor(shelf ?? FontShelf.Standard);
        foreach (var badge in badges) new Setting(paper.NewLeaf(A6), compositor, badge).All();
        paper.Write(stream);
    }

    private sealed class Setting(Leaf leaf, Compositor compositor, BadgeFace badge)
    {
        public void All()
        {
            var head = Head();
            var foot = Foot();
            var low = Low(foot);
            var body = Body(low);
            Name(head + 4.5f * Mm, body - 2 * Mm);
        }

        /// <summary>The conference's band with the slot for the lanyard; returns its lower edge.</summary>
        private float Head()
        {
            const float top = 9.5f * Mm;
            var ink = SKColor.Parse(badge.ConferenceInk);
            var small = new Print.Type(Cut.Sans, 9.5f, ink);
            float place = 0;
            var right = new List<Line>();
            foreach (var text in new[] { badge.Place, badge.Dates }.Where(text => text.Length > 0))
                right.AddRange(compositor.Lines(Short(text), small, Measure * 0.4f, lines: 2));
            if (right.Count > 0) place = right.Max(line => line.Width) + 4 * Mm;

            var host = compositor.Lines(Short(badge.Host), small, Measure - place, lines: 2);
            var title = Largest(badge.Title, Cut.Serif, ink, [17, 15, 13, 11, 9.5f], Measure - place, 3);
            var bottom = top + Leaf.HeightOf(host, 12) + Leaf.HeightOf(title.Lines, title.Size * 1.08f);
            var band = Math.Max(bottom, top + Leaf.HeightOf(right, 12.4f)) + 3.2f * Mm;

            leaf.Fill(new(0, 0, A6.Width, band), SKColor.Parse(badge.ConferenceColour));
            var y = leaf.Set(host, Left, Right - place, band - 3.2f * Mm - (bottom - top), 12);
            leaf.Set(title.Lines, Left, Right - place, y, title.Size * 1.08f);
            leaf.Set(right, Left, Right, band - 3.2f * Mm - Leaf.HeightOf(right, 12.4f), 12.4f, Align.Right);
            leaf.Draw((canvas, paint) =>
            {
                var slot = SKRect.Create(A6.Width / 2 - 7 * Mm, 4 * Mm, 14 * Mm, 3 * Mm);
                paint.Color = Ink.Paper;
                canvas.DrawRoundRect(slot, 1.5f * Mm, 1.5f * Mm, paint);
                (paint.Style, paint.StrokeWidth, paint.Color) = (SKPaintStyle.Stroke, 0.5f, Ink.Black.WithAlpha(85));
                canvas.DrawRoundRect(slot, 1.5f * Mm, 1.5f * Mm, paint);
            });
            return band;
        }

        /// <summary>The category's band; returns its upper edge.</summary>
        private float Foot()
        {
            var ink = SKColor.Parse(badge.CategoryInk);
            var room = Measure - (badge.Icon is null ? 0 : 13 * Mm);
            var word = Largest(badge.Category[0], Cut.Bold, ink, [20, 18, 16, 14, 12], room, 2);
            var second = badge.Category.Skip(1).SelectMany(text => compositor.Lines(Short(text), new(Cut.Sans, 11, ink), room, lines: 1)).ToList();
            var height = Math.Max(20.2f * Mm, Leaf.HeightOf(word.Lines, word.Size * 1.1f) + Leaf.HeightOf(second, 14.5f) + 5 * Mm);
            var top = A6.Height - height;
            var colour = SKColor.Parse(badge.CategoryColour);
            leaf.Fill(new(0, top, A6.Width, A6.Height), colour);
            if (badge.IsStriped) leaf.Draw((canvas, paint) => Stripes(canvas, paint, top, colour));

            var y = top + (height - Leaf.HeightOf(word.Lines, word.Size * 1.1f) - Leaf.HeightOf(second, 14.5f)) / 2;
            y = leaf.Set(word.Lines, Left, Left + room, y, word.Size * 1.1f, Align.Left);
            leaf.Set(second, Left, Left + room, y, 14.5f, Align.Left);
            if (badge.Icon is { } icon) leaf.Draw((canvas, paint) => Icons.Draw(canvas, paint, icon, SKRect.Create(Right - 9 * Mm, top + height / 2 - 4.5f * Mm, 9 * Mm, 9 * Mm), ink));
            return top;
        }

        private static void Stripes(SKCanvas canvas, SKPaint paint, float top, SKColor colour)
        {
            using var stripes = new SKPath();
            const float step = 14.14f * Mm, width = 2.83f * Mm;
            var height = A6.Height - top;
            for (var x = -height; x < A6.Width + height; x += step)
                stripes.AddPoly([new(x, A6.Height), new(x + height, top), new(x + height + width, top), new(x + width, A6.Height)]);
            colour.ToHsl(out _, out _, out var light);
            paint.Color = light > 25 ? Towards(colour, 0, 0.06f) : Towards(colour, 255, 0.12f);
            canvas.Save();
            canvas.ClipRect(new(0, top, A6.Width, A6.Height));
            canvas.DrawPath(stripes, paint);
            canvas.Restore();
        }

        private static SKColor Towards(SKColor colour, byte end, float part)
        {
            byte Mixed(byte from) => (byte)(from + (end - from) * part);
            return new(Mixed(colour.Red), Mixed(colour.Green), Mixed(colour.Blue));
        }

        /// <summary>Zones and serial on the left, the code on the right; returns the upper edge of its quiet margin.</summary>
        private float Low(float foot)
        {
            var bottom = foot - 4 * Mm;
            var code = SKRect.Create(Right - CodeSize, bottom - CodeSize, CodeSize, CodeSize);
            var text = badge.Code;
            leaf.Draw((canvas, paint) => Code(canvas, paint, text, code));

            var right = code.Left - QuietMargin - Mm;
            var type = new Print.Type(Cut.Sans, 8.5f, Ink.Grey);
            var note = badge.Note.Length == 0 ? [] : compositor.Balanced(Short(badge.Note), type, right - Left, lines: 4);
            var serial = compositor.Lines([new(badge.SerialWord + " ", type), new(Short(badge.Serial), type with { Cut = Cut.Semibold }, Isolated: true)], right - Left, lines: 1);
            var y = bottom - Leaf.HeightOf(note, 11.5f) - Leaf.HeightOf(serial, 11.5f);
            Zones(right, y - 2 * Mm);
            y = leaf.Set(serial, Left, right, y, 11.5f);
            leaf.Set(note, Left, right, y, 11.5f);
            return code.Top - QuietMargin;
        }

        /// <summary>Boxes with letters, upwards from a lower edge when they need more than one row.</summary>
        private void Zones(float right, float bottom)
        {
            var few = badge.Zones.Count <= 5;
            float box = (few ? 8 : 6) * Mm, gap = (few ? 1.5f : 1) * Mm;
            var inRow = Math.Max(1, (int)((right - Left + gap) / (box + gap)));
            var rows = badge.Zones.Chunk(inRow).ToList();
            for (var row = 0; row < rows.Count; row++)
                for (var i = 0; i < rows[row].Length; i++)
                {
                    var area = SKRect.Create(Left + i * (box + gap), bottom - (rows.Count - row) * (box + gap) + gap, box, box);
                    leaf.Draw((canvas, paint) =>
                    {
                        (paint.Style, paint.StrokeWidth, paint.Color) = (SKPaintStyle.Stroke, 0.4f * Mm, Ink.Black);
                        canvas.DrawRect(SKRect.Inflate(area, -0.2f * Mm, -0.2f * Mm), paint);
                    });
                    var letter = Largest(rows[row][i], Cut.Bold, Ink.Black, few ? [13, 11, 9, 7] : [10, 8, 6], box - 1.2f * Mm, 1).Lines[0];
                    leaf.Set(letter, area.Left, area.Right, area.MidY + 0.33f * (few ? 13 : 10), Align.Centre);
                }
        }

        private static void Code(SKCanvas canvas, SKPaint paint, string text, SKRect area)
        {
            var qr = new BadgeQr(text);
            using var path = new SKPath();
            var module = area.Width / qr.Modules;
            foreach (var (x, y, length) in qr.Bars()) path.AddRect(SKRect.Create(area.Left + x * module, area.Top + y * module, length * module, module));
            paint.Color = SKColors.Black;
            // Edges are left hard: smoothing would grey the seams between rows.
            paint.IsAntialias = false;
            canvas.DrawPath(path, paint);
        }

        /// <summary>Body and country, standing on a lower edge; returns their upper edge.</summary>
        private float Body(float bottom)
        {
            var country = badge.Country.Count == 0 ? [] : compositor.Lines(
                badge.Country.SelectMany((name, i) => new Copy[] { new(i == 0 ? "" : " · ", new(Cut.Sans, 11, Ink.Black)), new(Short(name), new(Cut.Sans, 11, Ink.Black), Isolated: true) }),
                Measure, Way.LeftToRight, 2);
            var (lines, size) = string.IsNullOrWhiteSpace(badge.Organisation) ? ([], 12.5f) : Largest(badge.Organisation, Cut.Semibold, Ink.Black, [12.5f, 11, 9.5f], Measure, 3);
            var top = bottom - Leaf.HeightOf(country, 15) - (country.Count > 0 ? 1 * Mm : 0) - Leaf.HeightOf(lines, size * 1.25f);
            var y = leaf.Set(lines, Left, Right, top, size * 1.25f);
            leaf.Set(country, Left, Right, y + (lines.Count > 0 ? 1 * Mm : 0), 15);
            return top;
        }

        /// <summary>The name, as large as its room allows, and the second one below it.</summary>
        private void Name(float top, float bottom)
        {
            var (first, second) = FittingNames(bottom - top);
            var y = leaf.Set(first.Lines, Left, Right, top, first.Size * 1.1f);
            if (second.Lines.Count > 0) leaf.Set(second.Lines, Left, Right, y + 0.8f * Mm, second.Size * 1.2f);
        }

        private ((List<Line> Lines, float Size) First, (List<Line> Lines, float Size) Second) FittingNames(float height)
        {
            // 1. On one line, at a size that is read across a table.
            foreach (var size in new[] { 36f, 32, 28 })
            {
                var first = compositor.Lines(Short(badge.Name), new(Cut.Serif, size, Ink.Black), Measure);
                if (first.Count == 1 && Second(size, height - Leaf.HeightOf(first, size * 1.1f)) is { } second) return ((first, size), second);
            }
            // 2. On more lines, smaller step by step, words whole.
            foreach (var size in new[] { 34f, 31, 28, 25, 22, 19, 16.5f, 14, 12, 10, 8.5f, 7 })
            {
                var type = new Print.Type(Cut.Serif, size, Ink.Black);
                if (size > 14 && !compositor.FitsUnbroken(Short(badge.Name), type, Measure)) continue;
                var first = compositor.Balanced(Short(badge.Name), type, Measure);
                if (first.Count <= (size > 22 ? 2 : size > 14 ? 4 : 20) && Second(size, height - Leaf.HeightOf(first, size * 1.1f)) is { } second) return ((first, size), second);
            }
            // 3. No person's name comes here; a text that someone sent to try us does.
            var most = Math.Max(1, (int)(height / (7 * 1.4f)));
            return ((compositor.Lines(Short(badge.Name), new(Cut.Serif, 7, Ink.Black), Measure, lines: most), 7), ([], 7));
        }

        /// <summary>The second name in the room that the first leaves, or null where there is too little.</summary>
        private (List<Line> Lines, float Size)? Second(float firstSize, float height)
        {
            if (height < 0) return null;
            if (string.IsNullOrWhiteSpace(badge.SecondName)) return ([], 22);
            foreach (var size in new[] { 22f, 18, 15, 13, 11.5f, 10, 8.5f, 7 }.Where(size => size <= firstSize * 0.8f && size >= firstSize * 0.42f || firstSize < 9))
            {
                var lines = compositor.Balanced(Short(badge.SecondName), new(Cut.Serif, size, Ink.Grey), Measure);
                if (lines.Count <= (size > 16 ? 1 : size > 11 ? 2 : 3) && Leaf.HeightOf(lines, size * 1.2f) + 0.8f * Mm <= height) return (lines, size);
            }
            return null;
        }

        /// <summary>The first size at which a text needs no more than so many lines; at the smallest, the rest is cut.</summary>
        private (List<Line> Lines, float Size) Largest(string text, Cut cut, SKColor colour, float[] sizes, float measure, int lines)
        {
            foreach (var size in sizes)
            {
                var set = compositor.Balanced(Short(text), new(cut, size, colour), measure);
                if (set.Count <= lines && set.All(line => line.Width <= measure)) return (set, size);
            }
            return (compositor.Lines(Short(text), new(cut, sizes[^1], colour), measure, lines: lines), sizes[^1]);
        }
    }

    /// <summary>A whole text, or as much of it as anyone could read on a badge.</summary>
    private static string Short(string text)
    {
        text = text.ReplaceLineEndings(" ").Trim();
        if (text.Length <= LongestText) return text;
        return text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)] + "…";
    }
}
