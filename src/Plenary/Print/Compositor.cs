using System.Globalization;
using System.Text;
using HarfBuzzSharp;
using SkiaSharp;

namespace Plenary.Print;

/// <summary>Turns text of any scripts into lines: chooses faces, settles directions, breaks at the measure, joins and places the glyphs.</summary>
public sealed class Compositor(FontShelf shelf)
{
    public const float NoMeasure = float.PositiveInfinity;
    private const char Ellipsis = '…';

    /// <summary>Lines no wider than the measure, except where a single letter is wider.</summary>
    /// <param name="lines">At most so many; the last then ends in an ellipsis.</param>
    public List<Line> Lines(IEnumerable<Copy> copies, float measure = NoMeasure, Way way = Way.Auto, int lines = int.MaxValue)
    {
        var composed = new List<Line>();
        foreach (var paragraph in Paragraph.Of(copies))
        {
            Break(paragraph, measure, way, lines, composed);
            if (composed.Count >= lines) break;
        }
        return composed;
    }

    public List<Line> Lines(string text, Type type, float measure = NoMeasure, Way way = Way.Auto, int lines = int.MaxValue) =>
        Lines([new Copy(text, type)], measure, way, lines);

    /// <summary>The whole text in one line, however wide.</summary>
    public Line Line(string text, Type type, Way way = Way.Auto) => Lines([new Copy(text.ReplaceLineEndings(" "), type)], NoMeasure, way)[0];

    /// <summary>Lines of much the same width: the narrowest measure that needs no more lines than the full one. For titles and names.</summary>
    public List<Line> Balanced(string text, Type type, float measure, Way way = Way.Auto, int lines = int.MaxValue)
    {
        var best = Lines(text, type, measure, way, lines);
        if (best.Count is 1 or > 6) return best;
        float narrow = measure / 2, wide = measure;
        while (wide - narrow > 2)
        {
            var middle = (narrow + wide) / 2;
            var tried = Lines(text, type, middle, way, lines);
            if (tried.Count > best.Count || tried.Any(line => line.Width > measure)) narrow = middle;
            else (wide, best) = (middle, tried);
        }
        return best;
    }

    /// <summary>True when every unbreakable stretch, such as a word, fits the measure.</summary>
    public bool FitsUnbroken(string text, Type type, float measure)
    {
        foreach (var paragraph in Paragraph.Of([new Copy(text, type)]))
        {
            var advances = Advances(paragraph, Items(paragraph, Bidi.Levels(paragraph.Text, Way.Auto, out _)));
            var breaks = LineBreaks.In(paragraph.Text);
            var width = 0f;
            for (var i = 0; i < advances.Length; i++)
            {
                if (breaks[i]) width = 0;
                if (!char.IsWhiteSpace(paragraph.Text[i])) width += advances[i];
                if (width > measure) return false;
            }
        }
        return true;
    }

    private void Break(Paragraph paragraph, float measure, Way way, int limit, List<Line> composed)
    {
        var text = paragraph.Text;
        var levels = Bidi.Levels(text, way, out var level);
        var items = Items(paragraph, levels);
        if (float.IsPositiveInfinity(measure))
        {
            composed.Add(Set(paragraph, items, 0, text.Length, level, true));
            return;
        }

        var advances = Advances(paragraph, items);
        var breaks = LineBreaks.In(text);
        var start = 0;
        do
        {
            var end = End(start, measure);
            var last = end >= text.Length;
            if (!last && composed.Count + 1 == limit)
            {
                composed.Add(Cut(paragraph, start, end, measure, way));
                return;
            }
            var line = Set(paragraph, items, start, end, level, last);
            // Parted letters may be wider than joined or kerned ones were: the line then ends a little sooner.
            for (var tries = 0; tries < 3 && line.Width > measure + 0.01f && end > start + 1; tries++)
            {
                end = End(start, 2 * measure - line.Width - tries);
                last = end >= text.Length;
                line = Set(paragraph, items, start, end, level, last);
            }
            composed.Add(line);
            start = end;
        } while (start < text.Length && composed.Count < limit);

        int End(int start, float room)
        {
            int end = start, lastBreak = -1;
            float width = 0;
            for (; end < text.Length; end++)
            {
                if (end > start && breaks[end]) lastBreak = end;
                width += advances[end];
                if (width > room && end > start && !char.IsWhiteSpace(text[end]) && advances[end] > 0) break;
            }
            // A word wider than the measure is broken between two letters rather than left to stick out.
            return end < text.Length && lastBreak > start ? lastBreak : end;
        }
    }

