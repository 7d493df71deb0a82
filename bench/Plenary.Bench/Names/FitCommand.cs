using System.Globalization;
using Plenary.Names;

namespace Plenary.Bench.Names;

/// <summary><c>names fit DATA OUT [pairs]</c>: learns every sound table from the transliterations in DATA/lexicon (and, when asked, the same-person pairs) into OUT.</summary>
internal static class FitCommand
{
    public static int Run(string[] args)
    {
        var (data, output, usePairs, half) = (args[0], args[1], args.Contains("pairs"), args.Contains("half"));
        Directory.CreateDirectory(output);
        var fromPairs = usePairs ? FromPairs(Path.Combine(data, "pairs_person.tsv"), half) : [];

        var latin = new List<(string X, string Y, double Weight)>();
        One(Alphabet.Arabic, "arabic_latin", FitLetters.Arabic, 12, .12);
        One(Alphabet.Hebrew, "hebrew_latin", FitLetters.Hebrew, 6, .08);
        One(Alphabet.Cyrillic, "russian_latin", FitLetters.Cyrillic, 12, .08);
        One(Alphabet.Kana, "katakana_latin", "", 0, .08);
        One(Alphabet.Hangul, "korean_latin", "", 0, .12);
        One(Alphabet.Han, "chinese_latin", "", 0, .12);
        One(Alphabet.Greek, null, FitLetters.Greek, 60, .05);

        latin.AddRange(fromPairs.Where(p => p.Alphabet == Alphabet.Latin).Select(p => (p.X, p.Y, 1.0)));
        latin.AddRange(latin.Select(p => (p.Y, p.X, p.Weight)).ToList());
        var model = Fit.Learn(latin, FitLetters.Counts(FitLetters.Latin, 20), 6, 3, .05, symmetric: true);
        Fit.Write(model, Path.Combine(output, "Latin.txt"), "Latin spellings of one sound across languages. See SoundTable.");
        Console.WriteLine($"Latin: {latin.Count} pairs, {model.Joint.Count} entries");
        return 0;

        void One(Alphabet alphabet, string? lexicon, string letters, double weight, double worst)
        {
            var pairs = lexicon is null ? [] : Lexicon(Path.Combine(data, "lexicon", lexicon + ".tsv"), alphabet);
            AddVariants(pairs, latin);
            pairs.AddRange(fromPairs.Where(p => p.Alphabet == alphabet).Select(p => (p.X, p.Y, 2.0)));
            var prior = letters == "" ? [] : FitLetters.Counts(letters, weight);
            var model = Fit.Learn(pairs, prior, 6, alphabet == Alphabet.Greek ? .5 : 2, worst, symmetric: false);
            Fit.Write(model, Path.Combine(output, alphabet + ".txt"), $"{alphabet} letters and the Latin letters they are written with. See SoundTable.");
            Console.WriteLine($"{alphabet}: {pairs.Count} pairs, {model.Joint.Count} entries");
        }
    }

    private static List<(string X, string Y, double Weight)> Lexicon(string path, Alphabet alphabet) =>
        File.ReadLines(path).Skip(1).Select(l => l.Split('\t'))
            .Select(r => (X: Letters.Of(r[0], alphabet), Y: Letters.Of(r[1], Alphabet.Latin), Math.Min(3, Math.Sqrt(double.Parse(r[2], CultureInfo.InvariantCulture)))))
            .Where(r => r.X.Length > 1 && r.Y.Length > 1).ToList();

    /// <summary>Two Latin spellings of one foreign token are spellings of one sound, when both have the same first consonants.</summary>
    private static void AddVariants(List<(string X, string Y, double Weight)> pairs, List<(string X, string Y, double Weight)> latin)
    {
        foreach (var group in pairs.GroupBy(p => p.X))
        {
            var spellings = group.Select(p => p.Y).Distinct().Take(6).ToList();
            latin.Add((spellings[0], spellings[0], .2));
            for (var i = 0; i < spellings.Count; i++)
                for (var j = i + 1; j < spellings.Count; j++)
                    if (Skeleton(spellings[i]) == Skeleton(spellings[j])) latin.Add((spellings[i], spellings[j], .5));
        }
    }

    private static string Skeleton(string s) => new([.. s.Where((c, i) => (i == 0 || c != s[i - 1]) && !"aeiouyhéäöüåæıəwjgckqszşšcčćçžźżśxğ".Contains(c, StringComparison.Ordinal)).Select(c => c switch { 'v' or 'f' or 'p' => 'b', 't' => 'd', 'ł' => 'l', 'ñ' or 'ń' => 'n', _ => c })]);

    /// <summary>Tokens of same-person pairs that sound alike by the tables in the assembly.</summary>
    private static List<(Alphabet Alphabet, string X, string Y)> FromPairs(string path, bool half)
    {
        var found = new List<(Alphabet, string, string)>();
        foreach (var row in File.ReadLines(path).Skip(1).Select(l => l.Split('\t')))
        {
            if (row[2] != "1" || (half && Crc(row[4]) % 2 == 1) || row[1].Contains("composed", StringComparison.Ordinal)) continue;
            var left = Tokens(row[3]); var right = Tokens(row[4]);
            foreach (var a in left)
                foreach (var b in right)
                {
                    var (x, y) = b.Alphabet == Alphabet.Latin ? (a, b) : (b, a);
                    if (y.Alphabet != Alphabet.Latin || x.Length < 3 || y.Length < 3 || x.Letters == y.Letters) continue;
                    var score = SoundTable.Of(x.Alphabet).Align(x, y) / 8.0 / ((x.Length + y.Length) / 2.0 + 2);
                    if (score > .35) found.Add((x.Alphabet, x.Letters, y.Letters));
                }
        }
        return found;
    }

    /// <summary>A stable hash for halving the data by person.</summary>
    public static uint Crc(string text) => text.Aggregate(2166136261u, (h, c) => (h ^ c) * 16777619u);

    private static List<SoundForm> Tokens(string name) =>
        [.. name.Split([' ', '-', ',', '.', '·', '・', '='], StringSplitOptions.RemoveEmptyEntries).Select(t =>
        {
            var alphabet = t.EnumerateRunes().Select(Alphabets.Of).FirstOrDefault(a => a is not null) ?? Alphabet.Latin;
            return new SoundForm(Letters.Of(t, alphabet), alphabet);
        }).Where(f => f.Length > 0)];
}
