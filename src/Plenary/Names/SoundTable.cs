using System.Collections.Frozen;
using System.Globalization;

namespace Plenary.Names;

/// <summary>
/// How likely each chunk of letters of one alphabet is written as a chunk of Latin letters, in eighths of a natural
/// logarithm against chance: ش as sh is far above 0, ش as k is not in the table. One table per alphabet, read from Sounds/*.txt.
/// </summary>
/// <remarks>
/// The tables are statistics of spelling (letters, digraphs, short syllables), learned by <c>bench/names fit</c> from the CC0
/// transliterations of Merhav and Ash (COLING 2018) together with the letter tables in the source of that command.
/// </remarks>
internal sealed class SoundTable
{
    private const sbyte None = sbyte.MinValue;
    private static readonly SoundTable?[] Tables = new SoundTable?[Alphabets.Count];
    private static readonly FrozenDictionary<ulong, ushort>[] Inventories = new FrozenDictionary<ulong, ushort>[Alphabets.Count];

    private readonly sbyte[] scores;
    private readonly int width;

    static SoundTable()
    {
        var files = new (Alphabet Alphabet, List<(string X, string Y, sbyte Score)> Entries)[]
        {
            (Alphabet.Latin, Read("Latin")), (Alphabet.Arabic, Read("Arabic")), (Alphabet.Hebrew, Read("Hebrew")), (Alphabet.Cyrillic, Read("Cyrillic")),
            (Alphabet.Greek, Read("Greek")), (Alphabet.Kana, Read("Kana")), (Alphabet.Hangul, Read("Hangul")), (Alphabet.Han, Read("Han")),
        };
        var ids = new Dictionary<ulong, ushort>[Alphabets.Count];
        for (var i = 0; i < ids.Length; i++) ids[i] = [];
        foreach (var (alphabet, entries) in files)
            foreach (var (x, y, _) in entries) { Add(ids[(int)alphabet], x); Add(ids[(int)Alphabet.Latin], y); }
        for (var i = 0; i < ids.Length; i++) Inventories[i] = ids[i].ToFrozenDictionary();
        foreach (var (alphabet, entries) in files)
            Tables[(int)alphabet] = new SoundTable(entries, ids[(int)alphabet], ids[(int)Alphabet.Latin]);

        static void Add(Dictionary<ulong, ushort> ids, string chunk)
        {
            if (chunk.Length > 0) ids.TryAdd(Pack(chunk), (ushort)(ids.Count + 1));
        }
    }

    /// <summary>Single letters that no data pairs still have a place in the mouth: what they cost opposite each other, or opposite nothing.</summary>
    private void FillFromPhonology(Dictionary<ulong, ushort> rows, Dictionary<ulong, ushort> columns)
    {
        foreach (var (x, row) in rows)
        {
            if (x > char.MaxValue) continue;
            var first = Phonology.Of((char)x);
            Raise(row * width, first.Silent);
            foreach (var (y, column) in columns)
                if (y <= char.MaxValue) Raise(row * width + column, Phonology.Apart(first, Phonology.Of((char)y)));
        }
        foreach (var (y, column) in columns)
            if (y <= char.MaxValue) Raise(column, Phonology.Of((char)y).Silent);

        void Raise(int cell, int score)
        {
            if (scores[cell] < score) scores[cell] = (sbyte)score;
        }
    }

    private SoundTable(List<(string X, string Y, sbyte Score)> entries, Dictionary<ulong, ushort> rows, Dictionary<ulong, ushort> columns)
    {
        width = columns.Count + 1;
        scores = new sbyte[(rows.Count + 1) * width];
        Array.Fill(scores, None);
        foreach (var (x, y, score) in entries)
        {
            var (row, column) = (x == "" ? 0 : rows[Pack(x)], y == "" ? 0 : columns[Pack(y)]);
            scores[row * width + column] = score;
        }
        FillFromPhonology(rows, columns);
    }

    public static FrozenDictionary<ulong, ushort> Inventory(Alphabet alphabet) => Inventories[(int)alphabet];

    /// <summary>The table that reads this alphabet as Latin; Latin itself has one for spelling across languages.</summary>
    public static SoundTable Of(Alphabet alphabet) => Tables[(int)alphabet]!;