    /// <summary>A last line whose end is left off, with the sign that says so.</summary>
    private Line Cut(Paragraph paragraph, int start, int end, float measure, Way way)
    {
        while (true)
        {
            var copy = new Copy(paragraph.Text[start..end].TrimEnd() + Ellipsis, paragraph.TypeAt(start));
            var line = Lines([copy], NoMeasure, way)[0];
            if (line.Width <= measure || end <= start + 1) return line;
            end -= Math.Max(1, (end - start) / 12);
            if (char.IsLowSurrogate(paragraph.Text[end])) end--;
        }
    }

    /// <summary>A stretch of one type, face, script and level.</summary>
    private readonly record struct Item(int Start, int End, Type Type, Face Face, Script Script, byte Level);

    private List<Item> Items(Paragraph paragraph, byte[] levels)
    {
        var items = new List<Item>();
        var text = paragraph.Text;
        Face? face = null;
        var script = Script.Common;
        for (int i = 0, length; i < text.Length; i += length)
        {
            var rune = Rune.GetRuneAt(text, i);
            length = rune.Utf16SequenceLength;
            if (text[i] is Bidi.Isolate or Bidi.EndIsolate) { face = null; script = Script.Common; continue; }

            var type = paragraph.TypeAt(i);
            var own = UnicodeFunctions.Default.GetScript((uint)rune.Value);
            var borrows = own == Script.Common || own == Script.Inherited;
            var joins = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;
            // Marks stay with their letter; spaces and signs stay with what is before them only inside text of the other direction, or where it is the same script.
            var stays = face is not null && borrows && (joins || (levels[i] & 1) == 1 && items.Count > 0 && (items[^1].Level & 1) == 1) && (face.Has(rune) || joins);
            if (!borrows) script = own;
            else if (!stays && levels[i] % 2 == 0) script = Script.Common;
            var next = stays ? face! : shelf.For(rune, own, type.Cut);
            face = next;

            if (items.Count > 0 && items[^1] is var before && before.End == i && before.Face == next && before.Level == levels[i] && before.Type == type
                && (before.Script == script || script == Script.Common || before.Script == Script.Common))
                items[^1] = before with { End = i + length, Script = before.Script == Script.Common ? script : before.Script };
            else items.Add(new(i, i + length, type, next, script, levels[i]));
        }
        return items;
    }

    /// <summary>The width that each UTF-16 unit adds; all of a cluster's at its first.</summary>
    private static float[] Advances(Paragraph paragraph, List<Item> items)
    {
        var advances = new float[paragraph.Text.Length];
        using var buffer = new HarfBuzzSharp.Buffer();
        foreach (var item in items)
        {
            Shape(buffer, paragraph.Text, item, item.Start, item.End);
            var scale = item.Type.Size * item.Face.Scale / item.Face.UnitsPerEm;
            var infos = buffer.GetGlyphInfoSpan();
            var positions = buffer.GetGlyphPositionSpan();
            for (var i = 0; i < infos.Length; i++) advances[infos[i].Cluster] += positions[i].XAdvance * scale;
        }
        return advances;
    }

    /// <summary>Scripts whose letters stand apart. Of a ligature ("ft", "ffi") a PDF gives the letters only to readers that look for them twice; where letters join, there is no other way.</summary>
    private static readonly HashSet<Script> Apart = [Script.Common, Script.Latin, Script.Greek, Script.Cyrillic, Script.Armenian];
    private static readonly Feature[] NoLigatures = [new(new Tag('l', 'i', 'g', 'a'), 0), new(new Tag('c', 'l', 'i', 'g'), 0)];

