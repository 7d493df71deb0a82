using System.Globalization;
using Plenary.Names;

namespace Plenary.Imports;

/// <summary>Finds the row with the names of the columns: not always the first, and sometimes two.</summary>
internal static class Head
{
    /// <summary>The head is looked for in so many rows; a row that somebody chose may be further down.</summary>
    private const int Looked = 40, Furthest = 1_000;

    /// <summary>Reads the beginning of a sheet, and gives head and rows.</summary>
    public static Sheet Split(string name, IRawRows source, SheetChoices choices)
    {
        var reading = new MergedRows(source).Read().GetEnumerator();
        var first = new List<RawRow>();
        var chosen = choices.HeadRow;
        while ((first.Count < Looked || first[^1].Number < Math.Min(chosen ?? 0, Furthest)) && reading.MoveNext()) first.Add(reading.Current);
        if (first.Count == 0 || chosen is < 1 || chosen > Math.Min(first[^1].Number, Furthest))
        {
            reading.Dispose();
            return new(name, 0, [], [], new(name, 0, null, first.Count == 0 ? SheetRefusals.Empty : SheetRefusals.NoSuchRow.With(chosen!.Value, Math.Min(first[^1].Number, Furthest))));
        }

        var (top, bottom) = chosen is { } number ? Chosen(first, number, source) : Find(first, source);
        var columns = Name(top == bottom ? Plain(first[bottom].Cells) : Joined(first[top].Cells, first[bottom].Cells));
        string ColumnName(int index) => index < columns.Count ? columns[index].Name : "Column " + Column.LettersOf(index);

        // What stands wrong in the head itself is told before the first row.
        var headProblems = (first[bottom].Problems ?? []).Select(problem => problem.At(name, first[bottom].Number, ColumnName)).ToList();
        return new(name, first[bottom].Number, columns, Rows(), headProblems.FirstOrDefault(problem => problem.EndsReading)) { Above = top };

        IEnumerable<SheetRow> Rows()
        {
            using (reading)
            {
                if (headProblems.Count > 0) yield return new(first[bottom].Number, Fit(first[bottom].Cells), headProblems);
                for (var i = bottom + 1; i < first.Count; i++) yield return Row(first[i]);
                while (reading.MoveNext()) yield return Row(reading.Current);
            }
        }

        SheetRow Row(RawRow raw)
        {
            var problems = raw.Problems?.ConvertAll(problem => problem.At(name, raw.Number, ColumnName)) ?? [];
            if (source.IsRagged && raw.Cells.AsSpan(Math.Min(columns.Count, raw.Cells.Length)).ContainsAnyExcept(""))
                problems.Add(new(name, raw.Number, null, SheetRefusals.Ragged.With(raw.Cells.Length, columns.Count)));
            return new(raw.Number, Fit(raw.Cells), problems);
        }

        string[] Fit(string[] cells)
        {
            if (cells.Length == columns.Count) return cells;
            var fitted = new string[columns.Count];
            Array.Fill(fitted, "");
            cells.AsSpan(0, Math.Min(cells.Length, fitted.Length)).CopyTo(fitted);
            return fitted;
        }
    }

    private static (int Top, int Bottom) Chosen(List<RawRow> rows, int number, IRawRows source)
    {
        var at = rows.FindIndex(row => row.Number >= number);
        return at > 0 && IsPair(rows[at - 1], rows[at], source.Merged) ? (at - 1, at) : (at, at);
    }

    /// <summary>
    /// The row with most known names of columns; without any, the first that is filled and holds no data. Nobody writes a full row over the head, so what comes
    /// after such a one is the head only if it clearly is: a language that is not known here must not cost the first person of the list.
    /// </summary>
    private static (int Top, int Bottom) Find(List<RawRow> rows, IRawRows source)
    {
        var width = rows.GroupBy(row => row.Cells.Count(IsFilled)).OrderByDescending(same => same.Count()).ThenByDescending(same => same.Key).First().Key;
        var full = rows.FindIndex(row => row.Cells.Count(IsFilled) is var filled and > 0 && filled * 3 >= width * 2 && !row.Cells.Any(IsData));
        var best = 0;
        var bestScore = double.MinValue;
        for (var i = 0; i < Math.Min(rows.Count, 20); i++)
        {
            var filled = rows[i].Cells.Where(IsFilled).ToArray();
            if (full >= 0 && i > full && !IsClearly(filled)) continue;
            var known = filled.Sum(HeadWords.Knowledge);
            var score = 2.0 * known / Math.Max(1, filled.Length) * Math.Min(filled.Length, 4) + Math.Min(1, (double)filled.Length / Math.Max(1, width)) * 2
                - 4.0 * filled.Count(IsData) / Math.Max(1, filled.Length) - i * 0.05;
            if (score > bestScore) (best, bestScore) = (i, score);
        }
        if (best + 1 < rows.Count && IsPair(rows[best], rows[best + 1], source.Merged)) return (best, best + 1);
        return best > 0 && IsPair(rows[best - 1], rows[best], source.Merged) ? (best - 1, best) : (best, best);
    }