    public static ulong Pack(ReadOnlySpan<char> chunk)
    {
        var packed = 0UL;
        foreach (var c in chunk) packed = packed << 16 | c;
        return packed;
    }

    /// <summary>
    /// The score of the best way to read <paramref name="a"/> (in this table's alphabet) as <paramref name="b"/> (Latin), in
    /// eighths of a natural logarithm; above 0 speaks for the same sound.
    /// </summary>
    public int Align(SoundForm a, SoundForm b)
    {
        int rows = a.Length, columns = b.Length, row = columns + 1;
        if (rows == 0 || columns == 0) return int.MinValue / 2;
        Span<int> best = stackalloc int[4 * (Letters.Longest + 1)];
        best.Fill(int.MinValue / 2);
        best[0] = 0;
        ReadOnlySpan<ushort> ax = a.Chunks, bx = b.Chunks;
        ReadOnlySpan<sbyte> table = scores;
        for (var i = 0; i <= rows; i++)
        {
            var here = best.Slice((i & 3) * row, row);
            var next = best.Slice(((i + 1) & 3) * row, row);
            var second = best.Slice(((i + 2) & 3) * row, row);
            var third = best.Slice(((i + 3) & 3) * row, row);
            third.Fill(int.MinValue / 2);
            if (i == 0) { next.Fill(int.MinValue / 2); second.Fill(int.MinValue / 2); }
            int x1 = 0, x2 = 0, x3 = 0;
            if (i < rows) { x1 = ax[i * 3] * width; x2 = ax[i * 3 + 1] * width; x3 = ax[i * 3 + 2] * width; }
            for (var j = 0; j <= columns; j++)
            {
                var value = here[j];
                int y1 = 0, y2 = 0, y3 = 0;
                if (j < columns)
                {
                    y1 = bx[j * 3]; y2 = bx[j * 3 + 1]; y3 = bx[j * 3 + 2];
                    var inserted = y1 == 0 ? None : table[y1];
                    Raise(ref here[j + 1], value + (inserted == None ? Phonology.Unknown : inserted));
                }
                if (i == rows) continue;

                var dropped = x1 == 0 ? None : table[x1];
                Raise(ref next[j], value + (dropped == None ? Phonology.Unknown : dropped));
                if (j == columns) continue;

                var pair = x1 == 0 || y1 == 0 ? None : table[x1 + y1];
                Raise(ref next[j + 1], value + (pair == None ? a.Letters[i] == b.Letters[j] ? 8 : Phonology.Unknown : pair));
                if (x1 != 0)
                {
                    if (y2 != 0 && table[x1 + y2] is var v12 && v12 != None) Raise(ref next[j + 2], value + v12);
                    if (y3 != 0 && table[x1 + y3] is var v13 && v13 != None) Raise(ref next[j + 3], value + v13);
                }
                if (x2 != 0)
                {
                    if (y1 != 0 && table[x2 + y1] is var v21 && v21 != None) Raise(ref second[j + 1], value + v21);
                    if (y2 != 0 && table[x2 + y2] is var v22 && v22 != None) Raise(ref second[j + 2], value + v22);
                }
                if (x3 != 0 && y1 != 0 && table[x3 + y1] is var v31 && v31 != None) Raise(ref third[j + 1], value + v31);
            }
        }
        return best[(rows & 3) * row + columns];
    }

    private static void Raise(ref int cell, int value)
    {
        if (value > cell) cell = value;
    }

    /// <summary>Lines: chunk, tab, then pairs "latin score" separated by spaces; "-" stands for nothing.</summary>
    private static List<(string X, string Y, sbyte Score)> Read(string name)
    {
        var entries = new List<(string, string, sbyte)>();
        foreach (var line in Resource.Lines("Sounds." + name + ".txt"))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var (x, cells) = (line[..tab], line[(tab + 1)..].Split(' '));
            for (var i = 0; i < cells.Length; i += 2)
                entries.Add((x == "-" ? "" : x, cells[i] == "-" ? "" : cells[i], sbyte.Parse(cells[i + 1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)));
        }
        return entries;
    }
}
