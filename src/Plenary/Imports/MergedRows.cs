namespace Plenary.Imports;

/// <summary>Gives every cell of a joined block the text that is shown over the block: a country written once beside its ten delegates is the country of all ten.</summary>
internal sealed class MergedRows(IRawRows source)
{
    public IEnumerable<RawRow> Read()
    {
        // Blocks across columns only stay as they are: in a head they are groups, among the rows they are titles.
        var waiting = new Queue<MergedCells>(source.Merged.Where(one => one.LastRow > one.FirstRow).OrderBy(one => one.FirstRow));
        var open = new List<(MergedCells Block, string Text)>();
        foreach (var row in source.Read())
        {
            var at = row.Number - 1;
            while (waiting.TryPeek(out var next) && next.FirstRow <= at)
            {
                waiting.Dequeue();
                if (next.FirstRow == at && next.FirstColumn < row.Cells.Length) open.Add((next, row.Cells[next.FirstColumn]));
            }
            open.RemoveAll(one => one.Block.LastRow < at);
            foreach (var (block, text) in open)
                if (at > block.FirstRow && block.FirstColumn < row.Cells.Length && row.Cells[block.FirstColumn].Length == 0)
                    row.Cells[block.FirstColumn] = text;
            yield return row;
        }
    }
}