    private static void Shape(HarfBuzzSharp.Buffer buffer, string text, Item item, int start, int end)
    {
        buffer.ClearContents();
        buffer.AddUtf16(text.AsSpan(), start, end - start);
        buffer.Direction = (item.Level & 1) == 1 ? Direction.RightToLeft : Direction.LeftToRight;
        buffer.Script = item.Script == Script.Common ? Script.Latin : item.Script;
        buffer.Language = Language.Default;
        item.Face.Shape(buffer, Apart.Contains(item.Script) ? NoLigatures : []);
    }

    private static Line Set(Paragraph paragraph, List<Item> items, int start, int end, byte level, bool last)
    {
        var text = paragraph.Text;
        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] == Bidi.EndIsolate && end > start + 1 && char.IsWhiteSpace(text[end - 2]))) end--;
        var line = items.Where(item => item.Start < end && item.End > start)
            .Select(item => item with { Start = Math.Max(item.Start, start), End = Math.Min(item.End, end) }).ToList();
        Reorder(line, level);

        var runs = new List<GlyphRun>(line.Count);
        float x = 0, ascent = 0, descent = 0;
        using var buffer = new HarfBuzzSharp.Buffer();
        foreach (var item in line)
        {
            Shape(buffer, text, item, item.Start, item.End);
            runs.Add(Run(buffer, text, item, ref x));
            ascent = Math.Max(ascent, item.Face.Ascent * item.Type.Size);
            descent = Math.Max(descent, item.Face.Descent * item.Type.Size);
        }
        if (line.Count == 0)
        {
            // An empty line is as high as its letters would be.
            var type = paragraph.TypeAt(Math.Min(start, Math.Max(0, text.Length - 1)));
            (ascent, descent) = (type.Size * 0.95f, type.Size * 0.3f);
        }
        return new(runs, x, ascent, descent, (level & 1) == 1, last);
    }

    /// <summary>From reading order to order on the line (UAX #9, rule L2).</summary>
    private static void Reorder(List<Item> line, byte level)
    {
        if (line.Count == 0) return;
        for (int highest = line.Max(item => item.Level); highest > 0; highest--)
            for (var i = 0; i < line.Count; i++)
            {
                var from = i;
                while (i < line.Count && line[i].Level >= highest) i++;
                if (i > from) line.Reverse(from, i - from);
            }
    }

    private static GlyphRun Run(HarfBuzzSharp.Buffer buffer, string text, Item item, ref float x)
    {
        var letters = text.AsSpan(item.Start, item.End - item.Start);
        var utf8 = new byte[Encoding.UTF8.GetByteCount(letters)];
        Encoding.UTF8.GetBytes(letters, utf8);
        // HarfBuzz counts UTF-16 units, the PDF writer UTF-8 bytes.
        var offsets = new uint[letters.Length + 1];
        for (int i = 0, at = 0; i < letters.Length; i++)
        {
            offsets[i] = (uint)at;
            at += letters[i] switch { < '\x80' => 1, < '\x800' => 2, var c when char.IsHighSurrogate(c) => 4, var c when char.IsLowSurrogate(c) => 0, _ => 3 };
        }

        var infos = buffer.GetGlyphInfoSpan();
        var places = buffer.GetGlyphPositionSpan();
        var glyphs = new ushort[infos.Length];
        var positions = new SKPoint[infos.Length];
        var clusters = new uint[infos.Length];
        var size = item.Type.Size * item.Face.Scale;
        var scale = size / item.Face.UnitsPerEm;
        float from = x, advance = 0;
        for (var i = 0; i < infos.Length; i++)
        {
            glyphs[i] = (ushort)infos[i].Codepoint;
            clusters[i] = offsets[infos[i].Cluster - item.Start];
            positions[i] = new(advance + places[i].XOffset * scale, -places[i].YOffset * scale);
            advance += places[i].XAdvance * scale;
        }
        x += advance;
        return new(item.Face, size, item.Type.Colour, glyphs, positions, utf8, clusters, from);
    }
}
