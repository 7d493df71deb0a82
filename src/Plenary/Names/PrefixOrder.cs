namespace Plenary.Names;

/// <summary>Words in alphabetical order for finding those that begin with given letters; additions wait in a short list before they are merged.</summary>
internal sealed class PrefixOrder
{
    private const int MostWaiting = 4_000;

    private readonly List<(string Letters, int Word)> waiting = [];
    private readonly HashSet<(string Letters, int Word)> gone = [];
    private (string Letters, int Word)[] sorted = [];
    private int size;

    public void Add(string letters, int word)
    {
        if (gone.Remove((letters, word))) return;
        waiting.Add((letters, word));
        if (waiting.Count >= Math.Max(MostWaiting, size / 2)) Merge();
    }

    public void Remove(string letters, int word)
    {
        if (waiting.Remove((letters, word))) return;
        gone.Add((letters, word));
        if (gone.Count >= MostWaiting) Merge();
    }

    public void StartingWith(string letters, List<int> found, int most)
    {
        var (low, high) = (0, size);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(sorted[middle].Letters, letters) < 0) low = middle + 1; else high = middle;
        }
        for (; low < size && found.Count < most && sorted[low].Letters.StartsWith(letters, StringComparison.Ordinal); low++)
            if (gone.Count == 0 || !gone.Contains(sorted[low])) found.Add(sorted[low].Word);
        foreach (var (text, word) in waiting)
            if (found.Count < most && text.StartsWith(letters, StringComparison.Ordinal)) found.Add(word);
    }

    /// <summary>Puts what waits in its place, and takes out what is gone.</summary>
    public void Merge()
    {
        sorted = [.. sorted.AsSpan(0, size).ToArray().Where(e => !gone.Contains(e)), .. waiting];
        Array.Sort(sorted, (x, y) => string.CompareOrdinal(x.Letters, y.Letters) is not 0 and var c ? c : x.Word.CompareTo(y.Word));
        size = sorted.Length;
        waiting.Clear();
        gone.Clear();
    }
}
