using System.Text;

namespace Plenary.Imports;

/// <summary>Cuts a text into rows and cells.</summary>
internal sealed class CsvParser(CsvText text, char separator, SheetLimits limits)
{
    private readonly System.Buffers.SearchValues<char> ends = System.Buffers.SearchValues.Create([separator, '\r', '\n']);
    private readonly StringBuilder cell = new();
    private readonly List<string> cells = [];
    private List<CellProblem>? problems;
    private int number;
    private int unclosed;

    /// <summary>The last row says why nothing after it is read.</summary>
    public bool IsGivenUp { get; private set; }

    /// <summary>The next row, empty ones included; null after the last.</summary>
    public RawRow? Next()
    {
        if (IsGivenUp || text.Peek(0) < 0) return null;
        if (++number > limits.Rows) return GiveUp(SheetRefusals.TooManyRows.With(limits.Rows));

        cells.Clear();
        problems = null;
        do ReadCell(); while (TakeSeparator());

        if (unclosed > limits.Unclosed)
            return GiveUp(SheetRefusals.TooManyQuotes.With(limits.Unclosed));
        return new(number, [.. cells], problems);
    }

    private RawRow GiveUp(Refusal refusal)
    {
        IsGivenUp = true;
        return new(number, [.. cells], [.. problems ?? [], new(null, refusal) { EndsReading = true }]);
    }

    private void ReadCell()
    {
        cell.Clear();
        var blanks = 0;
        while (separator != ' ' && text.Peek(blanks) == ' ' && blanks < 8) blanks++;
        if (text.Peek(blanks) != '"') ReadPlain();
        else
        {
            text.Skip(blanks);
            if (!ReadQuoted()) ReadUnclosed();
        }
        Keep();
    }

    private void Keep()
    {
        var column = cells.Count;
        if (column >= limits.Columns)
        {
            var refusal = SheetRefusals.TooManyColumns.With(limits.Columns);
            if (problems?.Exists(problem => problem.Refusal == refusal) != true) Complain(new(null, refusal));
            return;
        }
        var kept = cell.Length <= limits.CellLength ? Neutral.Undo(cell.ToString()) : cell.ToString(0, limits.CellLength);
        if (cell.Length > limits.CellLength) Complain(new(column, SheetRefusals.CellTooLong.With(limits.CellLength)));
        else if (CellProblem.Of(kept, column, limits) is { } problem) Complain(problem);
        cells.Add(kept);
    }

    private void Complain(CellProblem problem) => (problems ??= []).Add(problem);

    /// <summary>Appends while the cell is not too long; one character more says that it is.</summary>
    private void Append(ReadOnlySpan<char> piece) => cell.Append(piece[..Math.Min(piece.Length, Math.Max(0, limits.CellLength + 1 - cell.Length))]);

    private void ReadPlain()
    {
        for (var piece = text.AtHand; piece.Length > 0; piece = text.AtHand)
        {
            var end = piece.IndexOfAny(ends);
            Append(end < 0 ? piece : piece[..end]);
            text.Skip(end < 0 ? piece.Length : end);
            if (end >= 0) return;
        }
    }

    /// <summary>
    /// Reads a cell in quotation marks. A mark inside that is not doubled is taken as it stands; together with a line end
    /// in the same cell it means that the cell was never closed and the mark is the next row's.
    /// </summary>
    /// <returns>False when it is never closed; the text stands at its opening mark again.</returns>
    private bool ReadQuoted()
    {
        text.Mark();
        text.Skip(1);
        bool broken = false, stray = false;
        while (true)
        {
            var piece = text.AtHand;
            if (piece.Length == 0 || text.SinceMark > limits.Quoted || (broken && stray)) { text.GoBack(); return false; }
            var quote = piece.IndexOf('"');
            var plain = quote < 0 ? piece : piece[..quote];
            broken |= plain.ContainsAny('\r', '\n');
            Append(plain);
            text.Skip(plain.Length);
            if (quote < 0) continue;

            text.Skip(1);
            if (text.Peek(0) == '"') { Append("\""); text.Skip(1); continue; }
            var blanks = 0;
            while (separator != ' ' && text.Peek(blanks) == ' ' && blanks < 8) blanks++;
            if (IsEnd(text.Peek(blanks))) { text.Skip(blanks); text.Unmark(); return true; }
            stray = true;
            Append("\"");
        }
    }

    private void ReadUnclosed()
    {
        unclosed++;
        cell.Clear();
        Complain(new(cells.Count, SheetRefusals.QuoteNotClosed));
        ReadPlain();
    }

    private bool IsEnd(int next) => next == separator || next is '\r' or '\n' or -1;

    /// <summary>True when another cell of the row follows.</summary>
    private bool TakeSeparator()
    {
        var next = text.Take();
        if (next == separator) return true;
        if (next == '\r' && text.Peek(0) == '\n') text.Skip(1);
        return false;
    }
}
