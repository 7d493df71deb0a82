using System.Text;

namespace Plenary.Imports;

/// <summary>The rows of a CSV: RFC 4180 as far as the file keeps to it, and a stated way on where it does not.</summary>
/// <remarks>
/// Own parser, because a library either stops at the first wrong quotation mark or reads on to the end of the file with it.
/// Here a quotation mark that is never closed costs its own row and no other, and no cell is ever held that is too long.
/// </remarks>
internal sealed class CsvRows(Stream stream, EncodingGuess encoding, SheetChoices choices) : IRawRows
{
    public IReadOnlyList<MergedCells> Merged => [];

    public bool IsRagged => true;

    public IEnumerable<RawRow> Read()
    {
        stream.Position = encoding.Preamble;
        using var reader = new StreamReader(stream, encoding.Encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 16 << 10, leaveOpen: true);
        var text = new CsvText(reader);
        var separator = choices.Separator ?? Separator(text);
        var parser = new CsvParser(text, separator, choices.Limits);
        while (parser.Next() is { } row)
        {
            if (row.Problems is { Count: > 0 } || !row.IsEmpty) yield return row;
            if (parser.IsGivenUp) yield break;
        }
    }

    /// <summary>The line <c>sep=;</c> that Excel writes, or the separator that cuts the beginning into rows of most equal width.</summary>
    private char Separator(CsvText text)
    {
        if (text.Peek(0) is 's' or 'S' && string.Equals(text.Ahead(4), "sep=", StringComparison.OrdinalIgnoreCase))
        {
            var named = (char)text.Peek(4);
            for (var c = text.Take(); c is not ('\n' or -1); c = text.Take()) { }
            return named;
        }
        var sample = text.Ahead(64 << 10);
        return ((char[])[',', ';', '\t', '|']).MaxBy(one => Fitness(sample, one, choices.Limits));
    }

    private static double Fitness(string sample, char separator, SheetLimits limits)
    {
        var parser = new CsvParser(new CsvText(new StringReader(sample)), separator, limits with { Unclosed = 3, Quoted = 8 << 10 });
        var widths = new List<int>();
        while (widths.Count < 60 && parser.Next() is { } row && !parser.IsGivenUp)
            if (!row.IsEmpty) widths.Add(row.Cells.Length);
        if (widths.Count > 2 && sample.Length >= 64 << 10) widths.RemoveAt(widths.Count - 1);
        if (widths.Count == 0) return 0;
        var usual = widths.GroupBy(width => width).OrderByDescending(same => same.Count()).ThenByDescending(same => same.Key).First();
        return usual.Key == 1 ? 0 : (double)usual.Count() / widths.Count * (1 + Math.Log2(Math.Min(usual.Key, 64)));
    }
}

/// <summary>A text read piece by piece, in which one may go back to a marked place.</summary>
internal sealed class CsvText(TextReader reader)
{
    private char[] kept = new char[32 << 10];
    private int start, end;
    private int marked = -1;
    private bool isOver;

    public int Peek(int ahead) => Fill(ahead + 1) ? kept[start + ahead] : -1;

    public int Take() => Fill(1) ? kept[start++] : -1;

    /// <summary>Up to so many characters from here, without taking them.</summary>
    public string Ahead(int length)
    {
        Fill(length);
        return new(kept, start, Math.Min(length, end - start));
    }

    /// <summary>What is at hand without reading on; at least one character unless the text is over.</summary>
    public ReadOnlySpan<char> AtHand => Fill(1) ? kept.AsSpan(start, end - start) : [];

    public void Skip(int length) => start += length;

    public void Mark() => marked = start;

    public int SinceMark => start - marked;

    public void Unmark() => marked = -1;

    public void GoBack() => (start, marked) = (marked, -1);

    private bool Fill(int wanted)
    {
        while (end - start < wanted && !isOver)
        {
            var from = marked >= 0 ? marked : start;
            if (from > 0 && end == kept.Length)
            {
                kept.AsSpan(from, end - from).CopyTo(kept);
                (start, end, marked) = (start - from, end - from, marked >= 0 ? 0 : -1);
            }
            if (end == kept.Length) Array.Resize(ref kept, kept.Length * 2);
            var read = reader.Read(kept.AsSpan(end));
            if (read == 0) isOver = true;
            end += read;
        }
        return end - start >= wanted;
    }
}
