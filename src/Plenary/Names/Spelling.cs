namespace Plenary.Names;

/// <summary>Compares two words of one script other than Latin letter by letter.</summary>
internal static class Spelling
{
    /// <summary>Pairs of letters that one sound or one habit exchanges.</summary>
    private const string Near = "ةه ةا ةت ىي ثس ثت ذد ذز ضد ضظ ظز طت صس قك قغ قگ غگ جچ جگ جژ كگ بپ فڤ وڤ ئي عا يا ەه ەا ۆو ێي کگ " +
        "אע אה כק כח טת סש בו פב יא גĝ זẑ " +
        "её иі иы иї еэ еє ий гґ цч шщ ъь юу яа оа ву вў жџ хг кќ дђ чћ зс тд бп " +
        "ιη ιυ ιϊ υϋ ωο εη κγ θτ φβ χκ " +
        "lr bv zj uo ei ㅓㅗ ㅐㅔ ㅗㅜ ㄱㅋ ㄷㅌ ㅂㅍ ㅈㅊ ㅅㅆ ㅡㅜ";

    private static readonly HashSet<int> Pairs = [.. Near.Split(' ').SelectMany(p => new[] { p[0] << 16 | p[1], p[1] << 16 | p[0] })];

    /// <summary>Letters that come and go between spellings of one word.</summary>
    private const string Weak = "اويهةعئەۆێאויהעъьийэеаоуыαειουaeiouhwyㅡㅣㅜ";

    public static double Closeness(string a, string b, Alphabet alphabet)
    {
        Span<double> above = stackalloc double[b.Length + 1];
        Span<double> row = stackalloc double[b.Length + 1];
        var vowelled = alphabet is not (Alphabet.Arabic or Alphabet.Hebrew);
        for (var j = 0; j < b.Length; j++) above[j + 1] = above[j] + Gap(b[j], j, vowelled);
        for (var i = 0; i < a.Length; i++)
        {
            row[0] = above[0] + Gap(a[i], i, vowelled);
            for (var j = 0; j < b.Length; j++)
            {
                var cost = a[i] == b[j] ? 0 : Pairs.Contains(a[i] << 16 | b[j]) ? .3 : 1;
                row[j + 1] = Math.Min(above[j] + cost, Math.Min(above[j + 1] + Gap(a[i], i, vowelled), row[j] + Gap(b[j], j, vowelled)));
            }
            row.CopyTo(above);
        }
        var size = Math.Max(2.0, (a.Length + b.Length) / 2.0);
        return 1 / (1 + Math.Exp(-14 * (.22 - above[b.Length] / size)));
    }

    private static double Gap(char letter, int at, bool vowelled) => Weak.Contains(letter, StringComparison.Ordinal) ? vowelled ? .6 : at == 0 ? .8 : .55 : 1;
}
