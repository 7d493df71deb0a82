namespace Plenary.Names;

/// <summary>
/// The consonants of a word in eight classes (P lips, T and S teeth, K back, M, N, L, R), the same for all scripts: words that
/// sound alike mostly share one of their skeletons. Letters that several sounds share give several skeletons.
/// </summary>
internal static class Skeleton
{
    /// <summary>Classes kept; what follows does not help to find a word.</summary>
    private const int Longest = 6;

    private const int MostReadings = 6;

    /// <summary>Each letter or group with its readings, "-" for silent; longest first.</summary>
    private static readonly Dictionary<string, string[]> Readings = Table(
        "b:P p:P f:P v:P ph:P w:-|P bh:P t:T d:T th:T dh:T|S s:S z:S š:S ş:S ś:S sh:S zh:S ch:S|K c:K|S č:S ć:S ç:S cz:S sz:S ž:S ź:S ż:S rz:S|RS sch:S|SK tch:S tsch:S dj:S dž:S dzh:S ts:S tz:S|TS dz:S ţ:S j:S|- g:K|S gh:K|- gu:K kh:K|- k:K q:K ck:K x:KS|K h:- ğ:-|K m:M n:N ñ:N ń:N gn:N|KN l:L ł:L|- r:R ř:R đ:T ð:T þ:T y:- " +
        "ب:P پ:P ف:P ڤ:P و:-|P ت:T د:T ط:T ة:-|T ث:T|S ذ:T|S ض:T|S ظ:T|S س:S ص:S ز:S ش:S ج:S|K چ:S ژ:S تش:S تس:S دز:S خ:K ق:K ك:K گ:K غ:K ک:K|NK م:M ن:N ل:L ر:R ح:- ه:- ع:- كس:KS " +
        "ב:P פ:P ו:-|P ת:T|S ט:T ד:T ס:S ש:S ז:S צ:S ĉ:S ẑ:S ĝ:S ג:K|S כ:K ק:K ח:-|K מ:M נ:N ל:L ר:R טש:S דז:S " +
        "б:P п:P в:P ф:P ў:-|P т:T д:T с:S з:S ш:S щ:S ж:S ч:S ц:S џ:S ћ:S ђ:S дж:S дз:S тс:S тш:S к:K г:K|- х:-|K м:M н:N њ:N л:L љ:L р:R кс:KS " +
        "π:P β:P φ:P μπ:P|MP τ:T δ:T θ:T ντ:T|NT σ:S ζ:S τζ:S τσ:S ξ:KS ψ:PS κ:K γ:K|- χ:-|K γκ:K|NK γγ:NK μ:M ν:N λ:L ρ:R " +
        "ㅂ:P ㅃ:P ㅍ:P ㅄ:P ㅌ:T ㄷ:T ㄸ:T ㅿ:S|T ㅅ:S ㅆ:S ㅈ:S ㅉ:S ㅊ:S ㄱ:K ㄲ:K ㅋ:K ㄳ:K ㅁ:M ㄻ:M ㄴ:N ㄵ:N ㅇ:N|NK ㄹ:R|L ㄺ:L|R ㅎ:-");

    /// <summary>Skeletons of a word, each as a number of base 16 without zeros; the likeliest first.</summary>
    public static int Of(SoundForm form, Span<int> keys)
    {
        Span<int> partial = stackalloc int[MostReadings];
        Span<int> next = stackalloc int[MostReadings * 3];
        partial[0] = 0;
        var count = 1;
        var letters = form.Letters;
        for (var at = 0; at < letters.Length;)
        {
            string[]? readings = null;
            var size = Math.Min(4, letters.Length - at);
            for (; size >= 1; size--)
                if (ByLetters.TryGetValue(letters.AsSpan(at, size), out readings)) break;
            if (readings is null && char.ToLowerInvariant(letters[at]) is var low && low != letters[at]) ByLetters.TryGetValue([low], out readings);
            at += Math.Max(1, size);
            if (readings is null) continue;

            var made = 0;
            foreach (var reading in readings)
                for (var i = 0; i < count && made < next.Length; i++)
                {
                    var key = partial[i];
                    foreach (var c in reading) key = Append(key, c);
                    if (!next[..made].Contains(key)) next[made++] = key;
                }
            count = Math.Min(made, MostReadings);
            next[..count].CopyTo(partial);
        }
        count = Math.Min(count, keys.Length);
        partial[..count].CopyTo(keys);
        return count;
    }

    private static int Append(int key, char c)
    {
        var code = "-PTSKMNLR".IndexOf(c, StringComparison.Ordinal);
        if (code == 0) return key;
        if ((key & 15) == code || key >= 1 << 4 * Longest - 4) return key;
        if ((key & 15) == 2 && code == 3) return (key & ~15) | 3;   // ts is one sound
        return key << 4 | code;
    }

    /// <summary>Skeletons one class away: one dropped, one exchanged, one more. For slips and for sounds that a script does not write.</summary>
    public static int Near(int key, Span<int> keys)
    {
        var count = 0;
        var length = 0;
        while (key >> 4 * length != 0) length++;
        for (var at = 0; at <= length; at++)
        {
            var low = key & ((1 << 4 * at) - 1);
            var high = key >> 4 * at;
            if (at < length && length > 1) keys[count++] = high >> 4 << 4 * at | low;
            for (var code = 1; code <= 8; code++)
            {
                if (at < length && (high & 15) != code) keys[count++] = (high & ~15 | code) << 4 * at | low;
                if (length < Longest) keys[count++] = (high << 4 | code) << 4 * at | low;
            }
        }
        return count;
    }

    public const int MostNear = 7 * 17;

    private static readonly Dictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> ByLetters = Readings.GetAlternateLookup<ReadOnlySpan<char>>();

    private static Dictionary<string, string[]> Table(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(e => e.Split(':')).DistinctBy(e => e[0]).ToDictionary(e => e[0], e => e[1].Split('|'));
}
