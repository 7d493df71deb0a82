using System.Text;

namespace Plenary.Names;

/// <summary>Katakana and hiragana read as Latin letters (Hepburn, with ヴ as v, long vowels left short and ッ left out).</summary>
internal static class Kana
{
    private const string Table =
        "アa イi ウu エe オo カka キki クku ケke コko サsa シshi スsu セse ソso タta チchi ツtsu テte トto ナna ニni ヌnu ネne ノno " +
        "ハha ヒhi フfu ヘhe ホho マma ミmi ムmu メme モmo ヤya ユyu ヨyo ラra リri ルru レre ロro ワwa ヰi ヱe ヲo ンn ヴvu " +
        "ガga ギgi グgu ゲge ゴgo ザza ジji ズzu ゼze ゾzo ダda ヂji ヅzu デde ドdo バba ビbi ブbu ベbe ボbo パpa ピpi プpu ペpe ポpo ヷva ヸvi ヹve ヺvo";

    private static readonly Dictionary<char, string> Sounds = Table.Split(' ').ToDictionary(e => e[0], e => e[1..]);

    /// <summary>Hiragana as katakana, anything else as it is: は is ハ.</summary>
    public static string Katakana(string text) =>
        text.AsSpan().ContainsAnyInRange('ぁ', 'ゖ') ? string.Create(text.Length, text, static (span, from) => { for (var i = 0; i < span.Length; i++) span[i] = from[i] is >= 'ぁ' and <= 'ゖ' ? (char)(from[i] + 0x60) : from[i]; }) : text;

    public static string Romaji(string text)
    {
        var kept = new StringBuilder(text.Length * 2);
        var normal = new StringBuilder(text.Length);
        foreach (var rune in NameText.Runes(text)) normal.Append(rune);
        foreach (var typed in normal.ToString().Normalize(NormalizationForm.FormKC))
        {
            var c = typed is >= 'ぁ' and <= 'ゖ' ? (char)(typed + 0x60) : typed;
            switch (c)
            {
                case 'ァ' or 'ィ' or 'ゥ' or 'ェ' or 'ォ': Small("aiueo"["ァィゥェォ".IndexOf(c, StringComparison.Ordinal)]); break;
                case 'ャ' or 'ュ' or 'ョ': Glide("auo"["ャュョ".IndexOf(c, StringComparison.Ordinal)]); break;
                case 'ヮ': Small('a'); break;
                default: if (Sounds.TryGetValue(c, out var sound)) kept.Append(sound); break;
            }
        }
        return kept.ToString();

        // フェ is fe, ティ is ti, ウィ is wi: the small vowel takes the place of the vowel before it.
        void Small(char vowel)
        {
            if (kept.Length > 0 && kept[^1] == 'u' && (kept.Length == 1 || "aiueo".Contains(kept[^2], StringComparison.Ordinal))) kept[^1] = 'w';
            else if (kept.Length > 1 && "aiueo".Contains(kept[^1], StringComparison.Ordinal) && !"aiueo".Contains(kept[^2], StringComparison.Ordinal)) kept.Length--;
            kept.Append(vowel);
        }

        // キャ is kya, シャ is sha: the small y-sound takes the place of the i.
        void Glide(char vowel)
        {
            if (kept.Length > 1 && kept[^1] is 'i' or 'e' or 'u')
            {
                var soft = kept[^2] is 'h' && kept.Length > 2 && kept[^3] is 's' or 'c' || kept[^2] == 'j';
                kept.Length--;
                if (!soft) kept.Append('y');
            }
            else kept.Append('y');
            kept.Append(vowel);
        }
    }
}