    /// <summary>At least half of the cells, and not one alone among others, are names of columns that hardly stand in a cell.</summary>
    private static bool IsClearly(string[] filled) => filled.Count(HeadWords.IsOnlyHead) is var sure and > 0 && sure * 2 >= filled.Length && (sure > 1 || filled.Length == 1);

    /// <summary>
    /// Two rows make one head when cells are joined across or over them ("Name" over "Given" and "Family"), or, where the joining was
    /// lost on the way to CSV, when the lower names exactly columns that the upper leaves open.
    /// </summary>
    private static bool IsPair(RawRow upper, RawRow lower, IReadOnlyList<MergedCells> merged)
    {
        if (lower.Number != upper.Number + 1 || upper.Cells.Concat(lower.Cells).Any(IsData)) return false;
        var (row, below) = (upper.Number - 1, lower.Number - 1);
        if (merged.Any(one => one.FirstRow == row && one.LastRow == below && IsFilled(At(upper.Cells, one.FirstColumn)))) return true;
        if (merged.Any(one => one.FirstRow == row && one.LastRow == row && one.LastColumn > one.FirstColumn
            && Enumerable.Range(one.FirstColumn, one.LastColumn - one.FirstColumn + 1).All(column => IsFilled(At(lower.Cells, column)))))
            return upper.Cells.Count(IsFilled) > 1;
        if (merged.Count > 0 || upper.Cells.Count(IsFilled) < 2) return false;

        var opened = false;
        for (var i = 0; i < Math.Max(upper.Cells.Length, lower.Cells.Length); i++)
        {
            var (above, under) = (IsFilled(At(upper.Cells, i)), IsFilled(At(lower.Cells, i)));
            if (!above && under) { if (!HeadWords.Knows(At(lower.Cells, i)) || HeadWords.StandsInCells(At(lower.Cells, i))) return false; opened = true; }
            if (above && under && IsFilled(At(upper.Cells, i + 1))) return false;
        }
        return opened;
    }

    private static List<string> Plain(string[] cells)
    {
        var last = Array.FindLastIndex(cells, IsFilled);
        return [.. cells.Take(last + 1).Select(NameText.Clean)];
    }

    private static List<string> Joined(string[] upper, string[] lower)
    {
        var names = new List<string>();
        var over = "";
        for (var i = 0; i <= Math.Max(Array.FindLastIndex(upper, IsFilled), Array.FindLastIndex(lower, IsFilled)); i++)
        {
            var (above, under) = (NameText.Clean(At(upper, i)), NameText.Clean(At(lower, i)));
            if (above.Length > 0) over = above;
            else if (under.Length == 0) over = "";
            names.Add(under.Length == 0 || under == over ? over : over.Length == 0 ? under : $"{over} / {under}");
        }
        return names;
    }

    private static List<Column> Name(List<string> names)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var columns = new List<Column>();
        foreach (var given in names)
        {
            var name = given.Length > 200 ? given[..200] : given.Length > 0 ? given : "Column " + Column.LettersOf(columns.Count);
            var distinct = name;
            for (var again = 2; !taken.Add(distinct); again++) distinct = string.Create(CultureInfo.InvariantCulture, $"{name} ({again})");
            columns.Add(new(columns.Count, distinct) { IsUnnamed = given.Length == 0 });
        }
        return columns;
    }

    private static string At(string[] cells, int index) => index < cells.Length ? cells[index] : "";

    private static bool IsFilled(string cell) => !string.IsNullOrWhiteSpace(cell);

    /// <summary>Numbers, addresses, links and long texts are data, whatever row they stand in.</summary>
    private static bool IsData(string cell) =>
        IsFilled(cell) && (cell.Length > 120 || cell.Contains('@') || cell.Contains("://", StringComparison.Ordinal)
        || cell.All(c => char.IsDigit(c) || c is '.' or '-' or '/' or ' ' or '+' or ',' or ':' or 'T'));
}
