namespace Plenary.Bench.Names;

/// <summary>
/// Reads the text files of this bench. A byte order mark, any line ends, empty lines and comment lines (that begin with #) do no harm; columns are found by the
/// header where there is one, in any order and among others, and by their place where there is none.
/// </summary>
internal static class TextTable
{
    /// <summary>The names of a file with one name a line.</summary>
    public static IEnumerable<string> Names(string path) => Lines(path).Select(l => l.Text.Trim());

    /// <param name="columns">What is read of each row, in this order.</param>
    /// <param name="needed">So many of them must be there; those after them are empty when they are not.</param>
    public static IEnumerable<string[]> Rows(string path, string[] columns, int needed)
    {
        int[]? places = null;
        foreach (var (text, line) in Lines(path))
        {
            var cells = text.Split('\t');
            if (places is null)
            {
                places = [.. columns.Select(c => Array.FindIndex(cells, cell => string.Equals(cell.Trim(), c, StringComparison.OrdinalIgnoreCase)))];
                if (Array.TrueForAll(places[..needed], p => p >= 0)) continue;
                places = [.. Enumerable.Range(0, columns.Length)];
            }
            var row = Array.ConvertAll(places, p => p >= 0 && p < cells.Length ? cells[p].Trim() : "");
            if (places[..needed].Max() >= cells.Length) throw new InvalidDataException($"{path}, line {line}: {cells.Length} columns; it needs {string.Join(", ", columns[..needed])}, separated by tabs.");
            yield return row;
        }
    }

    private static IEnumerable<(string Text, int Line)> Lines(string path) =>
        File.ReadLines(path).Select((text, i) => (Text: text, Line: i + 1)).Where(l => !string.IsNullOrWhiteSpace(l.Text) && l.Text[0] != '#');
}

/// <summary>Two names that are of one bearer or of two.</summary>
internal sealed record NamePair(string Id, string Stratum, double Label, string A, string B)
{
    /// <summary>The stratum's prefix tells organisations from people and single words.</summary>
    public bool IsOrganisation => Stratum.StartsWith("org", StringComparison.Ordinal) || Stratum == "nk_org";

    public static IEnumerable<NamePair> Read(string path) =>
        TextTable.Rows(path, ["id", "stratum", "label", "name_a", "name_b"], 5).Select(r => new NamePair(r[0], r[1], r[2] == "1" ? 1 : 0, r[3], r[4]));
}
